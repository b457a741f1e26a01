// Signing in as a browser does it: mail by a real SMTP server, text messages by a bridge, cookies, races and guesses.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Mailbox, openMailer, startMailbox } from '#gateways/email/index.ts'
import { mailerService, smsService } from '#gateways/services.ts'
import { openSms, type SmsGateway, startSmsGateway } from '#gateways/sms/index.ts'
import { Services } from '#kernel/services.ts'
import { openCommunity } from '#modules/communities/index.ts'
import { openWorld, type World } from '#tests/world.ts'
import { addMember, noteIdentity } from './commands/add-member.ts'
import { sendCode, waysOf } from './commands/send-code.ts'
import { signIn } from './commands/sign-in.ts'

let world: World
let mailbox: Mailbox
let bridge: SmsGateway
const services = new Services()
const token = 'a-secret-of-the-bridge'
before(async () => {
  mailbox = await startMailbox()
  bridge = await startSmsGateway({ token })
  const mailer = openMailer({ url: mailbox.url, from: '群落 <hello@qunluo.example>' })
  services.provide(mailerService, mailer).provide(smsService, openSms({ url: bridge.url, token }))
  world = await openWorld({ services })
})
after(async () => {
  services.get(mailerService).close()
  await world.close()
  await mailbox.close()
  await bridge.close()
})

const quiet = { info: () => {}, warn: () => {}, error: () => {}, debug: () => {} }

interface Caller {
  ip?: string
  cookie?: string
  key?: string
}
async function post(rest: string, payload: object, caller: Caller = {}) {
  const answer = await world.app.inject({
    method: 'POST',
    url: `/api/communities/${world.club.id}${rest}`,
    payload,
    remoteAddress: caller.ip ?? '10.0.0.1',
    headers: {
      'sec-fetch-site': 'same-origin',
      ...(caller.cookie && { cookie: caller.cookie }),
      ...(caller.key && { 'idempotency-key': caller.key }),
    },
  })
  const set = answer.cookies.find(one => one.name === 'ql-member')
  return { status: answer.statusCode, body: answer.json(), cookie: set?.value ? `ql-member=${set.value}` : undefined }
}
const me = (cookie: string | undefined) =>
  world.app.inject({ url: `/api/communities/${world.club.id}/me`, headers: { cookie: cookie ?? '' } })

async function mailFor(address: string): Promise<{ codeId: string; code: string; link: string }> {
  const since = mailbox.messages.length
  const asked = await post('/sign-in/codes', { kind: 'email', subject: address })
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  await world.settle()
  const mail = await mailbox.waitFor(address, { since })
  const code = /(\d{6})/.exec(mail.subject ?? '')?.[1]
  const link = /#link=([\w-]{43})/.exec(mail.text ?? '')?.[1]
  assert.ok(code && link)
  return { codeId: asked.body.codeId, code, link }
}
const sessions = () => world.house.db.selectFrom('kernelSessions').select('subject').where('door', '=', 'member').execute()

test('by e-mail code: a first visit makes a member, a second finds him', async () => {
  const ways = await world.app.inject({ url: `/api/communities/${world.club.id}/sign-in/ways` })
  assert.deepEqual(ways.json(), { email: true, phone: true, console: false })
  const first = await mailFor('ling@example.com')
  const done = await post('/sign-in', { ...first, name: '凌云 https://spam.example' })
  assert.equal(done.status, 200, JSON.stringify(done.body))
  assert.equal(done.body.isNew, true)
  assert.equal(done.body.name, '凌云')
  const mine = (await me(done.cookie)).json()
  assert.deepEqual([mine.name, mine.stage, mine.identities[0].subject], ['凌云', 'user', 'ling@example.com'])
  await world.advance(61_000)
  const again = await post('/sign-in', await mailFor('LING@Example.com'))
  assert.deepEqual([again.status, again.body.isNew, again.body.memberId], [200, false, done.body.memberId])
  assert.notEqual(again.cookie, done.cookie)
})

test('by phone code, in the words of the community', async () => {
  const asked = await post('/sign-in/codes', { kind: 'phone', subject: '138 0013 8000' })
  await world.settle()
  const sms = await bridge.waitFor('+8613800138000')
  assert.match(sms.text, /^【晨声社】登录验证码 \d{6}/)
  const done = await post('/sign-in', { codeId: asked.body.codeId, code: sms.params['code'] })
  assert.equal(done.status, 200, JSON.stringify(done.body))
  assert.equal((await me(done.cookie)).json().identities[0].subject, '+8613800138000')
})

