// The callback door and the emulated pusher, over real sockets: two implementations of one protocol hold each other to it.
import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { answerJson, type Loopback, listenOnLoopback } from '../loopback.ts'
import {
  type Callback,
  CallbackRefused,
  type Inbound,
  openCallback,
  type Reply,
  startWechat,
  type WechatEmulator,
} from './index.ts'

let wechat: WechatEmulator
let server: Loopback
let doors: Record<string, Callback>
let replyTo: (message: Inbound) => Reply | undefined | Promise<Reply | undefined>
let seen: Inbound[] = []
let refusals: string[] = []

before(async () => {
  wechat = await startWechat()
  const { appId, token, encodingAesKey } = wechat.account
  doors = { '/plain': openCallback({ appId, token }), '/encrypted': openCallback({ appId, token, encodingAesKey }) }
  server = await listenOnLoopback(async ({ method, path, query, body }, response) => {
    const door = doors[path] as Callback
    try {
      if (method === 'GET') return void response.end(door.echo(Object.fromEntries(query)))
      const message = door.read(Object.fromEntries(query), body)
      seen.push(message)
      const answer = door.answer(message, await replyTo(message))
      response.writeHead(200, { 'content-type': answer.contentType }).end(answer.body)
    } catch (error) {
      if (!(error instanceof CallbackRefused)) throw error
      refusals.push(error.reason)
      answerJson(response, 403, {})
    }
  })
})

afterEach(() => {
  seen = []
  refusals = []
  replyTo = () => undefined
})

after(async () => {
  await server.close()
  await wechat.close()
})

const text = (content: string) => ({ type: 'text', from: 'oLing', content }) as const
const modes = ['plain', 'encrypted'] as const

test('the address check succeeds with our token and with no other', async () => {
  for (const mode of modes) {
    assert.equal((await wechat.verifyUrl(`${server.url}/${mode}`)).ok, true)
    assert.deepEqual(await wechat.verifyUrl(`${server.url}/${mode}`, 'anothertoken'), { ok: false, status: 403, body: '{}' })
  }
})

test('a keyword is answered with text or an article, in both modes', async () => {
  for (const mode of modes) {
    replyTo = message => ({ kind: 'text', text: `收到：${message.kind === 'text' ? message.text : ''} ]]> & 𠮷` })
    const told = await wechat.push(`${server.url}/${mode}`, text('早安 <b>]]>'), { mode })
    assert.equal(told.outcome, 'replied', told.complaint)
    assert.deepEqual(told.reply, {
      kind: 'text',
      to: 'oLing',
      from: wechat.account.accountId,
      text: '收到：早安 <b>]]> ]]> & 𠮷',
    })

    const article = {
      title: '六十秒 · 第一天',
      description: '今天说说坚持',
      picUrl: 'https://q.example/1.jpg',
      url: 'https://q.example/1?a=1&b=2',
    }
    replyTo = () => ({ kind: 'news', articles: [article] })
    const shown = await wechat.push(`${server.url}/${mode}`, text('0620'), { mode })
    assert.deepEqual(shown.reply, { kind: 'news', to: 'oLing', from: wechat.account.accountId, articles: [article] })
  }
})

test('nothing to say is an acknowledgement, and is not asked again', async () => {
  for (const mode of modes) {
    const told = await wechat.push(`${server.url}/${mode}`, { type: 'event', from: 'oLing', event: 'unsubscribe' }, { mode })
    assert.equal(told.outcome, 'acknowledged', told.complaint)
    assert.equal(told.deliveries.length, 1)
  }
})

test('an answer that takes too long brings the same message again, three times in all', async () => {
  replyTo = () => new Promise(resolve => setTimeout(resolve, 300))
  const told = await wechat.push(`${server.url}/encrypted`, text('慢'), { timeoutMs: 60 })
  assert.equal(told.outcome, 'unanswered')
  assert.equal(told.deliveries.length, 3)
  assert.equal(seen.length, 3)
  assert.equal(new Set(seen.map(message => message.key)).size, 1)
})

test('when the second attempt is answered there is no third', async () => {
  let attempts = 0
  replyTo = async () => {
    attempts += 1
    if (attempts === 1) await new Promise(resolve => setTimeout(resolve, 300))
    return { kind: 'text', text: '来了' }
  }
  const told = await wechat.push(`${server.url}/encrypted`, text('在吗'), { timeoutMs: 100 })
  assert.deepEqual(
    told.deliveries.map(delivered => delivered.outcome),
    ['unanswered', 'replied'],
  )
  assert.ok(told.elapsedMs < 100)
})

test('a message delivered twice, one after the other or at once, has one key; two messages have two', async () => {
  for (const together of [false, true]) {
    const told = await wechat.push(`${server.url}/encrypted`, text('签到'), { deliverTimes: 2, together })
    assert.equal(told.deliveries.length, 2)
  }
  assert.equal(seen.length, 4)
  assert.equal(new Set(seen.map(message => message.key)).size, 2)
})

