// Stepped price and pre-sale: what was paid, what goes back, to the fen.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { within } from '#kernel/db/within.ts'
import { putThing, stockNow, type Thing } from '#modules/shop/fixtures/stall.ts'
import { findOrder, lockOrders, moveLocked } from '#modules/shop/index.ts'
import {
  breaches,
  code,
  crowd,
  dayMs,
  dealState,
  hourMs,
  inHours,
  key,
  openDeal,
  paid,
  partNow,
  pay,
  plain,
} from '#tests/campaign.ts'
import { openWorld, type SignedInMember, type SignedInOperator, type World } from '#tests/world.ts'
import { buy, payRest } from './commands/buy.ts'
import { refundLate } from './commands/late-refund.ts'
import { priceAt } from './rules/prices.ts'
import { listParts } from './store/pages.ts'

let world: World
let mei: SignedInOperator
let ling: SignedInMember
let bo: SignedInMember
let chen: SignedInMember
let box: Thing
before(async () => {
  world = await openWorld()
  mei = await world.operator('梅', 'owner')
  ;[ling, bo, chen] = await Promise.all([world.member('凌'), world.member('博'), world.member('晨')])
  box = await putThing(world.ctx(), { title: '书箱', price: 49_900, onHand: 100_000 })
})
after(() => world.close())

const back = (dealId: string, who: SignedInMember, units = 1, variantId?: string) =>
  buy(world.ctx(who.actor), { dealId, units, variantId, key: key(), ...plain() })
const backAndPay = (dealId: string, who: SignedInMember, units = 1) => paid(world, who, back(dealId, who, units))
const stepped = (steps: { units: number; price: number }[], price = 40_000) => ({
  ...{ variantId: box.variantId, price, steps, unitsMax: null, perMemberMax: null },
})

test('the more are sold the less each costs: everyone gets the difference at the end', async () => {
  const dealId = await openDeal(
    world,
    mei,
    'stepped',
    stepped([
      { units: 3, price: 36_667 },
      { units: 10, price: 30_001 },
    ]),
  )
  const one = await backAndPay(dealId, ling, 2)
  const two = await backAndPay(dealId, bo, 3)
  const unpaid = await back(dealId, chen, 9)
  await world.advance(25 * hourMs)
  assert.equal(await dealState(world, dealId), 'succeeded')
  assert.equal(await partNow(world, one), `granted  ${2 * (40_000 - 36_667)}`)
  assert.equal(await partNow(world, two), `granted  ${3 * (40_000 - 36_667)}`)
  assert.equal(await partNow(world, unpaid), 'lapsed unpaid 0')
  assert.equal((await findOrder(world.ctx(), one.orderId))?.waitsFor, null)
  assert.ok((await listParts(world.ctx(), dealId, { limit: 10, refund: 'paid-out' })).items.length === 2)
  assert.deepEqual(await breaches(world), [])
})

test('whatever is sold at whatever steps: what went back is what was paid less the units at the final price', async () => {
  const people = await crowd(world, 6)
  const chances = fc.record({
    price: fc.integer({ min: 200, max: 9_999 }),
    falls: fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 60 })), { minLength: 1, maxLength: 4 }),
    orders: fc.array(fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 4 }), fc.boolean()), { maxLength: 8 }),
  })
  await fc.assert(
    fc.asyncProperty(chances, async ({ price, falls, orders }) => {
      let [units, now] = [0, price]
      const steps = falls.flatMap(([more, less]) => {
        units += more
        now -= less
        return now > 0 ? [{ units, price: now }] : []
      })
      if (steps.length === 0) return
      const dealId = await openDeal(world, mei, 'stepped', { ...stepped(steps, price), closesAt: inHours(world, 0.2) })
      let sold = 0
      for (const [who, units, pays] of orders) {
        const member = people[who] as SignedInMember
        const taken = await back(dealId, member, units)
        if (pays) await pay(world, member, taken)
        if (pays) sold += units
      }
      await world.advance(hourMs / 2)
      const { items } = await listParts(world.ctx(), dealId, { limit: 100 })
      const granted = items.filter(part => part.state === 'granted')
      assert.equal(
        granted.reduce((sum, part) => sum + part.returned, 0),
        sold * price - sold * priceAt({ price, steps }, sold),
      )
      assert.equal(
        granted.reduce((sum, part) => sum + part.units, 0),
        sold,
      )
    }),
    { numRuns: 12 },
  )
  assert.deepEqual(await breaches(world), [])
})

