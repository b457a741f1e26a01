// The sandbox end to end: offered, begun, paid on its page through the signed door, late, refused, given back; never for real.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { askFriend } from '#modules/shop/commands/pay-for-friend.ts'
import { askRefund } from '#modules/shop/index.ts'
import { ask } from '#tests/ask.ts'
import { type Counter, freshKey, openCounter, press } from '#tests/counter.ts'

let counter: Counter
before(async () => {
  counter = await openCounter()
})
after(() => counter.close())
const minute = 60_000
const here = () => `/communities/${counter.world.club.id}`

test('a new community can be paid at once, in play money, and says so everywhere', async () => {
  const orderId = await counter.order()
  const { body } = await ask(counter.world, `GET ${here()}/orders/${orderId}/payable`, { cookie: counter.ling.cookie })
  assert.deepEqual(body.ways, [{ provider: 'sandbox', way: 'page', trial: true }])
  assert.deepEqual([body.payable, body.currency], [49_900, 'CNY'])
  const begun = await counter.begin(orderId, 'sandbox', 'page')
  assert.equal(begun.status, 200, JSON.stringify(begun.body))
  assert.deepEqual([begun.body.state, begun.body.trial, begun.body.next.kind], ['awaiting', true, 'redirect'])
  const page = await (await fetch(begun.body.next.url, { headers: { 'accept-language': 'zh-CN' } })).text()
  assert.match(page, /这是试用，不动真钱/)
  assert.match(page, /499\.00/)
  assert.match(await press(begun.body.next.url, 'pay'), /已付款（试用）/)
  assert.equal(await counter.orderState(orderId), 'paid')
  const paid = await counter.payment(begun.body.id)
  assert.deepEqual([paid.state, paid.next, paid.says], ['paid', null, 'Paid'])
  assert.equal(await counter.balance('CNY:clearing.sandbox'), 49_900)
  // Pressed again: the same event, nothing more.
  await press(begun.body.next.url, 'pay')
  assert.equal(await counter.balance('CNY:clearing.sandbox'), 49_900)
  const { body: inbox } = await counter.desk('GET /inbox')
  assert.deepEqual(
    inbox.items.map((one: any) => [one.provider, one.kind, one.outcome]),
    [['sandbox', 'paid', 'paid']],
  )
  const { body: figures } = await counter.desk('GET /figures')
  assert.equal(figures.trialIsOn, true)
  await counter.quiet()
})

test('what the shop gives back goes out through the provider, once', async () => {
  const orderId = await counter.order(10_000)
  const { body } = await counter.begin(orderId, 'sandbox', 'page')
  await press(body.next.url, 'pay')
  await Promise.all([1, 2, 3].map(() => askRefund(counter.world.ctx(), { orderId, key: 'r-1', amount: 4_000, reason: '破损' })))
  assert.equal(await counter.balance('CNY:refunding'), 4_000)
  await counter.quiet()
  assert.equal(await counter.balance('CNY:refunding'), 0)
  const half = await counter.payment(body.id)
  assert.deepEqual([half.toReturn, half.returned], [4_000, 4_000])
  await askRefund(counter.world.ctx(), { orderId, key: 'r-2', amount: 6_000, reason: '不要了' })
  await counter.quiet()
  assert.equal((await counter.payment(body.id)).says, 'The money has been paid back')
  assert.equal(await counter.orderState(orderId), 'refunded')
  const { body: story } = await counter.desk(`GET /payments/${body.id}`)
  assert.deepEqual(
    story.story.map((line: any) => line.what),
    ['begun', 'notice', 'paid', 'refundAsked', 'refundPaid', 'refundAsked', 'refundPaid'],
  )
})

