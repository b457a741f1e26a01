// Many at once, on connections of their own: seats, renewals against cancelling, two upgrades, freezing against the end.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { within } from '#kernel/db/within.ts'
import { ctxFor, type House } from '#kernel/house.ts'
import { Refused } from '#kernel/refusal.ts'
import { openWorld, type SignedInMember, system, type World } from '#tests/world.ts'
import { bookDues } from './commands/book-dues.ts'
import { tendHolding } from './commands/tend-holding.ts'
import { buy, mistakes, payIn, planOf } from './fixtures/cast.ts'
import {
  claimSeats,
  freezeHolding,
  grantHolding,
  listHoldings,
  listRounds,
  makeRound,
  mayNow,
  type Plan,
  quoteTier,
  releaseSeats,
  withdrawHolding,
} from './index.ts'
import { findHolding } from './store/holdings.ts'

const dayMs = 86_400_000
let world: World
let members: SignedInMember[]
before(async () => {
  world = await openWorld()
  members = []
  for (const name of ['凌', '博', '晨', '丹']) members.push(await world.member(name))
})
after(async () => {
  await bookDues(world.ctx())
  const found = await mistakes(world.ctx())
  await world.close()
  assert.deepEqual(found, [])
})
const idOf = (n: number) => (members[n % members.length] as SignedInMember).memberId
const roundOf = async (plan: Plan, seatsMax: number) =>
  makeRound(world.ctx(), plan.id, {
    name: '首轮',
    opensAt: world.clock.now(),
    closesAt: new Date(world.clock.now().getTime() + 365 * dayMs),
    seatsMax,
  })
const seats = async (id: string) => (await listRounds(world.ctx(), { id }))[0] ?? assert.fail('no such round')
/** Each on a connection of its own, whatever becomes of the others. */
const atOnce = async <T>(works: readonly (() => Promise<T>)[]) => {
  const ended = await Promise.allSettled(works.map(work => work()))
  for (const one of ended) if (one.status === 'rejected' && !(one.reason instanceof Refused)) throw one.reason
  return {
    done: ended.flatMap(one => (one.status === 'fulfilled' ? [one.value] : [])),
    refused: ended.flatMap(one => (one.status === 'rejected' ? [(one.reason as Refused).refusal.code] : [])),
  }
}
const fresh = (house: House = world.house) => ctxFor(house, { actor: system, community: world.club })

test('three hundred ask for twenty seats: twenty get one', async () => {
  const plan = await planOf(world.ctx())
  const round = await roundOf(plan, 20)
  const { done } = await atOnce(Array.from({ length: 300 }, () => () => claimSeats(fresh(), [{ roundId: round.id, units: 1 }])))
  assert.equal(done.flat().filter(Boolean).length, 20)
  const { seatsClaimed, seatsLeft } = await seats(round.id)
  assert.deepEqual([seatsClaimed, seatsLeft], [20, 0])
  await releaseSeats(world.ctx(), [
    { roundId: round.id, units: 1 },
    { roundId: round.id, units: 2 },
  ])
  assert.equal((await seats(round.id)).seatsLeft, 3)
  await assert.rejects(releaseSeats(world.ctx(), [{ roundId: round.id, units: 18 }]), /seats_claimed_check/)
})

test('in one call two wishes for the same round are counted together, and each gets its verdict', async () => {
  const plan = await planOf(world.ctx())
  const [a, b] = [await roundOf(plan, 5), await roundOf(plan, 1)]
  const wish = (roundId: string, units: number) => ({ roundId, units })
  const verdicts = await claimSeats(world.ctx(), [
    wish(a.id, 3),
    wish(b.id, 1),
    wish(a.id, 3),
    wish(a.id, 2),
    wish(b.id, 1),
    wish('rnd_no', 1),
  ])
  assert.deepEqual(verdicts, [true, true, false, true, false, false])
  assert.deepEqual([(await seats(a.id)).seatsLeft, (await seats(b.id)).seatsLeft], [0, 0])
})