test('a changed body, signature, time or nonce is refused before anything is read', async () => {
  const tampers: ((request: { url: URL; body: string }) => void)[] = [
    request => void (request.body = request.body.replace(/(<Encrypt><!\[CDATA\[.{20})./, (_, kept) => `${kept}_`)),
    request => request.url.searchParams.set('msg_signature', '0'.repeat(40)),
    request => request.url.searchParams.delete('msg_signature'),
    request => request.url.searchParams.set('timestamp', String(Number(request.url.searchParams.get('timestamp')) + 1)),
    request => request.url.searchParams.set('nonce', '1'),
  ]
  for (const change of tampers) {
    const tamper = (request: { url: URL; body: string }) => {
      change(request)
      return request
    }
    const told = await wechat.push(`${server.url}/encrypted`, text('假'), { tamper })
    assert.deepEqual([told.outcome, told.status], ['faulty', 403])
  }
  assert.equal(seen.length, 0)
  assert.deepEqual(new Set(refusals), new Set(['signature']))
})

test('an account in encrypted mode takes nothing in the clear, and nothing for another account', async () => {
  assert.equal((await wechat.push(`${server.url}/encrypted`, text('明文'), { mode: 'plain' })).status, 403)
  const { token, encodingAesKey } = wechat.account
  const other = await startWechat({ appId: 'wx0000000000000002', token, encodingAesKey })
  assert.equal((await other.push(`${server.url}/encrypted`, text('别家'))).status, 403)
  await other.close()
  assert.deepEqual(refusals, ['plain', 'receiver'])
})

test('an old signature opens no door, however right it is', async () => {
  const { appId, token } = wechat.account
  const past = await startWechat({ now: () => new Date(Date.now() - 11 * 60_000) })
  assert.equal((await past.push(`${server.url}/plain`, text('旧'), { mode: 'plain' })).status, 403)
  assert.equal((await past.push(`${server.url}/encrypted`, text('旧'))).status, 403)
  assert.deepEqual(refusals, ['stale', 'stale'])
  doors['/patient'] = openCallback({ appId, token, signatureAgeMaxMs: Number.POSITIVE_INFINITY })
  assert.equal((await past.push(`${server.url}/patient`, text('旧'), { mode: 'plain' })).outcome, 'acknowledged')
  await past.close()
})

test('signed XML with entities, or far too much of it, is refused as well', async () => {
  const raw = (xml: string) => ({ type: 'raw', from: 'oLing', xml }) as const
  const evil = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xml><Content>&e;</Content></xml>'
  for (const mode of modes) {
    assert.equal((await wechat.push(`${server.url}/${mode}`, raw(evil), { mode })).status, 403)
    assert.equal((await wechat.push(`${server.url}/${mode}`, raw(`<xml>${'x'.repeat(200_000)}</xml>`), { mode })).status, 403)
  }
  assert.deepEqual(refusals, ['xml', 'too-large', 'xml', 'too-large'])
})

test('repeated query parameters and an echo that WeChat would never send fail closed', () => {
  const door = doors['/plain'] as Callback
  const refused = (error: unknown) => error instanceof CallbackRefused && error.reason === 'signature'
  assert.throws(() => door.echo({ signature: ['a', 'b'], timestamp: '1', nonce: '1', echostr: '1' }), refused)
  assert.throws(() => door.echo({}), refused)
  assert.throws(() => door.read({}, '<xml></xml>'), refused)
})

test('a door without a proper token or key does not open at all', () => {
  const { appId, token } = wechat.account
  for (const bad of ['', 'ab', 'with space', '字字字']) assert.throws(() => openCallback({ appId, token: bad }), TypeError)
  assert.throws(() => openCallback({ appId, token, encodingAesKey: '' }), TypeError)
})

test('the pusher finds fault with a reply that is not sealed, not signed, or not to the follower', async () => {
  const { account } = wechat
  const answers: Record<string, string> = {
    plain: `<xml><ToUserName>oLing</ToUserName><FromUserName>${account.accountId}</FromUserName><CreateTime>1790000000</CreateTime><MsgType>text</MsgType><Content>x</Content></xml>`,
    stranger: `<xml><ToUserName>oBo</ToUserName><FromUserName>${account.accountId}</FromUserName><CreateTime>1790000000</CreateTime><MsgType>text</MsgType><Content>x</Content></xml>`,
    page: '<html>oops',
  }
  const careless = await listenOnLoopback(({ path }, response) => void response.end(answers[path.slice(1)]))
  const outcome = async (path: string, mode: 'plain' | 'encrypted') =>
    (await wechat.push(`${careless.url}/${path}`, text('x'), { mode })).outcome
  assert.equal(await outcome('plain', 'encrypted'), 'faulty')
  assert.equal(await outcome('stranger', 'plain'), 'faulty')
  assert.equal(await outcome('page', 'plain'), 'faulty')
  assert.equal(await outcome('plain', 'plain'), 'replied')
  await careless.close()
})