test('late money goes back by itself, with the reason, and nothing stays aside', async () => {
  const orderId = await counter.order()
  const clearing = await counter.balance('CNY:clearing.sandbox')
  const { body } = await counter.begin(orderId, 'sandbox', 'page')
  assert.match(await press(body.next.url, 'late'), /订单关闭之后/)
  await counter.world.advance(31 * minute)
  assert.equal(await counter.orderState(orderId), 'closed')
  assert.equal((await counter.payment(body.id)).state, 'closed')
  await counter.world.advance(5 * minute)
  const late = await counter.payment(body.id)
  assert.deepEqual([late.state, late.why, late.toReturn, late.returned], ['suspense', 'late', 49_900, 49_900])
  assert.match(late.says, /after the order was closed/)
  assert.equal(await counter.balance('CNY:suspense'), 0)
  assert.equal(await counter.balance('CNY:clearing.sandbox'), clearing)
  assert.equal(await counter.orderState(orderId), 'closed')
  await counter.quiet()
  // The page of a payment that is over pays too late at once.
  const second = await counter.order()
  const again = (await counter.begin(second, 'sandbox', 'page')).body
  await counter.world.advance(40 * minute)
  await press(again.next.url, 'late')
  await counter.quiet()
  assert.deepEqual([(await counter.payment(again.id)).returned, await counter.balance('CNY:suspense')], [49_900, 0])
})

test('refused, it can be tried again; not paid, it is closed at the provider before the order is', async () => {
  const orderId = await counter.order()
  const { body } = await counter.begin(orderId, 'sandbox', 'page')
  assert.match(await press(body.next.url, 'refuse'), /可以再试/)
  assert.equal((await counter.payment(body.id)).state, 'awaiting')
  const order = await ask(counter.world, `GET ${here()}/orders/${orderId}/payable`, { cookie: counter.ling.cookie })
  await counter.world.advance(new Date(new Date(order.body.payUntil).getTime() - 1_000))
  assert.equal((await counter.payment(body.id)).state, 'closed')
  assert.equal(await counter.orderState(orderId), 'awaiting')
  assert.equal((await counter.begin(orderId, 'sandbox', 'page')).status, 200)
  await counter.world.advance(5 * minute)
  assert.equal(await counter.orderState(orderId), 'closed')
  assert.equal((await counter.begin(orderId, 'sandbox', 'page')).body.code, 'payments.nothing-to-pay')
  await counter.quiet()
})

test('nobody else may pay, see, or learn of it', async () => {
  const orderId = await counter.order()
  const { body } = await counter.begin(orderId, 'sandbox', 'page')
  assert.equal((await counter.begin(orderId, 'sandbox', 'page', { who: counter.bo })).status, 404)
  assert.equal((await counter.payment(body.id, counter.bo)).code, 'payments.no-such-payment')
  assert.equal((await ask(counter.world, `GET ${here()}/orders/${orderId}/payments`)).status, 404)
  assert.equal(
    (
      await ask(counter.world, `POST ${here()}/orders/${orderId}/payments`, {
        cookie: counter.ling.cookie,
        body: { provider: 'sandbox', way: 'page' },
      })
    ).body.code,
    'house.key-needed',
  )
  const hao = await counter.world.operator('浩', 'moderator')
  assert.equal((await ask(counter.world, `GET ${here()}/console/payments`, { cookie: hao.cookie })).status, 403)
})

test('the same key is the same payment, and so is the same way while it is open', async () => {
  const orderId = await counter.order()
  const key = freshKey()
  const many = await Promise.all(
    Array.from({ length: 12 }, (_, n) => counter.begin(orderId, 'sandbox', 'page', { key: n % 2 ? key : freshKey() })),
  )
  assert.deepEqual(new Set(many.map(one => one.status)), new Set([200]))
  assert.equal(new Set(many.map(one => one.body.id)).size, 1)
  const another = await counter.order()
  const asked = await counter.begin(another, 'sandbox', 'page', { key })
  assert.equal((await counter.begin(another, 'sandbox', 'page', { key })).body.id, asked.body.id)
  assert.equal((await counter.begin(another, 'sandbox', 'h5', { key })).body.code, 'house.key-reused')
  await press(asked.body.next.url, 'pay')
  const paid = await counter.begin(another, 'sandbox', 'page', { key })
  assert.deepEqual([paid.status, paid.body.id, paid.body.state], [200, asked.body.id, 'paid'])
})

