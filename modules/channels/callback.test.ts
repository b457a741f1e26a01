// The callback of an official account, as WeChat's servers meet it: who is believed, and what is answered.
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { decrypt } from '@wecom/crypto'
import { startWechat } from '#gateways/wechat/index.ts'
import { type Correspondence, openCorrespondence } from '../../tests/correspondence.ts'
import { connectAccount } from './commands/connect-account.ts'
import { putKeyword } from './index.ts'

let here: Correspondence
let accountId: string
let callback: string
before(async () => {
  here = await openCorrespondence()
  ;({ accountId, callback } = await here.connect())
})
after(() => here.close())
beforeEach(() => here.world.settle())

const text = (content: string, from = 'oLing') => ({ type: 'text', from, content }) as const
const rows = async () =>
  (await here.world.house.db.selectFrom('channelsMessages').select(['id', 'body', 'state', 'key', 'memberId']).execute()).filter(
    row => row.key.startsWith('in:'),
  )
const rejected = async (work: () => Promise<{ status: number | undefined }>) => {
  const before = (await rows()).length
  assert.equal((await work()).status, 403)
  assert.equal((await rows()).length, before, 'a refused push leaves no row')
}

test('WeChat checks the address, and the console shows that it did', async () => {
  assert.equal((await here.wechat.verifyUrl(callback)).ok, true)
  assert.deepEqual(await here.wechat.verifyUrl(callback, 'anothertoken'), { ok: false, status: 403, body: '' })
  const { body } = await here.desk(`GET /accounts/${accountId}`)
  assert.equal(body.verifiedAt, here.world.clock.now().toISOString())
  assert.equal(body.callbackUrl, `http://localhost/hooks/wechat/${accountId}`)
})

test('an encrypted keyword is answered with an article, whose own path becomes an address', async () => {
  const article = { title: '六十秒 · 第一天', description: '今天说说坚持', picUrl: '', url: '/c/morning/p/1' }
  await here.desk('POST /keywords', { words: ['一声'], article })
  const told = await here.wechat.push(callback, text('一声'))
  assert.equal(told.outcome, 'replied', told.complaint)
  assert.deepEqual(told.reply?.kind === 'news' && told.reply.articles, [{ ...article, url: 'http://localhost/c/morning/p/1' }])
  assert.ok(told.elapsedMs < 1_000, `answered in ${told.elapsedMs} ms`)
  const row = (await rows()).find(r => r.body === '一声')
  assert.equal(row?.state, 'handled')
  const member = await here.world.house.db
    .selectFrom('membersMembers')
    .select(['stage', 'source'])
    .where('id', '=', row?.memberId ?? '')
    .executeTakeFirst()
  assert.deepEqual(member, { stage: 'audience', source: 'wechat' })
})

test('a text goes back in plain mode as well, and plain is refused where encryption is agreed', async () => {
  await rejected(() => here.wechat.push(callback, text('明文'), { mode: 'plain' }))
  await here.desk('POST /keywords', { words: ['明文'], text: '收到 ]]> & <b>' })
  await here.desk(`PATCH /accounts/${accountId}`, { mode: 'plain' })
  const told = await here.wechat.push(callback, text('明文'), { mode: 'plain' })
  assert.equal(told.reply?.kind === 'text' && told.reply.text, '收到 ]]> & <b>', told.complaint)
  await here.desk(`PATCH /accounts/${accountId}`, { mode: 'encrypted' })
  assert.equal((await here.wechat.push(callback, text('明文'))).outcome, 'replied')
})

test('what is not signed, signed too long ago, for another account, or more than data, leaves no row', async () => {
  const { push } = here.wechat
  await rejected(() => fetch(callback, { method: 'POST', headers: { 'content-type': 'text/xml' }, body: '<xml></xml>' }))
  for (const name of ['msg_signature', 'timestamp', 'nonce'])
    await rejected(() =>
      push(callback, text('假'), {
        tamper: request => {
          request.url.searchParams.set(name, '1')
          return request
        },
      }),
    )
  const { token, encodingAesKey } = here.wechat.account
  const now = () => here.world.clock.now()
  const other = await startWechat({ appId: 'wx0000000000000002', token, encodingAesKey, now })
  await rejected(() => other.push(callback, text('别家')))
  await other.close()
  const past = await startWechat({ now: () => new Date(now().getTime() - 11 * 60_000) })
  await rejected(() => past.push(callback, text('旧')))
  await past.close()
  const evil = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xml><Content>&e;</Content></xml>'
  await rejected(() => push(callback, { type: 'raw', from: 'oLing', xml: evil }))
})

