// The SMS gateway against the emulated bridge: signed, sent once a request, and honest about what failed.
import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { openSms, type Sms, type SmsGateway, type SmsMessage, SmsRefused, SmsUnavailable, startSmsGateway } from './index.ts'
import { signatureOf } from './protocol.ts'

const token = 'a-secret-of-the-bridge'
let bridge: SmsGateway
let sms: Sms

const message: SmsMessage = {
  phone: '+8613800138000',
  template: 'sign-in-code',
  params: { code: '204816' },
  text: '【群落】登录码 204816，十分钟内有效。',
  requestId: 'sms_1',
}

before(async () => {
  bridge = await startSmsGateway({ token })
  sms = openSms({ url: bridge.url, token, timeoutMs: 2_000 })
})

afterEach(() => void bridge.messages.splice(0))

after(() => bridge.close())

test('a message arrives as it was written', async () => {
  const sent = await sms.send(message)
  const kept = await bridge.waitFor('+8613800138000')
  assert.deepEqual(
    { phone: kept.phone, template: kept.template, params: kept.params, text: kept.text, requestId: kept.requestId },
    message,
  )
  assert.deepEqual(sent, { messageId: kept.messageId, duplicate: false })
})

test('the same request, twenty times at once, is sent once', async () => {
  const again = { ...message, requestId: 'sms_2' }
  const results = await Promise.all(Array.from({ length: 20 }, () => sms.send(again)))
  assert.equal(bridge.messages.length, 1)
  assert.equal(results.filter(result => !result.duplicate).length, 1)
  assert.equal(new Set(results.map(result => result.messageId)).size, 1)
})

test('when the answer is lost, asking again does not send again', async () => {
  const lost = { ...message, requestId: 'sms_3' }
  bridge.failNext('cut-after-taking')
  await assert.rejects(sms.send(lost), SmsUnavailable)
  assert.equal((await sms.send(lost)).duplicate, true)
  assert.equal(bridge.messages.length, 1)
})

test('a request id used for another message is refused for good', async () => {
  await sms.send({ ...message, requestId: 'sms_4' })
  await assert.rejects(
    sms.send({ ...message, requestId: 'sms_4', text: '别的话' }),
    error => error instanceof SmsRefused && error.code === 'request-id',
  )
  assert.equal(bridge.messages.length, 1)
})

test('final answers are refusals, all others may be tried again', async () => {
  bridge.failNext({ status: 422, code: 'blocked-number', message: '号码已拉黑' })
  await assert.rejects(sms.send({ ...message, requestId: 'sms_5' }), error => {
    assert.ok(error instanceof SmsRefused)
    assert.deepEqual([error.code, error.message], ['blocked-number', '号码已拉黑'])
    return true
  })
  bridge.failNext({ status: 429, retryAfterSeconds: 7 })
  await assert.rejects(sms.send({ ...message, requestId: 'sms_5' }), error => {
    assert.ok(error instanceof SmsUnavailable)
    assert.deepEqual([error.status, error.retryAfterMs], [429, 7000])
    return true
  })
  for (const failure of [{ status: 500 }, { status: 302 }, 'silent'] as const) {
    bridge.failNext(failure)
    await assert.rejects(sms.send({ ...message, requestId: 'sms_5' }), SmsUnavailable)
  }
  assert.equal(bridge.messages.length, 0)
})

test('a wrong token, a tampered body, a replay and a wrong clock are turned away', async () => {
  const stranger = openSms({ url: bridge.url, token: 'another-secret-entirely' })
  await assert.rejects(stranger.send(message), error => error instanceof SmsUnavailable && error.status === 401)
  const late = openSms({ url: bridge.url, token, now: () => new Date(Date.now() - 6 * 60_000) })
  await assert.rejects(late.send(message), error => error instanceof SmsUnavailable && error.status === 401)

  const body = JSON.stringify({ ...message, requestId: 'sms_6' })
  const timestamp = String(Math.floor(Date.now() / 1000))
  const nonce = 'ab'.repeat(16)
  const headers = {
    'x-sms-timestamp': timestamp,
    'x-sms-nonce': nonce,
    'x-sms-signature': signatureOf(token, timestamp, nonce, body),
  }
  const post = (sent: string) => fetch(bridge.url, { method: 'POST', headers, body: sent }).then(response => response.status)
  assert.equal(await post(body.replace('138000', '138001')), 401)
  assert.equal(await post(body), 202)
  assert.equal(await post(body), 401)
  assert.equal(bridge.messages.length, 1)
})

test('the signature is HMAC-SHA256 over timestamp, nonce and body, as protocol.ts tells the bridge', () => {
  // Computed once with: printf '1790000000.00.{}' | openssl dgst -sha256 -hmac a-secret-of-the-bridge
  assert.equal(
    signatureOf(token, '1790000000', '00', '{}'),
    'v1=ca219459d0142d3ecf1a17ea9e8afb8f86cb8d2f0d6da74546a799c32c15ad64',
  )
})

test('a number that is none and settings that cannot work are refused before anything is sent', async () => {
  const requestsBefore = bridge.requests
  for (const phone of ['13800138000', '+86 138 0013 8000', '+0123456789', '+8613800138000\n', '']) {
    await assert.rejects(sms.send({ ...message, phone }), error => error instanceof SmsRefused && error.code === 'phone', phone)
  }
  assert.equal(bridge.requests, requestsBefore)
  assert.throws(() => openSms({ url: bridge.url, token: '' }), TypeError)
  assert.throws(() => openSms({ url: 'ftp://example.com', token }), TypeError)
})
