// WeChat Pay against the emulated platform: every verb, one effect a number, and no answer believed that is not signed.
import assert from 'node:assert/strict'
import { verify } from 'node:crypto'
import { after, before, test } from 'node:test'
import { startWechatPay, type WechatPayEmulator } from '../emulators/wechat.ts'
import type { PaymentProvider } from '../face.ts'
import { refused, requestsOf, unavailable } from '../fixtures/asked.ts'
import { openWechatPay } from './client.ts'

let platform: WechatPayEmulator
let pay: PaymentProvider

const begunAt = new Date()
const request = requestsOf(
  'wx',
  {
    amount: 49_900,
    currency: 'CNY',
    description: '每日一声 年度会员',
    way: 'jsapi',
    payer: { openid: 'oLing', clientIp: '203.0.113.7' },
  },
  () => begunAt,
)

before(async () => {
  platform = await startWechatPay()
  pay = openWechatPay({ ...platform.account, timeoutMs: 1_500 })
})
after(() => platform.close())

test('inside WeChat, Ling gets parameters that the merchant’s public key confirms', async () => {
  const asked = request()
  const { next } = await pay.begin(asked)
  assert.equal(next.kind, 'jsapi')
  if (next.kind !== 'jsapi') return
  const { appId, timeStamp, nonceStr, package: prepay, paySign, signType } = next.parameters
  assert.equal(signType, 'RSA')
  assert.equal(prepay, `prepay_id=${platform.orders.get(asked.outTradeNo)?.prepayId}`)
  const message = Buffer.from(`${appId}\n${timeStamp}\n${nonceStr}\n${prepay}\n`)
  assert.ok(verify('RSA-SHA256', message, platform.merchantPublicKey, Buffer.from(paySign, 'base64')))
})

test('a QR code, a phone’s browser and an app get what they need', async () => {
  const code = await pay.begin(request({ way: 'native' }))
  assert.ok(code.next.kind === 'code' && code.next.codeUrl.startsWith('weixin://wxpay/'))
  const phone = await pay.begin(request({ way: 'h5' }))
  assert.ok(phone.next.kind === 'redirect')
  assert.equal(new URL(phone.next.url).searchParams.get('redirect_url'), 'https://qunluo.example/orders')
  const { next } = await pay.begin(request({ way: 'app' }))
  assert.ok(next.kind === 'app')
  const { appid, timestamp, noncestr, prepayid, sign = '', ...rest } = next.parameters
  assert.deepEqual(rest, { partnerid: platform.account.mchid, package: 'Sign=WXPay' })
  const message = Buffer.from(`${appid}\n${timestamp}\n${noncestr}\n${prepayid}\n`)
  assert.ok(verify('RSA-SHA256', message, platform.merchantPublicKey, Buffer.from(sign, 'base64')))
})

test('a payment is unknown, awaited, then paid, to whom and how much', async () => {
  const asked = request()
  assert.deepEqual(await pay.find(asked), { state: 'unknown' })
  await pay.begin(asked)
  assert.deepEqual(await pay.find(asked), { state: 'awaiting' })
  platform.pay(asked.outTradeNo)
  const { paidAt, providerTransactionId, ...found } = (await pay.find(asked)) as any
  const { mchid, appid } = platform.account
  assert.deepEqual(found, { state: 'paid', amount: 49_900, currency: 'CNY', payee: mchid, app: appid })
  assert.match(providerTransactionId, /^42000/)
  assert.ok(Math.abs(paidAt.getTime() - Date.now()) < 5_000)
})

test('closing says what came of it: closed, too late, or nothing there', async () => {
  const [unpaid, paid] = [request(), request()]
  assert.equal(await pay.close(unpaid), 'unknown')
  await pay.begin(unpaid)
  assert.equal(await pay.close(unpaid), 'closed')
  assert.deepEqual(await pay.find(unpaid), { state: 'closed' })
  await assert.rejects(pay.begin(unpaid), refused('ORDER_CLOSED'))
  await pay.begin(paid)
  platform.pay(paid.outTradeNo)
  assert.equal(await pay.close(paid), 'paid')
})

test('a begin whose answer is lost is asked again with the same number and is one order', async () => {
  const asked = request()
  platform.failNext('prepay', 'cut-after-doing')
  await assert.rejects(pay.begin(asked), unavailable('unreachable'))
  platform.failNext('prepay', { status: 500, body: { code: 'SYSTEM_ERROR' }, afterDoing: true })
  await assert.rejects(pay.begin(asked), unavailable('busy'))
  const { next } = await pay.begin(asked)
  const order = platform.orders.get(asked.outTradeNo)
  assert.ok(next.kind === 'jsapi' && next.parameters.package === `prepay_id=${order?.prepayId}`)
  await assert.rejects(pay.begin({ ...asked, amount: 1 }), refused('OUT_TRADE_NO_USED'))
})