test('too much is refused before it is read, and so are types that no callback has', async () => {
  const before = (await rows()).length
  const big = await here.wechat.push(callback, { type: 'raw', from: 'oLing', xml: `<xml>${'x'.repeat(200_000)}</xml>` })
  assert.equal(big.status, 413)
  const form = new FormData()
  form.set('a', 'b')
  const typed = await fetch(callback, { method: 'POST', body: form })
  assert.equal(typed.status, 415)
  assert.equal(await typed.text(), '', 'a stranger is told nothing')
  assert.equal((await rows()).length, before)
})

test('unknown accounts, other methods and an account without its token look all the same', async () => {
  const strangers = [
    `${here.url}/hooks/wechat/cha_${'0'.repeat(26)}`,
    `${here.url}/hooks/wechat/x`,
    `${here.url}/hooks/wechat/%00`,
  ]
  for (const url of strangers) {
    assert.equal((await here.wechat.push(url, text('谁'))).status, 403, url)
    assert.deepEqual(await here.wechat.verifyUrl(url), { ok: false, status: 403, body: '' })
  }
  assert.equal((await fetch(`${here.url}/hooks/else`)).status, 404)
  // Without a token anyone could sign: such a door stays shut.
  const bare = await connectAccount(here.world.ctx(), { name: '空', appId: 'wxffffffffffffffff', mode: 'plain' })
  const open = `${here.url}/hooks/wechat/${bare}`
  assert.equal((await here.wechat.push(open, text('无令牌'), { mode: 'plain' })).status, 403)
  assert.equal((await here.wechat.verifyUrl(open, '')).status, 403)
})

test('a disconnected account hears nothing any more', async () => {
  const id = await connectAccount(here.world.ctx(), {
    name: '旧号',
    appId: 'wxeeeeeeeeeeeeeeee',
    mode: 'plain',
    token: 'emulatedtoken',
  })
  const url = `${here.url}/hooks/wechat/${id}`
  assert.equal((await here.wechat.push(url, text('在'), { mode: 'plain' })).outcome, 'acknowledged')
  assert.equal((await here.desk(`DELETE /accounts/${id}`)).status, 200)
  await rejected(() => here.wechat.push(url, text('还在吗'), { mode: 'plain' }))
  const secrets = await here.world.house.db.selectFrom('channelsSecrets').select('name').where('accountId', '=', id).execute()
  assert.deepEqual(secrets, [])
})

test('callbacks need no page of ours and set no cookie', async () => {
  const { url } = here
  const answer = await fetch(`${url}/hooks/wechat/x`, {
    method: 'POST',
    headers: { cookie: `${here.mei.cookie}`, origin: 'https://elsewhere.example', 'content-type': 'text/xml' },
    body: '<xml/>',
  })
  assert.equal(answer.status, 403)
  assert.equal(answer.headers.get('set-cookie'), null)
  assert.equal(await answer.text(), '')
})

