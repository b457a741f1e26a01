// Mooncakes: Ling orders and Bo pays; Ling gives ten boxes, seven are claimed, and three come back to her.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Refused } from '#kernel/refusal.ts'
import { beginPayment } from '#modules/payments/commands/begin-payment.ts'
import { payIt } from '#tests/till.ts'
import { openWorld, type SignedInMember, type SignedInOperator, type World } from '#tests/world.ts'
import { claimGift } from './commands/claim-gift.ts'
import { askFriend, mayPay, showPayRequest } from './commands/pay-for-friend.ts'
import { placeOrder, type Wish } from './commands/place-order.ts'
import { sendParcel } from './commands/send-parcels.ts'
import { givenGift, givenGifts, offeredGift, receivedGift, receivedGifts } from './commands/show-gift.ts'
import { showOrder } from './commands/show-order.ts'
import { stepOrders } from './commands/step-orders.ts'
import { breaches, putThing, stockNow } from './fixtures/stall.ts'

let world: World
let ling: SignedInMember
let bo: SignedInMember
let mei: SignedInOperator
before(async () => {
  world = await openWorld()
  ;[ling, bo, mei] = [await world.member('凌'), await world.member('博'), await world.operator('梅', 'owner')]
})
after(() => world.close())

const dayMs = 86_400_000
let keys = 0
const wish = (variantId: string, units: number, more: Partial<Wish> = {}): Wish => ({
  ...{ lines: [{ variantId, units, offerId: null }], address: null, note: '', credit: 0 },
  key: `gift-${String(++keys).padStart(8, '0')}`,
  ...more,
})
const gift = (more: Partial<NonNullable<Wish['gift']>> = {}) => ({
  pieces: 1,
  words: '中秋快乐',
  days: 15,
  perPersonMax: 1,
  ...more,
})
const home = { name: '晨', phone: '13800138000', region: '上海市 静安区', detail: '某路 1 号', postcode: '' }
const code = (error: unknown) => error instanceof Refused && error.refusal.code
const pay = async (orderId: string, who = ling, token?: string): Promise<void> => {
  const payment = await beginPayment(as(who), orderId, `pay-${orderId}`, { provider: 'sandbox', way: 'page', token })
  await payIt(world, payment.id)
}
const as = (who: { actor: SignedInMember['actor'] }) => world.ctx(who.actor)

test('Ling orders, Bo pays: the link shows what, for whom and how long, and lets nobody else in', async () => {
  const box = await putThing(world.ctx(), { title: '月饼', price: 19_800, onHand: 5, delivery: 'parcel' })
  const { orderId, payUntil } = await placeOrder(as(ling), wish(box.variantId, 1, { address: home, askFriend: true }))
  assert.equal(payUntil.getTime(), world.clock.now().getTime() + dayMs)
  const { token, url } = await askFriend(as(ling), orderId)
  assert.equal((await askFriend(as(ling), orderId)).token, token)
  assert.ok(url.endsWith(token))
  await assert.rejects(askFriend(as(bo), orderId), e => code(e) === 'shop.no-such-order')
  const shown = await showPayRequest(world.ctx({ kind: 'anyone' }), token)
  assert.deepEqual(
    [shown.buyerName, shown.payable, shown.open, shown.lines],
    ['凌', 19_800, true, [{ title: '月饼', units: 1, amount: 19_800 }]],
  )
  assert.equal(await mayPay(as(ling), orderId), true)
  assert.equal(await mayPay(as(bo), orderId), false)
  assert.equal(await mayPay(as(bo), orderId, token), true)
  assert.equal(await mayPay(as(bo), orderId, `${token}x`), false)
  await pay(orderId, bo, token)
  assert.equal((await showPayRequest(as(bo), token)).open, false)
  assert.deepEqual(await breaches(world), [])
})

