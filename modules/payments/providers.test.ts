// WeChat Pay, Alipay and Stripe as published, through our doors: signed and sealed notices, forged ones, and ones that lie.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { eraseMember } from '#modules/members/commands/erase-person.ts'
import { linkIdentity } from '#modules/members/index.ts'
import { ask } from '#tests/ask.ts'
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
const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Mobile/15E148'
const inWechat = `${phone} MicroMessenger/8.0.60`

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

test('who the payer is at the provider is kept no longer than the payment is open', async () => {
  const orderId = await counter.order()
  const { body } = await counter.begin(orderId, 'wechat', 'jsapi')
  const { pool } = counter.world.house.database
  const payer = async () => (await pool.query('select payer from payments_payments where id = $1', [body.id])).rows[0].payer
  assert.deepEqual(await payer(), { openid: 'oLing' })
  wechat.pay(body.id)
  await wechat.notices.deliver()
  assert.deepEqual(await payer(), {})
  await eraseMember(counter.world.ctx(), counter.ling.memberId)
  await counter.world.settle()
  const raw = await pool.query(`select raw from payments_inbox where out_trade_no = $1`, [body.id])
  assert.deepEqual(raw.rows, [{ raw: '' }])
  await counter.quiet()
})
