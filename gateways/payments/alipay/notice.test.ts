// Alipay's notices and bill: read when they are whole and about us, refused otherwise; the table line by line.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { listenOnLoopback } from '../../loopback.ts'
import { type AlipayEmulator, startAlipay } from '../emulators/alipay.ts'
import { NotAuthentic, PaymentUnavailable } from '../errors.ts'
import type { PaymentProvider } from '../face.ts'
import { openAlipay } from './client.ts'

let alipay: AlipayEmulator
let pay: PaymentProvider
let count = 0
let now = new Date('2026-11-20T15:30:00Z')

before(async () => {
  alipay = await startAlipay({ now: () => now })
  pay = openAlipay({ ...alipay.account, now: () => now })
})
after(() => alipay.close())

async function paidTrade(notifyUrl = 'https://qunluo.example/n'): Promise<string> {
  const outTradeNo = `ord_anote_${(count += 1)}`
  const times = { begunAt: now, expiresAt: new Date(now.getTime() + 900_000) }
  const what = { amount: 2_001, currency: 'CNY', description: '月饼', way: 'page' as const }
  const { next } = await pay.begin({ outTradeNo, ...what, ...times, notifyUrl })
  assert.ok(next.kind === 'redirect')
  await fetch(next.url)
  alipay.pay(outTradeNo)
  return outTradeNo
}
const notAuthentic = (reason: string) => (error: unknown) =>
  error instanceof NotAuthentic && error.reason === reason ? true : assert.fail(String(error))

test('a success says who paid what to whom; another amount is read as it was said', async () => {
  const outTradeNo = await paidTrade()
  const { eventId, providerTransactionId, ...notice } = (await pay.readNotice({}, alipay.notices.seal().body)) as any
  const { sellerId, appId } = alipay.account
  const said = { amount: 2_001, currency: 'CNY', payee: sellerId, app: appId, paidAt: now }
  assert.deepEqual(notice, { event: 'TRADE_SUCCESS', kind: 'paid', outTradeNo, ...said })
  assert.ok(eventId && providerTransactionId)
  assert.equal(((await pay.readNotice({}, alipay.notices.seal({ amount: 1 }).body)) as any).amount, 1)
})

test('a refund is told without an amount of its own', async () => {
  const outTradeNo = await paidTrade()
  const outRefundNo = 'ref_anote_1'
  await pay.refund({ outTradeNo, outRefundNo, amount: 1, totalAmount: 2_001, currency: 'CNY', reason: '' })
  alipay.tellRefund(outTradeNo, outRefundNo)
  const { eventId: _, ...notice } = await pay.readNotice({}, alipay.notices.seal().body)
  const said = { kind: 'refunded', outTradeNo, outRefundNo, state: 'succeeded', currency: 'CNY' }
  assert.deepEqual(notice, { event: 'TRADE_SUCCESS', ...said })
})

test('forged, stale, doubled and misdirected notices are refused, each by its reason', async () => {
  await paidTrade()
  const read = (body: string, by = pay) => by.readNotice({}, body)
  await assert.rejects(read(alipay.notices.seal({ wrongKey: true }).body), notAuthentic('signature'))
  const { body } = alipay.notices.seal({ signedAt: new Date(now.getTime() - 27 * 3600_000) })
  await assert.rejects(read(body), notAuthentic('stale'))
  // Repeated for 25 hours, it must still be read at the end of them.
  const late = alipay.notices.seal({ signedAt: new Date(now.getTime() - 25 * 3600_000) })
  assert.equal((await read(late.body)).kind, 'paid')
  const good = alipay.notices.seal().body
  await assert.rejects(read(good, openAlipay({ ...alipay.account, appId: '2014', now: () => now })), notAuthentic('payee'))
  await assert.rejects(read(good, openAlipay({ ...alipay.account, sellerId: '2088', now: () => now })), notAuthentic('payee'))
  await assert.rejects(read(`${good}&total_amount=1.00`), notAuthentic('form'))
  await assert.rejects(read(good.replace('sign_type=RSA2', 'sign_type=RSA')), notAuthentic('signature'))
  await assert.rejects(read(good.replace('&sign_type=RSA2', '')), notAuthentic('signature'))
  await assert.rejects(read(good.replace(/&sign=[^&]+/, '')), notAuthentic('signature'))
  await assert.rejects(read(''), notAuthentic('signature'))
  await assert.rejects(pay.readNotice({}, Buffer.from([0xff, 0xfe])), notAuthentic('form'))
})

