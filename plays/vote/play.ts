// Vote: five kinds of ballots, weights, a quorum, secret ballots with a receipt, and a voice that can be left to another for one step.
import type { Text } from '#kernel/i18n.ts'
import { type Phase, play, type Scene, type Settlement } from '#modules/activities/contract.ts'
import { crowd } from '../steps.ts'
import { counted, fundedBy, instantRunOff, mostVotes, noCounts } from './count.ts'
import { moves } from './moves.ts'
import { type Listed, type Mine, type Result, Settings, type Table } from './settings.ts'

/** So many ballots are listed with the result; beyond, only counts are. */
const listedMax = 5000

interface Sum {
  settings: Settings
  table: Table
  orders: Record<string, number>
  list: Listed[]
  unlisted: number
}
type Look = Pick<Scene<Settings, Table>, 'settings' | 'table'>

function end({ table, orders, list, unlisted }: Sum, { settings, chance }: Scene<Settings, Table>): Settlement {
  const isQuorate = table.voters > 0 && table.voters >= settings.quorum
  const run = settings.kind === 'ranked' ? instantRunOff(settings.options.length, orders, chance) : null
  const paid = settings.kind === 'budget' ? fundedBy(settings, table.counts, chance) : null
  const most = run ?? paid ?? mostVotes(table.counts, settings.winners, chance)
  const result: Result = {
    ...table,
    ...{ isQuorate, winners: isQuorate ? most.winners : [], byLot: isQuorate && most.byLot },
    ...{ rounds: run?.rounds ?? [], spent: isQuorate ? (paid?.spent ?? 0) : 0 },
    ...{ list: list.sort((a, b) => (a[0] < b[0] ? -1 : 1)), unlisted },
  }
  return { result, awards: [] }
}

/** The counts as they may be seen before the result; null: not yet. */
function liveCounts({ settings: { results, isSecret }, table }: Look, phase: Phase): Pick<Table, 'counts' | 'weight'> | null {
  if (results === 'sealed' || table.isUneven) return null
  if (!isSecret) return table
  return phase === 'open' ? (table.steps?.seen ?? null) : table.voters >= crowd ? table : null
}

function shownOf({ settings, table }: Look, phase: Phase, mine: Mine | null, result: Result | null) {
  const live = result ?? liveCounts({ settings, table }, phase)
  const { question, kind, options, most, budget, winners, quorum, isSecret, mayChange, mayDelegate, results } = settings
  return {
    ...{ question, kind, options, most, budget, winners, quorum, isSecret, mayChange, mayDelegate, results, phase },
    isUneven: result === null && table.isUneven === true,
    voters: table.voters,
    counts: live?.counts ?? null,
    weight: live?.weight ?? null,
    mine: mine && {
      ...{ choices: mine.choices, to: mine.to, entrusted: mine.load.people },
      ...{ weight: mine.weight, code: mine.code, nonce: mine.nonce },
    },
    result,
  }
}
export type Shown = ReturnType<typeof shownOf>
/** What the desk is told of one who takes part: as it stands now. */
export interface VoiceTold {
  /** null: not his own, or not to be told. */
  choices: number[] | null
  isDelegating: boolean
  entrusted: number
  voted: boolean
  to: string | null
}

