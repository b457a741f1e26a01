// Signing in as a browser does it: mail by a real SMTP server, text messages by a bridge, cookies, races and guesses.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Entrance, openEntrance } from '#tests/entrance.ts'
import { openWorld, type World } from '#tests/world.ts'
import { sendCode, waysOf } from './commands/send-code.ts'
import { signIn } from './commands/sign-in.ts'

let entrance: Entrance
let world: World
let call: Entrance['call']
let letterTo: Entrance['letterTo']
before(async () => {
  entrance = await openEntrance()
  ;({ world, call, letterTo } = entrance)
})
after(() => entrance.close())

const me = (cookie: string) => call('GET', '/me', undefined, { cookie })
const sessions = () => world.house.db.selectFrom('kernelSessions').select('subject').where('door', '=', 'member').execute()
const quiet = { info: () => {}, warn: () => {}, error: () => {}, debug: () => {} }

test('by e-mail code: a first visit makes a member, a second finds him', async () => {
  const ways = await world.app.inject({ url: `/api/communities/${world.club.id}/sign-in/ways` })
  assert.deepEqual(ways.json(), { email: true, phone: true, console: false })
  const first = await letterTo('ling@example.com')
  const done = await call('POST', '/sign-in', { ...first, name: '凌云 https://spam.example' })
  assert.equal(done.status, 200, JSON.stringify(done.body))
  assert.equal(done.body.isNew, true)
  assert.equal(done.body.name, '凌云')
  const mine = (await me(done.cookie)).body
  assert.deepEqual([mine.name, mine.stage, mine.identities[0].subject], ['凌云', 'user', 'ling@example.com'])
  await world.advance(61_000)
  const again = await call('POST', '/sign-in', await letterTo('LING@Example.com'))
  assert.deepEqual([again.status, again.body.isNew, again.body.memberId], [200, false, done.body.memberId])
  assert.notEqual(again.cookie, done.cookie)
})

test('by phone code, in the words of the community', async () => {
  const asked = await call('POST', '/sign-in/codes', { kind: 'phone', subject: '138 0013 8000' })
  await world.settle()
  const sms = await entrance.bridge.waitFor('+8613800138000')
  assert.match(sms.text, /^【晨声社】登录验证码 \d{6}/)
  const done = await call('POST', '/sign-in', { codeId: asked.body.codeId, code: sms.params['code'] })
  assert.equal(done.status, 200, JSON.stringify(done.body))
  assert.equal((await me(done.cookie)).body.identities[0].subject, '+8613800138000')
})

test('a hundred at once with one link open one session; a look at the page opens none', async () => {
  const { link } = await letterTo('bo@example.com')
  const before = (await sessions()).length
  const page = await world.app.inject({ url: `/c/morning/sign-in?link=${link}` })
  assert.notEqual(page.statusCode, 500)
  const tries = await Promise.all(
    Array.from({ length: 100 }, (_, i) => call('POST', '/sign-in/link', { token: link }, { ip: `10.1.0.${i}` })),
  )
  assert.equal(tries.filter(one => one.status === 200).length, 1)
  assert.ok(tries.every(one => one.status === 200 || one.body.code === 'members.link-gone'))
  assert.equal((await sessions()).length, before + 1)
})

test('twenty at once with the right code open one session', async () => {
  const right = await letterTo('chen@example.com')
  const before = (await sessions()).length
  const tries = await Promise.all(Array.from({ length: 20 }, (_, i) => call('POST', '/sign-in', right, { ip: `10.2.0.${i}` })))
  assert.equal(tries.filter(one => one.status === 200).length, 1)
  assert.equal((await sessions()).length, before + 1)
})

test('five misses burn a code, however many guess at once, from wherever, with whatever key', async () => {
  const right = await letterTo('dan@example.com')
  const wrong = right.code === '000000' ? '000001' : '000000'
  const guess = (i: number) =>
    call(
      'POST',
      '/sign-in',
      { codeId: right.codeId, code: wrong },
      { ip: `10.3.0.${i}`, ...(i % 2 ? { key: `guess-number-${i}` } : {}) },
    )
  const guesses = await Promise.all(Array.from({ length: 12 }, (_, i) => guess(i)))
  assert.equal(guesses.filter(one => one.body.code === 'members.code-wrong').length, 4)
  assert.equal(guesses.filter(one => one.body.code === 'members.code-gone').length, 8)
  const late = await call('POST', '/sign-in', right, { ip: '10.3.1.1' })
  assert.deepEqual([late.status, late.body.code], [410, 'members.code-gone'])
})

test('a code runs out after ten minutes', async () => {
  const right = await letterTo('late@example.com')
  await world.advance(600_000)
  assert.equal((await call('POST', '/sign-in', right)).body.code, 'members.code-gone')
  assert.equal((await call('POST', '/sign-in/link', { token: right.link })).body.code, 'members.link-gone')
})

test('known and unknown addresses get the same answer, and the same letter', async () => {
  await world.advance(61_000)
  const shape = (answer: { status: number; body: Record<string, unknown> }) => [answer.status, Object.keys(answer.body).sort()]
  const known = await call('POST', '/sign-in/codes', { kind: 'email', subject: 'ling@example.com' })
  const unknown = await call('POST', '/sign-in/codes', { kind: 'email', subject: 'nobody@example.com' })
  assert.deepEqual(shape(known), shape(unknown))
  const soon = await Promise.all(
    ['ling@example.com', 'nobody@example.com'].map(subject => call('POST', '/sign-in/codes', { kind: 'email', subject })),
  )
  assert.deepEqual(
    soon.map(one => [one.status, one.body.code, one.body.seconds]),
    Array(2).fill([429, 'members.too-many-codes', 60]),
  )
})

test('one address gets one letter a minute and five a day, whoever asks', async () => {
  const ask = (i: number) =>
    call('POST', '/sign-in/codes', { kind: 'email', subject: 'flooded@example.com' }, { ip: `10.4.${i}.1` })
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
  assert.equal(entrance.mailbox.messages.filter(mail => mail.to.includes('flooded@example.com')).length, 5)
  await world.advance(86_400_000)
  assert.equal((await ask(41)).status, 200)
})

test('nothing in the database opens a door', async () => {
  const { code, link, codeId } = await letterTo('secret@example.com')
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
  assert.match((await entrance.mailbox.waitFor('host@example.com')).text ?? '', /http:\/\/localhost\/c\/morning\/sign-in#link=/)
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
