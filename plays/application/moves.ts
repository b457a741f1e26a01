// The moves of an application: apply, confirm, withdraw; the desk chooses; crew and desk mark who came.
import { z } from 'zod'
import { line } from '#kernel/shapes.ts'
import { type Decision, type MoveScene, move, no } from '#modules/activities/contract.ts'
import { enterLot, lots } from './draw.ts'
import { applyUntil, type Mine, offerNext, type Table, without } from './rules.ts'
import { queueMax, type Settings } from './settings.ts'
import { forgiven, notedAbsent, timesOut } from './sitting-out.ts'

const moveOf = move<Settings, Mine, Table>()
type At = MoveScene<Settings, Mine, Table>

const seats = 'seats'

function checkAnswers({ questions }: Settings, answers: readonly string[]): string[] {
  return questions.map(({ label, options, isRequired }, nth) => {
    const answer = answers[nth] ?? ''
    if (answer === '' && isRequired) no('unanswered', '「{label}」还没填。', '“{label}” is still open.', { label })
    if (answer !== '' && options.length > 0 && !options.includes(answer))
      no('no-such-choice', '「{label}」没有这个选项。', '“{label}” has no such choice.', { label })
    return answer
  })
}

function mayApply({ settings, table, mine, now, ...scene }: At, party: number): void {
  if (now >= applyUntil({ ...scene, settings })) no('applying-over', '报名已经截止。', 'Applying is over.')
  const times = timesOut(table, scene.player.memberId)
  if (times > 0)
    no(
      'sits-out',
      '之前确认了没来，连这次还有 {times} 次不能报名。弄错了请联系主办方。',
      'You confirmed before and did not come: {times:this time you sit out|you sit out {times} times, this one with it}. If that is wrong, tell the organisers.',
      { times },
    )
  if (mine && mine.state !== 'withdrawn') no('applied', '你已经报过名了。', 'You have applied already.')
  if (party > settings.partyMax)
    no('party-too-big', '一份报名最多 {max} 人。', '{max} people at most.', { max: settings.partyMax })
  if (party > settings.seats)
    no('party-too-big', '一共只有 {max} 个名额。', 'There are {max} places in all.', { max: settings.seats })
  const isFull = party > scene.left(seats) && table.queue.length >= Math.min(queueMax, settings.waitingMax)
  if (settings.way === 'first-come' && isFull) no('line-full', '名额和候补都满了。', 'All places and the waiting list are full.')
}

const apply = moveOf({
  title: { zh: '报名', en: 'Apply' },
  by: 'player',
  isSecret: () => true,
  input: z.object({
    party: z.int().min(1).max(20).default(1).meta({ title: '几个人（含本人） | How many people' }),
    answers: z.array(line(300, 0)).max(8).default([]).meta({ title: '回答 | Answers' }),
  }),
  decide(scene, { party, answers }): Decision<Mine, Table> {
    mayApply(scene, party)
    const { settings, player, mine, chance, nth } = scene
    const lot = mine?.lot ?? (settings.way === 'draw' ? chance.below(lots) : 0)
    const before = scene.table
    const table = { ...before, applications: before.applications + 1, people: before.people + party }
    const kept: Mine = { party, answers: checkAnswers(settings, answers), state: 'applied', lot }
    if (settings.way === 'choose') return { outcome: { state: 'applied' }, mine: kept, table }
    if (settings.way === 'draw') {
      const no = mine ? (mine.no ?? 0) : nth
      const entered = enterLot(settings, table, [player.memberId, party, lot, no])
      return { outcome: { state: 'applied', no, party }, mine: { ...kept, no }, table: entered, score: no }
    }
    if (party > scene.left(seats)) {
      const queue = [...table.queue, [player.memberId, party, 0] as Table['queue'][number]]
      return { outcome: { state: 'waiting', place: queue.length }, mine: kept, table: { ...table, queue } }
    }
    return {
      outcome: { state: 'confirmed' },
      mine: { ...kept, state: 'confirmed' },
      table: { ...table, confirmed: table.confirmed + party },
      takes: { [seats]: party },
    }
  },
})

const confirm = moveOf({
  title: { zh: '确认参加', en: 'Confirm' },
  by: 'player',
  free: true,
  input: z.object({}),
  decide({ table, player, mine, now }): Decision<Mine, Table> {
    const offer = table.offers.find(one => one[0] === player.memberId)
    if (!offer || !mine) no('no-offer', '现在没有等你确认的名额。', 'No place is waiting for your word.')
    if (new Date(offer[2]) <= now)
      no('offer-over', '确认时间已过，名额给了下一位。', 'The time to confirm is over; the place went on.')
    return {
      outcome: { state: 'confirmed' },
      mine: { ...mine, state: 'confirmed' },
      table: { ...without(table, player.memberId).table, confirmed: table.confirmed + offer[1] },
    }
  },
})

