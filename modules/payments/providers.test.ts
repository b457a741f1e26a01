// WeChat Pay, Alipay and Stripe as published, through our doors: signed and sealed notices, lies, losses, cut lines and refunds.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  type AlipayEmulator,
  type StripeEmulator,
  startAlipay,
  startStripe,
  startWechatPay,
  type WechatPayEmulator,
} from '#gateways/payments/index.ts'
import { linkIdentity } from '#modules/members/index.ts'
import { askRefund } from '#modules/shop/index.ts'
import { ask } from '#tests/ask.ts'
import { type Counter, openCounter } from './fixtures/counter.ts'

let counter: Counter
let wechat: WechatPayEmulator
let alipay: AlipayEmulator
let stripe: StripeEmulator
const minute = 60_000
const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Mobile/15E148'
const inWechat = `${phone} MicroMessenger/8.0.60`

before(async () => {
  counter = await openCounter()
  const now = () => counter.world.clock.now()
  ;[wechat, alipay, stripe] = [
    await startWechatPay({ now }),
    await startAlipay({ now }),
    await startStripe({ now, settlesIn: 'cny' }),
  ]
  stripe.endpoint.url = `${counter.url}/hooks/payments/${counter.world.club.id}/stripe`
  const { baseUrl: wechatUrl, ...wechatKeys } = wechat.account
  await counter.turnOn('wechat', wechatKeys as Record<string, string>, wechatUrl)
  const { baseUrl: alipayUrl, ...alipayKeys } = alipay.account
  await counter.turnOn('alipay', alipayKeys, alipayUrl)
  const { baseUrl: stripeUrl, ...stripeKeys } = stripe.account as Record<string, string>
  await counter.turnOn('stripe', stripeKeys as Record<string, string>, stripeUrl ?? '')
})
after(async () => {
  await counter.close()
  await Promise.all([wechat.close(), alipay.close(), stripe.close()])
})

const payable = async (orderId: string, agent: string) =>
  (
    await ask(counter.world, `GET /communities/${counter.world.club.id}/orders/${orderId}/payable`, {
      cookie: counter.ling.cookie,
      headers: { 'user-agent': agent },
    })
  ).body.ways.map((one: any) => `${one.provider} ${one.way}`)
const tickets = async (): Promise<any[]> => (await counter.desk('GET /tickets')).body.items
const settleAll = async () => {
  for (const ticket of await tickets()) await counter.desk(`POST /tickets/${ticket.id}/settle`, { note: '看过了' })
}

test('keys are sealed, shown to nobody, and play money steps aside for real money', async () => {
  const { body: accounts } = await counter.desk('GET /accounts')
  const of = (provider: string) => accounts.find((one: any) => one.provider === provider)
  assert.deepEqual([of('sandbox').isOn, of('wechat').isOn, of('wechat').isReady], [false, true, true])
  const text = JSON.stringify(accounts)
  for (const secret of [wechat.account.apiV3Key, wechat.account.merchantPrivateKey.slice(40, 90), stripe.account.secretKey])
    assert.ok(!text.includes(secret))
  assert.equal(of('wechat').notifyUrl, `${counter.url}/hooks/payments/${counter.world.club.id}/wechat`)
  const kept = await counter.world.house.database.pool.query('select encode(sealed, $1) as sealed from payments_secrets', [
    'escape',
  ])
  assert.ok(kept.rows.every(row => !row.sealed.includes(wechat.account.apiV3Key)))
  assert.equal((await counter.desk('PATCH /accounts/wechat', { fields: { apiV3Key: '' } })).body.code, 'payments.keys-missing')
  assert.equal((await counter.desk('PATCH /accounts/wechat', { fields: { apiV3Key: 'short' } })).body.code, 'payments.key-wrong')
  assert.equal((await counter.desk('PATCH /accounts/wechat', { fields: { wrong: 'x' } })).body.code, 'payments.no-such-key')
})

