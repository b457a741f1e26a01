// What the provider says of a day beside what is here: in order, missing on either side, differing; fees, payouts, and days that are late.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startWechatPay, type WechatPayEmulator } from '#gateways/payments/index.ts'
import { theHouseCtx } from '#kernel/house.ts'
import { planRound } from '#kernel/jobs/run.ts'
import { askRefund } from '#modules/shop/index.ts'
import { type Counter, openCounter, press } from '#tests/counter.ts'
import { compareDaily } from './commands/compare-bill.ts'

let counter: Counter
let wechat: WechatPayEmulator
before(async () => {
  counter = await openCounter()
  await planRound(theHouseCtx(counter.world.house, 'test'), compareDaily)
  wechat = await startWechatPay({ now: () => counter.world.clock.now() })
  const { baseUrl, ...keys } = wechat.account
  await counter.turnOn('wechat', keys as Record<string, string>, baseUrl)
  await counter.desk('PATCH /accounts/sandbox', { isOn: true })
})
after(async () => {
  await counter.close()
  await wechat.close()
})

const tickets = async (settled = false): Promise<any[]> => (await counter.desk(`GET /tickets?settled=${settled}`)).body.items
const billOf = async (day: string, provider = 'wechat') =>
  (await counter.desk(`GET /bills?provider=${provider}`)).body.items.find((one: any) => one.day === day)
const compare = async (day: string, provider = 'wechat') => {
  const { status, body } = await counter.desk(`POST /bills/${provider}/${day}/compare`)
  assert.equal(status, 200, JSON.stringify(body))
  await counter.world.settle()
  return billOf(day, provider)
}
async function paid(price = 49_900): Promise<{ orderId: string; id: string }> {
  const orderId = await counter.order(price)
  const { body } = await counter.begin(orderId, 'wechat', 'native')
  wechat.pay(body.id)
  await wechat.notices.deliver()
  return { orderId, id: body.id }
}

test('every morning the day before is compared by itself; what is in order is quiet, and fees are booked', async () => {
  const one = await paid()
  await paid(20_000)
  await askRefund(counter.world.ctx(), { orderId: one.orderId, key: 'r', amount: 9_900, reason: '退' })
  await counter.world.settle()
  wechat.settleRefund(wechat.orders.get(one.id)?.refunds[0]?.outRefundNo as string)
  await wechat.notices.deliver()
  const play = await counter.order(700)
  await press((await counter.begin(play, 'sandbox', 'page')).body.next.url, 'pay')
  assert.equal((await counter.desk('POST /bills/wechat/2026-03-02/compare')).body.code, 'payments.day-not-over')
  await counter.world.advance(new Date('2026-03-03T10:25:00+08:00'))
  const bill = await billOf('2026-03-02')
  assert.deepEqual([bill.state, bill.lines, bill.paid, bill.refunded, bill.differences], ['matched', 3, 69_900, 9_900, 0])
  const fees = await counter.balance('CNY:fees')
  assert.ok(fees > 0)
  assert.equal(bill.fees, fees)
  assert.equal(await counter.balance('CNY:clearing.wechat'), 60_000 - fees)
  const trial = await billOf('2026-03-02', 'sandbox')
  assert.deepEqual([trial.state, trial.lines, trial.paid, trial.fees], ['matched', 1, 700, 0])
  assert.deepEqual(await tickets(), [])
  // Again, and again: nothing is booked or told twice.
  assert.deepEqual({ ...(await compare('2026-03-02')), comparedAt: null }, { ...bill, comparedAt: null })
  assert.equal(await counter.balance('CNY:fees'), fees)
  await counter.quiet()
})

test('each difference is a ticket that says what to do; gone when it is compared again, it settles itself', async () => {
  const [kept, dropped, changed] = [await paid(), await paid(11_100), await paid(22_200)]
  assert.ok(kept)
  await counter.world.advance(new Date('2026-03-04T09:00:00+08:00'))
  wechat.bill.alterRows = rows => {
    const own = rows.filter(row => !row.some(cell => cell === dropped.id))
    const foreign = (own[0] ?? assert.fail()).map(cell =>
      cell === kept.id ? 'their_order_77' : cell.startsWith('42000') ? '4200077' : cell,
    )
    const other = own.map(row => (row.includes(changed.id) ? row.map(cell => (cell === '222.00' ? '220.00' : cell)) : row))
    return [...other, foreign]
  }
  await counter.world.advance(new Date('2026-03-04T10:25:00+08:00'))
  const bill = await billOf('2026-03-03')
  assert.deepEqual([bill.state, bill.differences], ['differs', 3])
  const open = await tickets()
  assert.deepEqual(open.map(one => one.kind).sort(), ['bill-differs', 'bill-missing-here', 'bill-missing-there'])
  const of = (kind: string) => open.find(one => one.kind === kind)
  assert.equal(of('bill-missing-there').paymentId, dropped.id)
  assert.match(of('bill-differs').says, /220\.00 on the bill, ¥222\.00 here/)
  assert.match(of('bill-missing-here').says, /their_order_77/)
  assert.ok(open.every(one => one.toDo.length > 20 && one.day === '2026-03-03'))
  await counter.desk(`POST /tickets/${of('bill-missing-here').id}/take`)
  assert.equal((await compare('2026-03-03')).differences, 3)
  assert.equal((await tickets()).length, 3)
  wechat.bill.alterRows = rows => rows
  assert.equal((await compare('2026-03-03')).state, 'matched')
  assert.deepEqual(await tickets(), [])
  assert.ok((await tickets(true)).every(one => one.settledBy === 'system:payments' && one.note !== ''))
  assert.equal((await counter.desk(`POST /tickets/${of('bill-differs').id}/take`)).body.code, 'payments.ticket-settled')
  await counter.quiet()
})

