// Alipay against the emulated gateway: every verb, one effect a number, and no answer believed that is not signed.
import assert from 'node:assert/strict'
import { createPrivateKey, verify } from 'node:crypto'
import { after, before, test } from 'node:test'
import { type AlipayEmulator, startAlipay } from '../emulators/alipay.ts'
import { PaymentRefused } from '../errors.ts'
import type { BeginRequest, PaymentProvider } from '../face.ts'
import { refused, requestsOf, unavailable } from '../fixtures/asked.ts'
import { openAlipay } from './client.ts'

let alipay: AlipayEmulator
let pay: PaymentProvider

const begunAt = new Date()
const request = requestsOf('ali', { amount: 8_888, currency: 'CNY', description: '月饼/礼盒, A=B&C', way: 'page' }, () => begunAt)

before(async () => {
  alipay = await startAlipay()
  pay = openAlipay({ ...alipay.account, timeoutMs: 1_500 })
})
after(() => alipay.close())

/** Begins, and lets the payer arrive at the cashier. */
async function arrived(given: Partial<BeginRequest> = {}): Promise<BeginRequest> {
  const asked = request(given)
  const { next } = await pay.begin(asked)
  assert.ok(next.kind === 'redirect')
  assert.equal(await (await fetch(next.url)).text(), '收银台')
  return asked
}

test('a desktop and a phone are sent to the cashier by a signed address', async () => {
  for (const way of ['page', 'h5'] as const) {
    const asked = await arrived({ way })
    const trade = alipay.trades.get(asked.outTradeNo)
    assert.deepEqual([trade?.fen, trade?.subject, trade?.notifyUrl], [8_888, '月饼 礼盒 A B C', asked.notifyUrl])
  }
})

test('a code is scanned, an app gets a signed order', async () => {
  const asked = request({ way: 'native' })
  const { next } = await pay.begin(asked)
  assert.ok(next.kind === 'code' && next.codeUrl.startsWith('https://qr.alipay.com/'))
  // The trade comes to be when the payer scans.
  assert.deepEqual(await pay.find(asked), { state: 'unknown' })
  alipay.scan(asked.outTradeNo)
  assert.deepEqual(await pay.find(asked), { state: 'awaiting' })
  const app = await pay.begin(request({ way: 'app' }))
  assert.ok(app.next.kind === 'app')
  const { sign = '', ...fields } = Object.fromEntries(new URLSearchParams(app.next.parameters.orderString))
  const names = Object.keys(fields).sort()
  const content = Buffer.from(names.map(name => `${name}=${fields[name]}`).join('&'))
  assert.ok(verify('RSA-SHA256', content, alipay.applicationPublicKey, Buffer.from(sign, 'base64')))
  assert.equal(fields.method, 'alipay.trade.app.pay')
})

test('a payment is awaited, then paid, and stays paid when it is given back whole', async () => {
  const asked = await arrived()
  assert.deepEqual(await pay.find(asked), { state: 'awaiting' })
  alipay.pay(asked.outTradeNo)
  const { paidAt, providerTransactionId, ...found } = (await pay.find(asked)) as any
  const { sellerId, appId } = alipay.account
  assert.deepEqual(found, { state: 'paid', amount: 8_888, currency: 'CNY', payee: sellerId, app: appId })
  assert.equal(providerTransactionId, alipay.trades.get(asked.outTradeNo)?.tradeNo)
  assert.ok(Math.abs(paidAt.getTime() - Date.now()) < 5_000)
  const whole = { ...asked, outRefundNo: `ref_${asked.outTradeNo}`, totalAmount: 8_888, reason: '' }
  await pay.refund(whole)
  assert.equal(alipay.trades.get(asked.outTradeNo)?.status, 'TRADE_CLOSED')
  assert.equal((await pay.find(asked)).state, 'paid')
})

test('closing says what came of it: closed, too late, or nothing there', async () => {
  assert.equal(await pay.close(request()), 'unknown')
  const [unpaid, paid] = [await arrived(), await arrived()]
  assert.equal(await pay.close(unpaid), 'closed')
  assert.equal(await pay.close(unpaid), 'closed')
  assert.deepEqual(await pay.find(unpaid), { state: 'closed' })
  alipay.pay(paid.outTradeNo)
  assert.equal(await pay.close(paid), 'paid')
})