// Published by Tencent: the documentation's address check (token AAAAA) and its encrypted push "debug_demo".
test('the published values go through the whole house', async () => {
  const at = (seconds: number) => new Date(seconds * 1000)
  const past = await openCorrespondence({ startsAt: at(1714036505).toISOString() })
  try {
    const id = await connectAccount(past.world.ctx(), {
      name: '文档',
      appId: 'wx134c8103faa5a59e',
      mode: 'encrypted',
      token: 'AAAAA',
      encodingAesKey: 'A'.repeat(43),
    })
    const door = `/hooks/wechat/${id}`
    const echo = await past.world.app.inject(
      `${door}?signature=f464b24fc39322e44b38aa78f5edd27bd1441696&echostr=4375120948345356249&timestamp=1714036504&nonce=1514711492`,
    )
    assert.deepEqual([echo.statusCode, echo.body], [200, '4375120948345356249'])

    past.world.clock.moveTo(at(1715943330))
    const ciphertext =
      'D7yzvUNAL930rd28wf21s4hvXhz0L6Uit/p2Di6C5DHyYGpEgdBRnKjBec34JwoQXicwaZC7fOVihW80F4VtsdvE//1vr7oAbqjDv8KenVp+ajKYpJnyQ4zMRhIC+a31fCVOMC03FfzV/QuC94kBP55a+Za3sJgvAn+ZbsNqZI5DkyuzkhQN8OBqCzFhizGmy0xpM0MEA4agpvE+RuNO1rhHTtuJB5yltw1FiYzecSXJ+y/D2r81VkRn2eYjh2ltsoyfbDR7Is6ookXIFxTfyeNyeHxMeT4KN5WpCDmSbTcUYrbBUlkGLJ9n/rU8YOywma6G7aTb7KZKOqCxgfoUlYEZPk4FUL/TK7ShriFDMVCLyjQJ15Ob++agDWtcxhfUfe6HIoIpRW8mKNBQiY/Jd1svvuskA1wLef1RTtzKfMpagSCX/laZINmdnX4zrF6kIaR9P4xQrWXbsTFHTYe0Mg=='
    const query =
      'signature=cc0c594499c1634947d5b502f158ee518947db27&timestamp=1715943329&nonce=1590219412&openid=o9AgO5Kd5ggOC-bXrbNODIiE3bGY&encrypt_type=aes&msg_signature=6c12a4205838198b8fa631b3220723bb07f1015c'
    const push = await past.world.app.inject({
      method: 'POST',
      url: `${door}?${query}`,
      headers: { 'content-type': 'text/xml' },
      payload: `<xml><ToUserName><![CDATA[gh_97417a04a28d]]></ToUserName><Encrypt><![CDATA[${ciphertext}]]></Encrypt></xml>`,
    })
    assert.deepEqual([push.statusCode, push.body], [200, 'success'])
    const stored = await past.world.house.db.selectFrom('channelsMessages').select(['address', 'body', 'state', 'key']).execute()
    assert.deepEqual(stored, [
      {
        address: 'o9AgO5Kd5ggOC-bXrbNODIiE3bGY',
        body: 'debug_demo',
        state: 'handled',
        key: 'in:event:o9AgO5Kd5ggOC-bXrbNODIiE3bGY:1715943329:debug_demo',
      },
    ])
  } finally {
    await past.close()
  }
})

// Published by Tencent: the Python sample for official accounts, in compatible mode.
test('the message of the published sample is answered in its own key', async () => {
  const past = await openCorrespondence({ startsAt: new Date(1409735670_000).toISOString() })
  try {
    const encodingAesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
    const ids = { appId: 'wx2c2769f8efd9abc2', token: 'spamtest', encodingAesKey }
    const id = await connectAccount(past.world.ctx(), { ...ids, name: '样例', mode: 'encrypted' })
    await putKeyword(past.world.ctx(), { ref: 'sample', words: ['ABCDteT'], text: '样例收到' })
    const ciphertext =
      'hyzAe4OzmOMbd6TvGdIOO6uBmdJoD0Fk53REIHvxYtJlE2B655HuD0m8KUePWB3+LrPXo87wzQ1QLvbeUgmBM4x6F8PGHQHFVAFmOD2LdJF9FrXpbUAh0B5GIItb52sn896wVsMSHGuPE328HnRGBcrS7C41IzDWyWNlZkyyXwon8T332jisa+h6tEDYsVticbSnyU8dKOIbgU6ux5VTjg3yt+WGzjlpKn6NPhRjpA912xMezR4kw6KWwMrCVKSVCZciVGCgavjIQ6X8tCOp3yZbGpy0VxpAe+77TszTfRd5RJSVO/HTnifJpXgCSUdUue1v6h0EIBYYI1BD1DlD+C0CR8e6OewpusjZ4uBl9FyJvnhvQl+q5rv1ixrcpCumEPo5MJSgM9ehVsNPfUM669WuMyVWQLCzpu9GhglF2PE='
    const answer = await past.world.app.inject({
      method: 'POST',
      url: `/hooks/wechat/${id}?encrypt_type=aes&msg_signature=5d197aaffba7e9b25a30732f161a50dee96bd5fa&timestamp=1409735669&nonce=1320562132`,
      headers: { 'content-type': 'text/xml' },
      payload: `<xml><ToUserName><![CDATA[gh_10f6c3c3ac5a]]></ToUserName><Encrypt><![CDATA[${ciphertext}]]></Encrypt></xml>`,
    })
    assert.equal(answer.statusCode, 200)
    const sealed = /<Encrypt><!\[CDATA\[(.+?)\]\]>/.exec(answer.body)?.[1] ?? ''
    const opened = decrypt(encodingAesKey, sealed)
    assert.equal(opened.id, ids.appId)
    assert.match(opened.message, /<Content><!\[CDATA\[样例收到\]\]>/)
  } finally {
    await past.close()
  }
})