test('when one attempt has paid, the others are closed at their providers', async () => {
  const orderId = await counter.order()
  const one = (await counter.begin(orderId, 'sandbox', 'page')).body
  const other = (await counter.begin(orderId, 'sandbox', 'h5')).body
  assert.notEqual(one.id, other.id)
  await press(one.next.url, 'pay')
  await counter.quiet()
  assert.deepEqual([(await counter.payment(one.id)).state, (await counter.payment(other.id)).state], ['paid', 'closed'])
  assert.match(await press(other.next.url, 'pay'), /已经关闭/)
})

test('paid twice at the same moment by two attempts: one pays the order, the other goes back', async () => {
  const orderId = await counter.order()
  const [one, other] = [await counter.begin(orderId, 'sandbox', 'page'), await counter.begin(orderId, 'sandbox', 'h5')]
  await Promise.all([press(one.body.next.url, 'pay'), press(other.body.next.url, 'pay')])
  await counter.quiet()
  const states = [await counter.payment(one.body.id), await counter.payment(other.body.id)]
  assert.deepEqual(states.map(p => p.state).sort(), ['paid', 'suspense'])
  assert.deepEqual(
    states.map(p => [p.why, p.returned]).sort(),
    [
      ['paid-twice', 49_900],
      [null, 0],
    ].sort(),
  )
  assert.equal(await counter.balance('CNY:suspense'), 0)
})

test('turned off, play money buys nothing any more', async () => {
  const orderId = await counter.order()
  const { body } = await counter.begin(orderId, 'sandbox', 'page')
  assert.equal((await counter.desk('PATCH /accounts/sandbox', { isOn: false })).body.isOn, false)
  assert.equal((await counter.begin(orderId, 'sandbox', 'h5')).body.code, 'payments.not-offered')
  assert.equal((await fetch(body.next.url)).status, 404)
  assert.equal((await fetch(body.next.url, { method: 'POST', body: new URLSearchParams({ do: 'pay' }) })).status, 404)
  assert.equal(await counter.orderState(orderId), 'awaiting')
  const { body: payable } = await ask(counter.world, `GET ${here()}/orders/${orderId}/payable`, { cookie: counter.ling.cookie })
  assert.deepEqual(payable.ways, [])
})

test('a friend who was handed the link pays, sees what became of it, and is noted; the order stays the buyer’s', async () => {
  await counter.desk('PATCH /accounts/sandbox', { isOn: true })
  const orderId = await counter.order()
  const { token } = await askFriend(counter.world.ctx(counter.ling.actor), orderId)
  const route = `${here()}/orders/${orderId}/payments`
  const body = { provider: 'sandbox', way: 'h5', token }
  const { status, body: begun } = await ask(counter.world, `POST ${route}`, { cookie: counter.bo.cookie, key: freshKey(), body })
  assert.equal(status, 200, JSON.stringify(begun))
  // Nor does a friend need to be anybody here.
  const stranger = await ask(counter.world, `POST ${route}`, { key: freshKey(), body })
  assert.equal(stranger.status, 200, JSON.stringify(stranger.body))
  assert.equal(
    (await ask(counter.world, `POST ${route}`, { key: freshKey(), body: { ...body, token: `${token}x` } })).status,
    404,
  )
  await press(begun.next.url, 'pay')
  assert.equal(await counter.orderState(orderId), 'paid')
  const seen = await ask(counter.world, `GET ${here()}/payments/${begun.id}?token=${encodeURIComponent(token)}`)
  assert.deepEqual([seen.status, seen.body.state], [200, 'paid'])
  await counter.quiet()
  const { body: story } = await counter.desk(`GET /payments/${begun.id}`)
  assert.deepEqual([story.begunBy, story.memberId], [counter.bo.memberId, counter.ling.memberId])
})
