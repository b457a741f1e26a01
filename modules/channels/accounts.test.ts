// Accounts: secrets that go in and never come out, a check that says what is wrong, and who may do what.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { theHouse } from '#kernel/ctx.ts'
import { openLog } from '#kernel/log.ts'
import { openSecrets, secretsService } from '#kernel/secrets.ts'
import { openCommunity } from '#modules/communities/index.ts'
import { ask } from '../../tests/ask.ts'
import { type Correspondence, openCorrespondence } from '../../tests/correspondence.ts'

let here: Correspondence
let accountId: string
let callback: string
const logged: string[] = []
before(async () => {
  here = await openCorrespondence()
  here.world.house.log = openLog({ level: 'trace', pretty: false, write: text => void logged.push(text) })
  ;({ accountId, callback } = await here.connect())
})
after(() => here.close())

const secretsOfIt = () => {
  const { appSecret, token, encodingAesKey } = here.wechat.account
  return [appSecret, token, encodingAesKey]
}

test('a secret is shown as set, with its end when it is long, and otherwise never again', async () => {
  const { body } = await here.desk(`GET /accounts/${accountId}`)
  assert.deepEqual(
    [body.secrets.appSecret.tail, body.secrets.token.tail, body.secrets.encodingAesKey.tail],
    [here.wechat.account.appSecret.slice(-4), '', here.wechat.account.encodingAesKey.slice(-4)],
  )
  assert.deepEqual([body.canReceive, body.canSend, body.missing], [true, true, []])
  await here.wechat.push(callback, { type: 'text', from: 'oLing', content: '你好' })
  await here.wechat.push(
    callback,
    { type: 'text', from: 'oLing', content: '假' },
    {
      tamper: request => {
        request.url.searchParams.set('msg_signature', '0'.repeat(40))
        return request
      },
    },
  )
  await here.desk(`PATCH /accounts/${accountId}`, { name: '新名', appSecret: here.wechat.account.appSecret })
  await here.desk(`GET /accounts/${accountId}/connection`)
  await here.world.settle()
})

