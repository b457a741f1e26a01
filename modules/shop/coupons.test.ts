// Coupons: taken within their numbers, used once, back when their order falls through; and races that change none of it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { give } from '#modules/wallet/fixtures/books.ts'
import { holdingsOf } from '#modules/wallet/index.ts'
import { openWorld, type SignedInMember, type World } from '#tests/world.ts'
import { type Counter, openCounter } from './fixtures/counter.ts'
import { breaches } from './fixtures/stall.ts'

const dayMs = 86_400_000
let world: World
let counter: Counter
let ling: SignedInMember
let bo: SignedInMember
let box: { productId: string; variantId: string }
before(async () => {
  world = await openWorld()
  counter = await openCounter(world)
  ;[ling, bo] = await Promise.all([world.member('凌'), world.member('博')])
  box = await counter.goods('书箱', 10_000, 10_000)
})
after(() => world.close())

const fixed = { kind: 'fixed', title: '满减', amountOff: 3_000, threshold: 20_000 }
const order = (who: SignedInMember, coupons: string[], units = 2) =>
  counter.as(who, 'POST', '/orders', { lines: [{ variantId: box.variantId, units }], coupons })
const take = (who: SignedInMember, batchId: string, key?: string) =>
  counter.as(who, 'POST', `/coupon-batches/${batchId}/coupons`, undefined, key)
const state = async (who: SignedInMember, couponId: string) => {
  for (const filter of ['held', 'used', 'expired']) {
    const found = (await counter.as(who, 'GET', `/coupons?filter=${filter}&limit=100`)).items.find((c: any) => c.id === couponId)
    if (found) return found
  }
}

test('a coupon is taken, quoted, used, and cannot be used again', async () => {
  const batch = await counter.batch(fixed)
  const shown = (await counter.as(ling, 'GET', '/coupon-batches')).items.find((b: any) => b.id === batch.id)
  assert.deepEqual([shown.face, shown.left], ['¥30 off ¥200 or more', 100])
  const coupon = await take(ling, batch.id, 'take-once-1')
  assert.equal((await take(ling, batch.id, 'take-once-1')).id, coupon.id, 'the same key is the same coupon')
  assert.equal(await take(ling, batch.id), 'shop.coupons-all-yours')
  const lines = [{ variantId: box.variantId, units: 2 }]
  const quote = await counter.as(ling, 'POST', '/order-quotes', { lines })
  assert.deepEqual([quote.payable, quote.couponsThatFit.map((c: any) => c.off)], [20_000, [3_000]])
  assert.equal(await order(ling, [coupon.id], 1), 'shop.coupon-unfit')
  assert.equal(await order(bo, [coupon.id]), 'shop.coupon-missing', 'it is not his')
  const placed = await order(ling, [coupon.id])
  assert.equal(placed.payable, 17_000)
  assert.equal((await state(ling, coupon.id)).state, 'reserved')
  assert.equal(await order(ling, [coupon.id]), 'shop.coupon-missing')
  assert.equal(await counter.pay(placed), 'paid')
  const used = await state(ling, coupon.id)
  assert.deepEqual([used.state, used.off, used.orderId], ['used', 3_000, placed.orderId])
  const shownOrder = await counter.as(ling, 'GET', `/orders/${placed.orderId}`)
  assert.deepEqual([shownOrder.discount, shownOrder.coupons[0].off], [3_000, 3_000])
  const desk = await counter.desk('GET', `/coupon-batches/${batch.id}`)
  assert.deepEqual([desk.taken, desk.used, desk.takenOff, desk.broughtIn], [1, 1, 3_000, 17_000])
  assert.deepEqual(await breaches(world), [])
})

test('portions are released by the clock', async () => {
  const at = (ms: number) => new Date(world.clock.now().getTime() + ms).toISOString()
  const releases = [
    { at: at(0), units: 1 },
    { at: at(3_600_000), units: 2 },
  ]
  const batch = await counter.batch({ ...fixed, partner: '茶馆', releases })
  await take(ling, batch.id)
  assert.equal(await take(bo, batch.id), 'shop.coupons-gone')
  await world.advance(3_600_000)
  assert.equal((await take(bo, batch.id)).partner, '茶馆')
  await counter.desk('POST', `/coupon-batches/${batch.id}/releases`, { releases: [{ at: at(0), units: 5 }] })
  const { left, next } = (await counter.as(ling, 'GET', '/coupon-batches')).items.find((b: any) => b.id === batch.id)
  assert.deepEqual([left, next], [6, null])
})

test('by its word, however it is written; for points, which come back when it is withdrawn unused', async () => {
  const batch = await counter.batch({ ...fixed, way: 'word', word: 'Moon 月', points: 50 })
  const byWord = (who: SignedInMember, word: string) => counter.as(who, 'POST', '/coupons/by-word', { word })
  assert.equal(await byWord(ling, '不对'), 'shop.no-such-batch')
  assert.equal(await byWord(ling, 'ｍoon 月'), 'wallet.not-enough')
  await give(world.ctx(), ling.memberId, 80)
  const coupon = await byWord(ling, 'ｍOON 月')
  assert.deepEqual([coupon.points, coupon.state], [50, 'held'])
  const points = async () => (await holdingsOf(world.ctx(), ling.memberId)).find(h => h.unit === 'points')?.available
  assert.equal(await points(), 30)
  const other = await counter.desk('POST', '/coupon-batches', {
    ...{ ...fixed, way: 'word', word: 'MOON 月', takesFrom: batch.takesFrom, takesUntil: batch.takesUntil },
    ...{ usesFrom: batch.usesFrom, usesUntil: batch.usesUntil, releases: batch.releases },
  })
  assert.equal(await counter.desk('POST', `/coupon-batches/${other.id}/opening`), 'shop.word-taken')
  await counter.desk('POST', `/coupon-batches/${batch.id}/withdrawal`)
  await world.settle()
  assert.equal(await points(), 80)
  assert.equal((await state(ling, coupon.id)).state, 'withdrawn')
  assert.deepEqual(await breaches(world), [])
})