test('any calls at once: never more than there are, and what fits one after the other is given', async () => {
  const plan = await planOf(world.ctx())
  const calls = fc.array(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 }), {
    minLength: 1,
    maxLength: 12,
  })
  await fc.assert(
    fc.asyncProperty(calls, fc.integer({ min: 1, max: 20 }), async (asked, seatsMax) => {
      const round = await roundOf(plan, seatsMax)
      const verdicts = await Promise.all(
        asked.map(units =>
          claimSeats(
            fresh(),
            units.map(n => ({ roundId: round.id, units: n })),
          ),
        ),
      )
      const given = asked.flat().filter((_, at) => verdicts.flat()[at])
      const sum = given.reduce((total, n) => total + n, 0)
      assert.equal((await seats(round.id)).seatsClaimed, sum)
      const refused = asked.flat().filter((_, at) => !verdicts.flat()[at])
      assert.ok(
        refused.every(units => units > seatsMax - sum),
        'somebody was refused what was left',
      )
    }),
    { numRuns: 25 },
  )
})

test('a round that is not open, or over, or whose plan is closed, has no seats', async () => {
  const plan = await planOf(world.ctx())
  const now = world.clock.now().getTime()
  const spans = [
    [1, 2],
    [-2, -1],
  ] as const
  for (const [from, to] of spans) {
    const wish = { name: '别的', opensAt: new Date(now + from * dayMs), closesAt: new Date(now + to * dayMs), seatsMax: 5 }
    const round = await makeRound(world.ctx(), plan.id, wish)
    assert.deepEqual(await claimSeats(world.ctx(), [{ roundId: round.id, units: 1 }]), [false])
  }
})

test('a claimed seat becomes a held one with its holding, and is free again when that is withdrawn', async () => {
  const plan = await planOf(world.ctx(), { dues: 20_000 })
  const round = await roundOf(plan, 1)
  assert.deepEqual(await claimSeats(world.ctx(), [{ roundId: round.id, units: 1 }]), [true])
  const holdingId = await buy(world.ctx(), plan, idOf(0), { roundId: round.id })
  const held = await seats(round.id)
  assert.deepEqual([held.seatsClaimed, held.seatsHeld, held.seatsLeft], [0, 1, 0])
  await assert.rejects(buy(world.ctx(), plan, idOf(1), { roundId: round.id, paid: 0 }), /round-full/)
  await withdrawHolding(world.ctx(), holdingId, '')
  assert.equal((await seats(round.id)).seatsLeft, 1)
})

test('the same order twenty times at once is one holding', async () => {
  const plan = await planOf(world.ctx(), { dues: 9_000 })
  await payIn(world.ctx(), 'ord_same', 9_000)
  const wish = { planId: plan.id, memberId: idOf(1), cause: 'ord_same', paid: 9_000, why: 'bought' as const }
  const { done } = await atOnce(Array.from({ length: 20 }, () => () => grantHolding(fresh(), wish)))
  assert.equal(new Set(done.map(one => one.holdingId)).size, 1)
  assert.equal((await listHoldings(world.ctx(), { planId: plan.id, limit: 50 })).items.length, 1)
})

test('ten renewals at once follow each other without a gap', async () => {
  const plan = await planOf(world.ctx(), { months: 1, dues: 1_200 })
  const { done } = await atOnce(Array.from({ length: 10 }, () => () => buy(fresh(), plan, idOf(2))))
  const held = (await Promise.all(done.map(async id => (await findHolding(world.ctx(), id)) ?? assert.fail()))).toSorted(
    (a, b) => a.since.getTime() - b.since.getTime(),
  )
  assert.equal(held.length, 10)
  for (let n = 1; n < 10; n++) assert.deepEqual(held[n]?.since, held[n - 1]?.until)
  assert.equal(held.filter(one => one.why === 'renewal').length, 9)
})

