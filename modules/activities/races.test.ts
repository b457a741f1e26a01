// Races on the host: many hands at the same thing in the same moment. One order is found, each is told what came of his, and the books
// agree with it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { Refused } from '#kernel/refusal.ts'
import { holdingsOf } from '#modules/wallet/index.ts'
import type { SignedInMember, SignedInOperator, World } from '#tests/world.ts'
import { cancelActivity } from './commands/cancel-activity.ts'
import { changeDraftTo, makeDraft } from './commands/keep-draft.ts'
import { publishActivity } from './commands/publish-activity.ts'
import { closeNow } from './commands/run-activity.ts'
import { settleActivity } from './commands/settle-activity.ts'
import { ActivityDraft } from './contract.ts'
import { act, givePoints, key, mistakes, openHall, putTin } from './fixtures/hall.ts'
import { leafOf, Root, sealOf, veiled } from './rules/entries.ts'
import { findActivity } from './store/activities.ts'
import { entrantsOf, findSettledTable } from './store/entries.ts'
import { readTable } from './store/tables.ts'

let world: World
let mei: SignedInOperator
const people: SignedInMember[] = []
before(async () => {
  world = await openHall()
  mei = await world.operator('梅', 'owner')
  for (let n = 0; n < 300; n++) people.push(await world.member(`客${n}`))
})
after(() => world.close())
const as = (who: SignedInMember | undefined) => world.ctx(who?.actor)
const idOf = (who: SignedInMember | undefined) => who?.memberId as string
const points = async (who: SignedInMember | undefined) =>
  (await holdingsOf(world.ctx(), idOf(who))).find(one => one.unit === 'points')?.balance ?? 0
/** How many were made, and how often each no was said. Anything else is a bug. */
async function tally(tries: readonly Promise<unknown>[]): Promise<Record<string, number>> {
  const said: Record<string, number> = {}
  for (const one of await Promise.allSettled(tries)) {
    if (one.status === 'rejected' && !(one.reason instanceof Refused)) throw one.reason
    const what = one.status === 'fulfilled' ? 'made' : (one.reason as Refused).refusal.code
    said[what] = (said[what] ?? 0) + 1
  }
  return said
}
const stateOf = async (id: string) => (await findActivity(world.ctx(), id))?.state
const counted = async (text: ReturnType<typeof sql<{ n: number }>>) => (await text.execute(world.house.db)).rows[0]?.n

test('three hundred people want the last one: one has it, all others are told, and the budget is not touched twice', async () => {
  const rewards = [{ key: 'sweet', title: '糖', kind: 'goods' as const, value: 900, units: 1 }]
  const tin = await putTin(world, { rewards, budget: 1_000 })
  const said = await tally(people.map(one => act(as(one), tin, 'take')))
  assert.deepEqual(said, { made: 1, 'activities.not-this-move': 299 })
  const table = await readTable(world.ctx(), tin)
  assert.deepEqual([table?.stock['reward:sweet'], table?.budgetLeft, table?.moves, table?.players], [0, 100, 1, 1])
  assert.deepEqual(await mistakes(world), [])
})

test('the budget is the last one: what it does not pay for is not given, however many want it at once', async () => {
  const rewards = [{ key: 'sweet', title: '糖', kind: 'goods' as const, value: 300 }]
  // The play would give without end; the house stops at the budget.
  const tin = await putTin(world, { rewards, budget: 2_000, limits: { perMember: null, perDay: null, players: 300 } }).catch(
    () => null,
  )
  assert.equal(tin, null, 'what may cost more than the budget is not published')
  const open = await putTin(world, { rewards, budget: 2_000 })
  const said = await tally(people.slice(0, 100).map(one => act(as(one), open, 'take')))
  assert.deepEqual(said, { made: 6, 'activities.not-this-move': 94 })
  assert.equal((await readTable(world.ctx(), open))?.budgetLeft, 200)
  assert.deepEqual(await mistakes(world), [])
})

test('a thumb that taps ten times: with one key it is one move, with ten keys the limit and the purse decide', async () => {
  const [ling, bo, chen] = people
  const once = await putTin(world, { costPoints: 5, rewards: [{ key: 'sweet', title: '糖', kind: 'badge' }] })
  for (const one of [ling, bo, chen]) await givePoints(world.ctx(), idOf(one), 12)
  const same = key()
  assert.deepEqual(await tally(Array.from({ length: 10 }, () => act(as(ling), once, 'take', {}, same))), { made: 10 })
  assert.deepEqual([await points(ling), (await readTable(world.ctx(), once))?.moves], [7, 1])
  // Twelve points pay twice.
  const keyed = await tally(Array.from({ length: 10 }, () => act(as(bo), once, 'take')))
  assert.deepEqual([keyed, await points(bo)], [{ made: 2, 'wallet.not-enough': 8 }, 2])
  const limited = await putTin(world, { costPoints: 1, limits: { perMember: 1, perDay: null, players: null } })
  const taps = await tally(Array.from({ length: 10 }, () => act(as(chen), limited, 'take')))
  assert.deepEqual([taps, await points(chen)], [{ made: 1, 'activities.enough-moves': 9 }, 11])
  assert.deepEqual(await mistakes(world), [])
})

