// Notices and answers that are lost, providers that are away or refuse, and refunds: nothing is lost, nothing is done twice.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { askRefund } from '#modules/shop/index.ts'
import { type Counter, openCounter, type Providers, providersOf } from '#tests/counter.ts'

let counter: Counter
let providers: Providers
let wechat: Providers['wechat']
let alipay: Providers['alipay']
let stripe: Providers['stripe']
before(async () => {
  counter = await openCounter()
  providers = await providersOf(counter)
  ;({ wechat, alipay, stripe } = providers)
})
after(async () => {
  await counter.close()
  await providers.close()
})
const minute = 60_000
const tickets = async (): Promise<any[]> => (await counter.desk('GET /tickets')).body.items

test('the notice is lost: the payment is found by asking', async () => {
  for (const provider of ['wechat', 'stripe'] as const) {
    const orderId = await counter.order()
    const { body } = await counter.begin(orderId, provider, provider === 'wechat' ? 'native' : 'page')
    const emulator = provider === 'wechat' ? wechat : stripe
    emulator.pay(body.id)
    emulator.notices.waiting.splice(0)
    assert.equal(await counter.orderState(orderId), 'awaiting')
    await counter.world.advance(minute)
    assert.equal(await counter.orderState(orderId), 'paid')
    assert.equal((await counter.payment(body.id)).state, 'paid')
  }
  await counter.quiet()
})

test('the answer to the beginning is lost, and the notice comes first: paid once, under one number', async () => {
  const orderId = await counter.order()
  wechat.failNext('prepay', 'cut-after-doing')
  const failed = await counter.begin(orderId, 'wechat', 'native')
  assert.deepEqual([failed.status, failed.body.code], [503, 'payments.provider-away'])
  const [number] = [...wechat.orders.keys()].slice(-1)
  const again = await counter.begin(orderId, 'wechat', 'native')
  assert.deepEqual([again.status, again.body.id, again.body.next.kind], [200, number, 'code'])
  const second = await counter.order()
  wechat.failNext('prepay', { status: 500, afterDoing: true })
  assert.equal((await counter.begin(second, 'wechat', 'native')).status, 503)
  const [late] = [...wechat.orders.keys()].slice(-1)
  wechat.pay(late as string)
  await wechat.notices.deliver()
  assert.equal(await counter.orderState(second), 'paid')
  assert.equal((await counter.begin(second, 'wechat', 'native')).body.code, 'payments.nothing-to-pay')
  await counter.quiet()
})

test('a refusal is told, and the next attempt has a number of its own', async () => {
  const orderId = await counter.order()
  wechat.failNext('prepay', { status: 400, body: { code: 'PARAM_ERROR', message: 'no' } })
  const { body, status } = await counter.begin(orderId, 'wechat', 'native')
  assert.ok([409, 503].includes(status), JSON.stringify(body))
  assert.equal((await counter.begin(orderId, 'wechat', 'native')).status, 200)
})

test('what nobody pays is closed at the provider before the order is; what is paid at the last moment is settled', async () => {
  const unpaid = await counter.order()
  const last = await counter.order()
  const [one, other] = [await counter.begin(unpaid, 'wechat', 'native'), await counter.begin(last, 'wechat', 'native')]
  await counter.world.advance(new Date(new Date(other.body.expiresAt).getTime() - 1_000))
  wechat.pay(other.body.id)
  wechat.notices.waiting.splice(0)
  await counter.world.advance(10_000)
  assert.equal(wechat.orders.get(one.body.id)?.state, 'CLOSED')
  assert.deepEqual([await counter.orderState(unpaid), await counter.orderState(last)], ['awaiting', 'paid'])
  await counter.world.advance(3 * minute)
  assert.equal(await counter.orderState(unpaid), 'closed')
  await counter.quiet()
})

test('the provider is away: nothing is called failed, and all is well when it is back', async () => {
  const orderId = await counter.order()
  const { body } = await counter.begin(orderId, 'wechat', 'native')
  wechat.pay(body.id)
  wechat.notices.waiting.splice(0)
  wechat.failNext('find', { status: 503 }, 3)
  await counter.world.advance(2 * minute)
  assert.equal((await counter.payment(body.id)).state, 'awaiting')
  await counter.world.advance(20 * minute)
  assert.equal(await counter.orderState(orderId), 'paid')
  await counter.quiet()
})

test('refunds: asked with one number for ever, found when the answer was lost, told by notice, once', async () => {
  const orderId = await counter.order()
  const { body } = await counter.begin(orderId, 'wechat', 'native')
  wechat.pay(body.id)
  await wechat.notices.deliver()
  wechat.failNext('refund', 'cut-after-doing')
  const ctx = counter.world.ctx()
  await Promise.all(
    Array.from({ length: 8 }, (_, n) =>
      askRefund(ctx, { orderId, key: `r-${n % 2}`, amount: 30_000, reason: '退' }).catch(() => null),
    ),
  )
  await counter.world.settle()
  const refunds = wechat.orders.get(body.id)?.refunds ?? []
  assert.deepEqual(
    refunds.map(one => one.amount),
    [30_000],
  )
  assert.equal(await counter.balance('CNY:refunding'), 30_000)
  await counter.world.advance(minute)
  wechat.settleRefund(refunds[0]?.outRefundNo as string)
  await wechat.notices.deliver({ times: 5 })
  await counter.world.advance(20 * minute)
  assert.equal(wechat.orders.get(body.id)?.refunds.length, 1)
  assert.deepEqual([await counter.balance('CNY:refunding'), (await counter.payment(body.id)).returned], [0, 30_000])
  await counter.quiet()
})

test('a refund that the provider refuses stays owed and is a ticket; tried again, or paid by hand', async () => {
  const orderId = await counter.order()
  const { body } = await counter.begin(orderId, 'alipay', 'page')
  await fetch(body.next.url)
  alipay.pay(body.id)
  await alipay.notices.deliver()
  const trade = alipay.trades.get(body.id) ?? assert.fail()
  const { paidAt } = trade
  // The provider knows of no payment any more, so it refuses.
  delete (trade as { paidAt?: Date }).paidAt
  await askRefund(counter.world.ctx(), { orderId, key: 'a', amount: 900, reason: '退' })
  await askRefund(counter.world.ctx(), { orderId, key: 'b', amount: 100, reason: '退' })
  await counter.world.settle()
  assert.deepEqual(
    (await tickets()).map(one => one.kind),
    ['refund-failed', 'refund-failed'],
  )
  assert.equal(await counter.balance('CNY:refunding'), 1_000)
  await counter.quiet()
  Object.assign(trade, { paidAt })
  const { body: list } = await counter.desk(`GET /refunds?state=failed&paymentId=${body.id}`)
  const [hundred, ninety] = list.items.toSorted((a: any, b: any) => a.amount - b.amount)
  assert.equal((await counter.desk(`POST /refunds/${ninety.id}/try`)).status, 200)
  await counter.world.settle()
  assert.equal(await counter.balance('CNY:refunding'), 100)
  assert.equal((await counter.desk(`POST /refunds/${hundred.id}/by-hand`)).status, 200)
  assert.equal((await counter.desk(`POST /refunds/${hundred.id}/by-hand`)).body.code, 'payments.refund-over')
  assert.deepEqual([await counter.balance('CNY:refunding'), await counter.balance('CNY:bank')], [0, -100])
  // Their tickets are settled with them.
  assert.deepEqual(await tickets(), [])
  await counter.quiet()
})
