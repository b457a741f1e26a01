// What is paid is sent: in several parcels, by the list, with numbers that come back in a file; and what is given back is not.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer, text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { Refused } from '#kernel/refusal.ts'
import { readSheet } from '#kernel/sheets/read.ts'
import { beginPayment } from '#modules/payments/commands/begin-payment.ts'
import { payIt } from '#tests/till.ts'
import { openWorld, type SignedInMember, type SignedInOperator, type World } from '#tests/world.ts'
import { exportDispatch, gatherDispatch, showDispatch } from './commands/gather-dispatch.ts'
import { beginUndoing } from './commands/pack-dispatch.ts'
import { placeOrder } from './commands/place-order.ts'
import { confirmArrival } from './commands/receive-orders.ts'
import { askRefund } from './commands/refund-order.ts'
import { runHandful, runTracking } from './commands/run-tracking.ts'
import { changeParcel, sendParcel } from './commands/send-parcels.ts'
import { orderParcels } from './commands/show-fulfilment.ts'
import { showOrder } from './commands/show-order.ts'
import { showTracking, trackingRows } from './commands/show-tracking.ts'
import { stepOrders } from './commands/step-orders.ts'
import { planTracking, uploadTracking } from './commands/upload-tracking.ts'
import { breaches, putThing, type Thing } from './fixtures/stall.ts'
import { findTracking, type TrackingRecord } from './store/trackings.ts'

let world: World
let ling: SignedInMember
let mei: SignedInOperator
let box: Thing
const folder = mkdtempSync(join(tmpdir(), 'qunluo-tracking-'))
before(async () => {
  world = await openWorld()
  ;[ling, mei] = [await world.member('凌'), await world.operator('梅', 'owner')]
  box = await putThing(world.ctx(), { title: '书箱', price: 2_000, onHand: 10_000, delivery: 'parcel' })
})
after(() => {
  rmSync(folder, { recursive: true })
  return world.close()
})

let keys = 0
const as = (who: { actor: SignedInMember['actor'] }) => world.ctx(who.actor)
const code = (error: unknown) => error instanceof Refused && error.refusal.code
const state = async (orderId: string) => (await showOrder(world.ctx(), orderId)).state
const home = { name: '凌', phone: '13800138000', region: '上海市', detail: '=某路 1 号', postcode: '' }
const everything = { productId: null, offerId: null, paidFrom: null, paidUntil: null }

async function bought(units = 1, thing = box): Promise<string> {
  const wish = { lines: [{ variantId: thing.variantId, units, offerId: null }], address: home, note: '', credit: 0 }
  const { orderId } = await placeOrder(as(ling), { ...wish, key: `send-${String(++keys).padStart(8, '0')}` })
  const payment = await beginPayment(as(ling), orderId, `pay-${orderId}`, { provider: 'sandbox', way: 'page' })
  await payIt(world, payment.id)
  return orderId
}
const several = async (many: number): Promise<string[]> => {
  const ids: string[] = []
  for (let n = 0; n < many; n++) ids.push(await bought())
  return ids
}
const items = (refs: readonly string[]) => refs.map(ref => ({ ref, carrier: null, number: null }))
const step = (what: 'pack' | 'unpack' | 'send' | 'receive', refs: readonly string[], preview = false) =>
  stepOrders(as(mei), { step: what, items: items(refs), preview, note: '' })

test('one order goes in two parcels, and is sent when both are; ten days later it has arrived', async () => {
  const orderId = await bought(5)
  const first = await sendParcel(as(mei), { ref: orderId, lines: [{ line: 1, units: 2 }], carrier: 'zto', number: 'ZT0001' })
  assert.deepEqual([first.carrierName, first.lines], ['中通快递', [{ line: 1, title: '书箱', units: 2 }]])
  assert.equal(await state(orderId), 'paid')
  const more = { ref: orderId, carrier: 'zto', number: 'ZT0002' }
  await assert.rejects(sendParcel(as(mei), { ...more, lines: [{ line: 1, units: 4 }] }), e => code(e) === 'shop.pieces-gone')
  await assert.rejects(sendParcel(as(mei), { ...more, lines: [], number: 'ZT0001' }), e => code(e) === 'shop.number-taken')
  await sendParcel(as(mei), { ...more, lines: [] })
  assert.equal(await state(orderId), 'sent')
  const parcels = await orderParcels(as(ling), orderId)
  assert.deepEqual(
    parcels.map(p => p.lines[0]?.units),
    [2, 3],
  )
  await changeParcel(as(mei), first.id, { carrier: 'sf', number: 'SF777' })
  assert.match((await orderParcels(as(ling), orderId))[0]?.link ?? '', /SF777/)
  assert.deepEqual(await breaches(world), [])
  await world.advance(10 * 86_400_000 + 3_600_000)
  assert.equal(await state(orderId), 'received')
})

