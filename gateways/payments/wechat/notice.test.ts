// WeChat Pay's notices: read when they are whole, fresh, sealed for us and about us; refused in every other case.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { listenOnLoopback } from '../../loopback.ts'
import type { SealedNotice } from '../emulators/notice-queue.ts'
import { startWechatPay, type WechatPayEmulator } from '../emulators/wechat.ts'
import { NotAuthentic, PaymentUnavailable } from '../errors.ts'
import type { BeginRequest, Notice, PaymentProvider } from '../face.ts'
import { openWechatPay } from './client.ts'

let platform: WechatPayEmulator
let pay: PaymentProvider
let count = 0

before(async () => {
  platform = await startWechatPay()
  pay = openWechatPay(platform.account)
})
after(() => platform.close())

async function paidOrder(given: Partial<BeginRequest> = {}): Promise<string> {
  const outTradeNo = `ord_note_${(count += 1)}`
  const begunAt = new Date()
  const expiresAt = new Date(begunAt.getTime() + 900_000)
  const what = { amount: 2_000, currency: 'CNY', description: '盒子', way: 'native' as const }
  await pay.begin({ outTradeNo, ...what, begunAt, expiresAt, notifyUrl: 'https://qunluo.example/n', ...given })
  platform.pay(outTradeNo)
  return outTradeNo
}
const read = ({ headers, body }: SealedNotice, by = pay) => by.readNotice(headers, Buffer.from(body))
const notAuthentic = (reason: string) => (error: unknown) =>
  error instanceof NotAuthentic && error.reason === reason ? true : assert.fail(String(error))

test('a success says who paid what to whom', async () => {
  const outTradeNo = await paidOrder()
  const { eventId, paidAt, providerTransactionId, ...notice } = (await read(platform.notices.seal())) as any
  const { mchid, appid } = platform.account
  const said = { amount: 2_000, currency: 'CNY', payee: mchid, app: appid }
  assert.deepEqual(notice, { event: 'TRANSACTION.SUCCESS', kind: 'paid', outTradeNo, ...said })
  assert.ok(eventId && paidAt && providerTransactionId)
})

test('another amount is read as it was said: comparing is for who knows the order', async () => {
  await paidOrder()
  const notice = (await read(platform.notices.seal({ amount: 1 }))) as Extract<Notice, { kind: 'paid' }>
  assert.equal(notice.amount, 1)
})

test('a refund that succeeds, and one that cannot be paid out', async () => {
  const outTradeNo = await paidOrder()
  for (const [outRefundNo, ending, state] of [
    ['ref_note_1', 'SUCCESS', 'succeeded'],
    ['ref_note_2', 'ABNORMAL', 'failed'],
  ] as const) {
    await pay.refund({ outTradeNo, outRefundNo, amount: 700, totalAmount: 2_000, currency: 'CNY', reason: '缺货' })
    platform.settleRefund(outRefundNo, ending)
    const { eventId: _, ...notice } = await read(platform.notices.seal())
    const said = { outTradeNo, outRefundNo, state, amount: 700, currency: 'CNY' }
    assert.deepEqual(notice, { event: `REFUND.${ending}`, kind: 'refunded', ...said })
  }
})

test('forged, stale, unsealed and misdirected notices are refused, each by its reason', async () => {
  await paidOrder()
  await assert.rejects(read(platform.notices.seal({ wrongKey: true })), notAuthentic('signature'))
  for (const minutes of [-6, 6]) {
    const signedAt = new Date(Date.now() + minutes * 60_000)
    await assert.rejects(read(platform.notices.seal({ signedAt })), notAuthentic('stale'))
  }
  const sealed = platform.notices.seal()
  const otherKey = openWechatPay({ ...platform.account, apiV3Key: 'k'.repeat(32) })
  await assert.rejects(read(sealed, otherKey), notAuthentic('ciphertext'))
  await assert.rejects(read(sealed, openWechatPay({ ...platform.account, mchid: '1900000110' })), notAuthentic('payee'))
  await assert.rejects(read(sealed, openWechatPay({ ...platform.account, appid: 'wxother' })), notAuthentic('payee'))
  for (const name of Object.keys(sealed.headers).filter(name => /^wechatpay-(timestamp|nonce|serial|signature)$/.test(name))) {
    const { [name]: value = '', ...rest } = sealed.headers
    await assert.rejects(read({ ...sealed, headers: rest }), notAuthentic('signature'), name)
    await assert.rejects(pay.readNotice({ ...rest, [name]: [value, value] }, sealed.body), notAuthentic('signature'), name)
  }
  const unknownKey = { ...sealed.headers, 'wechatpay-serial': 'PUB_KEY_ID_0' }
  await assert.rejects(pay.readNotice(unknownKey, sealed.body), notAuthentic('key'))
  // WeChat Pay probes with signatures that must fail.
  const probe = { ...sealed.headers, 'wechatpay-signature': `WECHATPAY/SIGNTEST/${sealed.headers['wechatpay-signature']}` }
  await assert.rejects(pay.readNotice(probe, sealed.body), notAuthentic('signature'))
  await assert.rejects(pay.readNotice(sealed.headers, 'x'.repeat(300_000)), notAuthentic('too-large'))
  // The bytes are what is signed: the same JSON written otherwise is another notice.
  await assert.rejects(pay.readNotice(sealed.headers, `${sealed.body} `), notAuthentic('signature'))
  await assert.rejects(pay.readNotice(sealed.headers, `\uFEFF${sealed.body}`), notAuthentic('signature'))
})

