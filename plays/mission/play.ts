// Missions: a great thing cut into pieces that are claimed, done, reviewed and read; what is left lying goes back to the pool.
import type { Text } from '#kernel/i18n.ts'
import { type Award, play } from '#modules/activities/contract.ts'
import { moves } from './moves.ts'
import { piecesOf, type Result, Settings, type Shown, slotsMax, stockKey, type Table } from './settings.ts'
import { shownTo } from './show.ts'
import { affordable, heroesOf, released } from './steps.ts'

function rulesOf(settings: Settings, titleOf: (key: string) => string): Text[] {
  const { takers, teamMax, heldMax, days, asksPledge, isReviewed, proofreads, reward, proofReward, allReward } = settings
  const count = piecesOf(settings).length
  const lines: (Text | false)[] = [
    {
      zh: `共 ${count} 份任务，每份${takers === 1 ? '由一人（队）完成' : `最多 ${takers} 人（队）各做一遍`}，同时最多领 ${heldMax} 份。`,
      en: `${count} pieces, each done by ${takers === 1 ? 'one' : `up to ${takers}`}; ${heldMax} at a time.`,
    },
    teamMax > 1 && { zh: `一队最多 ${teamMax} 人。`, en: `A team has up to ${teamMax} people.` },
    asksPledge && {
      zh: '领的时候写下军令状和交付时间，公开可见。',
      en: 'Claiming asks for a pledge and its day; everyone sees them.',
    },
    !asksPledge && days !== null && { zh: `领走后 ${days} 天内交付。`, en: `What is claimed is handed in within ${days} days.` },
    {
      zh: '到期没交的自动回到任务池，并注明原因；也可以自己退回。',
      en: 'What is late goes back to the pool, and why is said; it may be given back, too.',
    },
    isReviewed && {
      zh: '交付后由工作人员验收，不合格的附意见退回修改。',
      en: 'What is handed in is reviewed; with a word it may come back.',
    },
    proofreads > 0 && {
      zh: `之后由另外 ${proofreads} 位成员校对通过才算完成。`,
      en: `Then ${proofreads} other members must find it good.`,
    },
    { zh: '交付的内容对所有能看到活动的人公开。', en: 'What is handed in is seen by all who see the activity.' },
    reward !== null && {
      zh: `每完成一份，参与者各得「${titleOf(reward)}」，发完为止。`,
      en: `Each piece done brings “${titleOf(reward)}” to all who did it, while it lasts.`,
    },
    proofReward !== null && {
      zh: `完成的一份里，每位校对者得「${titleOf(proofReward)}」。`,
      en: `Its readers get “${titleOf(proofReward)}”.`,
    },
    allReward !== null && {
      zh: `全部完成时，每位完成者再得「${titleOf(allReward)}」。`,
      en: `When everything is done, all who finished a piece get “${titleOf(allReward)}”.`,
    },
  ]
  return lines.filter(one => one !== false)
}

function worstOf(settings: Settings): Record<string, number> {
  const slots = piecesOf(settings).length * settings.takers
  const most: Record<string, number> = {}
  const more = (key: string | null, units: number) => {
    if (key !== null && units > 0) most[key] = (most[key] ?? 0) + units
  }
  more(settings.reward, slots * settings.teamMax)
  more(settings.proofReward, slots * settings.proofreads)
  more(settings.allReward, slots * settings.teamMax)
  return most
}

export const mission = play<Settings, null, Table>({
  key: 'mission',
  title: { zh: '任务', en: 'Mission' },
  about: {
    zh: '领任务、立军令状、交付、验收；一本书拆成四十章，大家领、大家写、大家校。',
    en: 'Claim, pledge, hand in, review; a book of forty chapters that everyone claims, writes and reads.',
  },
  settings: Settings,
  check(settings, { rewards }) {
    const named = [settings.reward, settings.proofReward, settings.allReward]
    return [
      ...(piecesOf(settings).length * settings.takers > slotsMax
        ? [{ zh: `份数乘人数不能超过 ${slotsMax}。`, en: `Pieces times takers may be ${slotsMax} at most.` }]
        : []),
      ...(named.some(one => one !== null && !rewards.includes(one))
        ? [{ zh: '有一项奖励还没有设置。', en: 'One of the rewards is not set up.' }]
        : []),
    ]
  },
  rules: rulesOf,
  worst: worstOf,
  stock: settings => Object.fromEntries(piecesOf(settings).map((_, piece) => [stockKey(piece), settings.takers])),
  lay: settings => ({
    slots: Array.from({ length: piecesOf(settings).length * settings.takers }, () => ({ state: 'open', claim: null, why: null })),
    lapses: 0,
  }),
  moves,
  due({ table }) {
    const dues = table.slots.flatMap(({ state, claim }) => (state === 'claimed' && claim?.due ? [claim.due] : []))
    return dues.length === 0 ? null : new Date(dues.reduce((least, one) => (one < least ? one : least)))
  },
  tick({ table, settings, now }) {
    const takes: Record<string, number> = {}
    let { lapses } = table
    const slots = table.slots.map((slot, at) => {
      const due = slot.state === 'claimed' ? slot.claim?.due : null
      if (!due || Date.parse(due) > now.getTime()) return slot
      const key = stockKey(Math.floor(at / settings.takers))
      takes[key] = (takes[key] ?? 0) - 1
      lapses++
      return released(slot, { kind: 'run-out', name: slot.claim?.holder.name ?? '', word: slot.claim?.pledge ?? '' })
    })
    return { table: { slots, lapses }, takes }
  },
  settle: {
    begin: () => null,
    add: sum => sum,
    end(_, scene) {
      const { table, settings } = scene
      const done = table.slots.filter(one => one.state === 'done').length
      const heroes = heroesOf(table)
      const { allReward } = settings
      const isAll = allReward !== null && done === table.slots.length
      const wanted: Award[] = isAll
        ? heroes.filter(one => one.done > 0).map(({ memberId }) => ({ memberId, reward: allReward }))
        : []
      const result: Result = { done, of: table.slots.length, lapses: table.lapses, heroes: heroes.slice(0, 100) }
      return { result, awards: affordable(scene, wanted) }
    },
  },
  settledByHand: true,
  show: (scene, viewer): Shown => shownTo(scene, viewer),
})
