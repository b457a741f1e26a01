// The authenticator app and recovery codes: asked for at sign-in, each code good once, lost phones found a way round.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openSecrets, secretsService } from '#kernel/secrets.ts'
import { ask } from '../../tests/ask.ts'
import { openWorld, operatorPassword, type SignedInOperator, type World } from '../../tests/world.ts'
import { totpCode } from './rules/totp.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const post = (who: SignedInOperator, path: string, body?: object) => ask(world, `POST ${path}`, { cookie: who.cookie, body })
const passwordStep = async (email: string) =>
  (await ask(world, 'POST /staff/sign-in', { body: { email, password: operatorPassword } })).body as {
    next: string
    pending: string
    factors: string[]
  }
const codeStep = (pending: string, code: string) => ask(world, 'POST /staff/sign-in/code', { body: { pending, code } })

async function withApp(name: string) {
  const who = await world.operator(name, 'owner')
  const { secret, uri } = (await post(who, '/staff/me/totp')).body
  const code = () => totpCode(secret, world.clock.now())
  const confirmed = await post(who, '/staff/me/totp/confirm', { code: await code() })
  // The code of the set-up is used; the next half minute brings a new one.
  await world.advance(30_000)
  return { who, secret, uri, code, recoveryCodes: confirmed.body.recoveryCodes as string[] }
}

test('an app is set up with a code of its own, and comes with ten recovery codes', async () => {
  const who = await world.operator('梅', 'owner')
  assert.equal((await post(who, '/staff/me/totp/confirm', { code: '123456' })).body.code, 'staff.totp-not-begun')
  const begun = (await post(who, '/staff/me/totp')).body
  assert.match(begun.uri, /^otpauth:\/\/totp\/Qunluo:operator-\d+%40qunluo\.example\?secret=[A-Z2-7]{32}&issuer=Qunluo/)
  assert.equal((await passwordStep(who.email)).next, 'in', 'not asked for before it is confirmed')
  assert.equal((await post(who, '/staff/me/totp/confirm', { code: '000000' })).body.code, 'staff.code-refused')
  const code = await totpCode(begun.secret, world.clock.now())
  const confirmed = await post(who, '/staff/me/totp/confirm', { code: `${code.slice(0, 3)} ${code.slice(3)}` })
  assert.equal(confirmed.status, 200, JSON.stringify(confirmed.body))
  assert.equal(new Set(confirmed.body.recoveryCodes).size, 10)
  for (const one of confirmed.body.recoveryCodes) assert.match(one, /^[2-9a-z]{4}-[2-9a-z]{4}-[2-9a-z]{4}$/)
  assert.equal((await post(who, '/staff/me/totp')).body.code, 'staff.totp-set')
  const me = (await ask(world, 'GET /staff/me', { cookie: who.cookie })).body
  assert.deepEqual(me.factors, { totp: true, passkeys: 0, recoveryCodesLeft: 10 })
  const { rows } = await world.house.database.pool.query('select secret from staff_totp where operator_id = $1', [who.operatorId])
  assert.ok(!rows[0].secret.toString('latin1').includes(begun.secret), 'the database holds it sealed')
})

test('a set-up left lying for a quarter of an hour must begin again', async () => {
  const who = await world.operator('梅', 'owner')
  const { secret } = (await post(who, '/staff/me/totp')).body
  await world.advance(15 * 60_000 + 1_000)
  await post(who, '/staff/me/confirm', { password: operatorPassword })
  const late = await post(who, '/staff/me/totp/confirm', { code: await totpCode(secret, world.clock.now()) })
  assert.equal(late.body.code, 'staff.totp-not-begun')
})

test('the password alone opens nothing, the code then does, and the same code never again', async () => {
  const { who, code } = await withApp('梅')
  const first = await passwordStep(who.email)
  assert.equal(first.next, 'totp')
  assert.deepEqual(first.factors, ['totp', 'recovery'])
  const used = await code()
  const into = await codeStep(first.pending, used)
  assert.deepEqual(into.body, { next: 'in', pending: null, factors: [] })
  assert.equal((await ask(world, 'GET /staff/me', { cookie: into.cookie ?? '' })).status, 200)
  assert.equal((await codeStep(first.pending, used)).body.code, 'staff.pending-gone')
  const second = await passwordStep(who.email)
  assert.equal((await codeStep(second.pending, used)).body.code, 'staff.code-refused')
  await world.advance(30_000)
  assert.equal((await codeStep(second.pending, await code())).body.next, 'in')
})

test('of twenty uses of one code at the same time, by as many sign-ins, one gets in', async () => {
  const { who, code } = await withApp('梅')
  const pendings = [await passwordStep(who.email), await passwordStep(who.email), await passwordStep(who.email)]
  const now = await code()
  const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => codeStep(pendings[i % 3]!.pending, now)))
  assert.equal(answers.filter(a => a.body.next === 'in').length, 1)
  for (const a of answers)
    if (a.body.next !== 'in')
      assert.ok(['staff.code-refused', 'staff.pending-gone', 'staff.locked'].includes(a.body.code), a.body.code)
})