test('many at once: a preview, and a word on each that cannot', async () => {
  const [one, two, three] = (await several(3)) as [string, string, string]
  await askRefund(world.ctx(), { orderId: three, key: 'gone', amount: 2_000, reason: '不要了', restock: true })
  const preview = await step('pack', [one, two, three, one], true)
  assert.deepEqual(
    preview.results.map(r => r.code),
    [null, null, 'shop.order-moved-on', 'shop.order-moved-on'],
  )
  assert.equal(await state(one), 'paid')
  assert.equal((await step('pack', [one, two, three])).done, 2)
  assert.equal((await step('unpack', [two])).done, 1)
  assert.deepEqual([await state(one), await state(two)], ['packed', 'paid'])
  assert.equal((await step('send', [one, two])).done, 2)
  await assert.rejects(confirmArrival(world.ctx((await world.member('丹')).actor), one), e => code(e) === 'shop.no-such-order')
  await confirmArrival(as(ling), one)
  assert.deepEqual([await state(one), await state(two)], ['received', 'sent'])
  await world.settle()
  assert.deepEqual(await breaches(world), [])
})

test('packed against given back, sent against given back: never both', async () => {
  for (const what of ['pack', 'send'] as const)
    for (let n = 0; n < 5; n++) {
      const orderId = await bought()
      const [stepped] = await Promise.all([
        step(what, [orderId]),
        askRefund(world.ctx(), { orderId, key: `race:${orderId}`, amount: 2_000, reason: '不要了', restock: true }),
      ])
      assert.equal(await state(orderId), 'refunded')
      const [result] = stepped.results
      if (!result?.ok) assert.equal(result?.code, 'shop.order-moved-on')
    }
  await world.settle()
  assert.deepEqual(await breaches(world), [])
})

