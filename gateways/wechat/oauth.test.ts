// Sign-in inside WeChat's browser against the emulated page: there and back, and no code is worth more than it says.
import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { openWechat, startWechat, type Wechat, WechatCodeRefused, type WechatEmulator } from './index.ts'

let server: WechatEmulator
let wechat: Wechat
let clock: Date
const now = () => clock
const later = (seconds: number) => void (clock = new Date(clock.getTime() + seconds * 1000))

beforeEach(async () => {
  clock = new Date('2026-05-01T06:20:00+08:00')
  server = await startWechat({ now })
  wechat = openWechat({ ...server.account, baseUrl: server.url, authorizeBaseUrl: `${server.url}/`, now })
})

afterEach(() => server.close())

async function signIn(redirectUri: string): Promise<URL> {
  const page = wechat.authorizeUrl({ redirectUri, state: 'abc123' })
  assert.match(
    page,
    /\/connect\/oauth2\/authorize\?appid=.*&redirect_uri=.*&response_type=code&scope=snsapi_base&state=abc123#wechat_redirect$/,
  )
  const response = await fetch(page, { redirect: 'manual' })
  return new URL(response.headers.get('location') ?? '')
}

test('sign-in: there and back with the state, and the code is worth one openid, once, for five minutes', async () => {
  server.signInAs('oLing', { unionid: 'u1' })
  const back = await signIn('https://q.example/hooks/in?next=/g/1&x=好')
  assert.equal(back.searchParams.get('state'), 'abc123')
  assert.equal(back.searchParams.get('next'), '/g/1')
  const code = back.searchParams.get('code') ?? ''
  assert.deepEqual(await wechat.codeToOpenid(code), { openid: 'oLing', unionid: 'u1', scope: 'snsapi_base', isSnapshot: false })
  await assert.rejects(wechat.codeToOpenid(code), error => error instanceof WechatCodeRefused && error.errcode === 40163)
  await assert.rejects(wechat.codeToOpenid('made-up'), error => error instanceof WechatCodeRefused && error.errcode === 40029)
  const slow = await signIn('https://q.example/in')
  later(301)
  await assert.rejects(wechat.codeToOpenid(slow.searchParams.get('code') ?? ''), WechatCodeRefused)
})

test('a preview of the page brings a stand-in openid, marked as such; a state that WeChat would cut is refused', async () => {
  server.signInAs('oStandIn', { isSnapshot: true })
  const back = await signIn('https://q.example/in')
  assert.equal((await wechat.codeToOpenid(back.searchParams.get('code') ?? '')).isSnapshot, true)
  for (const state of ['', 'with-dash', 'x'.repeat(129)])
    assert.throws(() => wechat.authorizeUrl({ redirectUri: 'https://q.example', state }), TypeError)
})