test('what the bill says is paid, and nobody told us, is settled before anything is compared', async () => {
  const orderId = await counter.order()
  const { body } = await counter.begin(orderId, 'wechat', 'native')
  wechat.pay(body.id)
  wechat.notices.waiting.splice(0)
  // As if the looks had been lost, too.
  const { pool } = counter.world.house.database
  await pool.query(
    `update payments_payments set look_at = look_at + interval '3 days', close_at = close_at + interval '3 days' where id = $1`,
    [body.id],
  )
  await pool.query(`delete from kernel_jobs where kind = 'payments.look-after'`)
  await counter.world.advance(new Date('2026-03-05T10:25:00+08:00'))
  const bill = await billOf('2026-03-04')
  assert.deepEqual([bill.state, bill.differences], ['matched', 0])
  // The order did not wait that long: the money goes back.
  assert.deepEqual([(await counter.payment(body.id)).why, await counter.orderState(orderId)], ['late', 'closed'])
  await counter.world.settle()
  wechat.settleRefund(wechat.orders.get(body.id)?.refunds[0]?.outRefundNo as string)
  await wechat.notices.deliver()
  await counter.quiet()
})

test('just before midnight: it may stand on either day’s bill, and is missed on neither', async () => {
  await counter.world.advance(new Date('2026-03-05T23:55:00+08:00'))
  const late = await paid(5_500)
  await counter.world.advance(new Date('2026-03-06T10:25:00+08:00'))
  assert.equal((await billOf('2026-03-05')).differences, 0)
  wechat.bill.alterRows = rows => rows.filter(row => !row.includes(late.id))
  assert.equal((await compare('2026-03-05')).differences, 0)
  await counter.world.advance(new Date('2026-03-07T10:25:00+08:00'))
  assert.deepEqual([(await billOf('2026-03-06')).state, await tickets()], ['matched', []])
  const { pool } = counter.world.house.database
  await pool.query('update payments_payments set billed_on = null where id = $1', [late.id])
  assert.equal((await compare('2026-03-06')).differences, 1)
  wechat.bill.alterRows = rows => rows
  await compare('2026-03-05')
  assert.equal((await compare('2026-03-06')).state, 'matched')
  await counter.quiet()
})

test('a bill that cannot be had is asked for every hour, and after a day a person is told', async () => {
  wechat.failNext('bill', { status: 500 }, 26)
  await counter.world.advance(new Date('2026-03-08T11:00:00+08:00'))
  const waiting = await billOf('2026-03-07')
  assert.equal(waiting.state, 'waiting')
  assert.ok(waiting.problem)
  await counter.world.advance(new Date('2026-03-09T10:10:00+08:00'))
  assert.deepEqual(
    (await tickets()).map(one => one.kind),
    ['bill-late'],
  )
  await counter.world.advance(new Date('2026-03-10T11:00:00+08:00'))
  assert.equal((await billOf('2026-03-07')).state, 'matched')
  assert.deepEqual(await tickets(), [])
})

test('what arrives at the bank leaves the provider', async () => {
  const [clearing, bank] = [await counter.balance('CNY:clearing.wechat'), await counter.balance('CNY:bank')]
  const wish = { provider: 'wechat', currency: 'CNY', amount: 50_000, paidOn: '2026-03-10', note: '结算' }
  const { status, body } = await counter.desk('POST /payouts', wish)
  assert.deepEqual([status, body.amount, body.byName], [200, 50_000, '梅'])
  assert.equal(await counter.balance('CNY:clearing.wechat'), clearing - 50_000)
  assert.equal(await counter.balance('CNY:bank'), bank + 50_000)
  assert.equal((await counter.desk('GET /payouts')).body.items.length, 1)
  const { body: figures } = await counter.desk('GET /figures')
  assert.deepEqual(
    figures.clearing.find((one: any) => one.provider === 'wechat'),
    { provider: 'wechat', currency: 'CNY', balance: clearing - 50_000 },
  )
  await counter.quiet()
})
