// Orders that wait for a deal: sold to that deal alone, not handed over before it is decided, and taken back whole.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { within } from '#kernel/db/within.ts'
import { Refused } from '#kernel/refusal.ts'
import { openWorld, type SignedInMember, type World } from '#tests/world.ts'
import { openOffer } from './commands/deal-offers.ts'
import { moveLocked } from './commands/hand-over.ts'
import { placeOrder } from './commands/place-order.ts'
import { askRefund } from './commands/refund-order.ts'
import { forfeitOrder, releaseOrders, withdrawOrder } from './commands/release-orders.ts'
import { settleOrders } from './commands/settle-payments.ts'
import { breaches, putThing, stockNow, type Thing } from './fixtures/stall.ts'
import { findOrder, lockOrders } from './store/orders.ts'

let world: World
let ling: SignedInMember
let box: Thing
let offerId: string
before(async () => {
  world = await openWorld()
  ling = await world.member('Ling')
  box = await putThing(world.ctx(), { title: '书箱', price: 49_900, onHand: 5 })
  const now = world.clock.now().getTime()
  offerId = await openOffer(world.ctx(), {
    ...{ madeFor: 'dea_1', title: '拼团', needsRight: null, perMemberMax: null, payMinutes: 30 },
    ...{ opensAt: new Date(now), closesAt: new Date(now + 86_400_000) },
    items: [{ variantId: box.variantId, price: 39_900, unitsMax: 3 }],
  })
})
after(() => world.close())

let keys = 0
const wish = () => ({
  ...{ key: `waiting-${++keys}`, address: null, note: '', credit: 0 },
  lines: [{ variantId: box.variantId, units: 1, offerId }],
})
const code = (error: unknown) => error instanceof Refused && error.refusal.code
const ours = { madeFor: 'dea_1', waitsFor: 'dea_1' }
async function bought(more = {}): Promise<string> {
  const { orderId, payable } = await placeOrder(world.ctx(ling.actor), { ...wish(), ...ours, ...more })
  const paid = { orderId, paymentId: 'pay_1', provider: 'sandbox', amount: payable, currency: 'CNY' }
  assert.deepEqual(await within(world.ctx(), ctx => settleOrders(ctx, [paid])), [{ outcome: 'paid' }])
  return orderId
}
const hand = (orderId: string) => within(world.ctx(), async ctx => moveLocked(ctx, await lockOrders(ctx, [orderId]), 'received'))

test('by the offer of a deal nobody buys past the deal', async () => {
  await assert.rejects(placeOrder(world.ctx(ling.actor), wish()), e => code(e) === 'shop.not-in-offer')
  await assert.rejects(placeOrder(world.ctx(ling.actor), { ...wish(), madeFor: 'dea_2' }), e => code(e) === 'shop.not-in-offer')
})

test('paid, it waits; let go, it is handed over', async () => {
  const orderId = await bought()
  await assert.rejects(hand(orderId), e => code(e) === 'shop.order-waits')
  assert.deepEqual(await releaseOrders(world.ctx(), [orderId]), [orderId])
  assert.deepEqual(await releaseOrders(world.ctx(), [orderId]), [])
  await hand(orderId)
  assert.deepEqual(await breaches(world), [])
})

test('taken back whole: what was paid goes back once, the goods are on the shelf again', async () => {
  const before = await stockNow(world.ctx(), box.stockId as string)
  const orderId = await bought()
  await askRefund(world.ctx(), { orderId, key: 'part', amount: 900, reason: '差价' })
  const whole = { orderId, key: 'whole', reason: '未成团', restock: true }
  assert.equal((await withdrawOrder(world.ctx(), whole)).amount, 39_000)
  await assert.rejects(withdrawOrder(world.ctx(), { ...whole, key: 'again' }), e => code(e) === 'shop.order-moved-on')
  assert.deepEqual(await stockNow(world.ctx(), box.stockId as string), before)
  assert.deepEqual(await breaches(world), [])
})

test('the rest of a price takes nothing from the shelf; kept money leaves the goods there', async () => {
  const before = await stockNow(world.ctx(), box.stockId as string)
  const first = await bought()
  const afterFirst = await stockNow(world.ctx(), box.stockId as string)
  const until = new Date(world.clock.now().getTime() + 60_000)
  const rest = await placeOrder(world.ctx(ling.actor), { ...wish(), ...ours, isRest: true, payUntil: until })
  assert.deepEqual(rest.payUntil, until)
  assert.equal((await findOrder(world.ctx(), rest.orderId))?.delivery, 'none')
  assert.deepEqual(await stockNow(world.ctx(), box.stockId as string), afterFirst)
  await forfeitOrder(world.ctx(), first, '逾期未付尾款')
  assert.equal((await findOrder(world.ctx(), first))?.state, 'received')
  assert.deepEqual(await stockNow(world.ctx(), box.stockId as string), before)
  assert.deepEqual(await breaches(world), [])
})

test('many who order within transactions of their own need no second connection, also when the catalogue has just changed', async () => {
  const pile = await putThing(world.ctx(), { title: '纸', price: 100, onHand: 100 })
  const line = { variantId: pile.variantId, units: 1, offerId: null }
  const orders = await Promise.all(
    Array.from({ length: 40 }, () =>
      within(world.ctx(ling.actor), ctx => placeOrder(ctx, { ...wish(), lines: [line], ...ours })),
    ),
  )
  assert.equal(new Set(orders.map(one => one.orderId)).size, 40)
})