test('Bo is refunded once, however often and in doubt it is asked', async () => {
  const asked = await arrived()
  alipay.pay(asked.outTradeNo)
  const wish = { ...asked, outRefundNo: `ref_${asked.outTradeNo}`, amount: 1_000, totalAmount: 8_888, reason: '少发一盒' }
  assert.deepEqual(await pay.findRefund(wish), { state: 'unknown' })
  alipay.failNext('alipay.trade.refund', 'cut-after-doing')
  await assert.rejects(pay.refund(wish), unavailable('unreachable'))
  const made = await Promise.all(Array.from({ length: 5 }, () => pay.refund(wish)))
  assert.deepEqual(
    made.map(one => [one.state, one.amount]),
    Array(5).fill(['succeeded', 1_000]),
  )
  assert.equal(alipay.trades.get(asked.outTradeNo)?.refunds.length, 1)
  const second = await pay.refund({ ...wish, outRefundNo: 'ref_ali_second', amount: 500 })
  assert.deepEqual([second.state, second.amount], ['succeeded', 500])
  assert.equal(((await pay.findRefund(wish)) as any).amount, 1_000)
  await assert.rejects(pay.refund({ ...wish, amount: 999 }), refused('ACQ.DISCORDANT_REPEAT_REQUEST'))
  await assert.rejects(pay.refund({ ...wish, outRefundNo: 'ref_ali_third', amount: 8_000 }), PaymentRefused)
})

test('no answer is believed that is not signed, and our own faults are not told as refusals', async () => {
  const asked = await arrived()
  alipay.failNext('alipay.trade.query', 'wrong-key')
  await assert.rejects(pay.find(asked), unavailable('unverified'))
  const forged = { alipay_trade_query_response: { code: '10000', trade_status: 'TRADE_SUCCESS', out_trade_no: asked.outTradeNo } }
  for (const body of [forged, { error_response: forged.alipay_trade_query_response }, {}]) {
    alipay.failNext('alipay.trade.query', { status: 200, body })
    await assert.rejects(pay.find(asked), unavailable('unverified'))
  }
  const late = openAlipay({ ...alipay.account, now: () => new Date(Date.now() - 3600_000) })
  await assert.rejects(late.find(asked), unavailable('settings'))
  await assert.rejects(openAlipay({ ...alipay.account, appId: '1' }).find(asked), unavailable('settings'))
  const busy = { error_response: { code: '20000', sub_code: 'isp.unknow-error' } }
  alipay.failNext('alipay.trade.query', { status: 200, body: busy })
  await assert.rejects(pay.find(asked), unavailable('busy'))
  alipay.failNext('alipay.trade.query', { status: 502 })
  await assert.rejects(pay.find(asked), unavailable('unreachable'))
  alipay.failNext('alipay.trade.query', 'silent')
  await assert.rejects(pay.find(asked), unavailable('unreachable'))
  assert.equal((await pay.find(asked)).state, 'awaiting')
})

test('what Alipay cannot do is refused before it is asked, and a missing secret opens nothing', async () => {
  await assert.rejects(pay.begin(request({ way: 'jsapi' })), refused('way'))
  await assert.rejects(pay.begin(request({ currency: 'EUR' })), refused('currency'))
  const { account } = alipay
  for (const name of ['appId', 'sellerId', 'privateKey', 'alipayPublicKey'])
    for (const value of ['', ' ', undefined])
      assert.throws(() => openAlipay({ ...account, [name]: value as string }), TypeError, name)
  assert.throws(() => openAlipay({ ...account, privateKey: 'not a key' }), /privateKey must be an RSA key/)
})

test('keys as Alipay’s own tool writes them, without a frame, are taken', async () => {
  const key = createPrivateKey(alipay.account.privateKey)
  const asked = await arrived()
  for (const type of ['pkcs1', 'pkcs8'] as const) {
    const privateKey = key.export({ format: 'der', type }).toString('base64')
    const alipayPublicKey = alipay.account.alipayPublicKey.replace(/-----.*-----|\n/g, '')
    assert.equal((await openAlipay({ ...alipay.account, privateKey, alipayPublicKey }).find(asked)).state, 'awaiting')
  }
})
