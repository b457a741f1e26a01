// Ling asks for her money back: once at a time, withdrawn, declined with a reason, granted once, whoever else acts at the same moment.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ask } from '#tests/ask.ts'
import { openWorld, type SignedInMember, type World } from '#tests/world.ts'
import { type Counter, openCounter } from './fixtures/counter.ts'
import { breaches } from './fixtures/stall.ts'

let world: World
let counter: Counter
let ling: SignedInMember
let bo: SignedInMember
before(async () => {
  world = await openWorld()
  counter = await openCounter(world)
  ;[ling, bo] = await Promise.all([world.member('凌'), world.member('博')])
})
after(() => world.close())

interface Line {
  variantId: string
  units?: number
}
async function order(lines: Line[], isPaid = true): Promise<string> {
  const placed = await counter.as(ling, 'POST', '/orders', { lines })
  if (isPaid) assert.equal(await counter.pay(placed), 'paid')
  return placed.orderId
}
const asks = (orderId: string, body: object = { reason: '不想要了' }, who = ling) =>
  counter.as(who, 'POST', `/orders/${orderId}/refund-requests`, body)
const takesBack = (requestId: string, who = ling) => counter.as(who, 'POST', `/refund-requests/${requestId}/withdrawal`)
const grants = (requestId: string, body: object) => counter.desk('POST', `/refund-requests/${requestId}/grant`, body)
const declines = (requestId: string, answer = '已经寄出') =>
  counter.desk('POST', `/refund-requests/${requestId}/refusal`, { answer })
const mine = (orderId: string) => counter.as(ling, 'GET', `/orders/${orderId}`)
const waiting = async (): Promise<string[]> =>
  (await counter.desk('GET', '/orders?filter=asked')).items.map((one: { id: string }) => one.id)

test('asked once at a time, by the buyer alone, of what is paid; taken back it may be asked anew', async () => {
  const { variantId } = await counter.goods('茶', 3_000, 10)
  assert.equal(await asks(await order([{ variantId }], false)), 'shop.order-moved-on')
  const orderId = await order([{ variantId }])
  assert.equal((await mine(orderId)).may.askBack, true)
  assert.equal(await asks(orderId, { reason: '我的' }, bo), 'shop.no-such-order')
  assert.equal(await asks(orderId, { reason: '' }), 'house.invalid')
  assert.equal(await asks(orderId, { reason: '破了', lines: [7] }), 'shop.no-such-line')
  const { requestId } = await asks(orderId, { reason: '破了', kind: 'return' })
  assert.equal(await asks(orderId), 'shop.asked-already')
  const shown = await mine(orderId)
  assert.deepEqual([shown.asksBack, shown.may.askBack, shown.left], [true, false, 3_000])
  const [request] = shown.requests
  assert.deepEqual([request.kind, request.state, request.reason, request.worth], ['return', 'open', '破了', 3_000])
  assert.deepEqual(await waiting(), [orderId])
  assert.equal(await takesBack(requestId, bo), 'shop.no-such-request')
  assert.equal((await takesBack(requestId)).done, true)
  assert.equal(await takesBack(requestId), 'shop.request-moved-on')
  assert.deepEqual(await waiting(), [])
  assert.ok((await asks(orderId)).requestId)
  assert.deepEqual(await breaches(world), [])
})