test('ten boxes are given, seven are claimed and sent, three come back to the giver and to the shelf', async () => {
  const box = await putThing(world.ctx(), { title: '月饼礼盒', price: 19_999, onHand: 12, delivery: 'parcel' })
  const { orderId } = await placeOrder(as(ling), wish(box.variantId, 10, { gift: gift() }))
  const { token } = await givenGift(as(ling), orderId)
  await assert.rejects(claimGift(as(bo), token, { address: home }), e => code(e) === 'shop.gift-over')
  await pay(orderId)
  await assert.rejects(claimGift(as(bo), token, { address: null }), e => code(e) === 'shop.address-needed')
  assert.deepEqual(await claimants(token, 7), { claimed: 7, codes: [] })
  const offered = await offeredGift(as(bo), token)
  assert.deepEqual([offered.giverName, offered.claimed, offered.shares, offered.open, offered.mine], ['凌', 7, 10, true, 0])
  const { claims } = await givenGift(as(ling), orderId)
  assert.deepEqual(new Set(claims.map(c => c.state)), new Set(['claimed']))
  // The order itself cannot be sent: there is no address to send it to.
  await assert.rejects(send(orderId), e => code(e) === 'shop.sent-in-shares')
  const refs = claims.map(claim => claim.id)
  const { done } = await stepOrders(as(mei), {
    step: 'pack',
    items: refs.map(ref => ({ ref, carrier: null, number: null })),
    preview: false,
    note: '',
  })
  assert.equal(done, 7)
  for (const [n, ref] of refs.entries()) await send(ref, `SF10000000${n}`)
  assert.equal((await showOrder(world.ctx(), orderId)).state, 'paid', 'three may still be claimed')
  assert.deepEqual(await breaches(world), [])
  await world.advance(16 * dayMs)
  const letters = await lettersTo(ling.memberId)
  assert.deepEqual(
    letters.map(one => one.subject),
    ['你送的礼物还有 3 份没人领'],
  )
  assert.ok(letters[0]?.body.includes(`/orders/${orderId}`) && letters[0].body.includes('月饼礼盒'), letters[0]?.body)
  const order = await showOrder(world.ctx(), orderId)
  assert.equal(order.state, 'sent')
  const [refund] = order.refunds
  assert.deepEqual([refund?.money, refund?.state, order.refunded], [59_997, 'paid-out', 59_997])
  assert.deepEqual(await stockNow(world.ctx(), box.stockId as string), { onHand: 5, reserved: 0 })
  assert.deepEqual(await breaches(world), [])
  await assert.rejects(claimGift(as(bo), token, { address: home }), e => code(e) === 'shop.gift-over')
  assert.equal((await givenGifts(as(ling), { limit: 10 })).items[0]?.endedAt !== null, true)
  await world.advance(11 * dayMs)
  assert.equal((await showOrder(world.ctx(), orderId)).state, 'received')
  assert.deepEqual(await breaches(world), [])
})

const lettersTo = async (memberId: string) =>
  (
    await world.house.database.pool.query<{ subject: string; body: string }>(
      `select subject, body from channels_messages where member_id = $1 and key like 'out:shop.%'`,
      [memberId],
    )
  ).rows
const send = (ref: string, number: string | null = null) => sendParcel(as(mei), { ref, lines: [], carrier: 'sf', number })
/** So many new members claim at the same time. */
async function claimants(token: string, many: number) {
  const people = await Promise.all(Array.from({ length: many }, (_, n) => world.member(`Guest ${keys}-${n}`)))
  const answers = await Promise.allSettled(people.map(one => claimGift(as(one), token, { address: home })))
  const codes = answers.flatMap(a => (a.status === 'rejected' ? [code(a.reason)] : []))
  return { claimed: answers.length - codes.length, codes: [...new Set(codes)] }
}

