// The till: a code is redeemed once, wholly or in pieces, and a mistake is taken back; what nobody fetches runs out.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Refused } from '#kernel/refusal.ts'
import { beginPayment } from '#modules/payments/commands/begin-payment.ts'
import { booksOf } from '#modules/wallet/fixtures/books.ts'
import { ask } from '#tests/ask.ts'
import { payIt } from '#tests/till.ts'
import { openWorld, type SignedInMember, type SignedInOperator, type World } from '#tests/world.ts'
import { expireVouchers, setValidity } from './commands/expire-vouchers.ts'
import { myPickups, orderPickup } from './commands/open-pickup.ts'
import { placeOrder } from './commands/place-order.ts'
import { lookUpPickup, redeemPickup, undoRedemption } from './commands/redeem-pickup.ts'
import { askRefund } from './commands/refund-order.ts'
import { showOrder } from './commands/show-order.ts'
import { breaches, putThing } from './fixtures/stall.ts'

let world: World
let ling: SignedInMember
let bo: SignedInMember
let mei: SignedInOperator
before(async () => {
  world = await openWorld()
  ;[ling, bo, mei] = [await world.member('凌'), await world.member('博'), await world.operator('梅', 'owner')]
})
after(() => world.close())

let keys = 0
const as = (who: { actor: SignedInMember['actor'] }) => world.ctx(who.actor)
const code = (error: unknown) => error instanceof Refused && error.refusal.code
const state = async (orderId: string) => (await showOrder(world.ctx(), orderId)).state
const balance = async (account: string) => (await booksOf(world.ctx())).balance(account)
const all = (pickupId: string) => ({ pickupId, pieces: [], place: '静安店', note: '' })

async function bought(units: number, price = 1_500): Promise<{ orderId: string; productId: string }> {
  const { variantId, productId } = await putThing(world.ctx(), { title: '早餐券', price, onHand: 100 })
  const wish = { lines: [{ variantId, units, offerId: null }], address: null, note: '', credit: 0 }
  const { orderId } = await placeOrder(as(ling), { ...wish, key: `code-${String(++keys).padStart(8, '0')}` })
  const payment = await beginPayment(as(ling), orderId, `pay-${orderId}`, { provider: 'sandbox', way: 'page' })
  await payIt(world, payment.id)
  return { orderId, productId }
}

test('eight digits, the same each time, for the buyer alone; the till sees what is in it and who', async () => {
  const { orderId } = await bought(3)
  const mine = await orderPickup(as(ling), orderId)
  assert.match(mine.code, /^\d{8}$/)
  assert.equal((await orderPickup(as(ling), orderId)).code, mine.code)
  assert.ok((await myPickups(as(ling))).some(one => one.code === mine.code))
  await assert.rejects(orderPickup(as(bo), orderId), e => code(e) === 'shop.no-such-order')
  const byCode = await lookUpPickup(as(mei), { code: ` ${mine.code.slice(0, 4)} ${mine.code.slice(4)}`, orderId: null })
  assert.deepEqual([byCode.id, byCode.memberName, byCode.lines[0]?.left], [mine.id, '凌', 3])
  assert.ok(!('code' in byCode))
  assert.equal((await lookUpPickup(as(mei), { code: mine.scan, orderId: null })).id, mine.id)
  assert.equal((await lookUpPickup(as(mei), { code: null, orderId })).id, mine.id)
  await assert.rejects(
    lookUpPickup(as(mei), { code: `${mine.id}.${'x'.repeat(24)}`, orderId: null }),
    e => code(e) === 'shop.no-such-code',
  )
})

test('piece by piece, sold when the last is handed over; a mistake is taken back within ten minutes', async () => {
  const { orderId } = await bought(3)
  const { id } = await orderPickup(as(ling), orderId)
  const sold = await balance('CNY:sales')
  await redeemPickup(as(mei), { ...all(id), pieces: [{ line: 1, units: 1 }] })
  assert.equal(await state(orderId), 'paid')
  await assert.rejects(
    redeemPickup(as(mei), { ...all(id), pieces: [{ line: 1, units: 3 }] }),
    e => code(e) === 'shop.nothing-left',
  )
  const { redemptions, lines } = await redeemPickup(as(mei), all(id))
  assert.deepEqual([lines[0]?.left, redemptions.length, redemptions[0]?.place, redemptions[0]?.byName], [0, 2, '静安店', '梅'])
  assert.equal(await state(orderId), 'redeemed')
  assert.equal(await balance('CNY:sales'), sold + 4_500)
  await assert.rejects(redeemPickup(as(mei), all(id)), e => code(e) === 'shop.nothing-left')
  const last = redemptions[0]?.id as string
  await undoRedemption(as(mei), last, '扫错人了')
  await assert.rejects(undoRedemption(as(mei), last, '再来'), e => code(e) === 'shop.no-such-redemption')
  assert.deepEqual([await state(orderId), await balance('CNY:sales')], ['paid', sold])
  assert.deepEqual(await breaches(world), [])
  const again = await redeemPickup(as(mei), all(id))
  assert.deepEqual([await state(orderId), await balance('CNY:sales')], ['redeemed', sold + 4_500])
  await world.advance(10 * 60_000)
  await assert.rejects(undoRedemption(as(mei), again.redemptions[0]?.id as string, '晚了'), e => code(e) === 'shop.undo-too-late')
  assert.deepEqual(await breaches(world), [])
})