test('each device is offered what works on it', async () => {
  const orderId = await counter.order()
  assert.deepEqual(await payable(orderId, 'Mozilla/5.0 (Windows NT 10.0)'), ['wechat native', 'alipay page', 'stripe page'])
  assert.deepEqual(await payable(orderId, phone), ['wechat h5', 'alipay h5', 'stripe h5'])
  assert.deepEqual(await payable(orderId, inWechat), ['stripe h5'])
  assert.equal((await counter.begin(orderId, 'wechat', 'jsapi')).body.code, 'payments.not-offered')
  const kind = 'wechat_openid' as const
  await linkIdentity(counter.world.ctx(), counter.ling.personId, { kind, subject: `${wechat.account.appid}:oLing` })
  assert.deepEqual(await payable(orderId, inWechat), ['wechat jsapi', 'stripe h5'])
  const { body } = await counter.begin(orderId, 'wechat', 'jsapi')
  assert.deepEqual([body.next.kind, body.next.parameters.appId], ['jsapi', wechat.account.appid])
  assert.equal((await counter.begin(orderId, 'wechat', 'h5', { agent: phone })).body.next.kind, 'redirect')
})

test('WeChat Pay: paid by a notice that is signed and sealed; replayed ten times it is known', async () => {
  const orderId = await counter.order()
  const { body } = await counter.begin(orderId, 'wechat', 'native')
  assert.equal(body.next.kind, 'code')
  wechat.pay(body.id)
  const delivered = await wechat.notices.deliver({ times: 10 })
  assert.ok(delivered.every(one => one.acknowledged))
  assert.equal(await counter.orderState(orderId), 'paid')
  assert.equal((await counter.payment(body.id)).state, 'paid')
  const { body: story } = await counter.desk(`GET /payments/${body.id}`)
  assert.deepEqual([story.notices.length, story.notices[0].outcome, story.received], [1, 'paid', 49_900])
  await counter.quiet()
})

test('Alipay and Stripe: the same way in', async () => {
  for (const provider of ['alipay', 'stripe'] as const) {
    const orderId = await counter.order()
    const { body } = await counter.begin(orderId, provider, 'page')
    if (provider === 'alipay') await fetch(body.next.url)
    const emulator = provider === 'alipay' ? alipay : stripe
    emulator.pay(body.id)
    const delivered = await emulator.notices.deliver({ times: 3 })
    assert.ok(
      delivered.every(one => one.acknowledged),
      JSON.stringify(delivered),
    )
    assert.equal(await counter.orderState(orderId), 'paid')
  }
  await counter.quiet()
})