test('a place for one, and forty come: one plays, and who came too late is told that it is full', async () => {
  const tin = await putTin(world, { limits: { perMember: null, perDay: null, players: 1 } })
  const said = await tally(people.slice(0, 40).map(one => act(as(one), tin, 'take')))
  assert.deepEqual(said, { made: 1, 'activities.full': 39 })
  assert.deepEqual(await mistakes(world), [])
})

test('published by six at once it is published once; a change in the same moment is in it or refused', async () => {
  const now = world.clock.now().getTime()
  const draft = (title: string) =>
    ActivityDraft.parse({
      ...{ play: 'tin', title, opensAt: new Date(now).toISOString(), closesAt: new Date(now + 3_600_000).toISOString() },
      ...{ settings: { reward: 'sweet' }, rewards: [{ key: 'sweet', title: '糖', kind: 'badge', units: 5 }] },
    })
  for (let round = 0; round < 5; round++) {
    const { activityId } = await makeDraft(world.ctx(), draft('铁盒'))
    const changed = changeDraftTo(world.ctx(), activityId, draft('新铁盒')).then(
      () => 'in it',
      (error: Refused) => error.refusal.code,
    )
    const said = await tally(Array.from({ length: 6 }, () => publishActivity(world.ctx(), activityId, null)))
    assert.deepEqual(said, { made: 1, 'activities.moved-on': 5 })
    const [title, how] = [(await findActivity(world.ctx(), activityId))?.title, await changed]
    assert.deepEqual([title, how], title === '新铁盒' ? ['新铁盒', 'in it'] : ['铁盒', 'activities.moved-on'])
    const published = sql<{ n: number }>`
      select count(*)::int as n from kernel_facts where subject = ${activityId} and name = 'activities.published'`
    await world.settle()
    assert.equal(await counted(published), 1)
  }
  assert.deepEqual(await mistakes(world), [])
})

test('called off and settled in the same moment: it is one of the two, and the books agree with it', async () => {
  const [, , , dan] = people
  await givePoints(world.ctx(), idOf(dan), 100)
  const ends: Record<string, number> = {}
  // Calling off is mostly the quicker one: later and later, from surely first to surely last.
  for (const laterMs of [-250, 0, 0, 1, 2, 4, 8, 16, 250]) {
    const had = await points(dan)
    const tin = await putTin(world, { costPoints: 4, rewards: [{ key: 'sweet', title: '糖', kind: 'goods', units: 5 }] })
    await act(as(dan), tin, 'take')
    await act(as(dan), tin, 'bind', { points: 6 })
    await closeNow(world.ctx(mei.actor), tin, '时间到')
    const off = () => pause(Math.max(laterMs, 0)).then(() => cancelActivity(world.ctx(mei.actor), tin, '下雨'))
    const on = () => pause(Math.max(-laterMs, 0)).then(() => settleActivity(world.ctx(mei.actor), tin))
    const said = await tally([on(), off(), on(), off()])
    assert.deepEqual(said, { made: 1, 'activities.moved-on': 3 })
    await world.settle()
    const state = (await stateOf(tin)) as string
    ends[state] = (ends[state] ?? 0) + 1
    assert.equal(await points(dan), state === 'cancelled' ? had : had - 10, state)
    const awards = sql<{ n: number }>`
      select count(*)::int as n from activities_awards where activity_id = ${tin} and state = ${state === 'cancelled' ? 'void' : 'owed'}`
    assert.equal(await counted(awards), 1)
  }
  assert.deepEqual(Object.keys(ends).sort(), ['cancelled', 'settled'], 'each of the two was first once')
  assert.deepEqual(await mistakes(world), [])
})

test('marks of the jury while the entries are frozen: what was made is under the root, what came later is refused', async () => {
  const some = people.slice(0, 30)
  const crew = [{ memberId: idOf(people[299]), title: 'jury' }]
  const all: Record<string, number> = {}
  for (let round = 0; round < 4; round++) {
    const tin = await putTin(world, { crew, rewards: [{ key: 'sweet', title: '糖', kind: 'badge' }] })
    for (const one of some) await act(as(one), tin, 'take')
    await closeNow(world.ctx(mei.actor), tin, '时间到')
    const marks = some.map(async (one, n) => {
      await pause(n * 3)
      return act(as(people[299]), tin, 'mark', { memberId: idOf(one), points: 100 + n })
    })
    const settling = pause(15 + round * 10).then(() => settleActivity(world.ctx(), tin))
    const said = await tally(marks)
    await settling
    for (const [what, n] of Object.entries(said)) all[what] = (all[what] ?? 0) + n
    const made = said['made'] ?? 0
    const table = await findSettledTable(world.ctx(), tin)
    const root = new Root()
    let marked = 0
    for await (const rows of entrantsOf(world.ctx(), tin))
      for (const { memberId, seq, token, weight, score, mine } of rows) {
        const veil = veiled(table?.entriesVeil as string, seq, mine)
        root.add(leafOf(tin, { seq, token, weight, score, seal: sealOf(veil, memberId) }))
        if (score >= 100) marked++
      }
    assert.deepEqual([marked, root.hex(), root.count], [made, table?.entriesRoot, some.length])
    await world.settle()
    assert.equal(await stateOf(tin), 'settled')
  }
  assert.deepEqual(Object.keys(all).sort(), ['activities.not-open', 'made'], JSON.stringify(all))
  assert.deepEqual(await mistakes(world), [])
})