test('a list holds what waits, once, whoever asks; it is packed by the list and taken back by it', async () => {
  await sendAll()
  const ids = await several(25)
  const lists = await Promise.allSettled([1, 2, 3].map(() => gatherDispatch(as(mei), { ...everything, pack: false })))
  const made = lists.flatMap(one => (one.status === 'fulfilled' ? [one.value] : []))
  assert.equal(
    made.reduce((sum, one) => sum + one.parcels, 0),
    25,
    'none stands on two',
  )
  for (const one of made) await beginUndoing(as(mei), one.id)
  await world.settle()
  const list = await gatherDispatch(as(mei), { ...everything, pack: true })
  assert.deepEqual([list.parcels, list.state], [25, 'packing'])
  await world.settle()
  assert.deepEqual([await state(ids[0] as string), (await showDispatch(as(mei), list.id)).packed], ['packed', 25])
  const csv = await text((await exportDispatch(as(mei), list.id, 'csv')).body as NodeJS.ReadableStream)
  const sheet = await readSheet(await buffer((await exportDispatch(as(mei), list.id, 'xlsx')).body as NodeJS.ReadableStream))
  const rows = await Array.fromAsync(sheet.rows)
  assert.equal(rows.length, 25)
  assert.deepEqual(rows[0]?.cells.slice(0, 9), [
    ...[ids[0]?.slice(4), '凌', '13800138000', '上海市', "'=某路 1 号", '', '书箱 ×1', '1', ''].map((cell, n) =>
      n === 4 ? '=某路 1 号' : cell,
    ),
  ])
  assert.match(csv, /'=某路 1 号/, 'nothing in it calculates')
  await step('send', ids.slice(0, 5))
  await beginUndoing(as(mei), list.id)
  await world.settle()
  const undone = await showDispatch(as(mei), list.id)
  assert.deepEqual([undone.state, undone.kept, undone.packed], ['undone', 5, 5])
  assert.deepEqual([await state(ids[0] as string), await state(ids[9] as string)], ['sent', 'paid'])
  assert.equal((await gatherDispatch(as(mei), { ...everything, pack: false })).parcels, 20)
  await assert.rejects(gatherDispatch(as(mei), { ...everything, pack: false }), e => code(e) === 'shop.nothing-to-send')
  assert.deepEqual(await breaches(world), [])
})

async function sendAll(): Promise<void> {
  const { pool } = world.house.database
  const { rows } = await pool.query(`select id from shop_orders where state in ('paid', 'packed') and delivery = 'parcel'`)
  if (rows.length > 0)
    await step(
      'send',
      rows.map(row => row.id),
    )
}

async function upload(lines: readonly string[][]): Promise<TrackingRecord> {
  const path = join(folder, `list-${++keys}.csv`)
  writeFileSync(path, `订单号,快递公司,运单号\n${lines.map(line => line.join(',')).join('\n')}\n`)
  const { id } = await uploadTracking(as(mei), { path, fileName: '回传.csv', mime: 'text/csv', bytes: 1 })
  await world.settle()
  return (await findTracking(world.ctx(), id)) as TrackingRecord
}

test('tracking numbers from a file: what is wrong is said first, what is right is sent, and twice is once', async () => {
  const [one, two, three, four] = (await several(4)) as [string, string, string, string]
  await askRefund(world.ctx(), { orderId: three, key: 'gone-3', amount: 2_000, reason: '不要了', restock: true })
  await step('send', [four])
  const lines = [
    [one.slice(4), '顺丰', 'SF900001'],
    [two.slice(4).toUpperCase(), '', 'YT900002'],
    [three.slice(4), '顺丰', 'SF900003'],
    [four, '中通速递', 'ZT900004'],
    ['0'.repeat(26), '顺丰', 'SF900005'],
    [one.slice(4), '顺丰', '1.23E+14'],
    [one.slice(4), '飞毛腿', 'SF900006'],
    [one.slice(4), '顺丰', 'SF900001'],
    [one.slice(4), '顺丰', 'SF900007'],
    ['', '顺丰', 'SF900008'],
  ]
  const it = await upload(lines)
  assert.deepEqual([it.state, it.rows, it.plan.order, it.plan.carrier, it.plan.number], ['ready', 10, 0, 1, 2])
  await planTracking(as(mei), it.id, { ...it.plan, usual: 'yto' })
  await world.settle()
  const shown = await showTracking(as(mei), it.id)
  assert.deepEqual(Object.fromEntries(shown.problems.map(p => [p.problem, p.rows])), {
    'order-refunded': 1,
    'order-unknown': 1,
    'number-lost-digits': 1,
    'carrier-unknown': 1,
    'twice-in-file': 1,
    'order-missing': 1,
  })
  const { items: wrong } = await trackingRows(as(mei), it.id, { limit: 20 })
  assert.equal(wrong.find(row => row.problem === 'order-refunded')?.says, '订单已退款，请不要发货')
  await runTracking(as(mei), it.id)
  await world.settle()
  const done = await showTracking(as(mei), it.id)
  assert.deepEqual([done.state, done.sent, done.known, done.rejected], ['done', 4, 1, 5])
  assert.deepEqual([await state(one), await state(two), await state(three)], ['sent', 'sent', 'refunded'])
  const numbers = async (orderId: string) =>
    (await orderParcels(as(ling), orderId)).map(p => `${p.carrier} ${p.number} ${p.lines.length}`)
  assert.deepEqual(await numbers(one), ['sf SF900001 1', 'sf SF900007 0'])
  assert.deepEqual(await numbers(two), ['yto YT900002 1'])
  assert.deepEqual(await numbers(four), ['zto ZT900004 1'], 'it was sent without a number, and has one now')
  const again = await upload(lines.slice(0, 1))
  await runTracking(as(mei), again.id)
  await world.settle()
  assert.equal((await showTracking(as(mei), again.id)).known, 1)
  await world.settle()
  assert.deepEqual(await breaches(world), [])
})

test('an import that dies goes on where it stood, and nothing is sent twice', async () => {
  const ids = await several(30)
  // Nearly all of the rows are of no order; what counts is that each is passed once.
  const lines = Array.from({ length: 1_200 }, (_, n) => [ids[n % 40]?.slice(4) ?? 'nobody', '顺丰', `SF${5_000_000 + n}`])
  const it = await upload(lines)
  await runTracking(as(mei), it.id)
  // The process dies after the first handful: its job is still on the list and comes again.
  await runHandful(world.ctx(), (await findTracking(world.ctx(), it.id)) as TrackingRecord)
  const half = (await findTracking(world.ctx(), it.id)) as TrackingRecord
  assert.equal(half.done, 500)
  // Two at the same time from the same place: one of them does nothing.
  await Promise.all([runHandful(world.ctx(), half), runHandful(world.ctx(), half), runHandful(world.ctx(), half)])
  assert.equal((await findTracking(world.ctx(), it.id))?.done, 1_000)
  await world.settle()
  const done = (await findTracking(world.ctx(), it.id)) as TrackingRecord
  assert.deepEqual([done.state, done.done, done.sent, done.rejected], ['done', 1_200, 900, 300])
  const { rows } = await world.house.database.pool.query(
    `select count(*)::int as n, count(distinct number)::int as numbers from shop_parcels where import_id = $1`,
    [it.id],
  )
  assert.deepEqual(rows[0], { n: 900, numbers: 900 })
  assert.deepEqual(await breaches(world), [])
})