test('a stranger who names certificates that do not exist makes us look once, not every time', async t => {
  const old = await startWechatPay({ signsWith: 'certificates' })
  t.after(() => old.close())
  const provider = openWechatPay(old.account)
  await paidOrder()
  const { headers, body } = platform.notices.seal()
  const unknown = provider.readNotice({ ...headers, 'wechatpay-serial': 'ABCDEF' }, body)
  await assert.rejects(unknown, notAuthentic('key'))
  for (let turn = 0; turn < 20; turn += 1)
    await assert.rejects(provider.readNotice({ ...headers, 'wechatpay-serial': `ABC${turn}` }, body), notAuthentic('key'))
  assert.equal(old.calls.filter(call => call === 'certificates').length, 1)
  // Who has a public key has no certificates, and is asked for them as rarely.
  for (let turn = 0; turn < 20; turn += 1)
    await assert.rejects(pay.readNotice({ ...headers, 'wechatpay-serial': `ABC${turn}` }, body), notAuthentic('key'))
  assert.equal(platform.calls.filter(call => call === 'certificates').length, 1)
  const unreachable = openWechatPay({ ...old.account, baseUrl: 'http://127.0.0.1:9' })
  // Not known now is not known to be false: the provider shall repeat it.
  await assert.rejects(unreachable.readNotice({ ...headers, 'wechatpay-serial': 'ABC' }, body), PaymentUnavailable)
})

test('property: no byte of the body and of the signed headers can be changed', async () => {
  await paidOrder()
  const sealed = platform.notices.seal()
  const places = ['body', 'wechatpay-timestamp', 'wechatpay-nonce', 'wechatpay-serial', 'wechatpay-signature']
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places), fc.nat(), fc.integer({ min: 1, max: 255 }), async (place, where, change) => {
      const bytes = Buffer.from(place === 'body' ? sealed.body : (sealed.headers[place] as string), 'latin1')
      const body = Buffer.from(sealed.body)
      const target = place === 'body' ? body : bytes
      const index = where % target.length
      target[index] = (target[index] as number) ^ change
      const headers = place === 'body' ? sealed.headers : { ...sealed.headers, [place]: bytes.toString('latin1') }
      await assert.rejects(pay.readNotice(headers, body), NotAuthentic)
    }),
    { numRuns: 1_500 },
  )
})

test('notices come repeated and out of order until they are acknowledged', async t => {
  const heard: string[] = []
  let busy = true
  const door = await listenOnLoopback(async ({ headers, body }, response) => {
    const notice = await pay.readNotice(headers, body)
    const answer = pay.noticeAnswer(!busy)
    heard.push(notice.eventId)
    response.writeHead(answer.status).end(answer.body)
  })
  t.after(() => door.close())
  platform.notices.waiting.length = 0
  for (let order = 0; order < 3; order += 1) await paidOrder({ notifyUrl: `${door.url}/notices` })
  const first = await platform.notices.deliver({ reversed: true })
  assert.deepEqual(
    first.map(one => [one.status, one.body]),
    Array(3).fill([500, '{"code":"FAIL","message":"失败"}']),
  )
  busy = false
  const second = await platform.notices.deliver({ times: 2 })
  assert.deepEqual(
    second.map(one => [one.status, one.body, one.acknowledged]),
    Array(6).fill([204, '', true]),
  )
  assert.equal(platform.notices.waiting.length, 0)
  assert.equal(heard.length, 9)
  assert.equal(new Set(heard).size, 3)
})