const preSale = (more = {}) => ({
  ...{ variantId: box.variantId, way: 'deposit' as const, price: 40_000, deposit: 8_000, depositKept: true },
  ...{
    restFrom: inHours(world, 24),
    restUntil: inHours(world, 48),
    shipsBy: inHours(world, 200),
    unitsMax: null,
    perMemberMax: null,
  },
  ...more,
})
const rest = (dealId: string, who: SignedInMember, partId: string) =>
  payRest(world.ctx(who.actor), { dealId, partId, key: key(), credit: 0 })

test('deposit and rest: paid in its window the goods are theirs; unpaid, the deposit is kept and the goods stay', async () => {
  const before = await stockNow(world.ctx(), box.stockId as string)
  const dealId = await openDeal(world, mei, 'pre-sale', preSale())
  const [one, two] = [await backAndPay(dealId, ling), await backAndPay(dealId, bo)]
  await world.settle()
  await assert.rejects(rest(dealId, ling, one.partId), e => code(e) === 'deals.rest-not-due')
  await world.advance(25 * hourMs)
  assert.equal(await dealState(world, dealId), 'settling')
  const restOne = await rest(dealId, ling, one.partId)
  assert.equal(restOne.payable, 32_000)
  assert.deepEqual(restOne.payUntil, new Date(world.clock.now().getTime() + 30 * 60_000))
  await assert.rejects(rest(dealId, ling, one.partId), e => code(e) === 'deals.moved-on')
  await assert.rejects(rest(dealId, bo, one.partId), e => code(e) === 'deals.no-such-part')
  await pay(world, ling, restOne)
  await world.settle()
  assert.deepEqual([await partNow(world, one), await partNow(world, restOne)], ['granted  0', 'granted  0'])
  await world.advance(25 * hourMs)
  assert.equal(await partNow(world, two), 'kept rest-unpaid 0')
  assert.equal(await dealState(world, dealId), 'succeeded')
  assert.equal((await stockNow(world.ctx(), box.stockId as string)).onHand, before.onHand - 1)
  // The order of the rest follows the goods.
  await within(world.ctx(), async ctx => moveLocked(ctx, await lockOrders(ctx, [one.orderId]), 'received'))
  await world.advance(2 * hourMs)
  assert.deepEqual(await breaches(world), [])
})

test('a deposit that comes back, and what is not sent in time', async () => {
  const dealId = await openDeal(world, mei, 'pre-sale', preSale({ depositKept: false, deposit: 20_000 }))
  const [one, two] = [await backAndPay(dealId, ling), await backAndPay(dealId, bo)]
  await world.advance(25 * hourMs)
  const restOne = await paid(world, ling, rest(dealId, ling, one.partId))
  await world.advance(25 * hourMs)
  assert.equal(await partNow(world, two), 'returned rest-unpaid 20000')
  await assert.rejects(refundLate(world.ctx(ling.actor), dealId, one.partId), e => code(e) === 'deals.not-late')
  await world.advance(7 * dayMs)
  await assert.rejects(refundLate(world.ctx(bo.actor), dealId, one.partId), e => code(e) === 'deals.no-such-part')
  await refundLate(world.ctx(ling.actor), dealId, one.partId)
  await world.settle()
  assert.equal(await partNow(world, one), 'returned late-shipping 20000')
  assert.equal(await partNow(world, restOne), 'returned late-shipping 20000')
  assert.deepEqual(await breaches(world), [])
})