test('a renewal and the cancelling of what it renews: never a second without a reason, never a fen lost', async () => {
  for (let turn = 0; turn < 12; turn++) {
    const plan = await planOf(world.ctx(), { months: 12, dues: 12_000, rights: [`续${turn}`] })
    const holdingId = await buy(world.ctx(), plan, idOf(turn))
    const { done } = await atOnce<unknown>([
      () => withdrawHolding(fresh(), holdingId, '退'),
      () => buy(fresh(), plan, idOf(turn)),
      () => withdrawHolding(fresh(), holdingId, '又退'),
    ])
    assert.equal(done.length, 2, 'cancelled once, renewed once')
    const [first, second] = (await listHoldings(world.ctx(), { planId: plan.id, limit: 5 })).items.toReversed()
    assert.equal(first?.state, 'withdrawn')
    // Bought before the cancelling it follows what was held; after it, it begins at once.
    const begins = second?.since.getTime()
    assert.ok(begins === world.clock.now().getTime() || begins === first?.until?.getTime())
    assert.equal(await mayNow(world.ctx(), idOf(turn), `续${turn}`), begins === world.clock.now().getTime())
  }
  assert.deepEqual(await mistakes(world.ctx()), [])
})

test('two upgrades at once from the same tier: one is made, the other told that there is nothing to upgrade any more', async () => {
  for (let turn = 0; turn < 8; turn++) {
    const ladder = `two-${turn}`
    const low = await planOf(world.ctx(), { ladder, rank: 1, dues: 20_000, rights: ['低'] })
    const high = await planOf(world.ctx(), { ladder, rank: 2, dues: 120_000, rights: ['高'] })
    const memberId = idOf(turn)
    const from = await buy(world.ctx(), low, memberId)
    const quote = await quoteTier(world.ctx(), { planId: high.id, memberId })
    assert.equal(quote.upgradeFrom, from)
    assert.equal(quote.price, 120_000 - (20_000 - 1_666))
    const upgrade = { why: 'upgrade', upgradeFrom: from, paid: quote.price } as const
    // As an order does it: the money and the holding in one transaction.
    const order = () => within(fresh(), ctx => buy(ctx, high, memberId, upgrade))
    const { done, refused } = await atOnce([order, order])
    assert.deepEqual([done.length, refused], [1, ['tiers.not-upgradable']])
    const held = await findHolding(world.ctx(), done[0] as string)
    assert.deepEqual([held?.carried, held?.dues], [18_334, 120_000])
    assert.deepEqual(
      (await withdrawHolding(world.ctx(), done[0] as string, '')).parts.map(part => part.amount),
      [quote.price, 18_334],
    )
  }
})

test('freezing at the moment of the end: frozen or ended, never both, and no right either way', async () => {
  const mei = await world.operator('梅', 'owner')
  for (let turn = 0; turn < 8; turn++) {
    const right = `终${turn}`
    const plan = await planOf(world.ctx(), { months: 1, rights: [right], dues: 100, freezesMax: 1, freezeDays: 10 })
    const holdingId = await buy(world.ctx(), plan, idOf(turn))
    const until = (await findHolding(world.ctx(), holdingId))?.until as Date
    await world.advance(new Date(until.getTime() - 1))
    const early = () => freezeHolding(world.ctx(mei.actor), holdingId, { days: 5, reason: '' })
    const late = () => tendHolding({ ...fresh(), now: until }, holdingId)
    const { refused } = await atOnce<void>(turn % 2 === 0 ? [early, late] : [late, early])
    world.clock.moveTo(until)
    const { state } = (await findHolding(world.ctx(), holdingId)) ?? assert.fail()
    assert.equal(state, refused.length === 0 ? 'frozen' : 'ended')
    assert.equal(await mayNow(world.ctx(), idOf(turn), right), false)
    await bookDues(world.ctx())
    assert.deepEqual(await mistakes(world.ctx()), [])
  }
})