test('Bo is refunded once, however often and in doubt it is asked', async () => {
  const asked = request()
  await pay.begin(asked)
  platform.pay(asked.outTradeNo)
  const wish = { ...asked, outRefundNo: `ref_${asked.outTradeNo}`, amount: 10_000, totalAmount: 49_900, reason: '少发一盒' }
  assert.deepEqual(await pay.findRefund(wish), { state: 'unknown' })
  platform.failNext('refund', 'silent-after-doing')
  await assert.rejects(pay.refund(wish), unavailable('unreachable'))
  const made = await Promise.all(Array.from({ length: 5 }, () => pay.refund(wish)))
  assert.equal(new Set(made.map(one => one.providerRefundId)).size, 1)
  assert.equal(made[0]?.state, 'processing')
  assert.equal(platform.orders.get(asked.outTradeNo)?.refunds.length, 1)
  platform.settleRefund(wish.outRefundNo)
  const { state, amount, currency, refundedAt } = (await pay.findRefund(wish)) as any
  assert.deepEqual([state, amount, currency], ['succeeded', 10_000, 'CNY'])
  assert.ok(refundedAt instanceof Date)
  // Refunded in part, it was paid all the same.
  assert.equal((await pay.find(asked)).state, 'paid')
  await assert.rejects(pay.refund({ ...wish, amount: 9_999 }), refused('INVALID_REQUEST'))
  await assert.rejects(pay.refund({ ...wish, outRefundNo: 'ref_another', amount: 40_000 }), refused('INVALID_REQUEST'))
})

test('an answer signed with another key is not believed, and a stranger’s key is not told as a refusal', async () => {
  const asked = request()
  await pay.begin(asked)
  platform.failNext('find', 'wrong-key')
  await assert.rejects(pay.find(asked), unavailable('unverified'))
  const late = openWechatPay({ ...platform.account, now: () => new Date(Date.now() - 6 * 60_000) })
  await assert.rejects(late.find(asked), unavailable('settings'))
  const other = openWechatPay({ ...platform.account, merchantSerial: 'AA00' })
  await assert.rejects(other.find(asked), unavailable('settings'))
  platform.failNext('find', { status: 429, body: { code: 'FREQUENCY_LIMITED' } })
  await assert.rejects(pay.find(asked), unavailable('busy'))
  platform.failNext('find', { delayMs: 30 })
  assert.equal((await pay.find(asked)).state, 'awaiting')
  platform.failNext('find', 'silent')
  await assert.rejects(pay.find(asked), unavailable('unreachable'))
})

test('what WeChat Pay cannot do is refused before it is asked', async () => {
  const callsBefore = platform.calls.length
  await assert.rejects(pay.begin(request({ way: 'page' })), refused('way'))
  await assert.rejects(pay.begin(request({ currency: 'USD' })), refused('currency'))
  await assert.rejects(pay.begin(request({ payer: {} })), refused('payer'))
  await assert.rejects(pay.begin(request({ way: 'h5', payer: {} })), refused('payer'))
  for (const bad of [{ outTradeNo: 'a/../b' }, { amount: 0.5 }, { amount: 0 }, { notifyUrl: 'ftp://x' }, { expiresAt: begunAt }])
    await assert.rejects(pay.begin(request(bad)), TypeError)
  await assert.rejects(pay.find({ outTradeNo: '..%2Fclose' }), TypeError)
  assert.equal(platform.calls.length, callsBefore)
})

test('a secret that is not configured opens nothing', () => {
  const { account } = platform
  for (const name of ['mchid', 'appid', 'merchantSerial', 'merchantPrivateKey', 'apiV3Key'])
    for (const value of ['', ' ', undefined])
      assert.throws(() => openWechatPay({ ...account, [name]: value as string }), TypeError, name)
  assert.throws(() => openWechatPay({ ...account, publicKey: '' }), TypeError)
  assert.throws(() => openWechatPay({ ...account, apiV3Key: 'too short' }), TypeError)
  assert.throws(() => openWechatPay({ ...account, merchantPrivateKey: 'not a key' }), /merchantPrivateKey must be an RSA key/)
})

test('a merchant of old finds the platform’s certificates, once for many calls', async t => {
  const old = await startWechatPay({ signsWith: 'certificates' })
  t.after(() => old.close())
  const provider = openWechatPay(old.account)
  const asked = request()
  await Promise.all([provider.begin(asked), provider.begin(request()), provider.begin(request())])
  assert.equal((await provider.find(asked)).state, 'awaiting')
  assert.equal(old.calls.filter(call => call === 'certificates').length, 1)
  const wrongKey = openWechatPay({ ...old.account, apiV3Key: 'x'.repeat(32) })
  await assert.rejects(wrongKey.find(asked), unavailable('settings'))
  old.failNext('certificates', 'wrong-key')
  await assert.rejects(openWechatPay(old.account).find(asked), unavailable('unverified'))
})
