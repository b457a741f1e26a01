// What we ask of WeChat, against the emulated API: one token for all, renewed when it must be, and errors with a name.
import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import {
  openWechat,
  startWechat,
  type Wechat,
  WechatCredentialsRefused,
  type WechatEmulator,
  WechatError,
  WechatQuotaSpent,
  WechatUnavailable,
  WechatWindowClosed,
} from './index.ts'

const tokenPath = '/cgi-bin/stable_token'
const sendPath = '/cgi-bin/message/custom/send'
let server: WechatEmulator
let wechat: Wechat
let clock: Date
const now = () => clock
const later = (seconds: number) => void (clock = new Date(clock.getTime() + seconds * 1000))

function open(extra: Partial<Parameters<typeof openWechat>[0]> = {}): Wechat {
  const { appId, appSecret } = server.account
  return openWechat({
    appId,
    appSecret,
    baseUrl: server.url,
    authorizeBaseUrl: server.url,
    qrBaseUrl: server.url,
    now,
    timeoutMs: 3_000,
    ...extra,
  })
}

beforeEach(async () => {
  clock = new Date('2026-05-01T06:20:00+08:00')
  server = await startWechat({ now })
  wechat = open()
})

afterEach(() => server.close())

test('texts and articles reach the follower as they were written', async () => {
  const article = { title: '第一天', description: '“坚持” & 𠮷', picUrl: 'https://q.example/1.jpg', url: 'https://q.example/1' }
  await wechat.sendCustomText('oLing', '早安，凌\n"引号" \\ 𠮷')
  await wechat.sendCustomNews('oLing', article)
  assert.deepEqual(server.sent, [
    { touser: 'oLing', msgtype: 'text', text: { content: '早安，凌\n"引号" \\ 𠮷' } },
    {
      touser: 'oLing',
      msgtype: 'news',
      news: { articles: [{ title: '第一天', description: '“坚持” & 𠮷', url: article.url, picurl: article.picUrl }] },
    },
  ])
})

test('fifty calls at once ask for one token', async () => {
  await Promise.all(Array.from({ length: 50 }, (_, index) => wechat.sendCustomText('oLing', String(index))))
  assert.equal(server.sent.length, 50)
  assert.equal(server.callsTo(tokenPath).length, 1)
})

test('the token is kept while it is good and renewed before it ends', async () => {
  await wechat.sendCustomText('oLing', '1')
  later(6900)
  await wechat.sendCustomText('oLing', '2')
  assert.equal(server.callsTo(tokenPath).length, 1)
  later(101)
  await wechat.sendCustomText('oLing', '3')
  assert.equal(server.callsTo(tokenPath).length, 2)
  assert.equal(server.callsTo(sendPath).length, 3)
})

test('fifty calls with an expired token ask for one new token, and all arrive', async () => {
  await wechat.sendCustomText('oLing', 'before')
  server.expireTokens()
  await Promise.all(Array.from({ length: 50 }, (_, index) => wechat.sendCustomText('oLing', String(index))))
  assert.equal(server.sent.length, 51)
  assert.equal(server.callsTo(tokenPath).length, 2)
})

test('a token that WeChat no longer takes but still hands out is renewed by force, once for all', async () => {
  await wechat.sendCustomText('oLing', 'before')
  server.revokeTokens()
  await Promise.all(Array.from({ length: 50 }, (_, index) => wechat.sendCustomText('oLing', String(index))))
  assert.equal(server.sent.length, 51)
  assert.deepEqual(
    server.callsTo(tokenPath).map(call => call.body.force_refresh),
    [false, false, true],
  )
})

test('a second forced renewal within half a minute is not asked for; the error is told instead', async () => {
  await wechat.sendCustomText('oLing', 'before')
  server.revokeTokens()
  await wechat.sendCustomText('oLing', 'first')
  server.revokeTokens()
  await assert.rejects(
    wechat.sendCustomText('oLing', 'second'),
    error => error instanceof WechatCredentialsRefused && error.errcode === 40001,
  )
  later(32)
  await wechat.sendCustomText('oLing', 'third')
  assert.equal(server.callsTo(tokenPath).filter(call => call.body.force_refresh).length, 2)
})

test('two nodes share a token: the renewal of one does not disturb the other', async () => {
  const other = open()
  await wechat.sendCustomText('oLing', '1')
  await other.sendCustomText('oLing', '2')
  server.expireTokens()
  await wechat.sendCustomText('oLing', '3')
  await other.sendCustomText('oLing', '4')
  const used = server.callsTo(sendPath).map(call => call.query.access_token)
  assert.equal(new Set(used).size, 2)
  assert.equal(
    server.callsTo(tokenPath).some(call => call.body.force_refresh),
    false,
  )
})

