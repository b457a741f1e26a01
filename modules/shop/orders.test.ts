// Ling buys, in one call; nothing is sold that is not there, and nothing stays reserved that nobody pays.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { within } from '#kernel/db/within.ts'
import { Refused } from '#kernel/refusal.ts'
import { openWorld, type SignedInMember, type World } from '#tests/world.ts'
import { placeOrder } from './commands/place-order.ts'
import { askRefund, settleRefund } from './commands/refund-order.ts'
import { settleOrders } from './commands/settle-payments.ts'
import { breaches, putOffer, putThing, stockNow } from './fixtures/stall.ts'

let world: World
let ling: SignedInMember
let bo: SignedInMember
before(async () => {
  world = await openWorld()
  ling = await world.member('Ling')
  bo = await world.member('Bo')
})
after(() => world.close())

let keys = 0
const key = () => `key-${String(++keys).padStart(8, '0')}`
const wish = (variantId: string, units = 1, offerId: string | null = null) => ({
  lines: [{ variantId, units, offerId }],
  address: null,
  note: '',
  credit: 0,
})
const code = (error: unknown) => error instanceof Refused && error.refusal.code

test('an order reserves, and what is not paid in time comes back', async () => {
  const box = await putThing(world.ctx(), { title: '书箱', price: 49_900, onHand: 3 })
  const placed = await placeOrder(world.ctx(ling.actor), { ...wish(box.variantId, 2), key: key() })
  assert.equal(placed.state, 'awaiting')
  assert.equal(placed.payable, 99_800)
  assert.deepEqual(await stockNow(world.ctx(), box.stockId as string), { onHand: 3, reserved: 2 })
  await assert.rejects(
    placeOrder(world.ctx(bo.actor), { ...wish(box.variantId, 2), key: key() }),
    e => code(e) === 'shop.sold-out',
  )
  assert.deepEqual(await breaches(world), [])
  await world.advance(32 * 60_000)
  assert.deepEqual(await stockNow(world.ctx(), box.stockId as string), { onHand: 3, reserved: 0 })
  assert.equal((await placeOrder(world.ctx(bo.actor), { ...wish(box.variantId, 3), key: key() })).state, 'awaiting')
  assert.deepEqual(await breaches(world), [])
})

test('the same key is the same order, however often and whatever has changed since', async () => {
  const box = await putThing(world.ctx(), { title: '月饼', price: 20_000, onHand: 1 })
  const same = { ...wish(box.variantId), key: key() }
  const first = await placeOrder(world.ctx(ling.actor), same)
  const again = await placeOrder(world.ctx(ling.actor), same)
  assert.deepEqual([again.orderId, again.known], [first.orderId, true])
  await assert.rejects(
    placeOrder(world.ctx(ling.actor), { ...wish(box.variantId, 2), key: same.key }),
    e => code(e) === 'house.key-reused',
  )
})

test('two lines of the same shelf are measured as one', async () => {
  const box = await putThing(world.ctx(), { title: '柳桃', price: 100, onHand: 3 })
  const two = { ...wish(box.variantId, 2), key: key() }
  two.lines.push({ variantId: box.variantId, units: 2, offerId: null })
  await assert.rejects(placeOrder(world.ctx(ling.actor), two), e => code(e) === 'shop.sold-out')
})

test('paid, its goods leave the shelf; given back, the money waits to be paid out', async () => {
  const box = await putThing(world.ctx(), { title: '茶', price: 3_000, onHand: 5 })
  const { orderId } = await placeOrder(world.ctx(ling.actor), { ...wish(box.variantId), key: key() })
  const pay = (amount: number) =>
    within(world.ctx(), ctx => settleOrders(ctx, [{ orderId, paymentId: 'pay_1', provider: 'sandbox', amount, currency: 'CNY' }]))
  assert.deepEqual(await pay(2_999), [{ outcome: 'mismatch' }])
  assert.deepEqual(await pay(3_000), [{ outcome: 'paid' }])
  assert.deepEqual(await pay(3_000), [{ outcome: 'late', state: 'paid' }])
  assert.deepEqual(await stockNow(world.ctx(), box.stockId as string), { onHand: 4, reserved: 0 })
  const wished = { orderId, amount: 1_000, reason: '破损', key: 'r-1' }
  const { refundId } = await askRefund(world.ctx(), wished)
  assert.equal((await askRefund(world.ctx(), wished)).refundId, refundId)
  await assert.rejects(askRefund(world.ctx(), { ...wished, key: 'r-2', amount: 2_001 }), e => code(e) === 'shop.refund-too-much')
  await askRefund(world.ctx(), { ...wished, key: 'r-2', amount: 2_000, restock: true })
  assert.deepEqual(await stockNow(world.ctx(), box.stockId as string), { onHand: 5, reserved: 0 })
  assert.equal(await within(world.ctx(), ctx => settleRefund(ctx, { refundId, outcome: 'paid-out' })), true)
  assert.equal(await within(world.ctx(), ctx => settleRefund(ctx, { refundId, outcome: 'paid-out' })), false)
  assert.deepEqual(await breaches(world), [])
})

test('hundreds want few: exactly as many are sold, and nobody gets more than his share', async () => {
  const box = await putThing(world.ctx(), { title: '手机', price: 98_100, onHand: 100 })
  const offerId = await putOffer(world.ctx(), { variantId: box.variantId, price: 98_000, quota: 30, perMemberMax: 2 })
  const buyers = await Promise.all(Array.from({ length: 12 }, (_, n) => world.member(`Buyer ${n}`)))
  const asks = Array.from({ length: 300 }, (_, n) => buyers[n % buyers.length] as SignedInMember)
  const answers = await Promise.allSettled(
    asks.map(buyer => placeOrder(world.ctx(buyer.actor), { ...wish(box.variantId, 1, offerId), key: key() })),
  )
  const bought = answers.filter(a => a.status === 'fulfilled').length
  assert.equal(bought, 12, 'of each member one was asked at a time, the others were told so')
  // Each asks for one after the other, until nobody gets any.
  let sold = bought
  for (let round = 0; round < 3; round++) {
    const more = await Promise.allSettled(
      buyers.map(buyer => placeOrder(world.ctx(buyer.actor), { ...wish(box.variantId, 1, offerId), key: key() })),
    )
    sold += more.filter(a => a.status === 'fulfilled').length
    const refused = more.flatMap(a => (a.status === 'rejected' ? [code(a.reason)] : []))
    assert.ok(refused.every(c => c === 'shop.over-limit'))
  }
  assert.equal(sold, 24)
  assert.deepEqual(await breaches(world), [])
})