const ballots: Record<Settings['kind'], (settings: Settings) => Text> = {
  single: () => ({ zh: '每人选一个，票多者胜。', en: 'Each chooses one; most votes win.' }),
  several: ({ most }) => ({ zh: `每人最多选 ${most} 个，票多者胜。`, en: `Each chooses up to ${most}; most votes win.` }),
  approval: () => ({ zh: '赞成几个就选几个，赞成多者胜。', en: 'Each approves of as many as he likes; most approvals win.' }),
  ranked: () => ({
    zh: '按喜欢的顺序排。每轮淘汰最少的一个，他的票转给下一顺位，直到有一个过半。',
    en: 'Each ranks them. The last one leaves each round and his ballots go to their next choice, until one has more than half.',
  }),
  budget: ({ budget }) => ({
    zh: `每人在 ${budget} 以内挑想做的项目；按得票从多到少拨款，放不下的跳过。`,
    en: `Each picks projects within ${budget}; they are paid in the order of votes, and what does not fit is passed over.`,
  }),
}
function rules(settings: Settings, title: (key: string) => string): Text[] {
  const all: (Text | false)[] = [
    { zh: settings.question, en: settings.question },
    {
      zh: `选项：${settings.options.map(one => one.title).join('、')}。`,
      en: `Options: ${settings.options.map(one => one.title).join(', ')}.`,
    },
    ballots[settings.kind](settings),
    settings.kind !== 'ranked' &&
      settings.kind !== 'budget' &&
      settings.winners > 1 && { zh: `选出 ${settings.winners} 个。`, en: `${settings.winners} win.` },
    settings.quorum > 0 && {
      zh: `至少 ${settings.quorum} 人投票才有效。`,
      en: `It counts when at least ${settings.quorum} have voted.`,
    },
    settings.isSecret
      ? {
          zh: '不记名：别的成员和工作人员都看不到谁投了什么；每张票有回执码，结束后可在公布的名单里核对。票数比别人重得多的，从总数里可能被猜到。',
          en: 'Secret: neither members nor operators see who voted for what; each ballot has a receipt code to be found in the list published at the end. Whose ballot counts much more than the others may be guessed from the totals.',
        }
      : { zh: '记名：票数可见时，也能看到谁投了什么。', en: 'Open: where counts are shown, so is who voted for what.' },
    settings.isSecret &&
      settings.results === 'live' && {
        zh: `投票期间的票数每 ${crowd} 张选票更新一次，最新的一组先不算进去，前后对比也看不出谁投了什么；有谁的票不止算一票（权重或受托），票数就等结束后再公布。`,
        en: `While it is open the counts move with every ${crowd} ballots, and the latest of them are left out, so that comparing shows nobody’s; once a ballot counts more than one, by weight or by what was left to it, counts are told at the end.`,
      },
    settings.mayChange
      ? { zh: '截止前可以改票。', en: 'A vote may be changed until closing.' }
      : { zh: '投出后不能改。', en: 'A vote cannot be changed.' },
    settings.mayDelegate && {
      zh: '可以委托给另一位参加者，随时收回；自己投了就以自己的为准。受托的人再委托别人时，只转走他自己的一票。',
      en: 'A vote may be left to another who takes part, and taken back; whoever votes himself counts himself. Left on by him, only his own goes on.',
    },
    { zh: '同票时由本活动公开可查的随机数决定。', en: 'Ties are drawn by the activity’s chance, which can be checked.' },
    settings.reward !== null && {
      zh: `投票或委托后得「${title(settings.reward)}」，发完为止。`,
      en: `Voting, or leaving it to another, earns “${title(settings.reward)}”, while there are any.`,
    },
  ]
  return all.filter(one => one !== false)
}

export const vote = play<Settings, Mine, Table, Sum>({
  key: 'vote',
  title: { zh: '投票', en: 'Vote' },
  about: {
    zh: '大家的事大家定：五种选票，能核对，能委托。',
    en: 'What concerns all is decided by all: five ballots, with receipts and delegation.',
  },
  settings: Settings,
  check({ options, kind, budget, isSecret, results, mayChange }) {
    const problems: (Text | false)[] = [
      new Set(options.map(one => one.title)).size < options.length && {
        zh: '有两个选项同名。',
        en: 'Two options have the same title.',
      },
      kind === 'budget' &&
        options.some(one => one.cost > budget) && {
          zh: '有项目的费用超过总预算。',
          en: 'A project costs more than the whole budget.',
        },
      isSecret &&
        results === 'live' &&
        mayChange && {
          zh: '不记名、随时看票数、又能改票，改票的人会露出来：三样去掉一样。',
          en: 'Secret, live and changeable at once would show who changes: give up one of the three.',
        },
    ]
    return problems.filter(one => one !== false)
  },
  rules,
  worst: ({ reward }, players) => (reward ? { [reward]: players } : {}),
  lay: noCounts,
  moves,
  settle: {
    begin: ({ settings }) => ({ settings, table: noCounts(settings), orders: {}, list: [], unlisted: 0 }),
    add(sum, { mine }) {
      if (!mine?.choices) return sum
      const weight = mine.weight + mine.load.weight
      const key = mine.choices.join(',')
      sum.table = counted(sum.settings, sum.table, null, mine)
      sum.orders[key] = (sum.orders[key] ?? 0) + weight
      if (mine.code && sum.list.length < listedMax) sum.list.push([mine.code, key])
      else if (mine.code) sum.unlisted++
      return sum
    },
    end,
  },
  show: (scene, viewer) => shownOf(scene, scene.phase, viewer.mine, scene.result as Result | null),
  showEntrant({ mine, memberId }, { settings, phase, viewer }) {
    const mayTell = !settings.isSecret && (settings.results === 'live' || phase === 'settled' || viewer.memberId === memberId)
    const told = { choices: mayTell ? mine.choices : null, isDelegating: mine.to !== null, entrusted: mine.load.people }
    return viewer.by === 'desk' ? { ...told, voted: mine.choices !== null, to: mine.to?.name ?? null } : told
  },
})
