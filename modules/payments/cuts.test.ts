// Lines that are cut, processes that end, and everything at once: what was acknowledged stands, once, and the books add up.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startWechatPay, type WechatPayEmulator } from '#gateways/payments/index.ts'
import { openDatabase } from '#kernel/db/connect.ts'
import { ctxFor } from '#kernel/house.ts'
import { type Counter, freshKey, openCounter } from '#tests/counter.ts'
import { severable } from '#tests/severable.ts'
import { beginPayment } from './commands/begin-payment.ts'
import { hearNotice } from './commands/hear-notice.ts'
import { insertEvents } from './store/inbox.ts'

let counter: Counter
let wechat: WechatPayEmulator
const minute = 60_000
before(async () => {
  counter = await openCounter()
  wechat = await startWechatPay({ now: () => counter.world.clock.now() })
  const { baseUrl, ...keys } = wechat.account
  await counter.turnOn('wechat', keys as Record<string, string>, baseUrl)
})
after(async () => {
  await counter.close()
  await wechat.close()
})
const countOf = async (sql: string, values: unknown[] = []): Promise<number> =>
  Number((await counter.world.house.database.pool.query(sql, values)).rows[0].n)

/** The house of another process, whose line to the database can be cut. */
async function otherHouse() {
  const line = await severable(counter.world.house.database.connection)
  const database = openDatabase(line.connection, counter.world.house.log, 4)
  return {
    line,
    house: { ...counter.world.house, database, db: database.db },
    close: async () => {
      await database.close()
      await line.close()
    },
  }
}

test('cut at every point of beginning: the same key gets the same payment, and the provider knows one', async () => {
  const { line, house, close } = await otherHouse()
  for (let delayMs = 0; delayMs < 24; delayMs += 3) {
    const orderId = await counter.order()
    const key = freshKey()
    const asking = beginPayment(ctxFor(house, { actor: counter.ling.actor, community: counter.world.club }), orderId, key, {
      provider: 'wechat',
      way: 'native',
    })
    const first = asking.then(
      payment => payment.id,
      () => null,
    )
    await new Promise(done => setTimeout(done, delayMs))
    line.shut()
    const known = await first
    line.open()
    const { status, body } = await counter.begin(orderId, 'wechat', 'native', { key })
    assert.equal(status, 200, JSON.stringify(body))
    if (known) assert.equal(body.id, known)
    assert.equal(await countOf('select count(*) as n from payments_payments where order_id = $1', [orderId]), 1)
    assert.equal(wechat.orders.get(body.id)?.state, 'NOTPAY')
    assert.deepEqual(body.next.kind, 'code')
  }
  await close()
  await counter.quiet()
})

test('cut at every point of hearing: what is acknowledged is settled, what is not comes again, and all of it once', async () => {
  const { line, house, close } = await otherHouse()
  const orders: string[] = []
  for (let delayMs = 0; delayMs < 30; delayMs += 3) {
    const orderId = await counter.order()
    orders.push(orderId)
    const { body } = await counter.begin(orderId, 'wechat', 'native')
    wechat.pay(body.id)
    const notice = wechat.notices.waiting.splice(0)[0] ?? assert.fail()
    const sealed = wechat.notices.seal({}, notice)
    const ctx = ctxFor(house, { actor: { kind: 'system', name: 'hooks' }, community: counter.world.club })
    const heard = hearNotice(ctx, 'wechat', sealed.headers, sealed.body).then(
      answer => answer?.status === 204,
      () => false,
    )
    await new Promise(done => setTimeout(done, delayMs))
    line.shut()
    if (!(await heard)) wechat.notices.waiting.push(notice)
    line.open()
  }
  await wechat.notices.deliver()
  await counter.world.advance(2 * minute)
  for (const orderId of orders) assert.equal(await counter.orderState(orderId), 'paid')
  assert.equal(await countOf('select count(*) as n from payments_inbox where done_at is null'), 0)
  await close()
  await counter.quiet()
})

