// What the shop answered to Ling's request is found later: among her orders, on the page of the order, and in a letter.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { beginPayment } from '#modules/payments/commands/begin-payment.ts'
import { payIt } from '#tests/till.ts'
import { openWorld, type SignedInMember, type World } from '#tests/world.ts'
import { type Counter, openCounter } from './fixtures/counter.ts'
import { breaches } from './fixtures/stall.ts'

let world: World
let counter: Counter
let ling: SignedInMember
before(async () => {
  world = await openWorld()
  counter = await openCounter(world)
  ling = await world.member('凌')
})
after(() => world.close())

async function bought(): Promise<string> {
  const { variantId } = await counter.goods('铁壶', 3_000, 10)
  const { orderId } = await counter.as(ling, 'POST', '/orders', { lines: [{ variantId }] })
  const { id } = await beginPayment(world.ctx(ling.actor), orderId, `pay-${orderId}`, { provider: 'sandbox', way: 'page' })
  await payIt(world, id)
  return orderId
}
const asks = async (orderId: string, reason: string): Promise<string> =>
  (await counter.as(ling, 'POST', `/orders/${orderId}/refund-requests`, { reason })).requestId
const declines = (requestId: string, answer: string) => counter.desk('POST', `/refund-requests/${requestId}/refusal`, { answer })
const letters = async (orderId: string) =>
  (
    await world.house.database.pool.query<{ subject: string; body: string }>(
      'select subject, body from channels_messages where member_id = $1 and body like $2 order by id',
      [ling.memberId, `%/orders/${orderId}%`],
    )
  ).rows

test('declined, granted and taken back: two letters, each with what was said, and the last answer among the orders', async () => {
  const orderId = await bought()
  const row = async (filter: string) =>
    (await counter.as(ling, 'GET', `/orders?filter=${filter}`)).items.find((one: { id: string }) => one.id === orderId)
  assert.equal((await row('all')).lastAsked, null)
  await declines(await asks(orderId, '不想要了'), '已经拆封，「不退不换」')
  assert.equal((await row('refunds')).lastAsked, 'declined', 'it has not gone from where she looks for it')
  assert.equal((await counter.as(ling, 'GET', `/orders/${orderId}`)).requests[0].answer, '已经拆封，「不退不换」')
  await counter.desk('POST', `/refund-requests/${await asks(orderId, '壶嘴裂了')}/grant`, { amount: 1_000 })
  assert.equal((await row('refunds')).lastAsked, 'granted')
  await counter.as(ling, 'POST', `/refund-requests/${await asks(orderId, '算了')}/withdrawal`)
  await world.settle()
  const [no, yes, ...others] = await letters(orderId)
  assert.deepEqual([no?.subject, yes?.subject, others.length], ['「铁壶」的退款申请没有同意', '「铁壶」的退款申请已同意', 0])
  assert.match(no?.body ?? '', /原因：已经拆封，「不退不换」/)
  assert.doesNotMatch(yes?.body ?? '', /商家说/, 'nothing was said to it')
  assert.deepEqual(await breaches(world), [])
})

test('whoever reads English is told in English', async () => {
  await world.house.database.pool.query(`update members_members set locale = 'en' where id = $1`, [ling.memberId])
  const orderId = await bought()
  await declines(await asks(orderId, '不想要了'), 'It was opened.')
  await world.settle()
  const [letter] = await letters(orderId)
  assert.equal(letter?.subject, 'The refund of 铁壶 was declined')
  assert.match(letter?.body ?? '', /\n\nWhy: It was opened\.\n\nThe order goes on/)
})