test('declined with a reason that the buyer reads; granted it is a refund, with the goods back on the shelf', async () => {
  const [tea, cup] = [await counter.goods('茶', 3_000, 10), await counter.goods('杯', 2_000, 10)]
  const orderId = await order([{ variantId: tea.variantId }, { variantId: cup.variantId }])
  const first = await asks(orderId)
  assert.equal(await declines(first.requestId, ''), 'house.invalid')
  assert.equal((await declines(first.requestId)).done, true)
  const second = await asks(orderId, { reason: '杯子破了', lines: [2] })
  const shown = await mine(orderId)
  assert.deepEqual(
    shown.requests.map((r: any) => [r.state, r.answer, r.worth]),
    [
      ['declined', '已经寄出', 5_000],
      ['open', '', 2_000],
    ],
  )
  assert.equal(await grants(second.requestId, { amount: 5_001 }), 'shop.refund-too-much')
  assert.ok((await waiting()).includes(orderId), 'a grant that was refused leaves it open')
  const { refundId } = await grants(second.requestId, { amount: 2_000, answer: '抱歉' })
  const after = await mine(orderId)
  assert.deepEqual(
    [after.refunded, after.left, after.refunds[0].id, after.refunds[0].reason],
    [2_000, 3_000, refundId, '杯子破了'],
  )
  assert.deepEqual([after.requests[1].state, after.requests[1].refundId, after.requests[1].answer], ['granted', refundId, '抱歉'])
  const third = await asks(orderId)
  await grants(third.requestId, { amount: 3_000, restock: true })
  const whole = await mine(orderId)
  assert.deepEqual([whole.state, whole.requests[2].state, whole.may.askBack], ['refunded', 'granted', false])
  assert.equal(await asks(orderId), 'shop.order-moved-on')
  assert.deepEqual(await breaches(world), [])
})

test('what went back in another way needs no answer any more', async () => {
  const { variantId } = await counter.goods('茶', 3_000, 10)
  const orderId = await order([{ variantId }])
  const { requestId } = await asks(orderId)
  await counter.desk('POST', `/orders/${orderId}/refunds`, { amount: 3_000, reason: '缺货' })
  const [request] = (await mine(orderId)).requests
  assert.equal(request.state, 'lapsed')
  for (const answer of [await grants(requestId, { amount: 1 }), await declines(requestId), await takesBack(requestId)])
    assert.equal(answer, 'shop.request-moved-on')
  assert.deepEqual(await breaches(world), [])
})

test('granted, declined, taken back and refunded at the same moment: one of them, and no fen twice', async () => {
  const { variantId } = await counter.goods('茶', 3_000, 100)
  for (let round = 0; round < 8; round++) {
    const orderId = await order([{ variantId }])
    const asked = await Promise.all([1, 2, 3, 4].map(() => asks(orderId)))
    const [{ requestId }] = asked.filter(one => one.requestId)
    assert.equal(asked.filter(one => one === 'shop.asked-already').length, 3)
    const answers = await Promise.all([
      grants(requestId, { amount: 3_000 }),
      takesBack(requestId),
      grants(requestId, { amount: 2_000 }),
      declines(requestId),
      ...(round % 2 ? [counter.desk('POST', `/orders/${orderId}/refunds`, { amount: 3_000, reason: '缺货' })] : []),
    ])
    const known = ['shop.request-moved-on', 'shop.order-moved-on', 'shop.refund-too-much']
    for (const one of answers) assert.ok(typeof one === 'object' || known.includes(one), JSON.stringify(one))
    const { refunded, refunds, requests } = await mine(orderId)
    assert.ok(refunded <= 3_000)
    assert.equal(refunds.filter((r: any) => r.reason === '不想要了').length, requests[0].state === 'granted' ? 1 : 0)
    assert.notEqual(requests[0].state, 'open')
  }
  assert.deepEqual(await breaches(world), [])
})

test('a tier goes back in its own place, and whoever may not refund may not answer', async () => {
  const plan = await counter.desk('POST', '/tiers/plans', { key: 'gold', name: '金卡', dues: 12_000 })
  const made = await counter.desk('POST', '/products', {
    ...{ kind: 'tier', title: '金卡', delivery: 'none', variants: [{ price: 12_000, planId: plan.id, opening: null }] },
  })
  await counter.desk('POST', `/products/${made.id}/sale`)
  const orderId = await order([{ variantId: made.variants[0].id }])
  assert.equal((await mine(orderId)).may.askBack, false)
  assert.equal(await asks(orderId), 'shop.nothing-to-give-back')
  const hao = await world.operator('浩', 'moderator')
  const path = `/communities/${world.club.id}/console/refund-requests/rrq_01k00000000000000000000000/refusal`
  assert.equal((await ask(world, `POST ${path}`, { cookie: hao.cookie, body: { answer: '不' } })).status, 403)
  assert.equal(await declines('rrq_01k00000000000000000000000'), 'shop.no-such-request')
})