test('kept and answered, and then the process ends: the sweeper settles it within two minutes', async () => {
  const orderId = await counter.order()
  const { body } = await counter.begin(orderId, 'wechat', 'native')
  wechat.pay(body.id)
  const { transactionId = '' } = wechat.orders.get(body.id) ?? {}
  wechat.notices.waiting.splice(0)
  const { mchid: payee, appid: app } = wechat.account
  const paid = {
    kind: 'paid' as const,
    outTradeNo: body.id,
    providerTransactionId: transactionId,
    amount: 49_900,
    currency: 'CNY',
    payee,
    app,
  }
  const { sweepAt } = await import('./commands/work-inbox.ts')
  const ctx = counter.world.ctx()
  await insertEvents(ctx, [{ provider: 'wechat', eventId: 'left', raw: '{}', notice: { eventId: 'left', event: 'x', ...paid } }])
  await sweepAt(ctx, new Date(counter.world.clock.now().getTime() + minute))
  // Its looks are lost as well, so that nothing but the sweeper can find it.
  await counter.world.house.database.pool.query(
    `update payments_payments set look_at = look_at + interval '1 hour' where id = $1`,
    [body.id],
  )
  assert.equal(await counter.orderState(orderId), 'awaiting')
  await counter.world.advance(2 * minute)
  assert.equal(await counter.orderState(orderId), 'paid')
  await counter.quiet()
})

test('two hundred notices at once, each twice, in any order: every order is paid once', async () => {
  const size = 200
  const members = await Promise.all(Array.from({ length: 8 }, (_, n) => counter.world.member(`Runner ${n}`)))
  const orders: string[] = []
  for (let n = 0; n < size; n += 8) orders.push(...(await Promise.all(members.map(who => counter.order(100 + n, who)))))
  const begun = []
  for (let n = 0; n < size; n += 20)
    begun.push(
      ...(await Promise.all(
        orders
          .slice(n, n + 20)
          .map((id, at) => counter.begin(id, 'wechat', 'native', { who: members[(n + at) % 8] ?? assert.fail() })),
      )),
    )
  assert.ok(begun.every(one => one.status === 200))
  for (const { body } of begun) wechat.pay(body.id)
  const waiting = wechat.notices.waiting.splice(0)
  const before = await counter.balance('CNY:clearing.wechat')
  const started = performance.now()
  const answers = await Promise.all(
    [...waiting, ...waiting.toReversed()].map(notice => {
      const { url, headers, body } = wechat.notices.seal({}, notice)
      return fetch(url, { method: 'POST', headers, body }).then(answer => answer.status)
    }),
  )
  const seconds = (performance.now() - started) / 1000
  assert.ok(answers.every(status => status === 204))
  await counter.world.advance(2 * minute)
  for (const orderId of orders) assert.equal(await counter.orderState(orderId), 'paid')
  const total = begun.reduce((sum, { body }) => sum + body.amount, 0)
  assert.equal((await counter.balance('CNY:clearing.wechat')) - before, total)
  await counter.quiet()
  assert.ok(seconds < 20, `${seconds} s`)
})

test('paid at the moment at which the order is closed: one of both, never neither and never both', async () => {
  const size = 24
  const orders: string[] = []
  for (let n = 0; n < size; n++) orders.push(await counter.order(1_000 + n))
  const begun = await Promise.all(orders.map(id => counter.begin(id, 'wechat', 'native')))
  const { body: payable } = await counter.desk('GET /figures')
  assert.ok(payable.awaiting >= size)
  for (const { body } of begun) wechat.pay(body.id)
  const waiting = wechat.notices.waiting.splice(0)
  const until = await counter.world.house.database.pool.query('select max(pay_until) as at from shop_orders where id = any($1)', [
    orders,
  ])
  // Nobody has looked: all that stands between the money and the closing is their race.
  await counter.world.house.database.pool.query(`delete from kernel_jobs where kind = 'payments.look-after'`)
  counter.world.clock.moveTo(new Date(until.rows[0].at.getTime() + minute))
  const ringing = waiting.map(notice => {
    const { url, headers, body } = wechat.notices.seal({}, notice)
    return fetch(url, { method: 'POST', headers, body }).then(answer => answer.status)
  })
  const closing = counter.world.settle()
  assert.ok((await Promise.all(ringing)).every(status => status === 204))
  await closing
  await counter.world.settle()
  let late = 0
  for (const [n, orderId] of orders.entries()) {
    const payment = await counter.payment(begun[n]?.body.id)
    const state = await counter.orderState(orderId)
    assert.ok(
      (state === 'paid' && payment.state === 'paid') || (state === 'closed' && payment.state === 'suspense'),
      `${state} ${payment.state}`,
    )
    if (state === 'closed') late += payment.amount
  }
  assert.equal(await counter.balance('CNY:suspense'), late)
  for (const order of wechat.orders.values())
    for (const one of order.refunds) if (one.status === 'PROCESSING') wechat.settleRefund(one.outRefundNo)
  await wechat.notices.deliver()
  assert.equal(await counter.balance('CNY:suspense'), 0)
  await counter.quiet()
})