test('twenty tills at once: it is redeemed once, and of seven pieces seven', async () => {
  const whole = await bought(1)
  const { id } = await orderPickup(as(ling), whole.orderId)
  const answers = await Promise.allSettled(Array.from({ length: 20 }, () => redeemPickup(as(mei), all(id))))
  assert.equal(answers.filter(a => a.status === 'fulfilled').length, 1)
  assert.ok(answers.every(a => a.status === 'fulfilled' || code(a.reason) === 'shop.nothing-left'))
  const pieces = await bought(7)
  const some = await orderPickup(as(ling), pieces.orderId)
  const tries = await Promise.allSettled(
    Array.from({ length: 15 }, () => redeemPickup(as(mei), { ...all(some.id), pieces: [{ line: 1, units: 1 }] })),
  )
  assert.equal(tries.filter(a => a.status === 'fulfilled').length, 7)
  assert.deepEqual(await breaches(world), [])
})

test('redeemed against given back: one of the two', async () => {
  for (let n = 0; n < 6; n++) {
    const { orderId } = await bought(1)
    const { id } = await orderPickup(as(ling), orderId)
    const [redeemed] = await Promise.allSettled([
      redeemPickup(as(mei), all(id)),
      askRefund(world.ctx(), { orderId, key: `race-${orderId}`, amount: 1_500, reason: '不要了', restock: true }),
    ])
    // What was handed over may still be paid back; what was paid back is not handed over.
    assert.equal(await state(orderId), 'refunded')
    if (redeemed?.status === 'rejected') assert.equal(code(redeemed.reason), 'shop.order-moved-on')
  }
  await world.settle()
  assert.deepEqual(await breaches(world), [])
})

test('who guesses is stopped', async () => {
  const dan = await world.operator('丹', 'manager')
  const guess = (n: number) => lookUpPickup(as(dan), { code: String(10_000_000 + n), orderId: null }).catch(code)
  for (let n = 0; n < 12; n++) assert.equal(await guess(n), 'shop.no-such-code')
  assert.equal(await guess(99), 'shop.too-many-misses')
  // Through the door too, where the call runs in a transaction that is undone when it refuses.
  const hao = await world.operator('浩', 'manager')
  const at = `POST /communities/${world.club.id}/console/till/lookups`
  const codes = []
  for (let n = 0; n < 13; n++)
    codes.push((await ask(world, at, { cookie: hao.cookie, body: { code: String(20_000_000 + n) } })).status)
  assert.deepEqual([codes[11], codes[12]], [404, 429])
})

test('a voucher is valid in its time; what is left of it then is kept, or goes back, as its product says', async () => {
  const day = 86_400_000
  const now = world.clock.now().getTime()
  const kept = await bought(4, 1_000)
  const back = await bought(4, 1_000)
  const at = (days: number) => new Date(now + days * day)
  await setValidity(as(mei), kept.productId, { from: at(1), until: at(5), onExpiry: 'breakage' })
  await setValidity(as(mei), back.productId, { from: null, until: at(5), onExpiry: 'refund' })
  const codes = { kept: await orderPickup(as(ling), kept.orderId), back: await orderPickup(as(ling), back.orderId) }
  await assert.rejects(redeemPickup(as(mei), all(codes.kept.id)), e => code(e) === 'shop.not-yet-valid')
  await world.advance(2 * day)
  const before = { sales: await balance('CNY:sales'), breakage: await balance('CNY:breakage') }
  for (const one of [codes.kept, codes.back]) await redeemPickup(as(mei), { ...all(one.id), pieces: [{ line: 1, units: 1 }] })
  await world.advance(3 * day + 3_600_000)
  await expireVouchers.run(world.ctx())
  await expireVouchers.run(world.ctx())
  await world.settle()
  await assert.rejects(redeemPickup(as(mei), all(codes.kept.id)), e =>
    ['shop.nothing-left', 'shop.ran-out'].includes(code(e) as string),
  )
  assert.deepEqual([await state(kept.orderId), await state(back.orderId)], ['redeemed', 'redeemed'])
  assert.equal((await showOrder(world.ctx(), back.orderId)).refunded, 3_000)
  assert.equal(await balance('CNY:breakage'), before.breakage + 3_000)
  assert.equal(await balance('CNY:sales'), before.sales + 2_000)
  await assert.rejects(
    askRefund(world.ctx(), { orderId: kept.orderId, key: 'after', amount: 1_001, reason: '不要了' }),
    e => code(e) === 'shop.refund-too-much',
  )
  await world.settle()
  assert.deepEqual(await breaches(world), [])
})