test('given to members: who has his share is passed over', async () => {
  const batch = await counter.batch({ kind: 'exchange', title: '换书', variantId: box.variantId, way: 'given' })
  assert.equal(await take(ling, batch.id), 'shop.no-such-batch')
  const give = (memberIds: string[]) => counter.desk('POST', `/coupon-batches/${batch.id}/gifts`, { memberIds })
  assert.deepEqual(await give([ling.memberId]), { given: 1, passedOver: 0 })
  assert.deepEqual(await give([ling.memberId, bo.memberId]), { given: 1, passedOver: 1 })
  const coupon = (await counter.as(bo, 'GET', '/coupons')).items.find((c: any) => c.batchId === batch.id)
  const free = await order(bo, [coupon.id], 1)
  assert.deepEqual([free.payable, free.state], [0, 'paid'])
  assert.equal((await counter.desk('GET', `/coupon-batches/${batch.id}/coupons`)).items.length, 2)
  assert.deepEqual(await breaches(world), [])
})

test('hundreds take at once: exactly the number there is, and nobody more than his share', async () => {
  const batch = await counter.batch({ ...fixed, perMemberMax: 2, releases: [{ at: world.clock.now().toISOString(), units: 30 }] })
  const people = await Promise.all(Array.from({ length: 40 }, (_, n) => world.member(`P${n}`)))
  const asks = Array.from({ length: 400 }, (_, n) => people[n % people.length] as SignedInMember)
  const answers = await Promise.all(asks.map(who => take(who, batch.id)))
  const taken = answers.filter(a => typeof a === 'object')
  assert.equal(taken.length, 30)
  const refused = new Set(answers.filter(a => typeof a === 'string'))
  for (const one of refused) assert.ok(['shop.coupons-gone', 'shop.coupons-all-yours'].includes(one), one)
  const desk = await counter.desk('GET', `/coupon-batches/${batch.id}`)
  assert.deepEqual([desk.taken, desk.held], [30, 30])
  assert.deepEqual(await breaches(world), [])
})

test('one person with two hundred connections gets his share', async () => {
  const batch = await counter.batch({ ...fixed, perMemberMax: 3 })
  const answers = await Promise.all(Array.from({ length: 200 }, () => take(ling, batch.id)))
  assert.equal(answers.filter(a => typeof a === 'object').length, 3)
  assert.deepEqual(await breaches(world), [])
})

test('one coupon wanted by twenty orders at once is used by one', async () => {
  const coupon = await take(bo, (await counter.batch(fixed)).id)
  const answers = await Promise.all(Array.from({ length: 20 }, () => order(bo, [coupon.id])))
  assert.equal(answers.filter(a => a.payable === 17_000).length, 1)
  assert.equal(answers.filter(a => a === 'shop.coupon-missing').length, 19)
  assert.deepEqual(await breaches(world), [])
})

test('pay × timeout: a coupon is used, or held again, as its order ends', async () => {
  const batch = await counter.batch({ ...fixed, perMemberMax: 10 })
  const coupons = await Promise.all(Array.from({ length: 8 }, () => take(bo, batch.id)))
  const placed = await Promise.all(coupons.map(coupon => order(bo, [coupon.id])))
  const outcomes = await Promise.all(
    placed.flatMap(one => [counter.pay(one), counter.as(bo, 'POST', `/orders/${one.orderId}/cancellation`)]),
  )
  for (const [n, one] of coupons.entries())
    assert.equal((await state(bo, one.id)).state, outcomes[2 * n] === 'paid' ? 'used' : 'held')
  assert.deepEqual(await breaches(world), [])
})

// The last: its money came without a payment, and nobody could pay it out.
test('it comes back when its order is closed or wholly given back, with a week if it ran out meanwhile', async () => {
  const batch = await counter.batch({ ...fixed, useDays: 1, perMemberMax: 2 })
  const [first, second] = [await take(ling, batch.id), await take(ling, batch.id)]
  const unpaid = await order(ling, [first.id])
  await world.advance(40 * 60_000)
  assert.equal((await state(ling, first.id)).state, 'held')
  assert.equal((await counter.as(ling, 'GET', `/orders/${unpaid.orderId}`)).state, 'closed')
  const paid = await order(ling, [second.id])
  assert.equal(await counter.pay(paid), 'paid')
  await world.advance(2 * dayMs)
  // Her session of two days ago is over.
  counter = await openCounter(world)
  assert.equal((await state(ling, first.id)).state, 'expired')
  await counter.desk('POST', `/orders/${paid.orderId}/refunds`, { amount: 1_000, reason: '破损' })
  assert.equal((await state(ling, second.id)).state, 'used', 'a part given back changes nothing')
  await counter.desk('POST', `/orders/${paid.orderId}/refunds`, { amount: 16_000, reason: '不要了' })
  const back = await state(ling, second.id)
  assert.equal(back.state, 'held')
  assert.equal(new Date(back.usableUntil).getTime(), world.clock.now().getTime() + 7 * dayMs)
  assert.equal((await order(ling, [second.id])).payable, 17_000)
  assert.deepEqual(await breaches(world), [])
})