test('forged, stale, and for a door with nobody behind it: refused, and nothing of it is kept', async () => {
  const orderId = await counter.order()
  const { body } = await counter.begin(orderId, 'wechat', 'native')
  wechat.pay(body.id)
  const count = async () => (await counter.desk('GET /inbox')).body.items.length
  const before = await count()
  const post = async ({ url, headers, body }: { url: string; headers: Record<string, string>; body: string }) =>
    (await fetch(url, { method: 'POST', headers, body })).status
  assert.equal(await post(wechat.notices.seal({ wrongKey: true })), 500)
  assert.equal(await post(wechat.notices.seal({ signedAt: new Date(counter.world.clock.now().getTime() - 6 * minute) })), 500)
  const sealed = wechat.notices.seal()
  assert.equal(await post({ ...sealed, body: sealed.body.replace(/"id":"./, '"id":"x') }), 500)
  assert.equal(await post({ ...sealed, url: sealed.url.replace('/wechat', '/nobody') }), 404)
  assert.equal(await post({ ...sealed, url: sealed.url.replace(counter.world.club.id, 'com_00000000000000000000000000') }), 404)
  assert.equal(await post({ ...sealed, url: sealed.url.replace('/wechat', '/stripe') }), 500)
  assert.equal(await count(), before)
  assert.equal(await counter.orderState(orderId), 'awaiting')
  const { body: metrics } = await counter.world.app.inject({ url: '/metrics' })
  assert.match(metrics, /qunluo_refusals_total\{code="payments.notice-signature"\} [1-9]/)
  await wechat.notices.deliver()
  assert.equal(await counter.orderState(orderId), 'paid')
})

test('a notice that says another sum is only a hint: what the provider says when it is asked is what counts', async () => {
  const orderId = await counter.order()
  const { body } = await counter.begin(orderId, 'wechat', 'native')
  wechat.pay(body.id)
  assert.ok((await wechat.notices.deliver({ amount: 1 })).every(one => one.acknowledged))
  assert.equal(await counter.orderState(orderId), 'paid')
  assert.equal((await counter.payment(body.id)).amount, 49_900)
  assert.deepEqual(
    (await tickets()).map(one => one.kind),
    ['notice-differs'],
  )
  await settleAll()
  await counter.quiet()
})

test('the wrong sum never pays an order: it is set aside, a person is told, and it goes back', async () => {
  const orderId = await counter.order()
  const { body } = await counter.begin(orderId, 'wechat', 'native')
  const order = wechat.orders.get(body.id) ?? assert.fail()
  order.total = 100
  wechat.pay(body.id)
  await wechat.notices.deliver()
  assert.equal(await counter.orderState(orderId), 'awaiting')
  const aside = await counter.payment(body.id)
  assert.deepEqual([aside.state, aside.why, aside.toReturn], ['suspense', 'amount', 100])
  assert.equal(await counter.balance('CNY:suspense'), 100)
  const [ticket] = await tickets()
  assert.deepEqual([ticket.kind, ticket.paymentId], ['wrong-amount', body.id])
  assert.match(ticket.says, /¥499\.00.*¥1\.00/)
  await counter.world.settle()
  for (const one of order.refunds) wechat.settleRefund(one.outRefundNo)
  await wechat.notices.deliver()
  assert.deepEqual([await counter.balance('CNY:suspense'), (await counter.payment(body.id)).returned], [0, 100])
  // The order can still be paid.
  const again = (await counter.begin(orderId, 'wechat', 'native')).body
  wechat.pay(again.id)
  await wechat.notices.deliver()
  assert.equal(await counter.orderState(orderId), 'paid')
  await settleAll()
  await counter.quiet()
})

test('of another application or merchant: not believed, whoever signed it', async () => {
  const orderId = await counter.order()
  const { body } = await counter.begin(orderId, 'wechat', 'native')
  wechat.pay(body.id)
  for (const change of [{ appid: 'wx0000000000000000' }, { mchid: '1900000000' }]) {
    const notice = wechat.notices.waiting[0] ?? assert.fail()
    const { url, headers, body } = wechat.notices.seal({}, { ...notice, resource: { ...notice.resource, ...change } })
    assert.equal((await fetch(url, { method: 'POST', headers, body })).status, 500)
  }
  assert.equal(await counter.orderState(orderId), 'awaiting')
  await wechat.notices.deliver()
})

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

test('money for a number that is not ours is a ticket and nothing else', async () => {
  const orderId = await counter.order()
  const { body } = await counter.begin(orderId, 'wechat', 'native')
  wechat.pay(body.id)
  const notice = wechat.notices.waiting[0] ?? assert.fail()
  const foreign = {
    ...notice,
    id: 'another',
    resource: { ...notice.resource, out_trade_no: 'their_order_1', transaction_id: '4200009' },
  }
  const sealed = wechat.notices.seal({}, foreign)
  assert.equal((await fetch(sealed.url, { method: 'POST', headers: sealed.headers, body: sealed.body })).status, 204)
  assert.deepEqual(
    (await tickets()).map(one => one.kind),
    ['unknown-payment'],
  )
  await wechat.notices.deliver()
  await settleAll()
  await counter.quiet()
})