test('a hundred at once with one link open one session; a look at the page opens none', async () => {
  const { link } = await mailFor('bo@example.com')
  const before = (await sessions()).length
  const page = await world.app.inject({ url: `/c/morning/sign-in?link=${link}` })
  assert.notEqual(page.statusCode, 500)
  const tries = await Promise.all(
    Array.from({ length: 100 }, (_, i) => post('/sign-in/link', { token: link }, { ip: `10.1.0.${i}` })),
  )
  assert.equal(tries.filter(one => one.status === 200).length, 1)
  assert.ok(tries.every(one => one.status === 200 || one.body.code === 'members.link-gone'))
  assert.equal((await sessions()).length, before + 1)
})

test('twenty at once with the right code open one session', async () => {
  const right = await mailFor('chen@example.com')
  const before = (await sessions()).length
  const tries = await Promise.all(Array.from({ length: 20 }, (_, i) => post('/sign-in', right, { ip: `10.2.0.${i}` })))
  assert.equal(tries.filter(one => one.status === 200).length, 1)
  assert.equal((await sessions()).length, before + 1)
})

test('five misses burn a code, however many guess at once, from wherever, with whatever key', async () => {
  const right = await mailFor('dan@example.com')
  const wrong = right.code === '000000' ? '000001' : '000000'
  const guess = (i: number) =>
    post('/sign-in', { codeId: right.codeId, code: wrong }, { ip: `10.3.0.${i}`, ...(i % 2 ? { key: `guess-number-${i}` } : {}) })
  const guesses = await Promise.all(Array.from({ length: 12 }, (_, i) => guess(i)))
  assert.equal(guesses.filter(one => one.body.code === 'members.code-wrong').length, 4)
  assert.equal(guesses.filter(one => one.body.code === 'members.code-gone').length, 8)
  const late = await post('/sign-in', right, { ip: '10.3.1.1' })
  assert.deepEqual([late.status, late.body.code], [410, 'members.code-gone'])
})

test('a code runs out after ten minutes', async () => {
  const right = await mailFor('late@example.com')
  await world.advance(600_000)
  assert.equal((await post('/sign-in', right)).body.code, 'members.code-gone')
  assert.equal((await post('/sign-in/link', { token: right.link })).body.code, 'members.link-gone')
})

test('known and unknown addresses get the same answer, and the same letter', async () => {
  await world.advance(61_000)
  const shape = (answer: { status: number; body: Record<string, unknown> }) => [answer.status, Object.keys(answer.body).sort()]
  const known = await post('/sign-in/codes', { kind: 'email', subject: 'ling@example.com' })
  const unknown = await post('/sign-in/codes', { kind: 'email', subject: 'nobody@example.com' })
  assert.deepEqual(shape(known), shape(unknown))
  const soon = await Promise.all(
    ['ling@example.com', 'nobody@example.com'].map(subject => post('/sign-in/codes', { kind: 'email', subject })),
  )
  assert.deepEqual(
    soon.map(one => [one.status, one.body.code, one.body.seconds]),
    Array(2).fill([429, 'members.too-many-codes', 60]),
  )
})

test('one address gets one letter a minute and five a day, whoever asks', async () => {
  const ask = (i: number) => post('/sign-in/codes', { kind: 'email', subject: 'flooded@example.com' }, { ip: `10.4.${i}.1` })
  const burst = await Promise.all(Array.from({ length: 20 }, (_, i) => ask(i)))
  assert.equal(burst.filter(one => one.status === 200).length, 1)
  for (let i = 0; i < 4; i++) {
    await world.advance(60_000)
    assert.equal((await ask(30 + i)).status, 200)
  }
  await world.advance(60_000)
  const sixth = await ask(40)
  assert.equal(sixth.body.code, 'members.too-many-codes')
  assert.ok(sixth.body.seconds > 80_000)
  assert.equal(mailbox.messages.filter(mail => mail.to.includes('flooded@example.com')).length, 5)
  await world.advance(86_400_000)
  assert.equal((await ask(41)).status, 200)
})