test('a pending sign-in ends after five minutes, and after five wrong codes', async () => {
  const { who, code } = await withApp('梅')
  const old = await passwordStep(who.email)
  await world.advance(5 * 60_000)
  assert.equal((await codeStep(old.pending, await code())).body.code, 'staff.pending-gone')
  const tried = await passwordStep(who.email)
  for (let i = 0; i < 5; i++) assert.equal((await codeStep(tried.pending, `00000${i}`)).body.code, 'staff.code-refused')
  assert.equal((await codeStep(tried.pending, await code())).body.code, 'staff.pending-gone')
})

test('who knows the password still has five guesses at the code, not five a sign-in', async () => {
  const { who } = await withApp('梅')
  const codes: string[] = []
  for (let round = 0; round < 4; round++) {
    const step = await ask(world, 'POST /staff/sign-in', { body: { email: who.email, password: operatorPassword } })
    if (step.status !== 200) {
      codes.push(step.body.code)
      continue
    }
    for (let i = 0; i < 2; i++) codes.push((await codeStep(step.body.pending, `11111${i}`)).body.code)
  }
  assert.equal(codes.filter(c => c === 'staff.code-refused').length, 5)
  assert.ok(codes.includes('staff.locked'))
})

test('a recovery code opens once, however many try it at the same time', async () => {
  const { who, recoveryCodes } = await withApp('梅')
  const pendings = [await passwordStep(who.email), await passwordStep(who.email), await passwordStep(who.email)]
  const code = recoveryCodes[3]!.toUpperCase().replaceAll('-', ' ')
  const answers = await Promise.all(Array.from({ length: 9 }, (_, i) => codeStep(pendings[i % 3]!.pending, code)))
  const into = answers.filter(a => a.body.next === 'in')
  assert.equal(into.length, 1)
  const me = (await ask(world, 'GET /staff/me', { cookie: into[0]!.cookie ?? '' })).body
  assert.equal(me.factors.recoveryCodesLeft, 9)
  const { rows } = await world.house.database.pool.query('select c::text as text from staff_recovery_codes c')
  for (const { text } of rows) for (const one of recoveryCodes) assert.ok(!text.includes(one.replaceAll('-', '')))
})

test('new recovery codes make the old ones worthless; without a second factor there are none', async () => {
  const { who, recoveryCodes } = await withApp('梅')
  const fresh = (await post(who, '/staff/me/recovery-codes')).body.recoveryCodes as string[]
  assert.equal(fresh.filter(c => recoveryCodes.includes(c)).length, 0)
  const step = await passwordStep(who.email)
  assert.equal((await codeStep(step.pending, recoveryCodes[0]!)).body.code, 'staff.code-refused')
  assert.equal((await codeStep(step.pending, fresh[0]!)).body.next, 'in')
  assert.equal((await ask(world, 'DELETE /staff/me/totp', { cookie: who.cookie })).status, 200)
  assert.equal((await passwordStep(who.email)).next, 'in')
  assert.equal((await post(who, '/staff/me/recovery-codes')).body.code, 'staff.no-second-factor')
  const { rows } = await world.house.database.pool.query('select 1 from staff_recovery_codes where operator_id = $1', [
    who.operatorId,
  ])
  assert.equal(rows.length, 0)
})

test('a new password calls off a sign-in that waits for its code', async () => {
  const { who, code } = await withApp('梅')
  const waiting = await passwordStep(who.email)
  const changed = await post(who, '/staff/me/password', { current: operatorPassword, next: 'seven-herons-and-1-reed' })
  assert.equal(changed.status, 200)
  assert.equal((await codeStep(waiting.pending, await code())).body.code, 'staff.pending-gone')
})

test('an owner removes the factors of another who lost his phone, and his sessions end', async () => {
  const { who: bo } = await withApp('博')
  const mei = await world.operator('梅', 'owner')
  const removed = await ask(world, `DELETE /staff/operators/${bo.operatorId}/second-factors`, { cookie: mei.cookie })
  assert.deepEqual(removed.body.factors, { totp: false, passkeys: 0, recoveryCodesLeft: 0 })
  assert.equal((await ask(world, 'GET /staff/me', { cookie: bo.cookie })).status, 401)
  assert.equal((await passwordStep(bo.email)).next, 'in')
})

test('a pending key cannot be forged, nor used for something else', async () => {
  const { who, code } = await withApp('梅')
  const { pending } = await passwordStep(who.email)
  assert.equal((await codeStep('A'.repeat(43), await code())).body.code, 'staff.pending-gone')
  assert.equal(
    (await ask(world, 'POST /staff/reset', { body: { key: pending, password: 'seven-herons-and-1-reed' } })).body.code,
    'staff.link-dead',
  )
  assert.equal((await ask(world, 'POST /staff/links/look', { body: { key: pending } })).body.code, 'staff.link-dead')
})

test('with another key of the house the app no longer counts, and a recovery code still does', async () => {
  const { who, code, recoveryCodes } = await withApp('梅')
  const { services } = world.house
  const right = services.get(secretsService)
  services.provide(secretsService, openSecrets(Buffer.alloc(32, 1)))
  try {
    const { pending } = await passwordStep(who.email)
    assert.equal((await codeStep(pending, await code())).body.code, 'staff.code-refused')
    assert.equal((await codeStep(pending, recoveryCodes[0]!)).body.next, 'in')
  } finally {
    services.provide(secretsService, right)
  }
})