test('a failed token request fails those who wait, and the next call asks again', async () => {
  server.failNext(tokenPath, { status: 502 })
  const results = await Promise.allSettled([wechat.sendCustomText('oLing', '1'), wechat.sendCustomText('oLing', '2')])
  assert.ok(results.every(result => result.status === 'rejected' && result.reason instanceof WechatUnavailable))
  assert.equal(server.callsTo(tokenPath).length, 1)
  await wechat.sendCustomText('oLing', '3')
  assert.equal(server.sent.length, 1)
})

test('a stale token is replaced once, not for ever', async () => {
  server.failNext(sendPath, { errcode: 42001 }, 5)
  await assert.rejects(
    wechat.sendCustomText('oLing', '1'),
    error => error instanceof WechatCredentialsRefused && error.errcode === 42001,
  )
  assert.equal(server.callsTo(sendPath).length, 2)
})

test('errors have their own names', async () => {
  const cases = [
    [45009, WechatQuotaSpent],
    [45015, WechatWindowClosed],
    [45047, WechatWindowClosed],
    [40003, WechatError],
  ] as const
  for (const [errcode, kind] of cases) {
    server.failNext(sendPath, { errcode, errmsg: '原因' })
    await assert.rejects(wechat.sendCustomText('oLing', 'x'), error => {
      assert.ok(error instanceof kind)
      assert.equal(error.constructor, kind)
      assert.deepEqual([error.errcode, error.errmsg], [errcode, '原因'])
      return true
    })
  }
  for (const failure of [{ errcode: -1 }, { status: 500 }, { status: 302 }, 'silent'] as const) {
    server.failNext(sendPath, failure)
    await assert.rejects(wechat.sendCustomText('oLing', 'x'), WechatUnavailable)
  }
  assert.equal(server.sent.length, 0)
})

test('a wrong secret is told once, without a second try and without showing it', async () => {
  const stranger = open({ appSecret: 'not-the-secret' })
  await assert.rejects(stranger.userInfo('oLing'), error => {
    assert.ok(error instanceof WechatCredentialsRefused)
    assert.equal(error.errcode, 40125)
    return true
  })
  assert.equal(server.callsTo(tokenPath).length, 1)
  server.failNext('/sns/oauth2/access_token', 'silent')
  await assert.rejects(wechat.codeToOpenid('c0de'), error => {
    assert.ok(error instanceof WechatUnavailable)
    assert.doesNotMatch(`${error.message} ${String(error.cause)}`, /secret-of|c0de/)
    return true
  })
})

test('a QR code carries its scene, for a time or for ever', async () => {
  const code = await wechat.createQrCode({ scene: 'inv_7', expiresInSeconds: 3600 })
  assert.equal(code.expiresAt?.getTime(), clock.getTime() + 3600_000)
  assert.equal(code.url, 'http://weixin.qq.com/q/inv_7')
  assert.equal(code.imageUrl, `${server.url}/cgi-bin/showqrcode?ticket=${encodeURIComponent(code.ticket)}`)
  assert.equal((await wechat.createQrCode({ scene: 'door' })).expiresAt, undefined)
  assert.deepEqual(
    server.callsTo('/cgi-bin/qrcode/create').map(call => call.body),
    [
      { action_name: 'QR_STR_SCENE', expire_seconds: 3600, action_info: { scene: { scene_str: 'inv_7' } } },
      { action_name: 'QR_LIMIT_STR_SCENE', action_info: { scene: { scene_str: 'door' } } },
    ],
  )
  for (const request of [
    { scene: '' },
    { scene: 'x'.repeat(65) },
    { scene: 'x', expiresInSeconds: 2592001 },
    { scene: 'x', expiresInSeconds: 1.5 },
  ]) {
    await assert.rejects(wechat.createQrCode(request), RangeError)
  }
})

test('a follower is known with what WeChat still tells; a stranger is not subscribed', async () => {
  server.followers.set('oLing', {
    subscribe: 1,
    subscribe_time: 1790000000,
    unionid: 'u1',
    subscribe_scene: 'ADD_SCENE_QR_CODE',
    qr_scene_str: 'inv_7',
  })
  assert.deepEqual(await wechat.userInfo('oLing'), {
    openid: 'oLing',
    subscribed: true,
    subscribedAt: new Date(1790000000_000),
    unionid: 'u1',
    source: 'ADD_SCENE_QR_CODE',
    scene: 'inv_7',
  })
  assert.equal((await wechat.userInfo('oBo')).subscribed, false)
})