test('forty want one of ten: ten get one, each one alone, however often he asks', async () => {
  const box = await putThing(world.ctx(), { title: '茶', price: 100, onHand: 10, delivery: 'parcel' })
  const { orderId } = await placeOrder(as(ling), wish(box.variantId, 10, { gift: gift() }))
  await pay(orderId)
  const { token } = await givenGift(as(ling), orderId)
  const mine = await Promise.allSettled(Array.from({ length: 12 }, () => claimGift(as(bo), token, { address: home })))
  assert.equal(mine.filter(one => one.status === 'fulfilled').length, 1)
  assert.ok(mine.every(one => one.status === 'fulfilled' || code(one.reason) === 'shop.gift-taken'))
  assert.deepEqual(await claimants(token, 40), { claimed: 9, codes: ['shop.gift-gone'] })
  assert.equal((await givenGift(as(ling), orderId)).claimed, 10)
  assert.deepEqual(await breaches(world), [])
})

test('as many for each as the giver says, three pieces a share', async () => {
  const box = await putThing(world.ctx(), { title: '糖', price: 100, onHand: 20, delivery: 'parcel' })
  await assert.rejects(
    placeOrder(as(ling), wish(box.variantId, 10, { gift: gift({ pieces: 3 }) })),
    e => code(e) === 'shop.not-for-gift',
  )
  const { orderId } = await placeOrder(as(ling), wish(box.variantId, 9, { gift: gift({ pieces: 3, perPersonMax: 2 }) }))
  await pay(orderId)
  const { token } = await givenGift(as(ling), orderId)
  const mine = await Promise.allSettled(Array.from({ length: 5 }, () => claimGift(as(bo), token, { address: home })))
  assert.equal(mine.filter(one => one.status === 'fulfilled').length, 2)
  const [first] = (await receivedGifts(as(bo), { limit: 1 })).items
  assert.deepEqual([first?.pieces, first?.words, first?.giverName], [3, '中秋快乐', '凌'])
  const parcel = await send(first?.id as string, 'SF200000001')
  assert.deepEqual(parcel.lines, [{ line: 1, title: '糖', units: 3 }])
  const seen = await receivedGift(as(bo), first?.id as string)
  assert.match(seen.parcels[0]?.link ?? '', /SF200000001/)
  await assert.rejects(receivedGift(as(ling), first?.id as string), e => code(e) === 'shop.no-such-claim')
})

test('a gift that is fetched in person gives each receiver a code of his own', async () => {
  const box = await putThing(world.ctx(), { title: '早餐', price: 1_500, onHand: 3 })
  const { orderId } = await placeOrder(as(ling), wish(box.variantId, 2, { gift: gift() }))
  await pay(orderId)
  const { token } = await givenGift(as(ling), orderId)
  const { claimId } = await claimGift(as(bo), token, { address: null })
  assert.match((await receivedGift(as(bo), claimId)).pickup?.code ?? '', /^\d{8}$/)
})

test('claims against the end and against a whole refund: nothing is both claimed and given back', async () => {
  const box = await putThing(world.ctx(), { title: '酒', price: 1_000, onHand: 50, delivery: 'parcel' })
  const { orderId } = await placeOrder(as(ling), wish(box.variantId, 20, { gift: gift({ days: 3 }) }))
  await pay(orderId)
  const { token } = await givenGift(as(ling), orderId)
  const people = await Promise.all(Array.from({ length: 12 }, (_, n) => world.member(`Late ${n}`)))
  const { endGifts } = await import('./commands/end-gift.ts')
  const answers = await Promise.allSettled([
    ...people.slice(0, 6).map(one => claimGift(as(one), token, { address: home })),
    endGifts.run(world.ctx(), { orderId }),
    ...people.slice(6).map(one => claimGift(as(one), token, { address: home })),
  ])
  const claimed = answers.filter((a, n) => n !== 6 && a.status === 'fulfilled').length
  const order = await showOrder(world.ctx(), orderId)
  assert.equal(order.refunded, 1_000 * (20 - claimed))
  assert.deepEqual(await breaches(world), [])
})