test('no secret lies in the clear anywhere: no table, no fact, no job, no audit line, no log, no answer', async () => {
  const { db } = here.world.house
  const { rows } = await here.world.house.database.pool.query(
    `select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  const audits = await db.selectFrom('staffAudit').select('what').execute()
  assert.ok(
    audits.some(row => row.what === 'channels.connect'),
    'the audit log was looked at',
  )
  const answers = JSON.stringify([(await here.desk('GET /accounts')).body, (await here.desk(`GET /accounts/${accountId}`)).body])
  assert.ok(logged.length > 0)
  for (const secret of secretsOfIt()) {
    for (const { table_name: table } of rows as { table_name: string }[]) {
      const found = await here.world.house.database.pool.query(
        `select count(*)::int as n from "${table}" t where t::text like $1 or t::text like $2`,
        [`%${secret}%`, `%${Buffer.from(secret).toString('hex')}%`],
      )
      assert.equal(found.rows[0].n, 0, `${table} holds a secret`)
    }
    assert.ok(!answers.includes(secret))
    assert.ok(!logged.join('').includes(secret))
  }
})

test('with another key of the house the door stays shut, and says nothing', async () => {
  const right = here.world.services.get(secretsService)
  here.world.services.provide(secretsService, openSecrets(Buffer.alloc(32, 5)))
  try {
    // The change makes it look again.
    await here.desk(`PATCH /accounts/${accountId}`, { name: '换钥匙' })
    assert.equal((await here.wechat.push(callback, { type: 'text', from: 'oLing', content: '在吗' })).status, 403)
  } finally {
    here.world.services.provide(secretsService, right)
    await here.desk(`PATCH /accounts/${accountId}`, { name: '换回来' })
  }
  assert.equal((await here.wechat.push(callback, { type: 'text', from: 'oLing', content: '在吗' })).outcome, 'acknowledged')
})

test('the same official account is connected once; house accounts are not disconnected', async () => {
  const { appId, token } = here.wechat.account
  const again = await here.desk('POST /accounts', { name: '再来', appId, mode: 'plain', token })
  assert.deepEqual([again.status, again.body.code], [409, 'channels.app-id-taken'])
  assert.equal((await here.desk('POST /accounts', { name: '缺', appId: 'wx1234567890abcdef' })).body.code, 'channels.key-needed')
  const mail = (await here.desk('GET /accounts')).body.find((a: { kind: string }) => a.kind === 'email')
  assert.deepEqual([mail.canSend, mail.secrets, mail.callbackUrl], [true, null, null])
  assert.equal((await here.desk(`DELETE /accounts/${mail.id}`)).body.code, 'channels.house-account')
  assert.equal((await here.desk(`PATCH /accounts/${mail.id}`, { token: 'abcdef' })).body.code, 'channels.house-account')
  assert.equal((await here.desk(`PATCH /accounts/${mail.id}`, { name: '来信' })).body.name, '来信')
  assert.equal((await here.desk(`GET /accounts/cha_${'0'.repeat(26)}`)).body.code, 'channels.no-account')
  assert.equal((await here.desk('POST /accounts', { name: 'x', appId: 'oops', token: '!' })).status, 422)
})

test('the connection check says in plain words what is wrong', async () => {
  const check = async () => (await here.desk(`GET /accounts/${accountId}/connection`)).body
  const of = (body: { findings: { what: string; ok: boolean; text: string }[] }, what: string) =>
    body.findings.find(f => f.what === what) ?? assert.fail(what)
  const first = await check()
  assert.equal(of(first, 'wechat').ok, true)
  assert.equal(of(first, 'address').ok, false, 'localhost cannot be reached by WeChat')
  assert.equal(of(first, 'verified').ok, false)
  await here.wechat.verifyUrl(callback)
  assert.equal(of(await check(), 'verified').ok, true)
  const wrong: [number | undefined, RegExp][] = [
    [40164, /not on the account’s list/],
    [40125, /AppSecret is wrong/],
    [40013, /AppID is wrong/],
    [99999, /99999/],
  ]
  for (const [errcode, words] of wrong) {
    await here.desk(`PATCH /accounts/${accountId}`, { name: `查 ${errcode}` })
    here.wechat.failNext('/cgi-bin/stable_token', { errcode: errcode as number })
    const said = of(await check(), 'wechat')
    assert.equal(said.ok, false)
    assert.match(said.text, words)
  }
  here.wechat.failNext('/cgi-bin/stable_token', { status: 502 })
  await here.desk(`PATCH /accounts/${accountId}`, { name: '查网' })
  assert.match(of(await check(), 'wechat').text, /cannot be reached/)
  const mail = (await here.desk('GET /accounts')).body.find((a: { kind: string }) => a.kind === 'email')
  assert.equal((await here.desk(`GET /accounts/${mail.id}/connection`)).body.ok, true)
})

test('an analyst reads and changes nothing; another community’s account is not there', async () => {
  const dan = await here.world.operator('丹', 'analyst')
  const calls: [string, object?][] = [
    ['POST /keywords', { words: ['x'], text: 'x' }],
    [`PATCH /accounts/${accountId}`, { name: 'x' }],
    [`DELETE /accounts/${accountId}`],
    ['PUT /greetings/subscribe', { text: 'x' }],
    [`GET /accounts/${accountId}/connection`],
    [`POST /messages/msg_${'0'.repeat(26)}/replies`, { text: 'x' }],
  ]
  for (const [route, body] of calls) assert.equal((await here.desk(route, body, dan)).body.code, 'house.forbidden', route)
  const other = await openCommunity(here.world.ctx(undefined, theHouse), {
    slug: 'evening',
    name: '晚',
    intro: '',
    timeZone: 'UTC',
    locale: 'en',
    currency: 'CNY',
  })
  const strange = await ask(here.world, `GET /communities/${other.id}/console/channels/accounts/${accountId}`, {
    cookie: here.mei.cookie,
  })
  assert.equal(strange.body.code, 'channels.no-account')
})