test('property: a changed byte is refused, or says the very same', async () => {
  await paidTrade()
  const { body } = alipay.notices.seal()
  const same = (bytes: Buffer) =>
    JSON.stringify([...new URLSearchParams(bytes.toString())]) === JSON.stringify([...new URLSearchParams(body)])
  let refusals = 0
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 255 }), async (where, change) => {
      const bytes = Buffer.from(body)
      const index = where % bytes.length
      bytes[index] = (bytes[index] as number) ^ change
      // %2b and %2B are one character to a form, and one text to the signature.
      if (same(bytes)) return
      await assert.rejects(pay.readNotice({}, bytes), NotAuthentic)
      refusals += 1
    }),
    { numRuns: 1_500 },
  )
  assert.ok(refusals > 1_300)
})

test('notices are repeated until they are answered with seven letters', async t => {
  let busy = true
  const heard: string[] = []
  const door = await listenOnLoopback(async ({ headers, body }, response) => {
    heard.push((await pay.readNotice(headers, body)).eventId)
    const answer = pay.noticeAnswer(!busy)
    response.writeHead(answer.status, { 'content-type': answer.contentType }).end(answer.body)
  })
  t.after(() => door.close())
  alipay.notices.waiting.length = 0
  for (let order = 0; order < 2; order += 1) await paidTrade(`${door.url}/notices`)
  assert.ok((await alipay.notices.deliver({ reversed: true })).every(one => !one.acknowledged))
  busy = false
  const second = await alipay.notices.deliver({ times: 2 })
  assert.deepEqual(
    second.map(one => [one.status, one.body]),
    Array(4).fill([200, 'success']),
  )
  assert.deepEqual([heard.length, new Set(heard).size, alipay.notices.waiting.length], [6, 2, 0])
})

test('the bill of a day: both kinds of line, the fee, and the differences as they stand', async () => {
  now = new Date('2026-11-22T01:00:00Z')
  const outTradeNo = await paidTrade()
  const paidAt = now
  await pay.refund({ outTradeNo, outRefundNo: 'ref_abill_1', amount: 1_000, totalAmount: 2_001, currency: 'CNY', reason: '' })
  await assert.rejects(pay.bill('2026-11-22'), (error: unknown) => error instanceof PaymentUnavailable && error.reason === 'busy')
  now = new Date('2026-11-23T02:00:01Z')
  const { tradeNo: providerTransactionId } = alipay.trades.get(outTradeNo) as { tradeNo: string }
  const told = { outTradeNo, providerTransactionId, currency: 'CNY', feeCurrency: 'CNY', at: paidAt }
  const [paid, refunded] = await pay.bill('2026-11-22')
  assert.deepEqual(paid, { kind: 'paid', amount: 2_001, fee: 12, ...told })
  assert.deepEqual(refunded, { kind: 'refunded', outRefundNo: 'ref_abill_1', amount: 1_000, fee: -6, ...told })
  assert.deepEqual(await pay.bill('2026-11-19'), [])
  alipay.bill.alterRows = rows => rows.map(cells => cells.map(cell => (cell === '20.01' ? '20.02' : cell)))
  assert.equal((await pay.bill('2026-11-22'))[0]?.amount, 2_002)
  alipay.bill.alterRows = rows => rows.slice(1)
  assert.deepEqual(
    (await pay.bill('2026-11-22')).map(line => line.kind),
    ['refunded'],
  )
})

test('an archive that is cut or changed is no bill', async t => {
  t.after(() => Object.assign(alipay.bill, { alterFile: (file: Buffer) => file }))
  const unverified = (error: unknown) => error instanceof PaymentUnavailable && error.reason === 'unverified'
  alipay.bill.alterFile = file => file.subarray(0, file.length - 30)
  await assert.rejects(pay.bill('2026-11-22'), unverified)
  alipay.bill.alterFile = file => {
    const changed = Buffer.from(file)
    const inside = changed.indexOf('PK\x03\x04', 10) + 80
    changed[inside] = (changed[inside] as number) ^ 0xff
    return changed
  }
  await assert.rejects(pay.bill('2026-11-22'), unverified)
  alipay.bill.alterFile = () => Buffer.from('<html>expired</html>')
  await assert.rejects(pay.bill('2026-11-22'), unverified)
})