test('nothing in the database opens a door', async () => {
  const { code, link, codeId } = await mailFor('secret@example.com')
  const { db } = world.house
  const everything = JSON.stringify([
    await db.selectFrom('membersCodes').selectAll().execute(),
    await db.selectFrom('kernelJobs').selectAll().execute(),
    await db.selectFrom('kernelFacts').selectAll().execute(),
    await db.selectFrom('kernelOutbox').selectAll().execute(),
  ])
  assert.ok(everything.includes(codeId))
  assert.ok(!everything.includes(link))
  assert.ok(!everything.includes(`"${code}"`))
  const forged = await world.app.inject({
    method: 'POST',
    url: `/api/communities/${world.club.id}/sign-in/codes`,
    payload: { kind: 'email', subject: 'host@example.com' },
    headers: { host: 'evil.example' },
  })
  assert.equal(forged.statusCode, 200)
  await world.settle()
  assert.match((await mailbox.waitFor('host@example.com')).text ?? '', /http:\/\/localhost\/c\/morning\/sign-in#link=/)
})

test('hearsay opens a record that nobody claimed, and none that somebody did', async () => {
  const ctx = world.ctx()
  const wish = { name: '陈晨', intro: '', values: {}, tagIds: [], source: 'test' }
  const identities = [{ kind: 'email', subject: 'import@example.com' }] as const
  const memberId = await addMember(ctx, { ...wish, identities: [...identities, { kind: 'phone', subject: '13900139000' }] })
  const claimed = await post('/sign-in', await mailFor('import@example.com'))
  assert.deepEqual([claimed.body.memberId, claimed.body.isNew], [memberId, false])
  const asked = await post('/sign-in/codes', { kind: 'phone', subject: '13900139000' })
  await world.settle()
  const { params } = await bridge.waitFor('+8613900139000')
  const other = await post('/sign-in', { codeId: asked.body.codeId, code: params['code'] })
  assert.deepEqual([other.status, other.body.code], [409, 'members.identity-unproven'])
  // From inside, with the same proof, it becomes his.
  await world.advance(61_000)
  const added = await post('/me/identities/codes', { kind: 'phone', subject: '13900139000' }, { cookie: claimed.cookie ?? '' })
  assert.equal(added.status, 200, JSON.stringify(added.body))
  const since = bridge.messages.length
  await world.settle()
  const sms = await bridge.waitFor('+8613900139000', { since })
  const list = await post(
    '/me/identities',
    { codeId: added.body.codeId, code: sms.params['code'] },
    { cookie: claimed.cookie ?? '' },
  )
  assert.equal(list.status, 200, JSON.stringify(list.body))
  assert.ok(list.body.every((one: { verifiedAt: string | null }) => one.verifiedAt !== null))
})

test('what is dangerous asks for a fresh proof, and the last way in stays', async () => {
  const { cookie, body } = await post('/sign-in', await mailFor('careful@example.com'))
  const browser = { cookie: cookie ?? '' }
  await noteIdentity(world.ctx(), body.memberId, { kind: 'email', subject: 'careful-too@example.com' })
  const identities = (await me(cookie)).json().identities as { id: string; subject: string }[]
  const proved = identities.find(one => one.subject === 'careful@example.com')?.id
  const remove = async (id: string | undefined) => {
    const url = `/api/communities/${world.club.id}/me/identities/${id}`
    return (await world.app.inject({ method: 'DELETE', url, headers: { ...browser, 'sec-fetch-site': 'same-origin' } })).json()
  }
  assert.equal((await remove(proved)).code, 'members.last-identity')
  await world.advance(601_000)
  assert.equal((await remove(proved)).code, 'members.confirm-first')
  assert.equal((await post('/me/erasure', { sure: true }, browser)).body.code, 'members.confirm-first')
  const since = mailbox.messages.length
  const asked = await post('/me/confirmation/codes', { identityId: proved }, browser)
  assert.equal(asked.status, 200, JSON.stringify(asked.body))
  await world.settle()
  const mail = await mailbox.waitFor('careful@example.com', { since })
  assert.doesNotMatch(mail.text ?? '', /#link=/)
  const code = /(\d{6})/.exec(mail.subject ?? '')?.[1]
  // A code to confirm is none to sign in with.
  assert.equal((await post('/sign-in', { codeId: asked.body.codeId, code })).body.code, 'members.code-gone')
  assert.equal((await post('/me/confirmation', { codeId: asked.body.codeId, code }, browser)).status, 200)
  assert.equal((await remove(proved)).code, 'members.last-identity')
})

test('one sign-in, several communities: the second is entered without a code', async () => {
  const { cookie } = await post('/sign-in', await mailFor('walker@example.com'))
  const { id } = await openCommunity(world.ctx(), {
    slug: 'evening',
    name: '晚风',
    intro: '',
    timeZone: 'Asia/Shanghai',
    locale: 'zh-CN',
    currency: 'CNY',
  })
  const there = async (method: 'GET' | 'POST', rest: string) =>
    world.app.inject({
      method,
      url: `/api/communities/${id}${rest}`,
      headers: { cookie: cookie ?? '', 'sec-fetch-site': 'same-origin' },
    })
  assert.equal((await there('GET', '/me')).statusCode, 401)
  const entered = await there('POST', '/entrance')
  assert.equal(entered.statusCode, 200, entered.body)
  assert.equal((await there('GET', '/me')).statusCode, 200)
  assert.equal((await there('POST', '/me/departure')).statusCode, 200)
  assert.equal((await there('GET', '/me')).statusCode, 401)
  assert.equal((await me(cookie)).statusCode, 200)
  assert.equal((await there('POST', '/entrance')).json().isNew, false)
})

test('sessions are listed, one is ended, all are ended', async () => {
  const first = await post('/sign-in', await mailFor('many@example.com'))
  await world.advance(61_000)
  const second = await post('/sign-in', await mailFor('many@example.com'))
  const as = (cookie: string | undefined) => ({ cookie: cookie ?? '', 'sec-fetch-site': 'same-origin' })
  const url = `/api/communities/${world.club.id}/me/sessions`
  const list = (await world.app.inject({ url, headers: as(second.cookie) })).json() as { id: string; isThis: boolean }[]
  assert.deepEqual(list.map(one => one.isThis).sort(), [false, true])
  const other = list.find(one => !one.isThis)?.id
  assert.equal((await world.app.inject({ method: 'DELETE', url: `${url}/${other}`, headers: as(second.cookie) })).statusCode, 200)
  assert.equal((await me(first.cookie)).statusCode, 401)
  assert.equal((await me(second.cookie)).statusCode, 200)
  const all = await world.app.inject({ method: 'DELETE', url: `${url}?here=true`, headers: as(second.cookie) })
  assert.equal(all.statusCode, 200)
  assert.equal((await me(second.cookie)).statusCode, 401)
})

test('two ways in, both removed at once: one stays', async () => {
  const { cookie, body } = await post('/sign-in', await mailFor('twoways@example.com'))
  const { db } = world.house
  const mine = (await me(cookie)).json().identities[0].id as string
  const row = await db.selectFrom('membersIdentities').selectAll().where('id', '=', mine).executeTakeFirstOrThrow()
  const second = { ...row, id: 'ide_00000000000000000000000000', kind: 'phone' as const, subject: '+8613500135000' }
  await db.insertInto('membersIdentities').values(second).execute()
  const remove = (id: string) =>
    world.app.inject({
      method: 'DELETE',
      url: `/api/communities/${world.club.id}/me/identities/${id}`,
      headers: { cookie: cookie ?? '', 'sec-fetch-site': 'same-origin' },
    })
  const done = await Promise.all([remove(mine), remove(second.id), remove(mine), remove(second.id)])
  assert.equal(done.filter(one => one.statusCode === 200).length, 1)
  assert.equal((await db.selectFrom('membersIdentities').select('id').where('personId', '=', row.personId).execute()).length, 1)
  assert.ok(body.memberId)
})

test('without any gateway a try-out machine writes the code to its console; another says that no way is set', async () => {
  const said: string[] = []
  const tryOut = await openWorld()
  try {
    Object.assign(tryOut.house, { log: { ...quiet, info: (line: string) => said.push(line) } })
    const ctx = tryOut.ctx({ kind: 'anyone' })
    assert.deepEqual(waysOf(ctx), { email: true, phone: true, console: true })
    const { codeId } = await sendCode(ctx, { kind: 'email', subject: 'me@example.com', purpose: 'sign-in', personId: null })
    await tryOut.settle()
    const [, code] = /^no mail server is set: the code for me@example\.com is (\d{6})$/.exec(said[0] ?? '') ?? []
    assert.equal((await signIn(ctx, { codeId, code: code ?? '' })).isNew, true)
    Object.assign(tryOut.house.settings, { publicUrl: 'https://club.example' })
    assert.deepEqual(waysOf(ctx), { email: false, phone: false, console: false })
    const refused = sendCode(ctx, { kind: 'email', subject: 'me@example.com', purpose: 'sign-in', personId: null })
    await assert.rejects(refused, /members\.way-not-set/)
  } finally {
    await tryOut.close()
  }
})