const withdraw = moveOf({
  title: { zh: '退出', en: 'Withdraw' },
  by: 'player',
  free: true,
  input: z.object({}),
  decide(scene): Decision<Mine, Table> {
    const { settings, table, player, mine } = scene
    if (!mine || (mine.state !== 'applied' && mine.state !== 'confirmed'))
      no('nothing-to-withdraw', '没有可以退出的报名。', 'There is nothing to withdraw.')
    const wasConfirmed = mine.state === 'confirmed'
    const out = without(table, player.memberId)
    const freed = wasConfirmed ? mine.party : out.returned
    const rest: Table = {
      ...out.table,
      applications: table.applications - 1,
      people: table.people - mine.party,
      confirmed: table.confirmed - (wasConfirmed ? mine.party : 0),
    }
    const next = offerNext(scene, rest, scene.left(seats) + freed)
    return {
      outcome: settings.way === 'draw' ? { state: 'withdrawn', no: mine.no ?? 0, drawn: table.isDrawn } : { state: 'withdrawn' },
      mine: { ...mine, state: 'withdrawn' },
      table: next.table,
      takes: { [seats]: next.taken - freed },
    }
  },
})

const choose = moveOf({
  title: { zh: '选中', en: 'Choose' },
  by: 'desk',
  input: z.object({ memberId: z.string().max(60).meta({ title: '哪位成员 | Which member' }) }),
  about: ({ memberId }) => memberId,
  decide(scene, { memberId }): Decision<Mine, Table> {
    const { settings, table, theirs } = scene
    if (settings.way !== 'choose') no('not-by-hand', '这个活动不是人工挑选。', 'Nobody is chosen by hand here.')
    if (theirs?.mine.state !== 'applied') no('not-applied', '他现在没有报名。', 'There is no application of theirs.')
    if (table.offers.some(one => one[0] === memberId) || table.queue.some(one => one[0] === memberId))
      no('chosen-already', '已经选过了。', 'Already chosen.')
    if (table.queue.length >= Math.min(queueMax, settings.waitingMax) && theirs.mine.party > scene.left(seats))
      no('line-full', '名额和候补都满了。', 'All places and the waiting list are full.')
    const { table: rest } = without(table, memberId)
    const next = offerNext(scene, { ...rest, queue: [...rest.queue, [memberId, theirs.mine.party, 0]] }, scene.left(seats))
    const isOffered = next.table.offers.some(one => one[0] === memberId)
    return { outcome: { state: isOffered ? 'offered' : 'waiting' }, table: next.table, takes: { [seats]: next.taken } }
  },
})

const marking = (by: 'crew' | 'desk') =>
  moveOf({
    title: { zh: '到场登记', en: 'Mark who came' },
    by,
    late: true,
    input: z.object({
      memberId: z.string().max(60).meta({ title: '哪位成员 | Which member' }),
      came: z.boolean().default(true).meta({ title: '到场 | Came' }),
    }),
    about: ({ memberId }) => memberId,
    decide({ settings, table, theirs }, { memberId, came }): Decision<Mine, Table> {
      const was = theirs?.mine.state
      if (!theirs || (was !== 'confirmed' && was !== 'no-show')) {
        if (was === 'came') no('came-already', '已登记到场，奖励已发。', 'Marked as come already, and rewarded.')
        no('not-confirmed', '他没有确认过的名额。', 'They hold no confirmed place.')
      }
      const state = came ? 'came' : 'no-show'
      if (state === was) no('marked-already', '已经登记过。', 'Marked already.')
      const noShows = table.noShows + (came ? 0 : 1) - (was === 'no-show' ? 1 : 0)
      return {
        outcome: { state },
        theirs: { ...theirs.mine, state },
        table: notedAbsent({ ...table, noShows, came: table.came + (came ? 1 : 0) }, theirs.player, !came),
        awards: came && settings.cameReward ? [{ memberId, reward: settings.cameReward, orLess: true }] : [],
      }
    },
  })

const forgive = moveOf({
  title: { zh: '准许报名', en: 'Let them apply' },
  by: 'desk',
  input: z.object({ memberId: z.string().max(60).meta({ title: '哪位成员 | Which member' }) }),
  decide({ table }, { memberId }): Decision<Mine, Table> {
    const name = table.sitsOut?.[memberId]?.name ?? no('not-out', '他这次本来就可以报名。', 'They may apply as it is.')
    return { outcome: { name }, table: forgiven(table, memberId) }
  },
})

export const moves = { apply, confirm, withdraw, choose, present: marking('crew'), mark: marking('desk'), forgive }
