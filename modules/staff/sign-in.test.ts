// Signing in by password: the same no for everyone, a limit that nobody outruns, sessions that end at once.
import assert from 'node:assert/strict'
import crypto from 'node:crypto'
import { after, before, mock, test } from 'node:test'
import { theHouse } from '#kernel/ctx.ts'
import { ctxFor } from '#kernel/house.ts'
import { ask } from '../../tests/ask.ts'
import { openWorld, operatorPassword, type SignedInOperator, system, type World } from '../../tests/world.ts'
import { addOperator } from './index.ts'

let world: World
before(async () => void (world = await openWorld()))
after(() => world.close())

const minute = 60_000
const signIn = (email: string, password = operatorPassword, more: object = {}) =>
  ask(world, 'POST /staff/sign-in', { body: { email, password }, ...more })
const house = () => ctxFor(world.house, { actor: system, community: theHouse })

test('address and password open the door, however the address is written', async () => {
  const mei = await world.operator('梅', 'owner')
  const found = await signIn(` ${mei.email.toUpperCase()} `)
  assert.deepEqual(found.body, { next: 'in', pending: null, factors: [] })
  const me = await ask(world, 'GET /staff/me', { cookie: found.cookie ?? '' })
  assert.equal(me.body.name, '梅')
  assert.equal(me.body.freshUntil, new Date(world.clock.now().getTime() + 10 * minute).toISOString())
})

test('an unknown address and a wrong password get the same answer after the same work', async () => {
  const mei = await world.operator('梅', 'owner')
  const costs: unknown[] = []
  const real = crypto.argon2
  mock.method(crypto, 'argon2', ((...args: Parameters<typeof real>) => {
    const { memory, passes, parallelism, tagLength } = args[1]
    costs.push({ memory, passes, parallelism, tagLength })
    return real(...args)
  }) as typeof real)
  try {
    const wrong = await signIn(mei.email, 'not-the-password-77')
    const unknown = await signIn('nobody@example.com', 'not-the-password-77')
    const { requestId: _a, ...one } = wrong.body
    const { requestId: _b, ...other } = unknown.body
    assert.deepEqual(one, other)
    assert.equal(one.code, 'staff.sign-in-refused')
    assert.equal(wrong.status, unknown.status)
    assert.equal(costs.length, 2)
    assert.deepEqual(costs[0], costs[1])
  } finally {
    mock.restoreAll()
  }
})

test('five misses close an account, known or not, for a quarter of an hour, and say so', async () => {
  const mei = await world.operator('梅', 'owner')
  for (const email of [mei.email, 'stranger@example.com']) {
    for (let i = 0; i < 5; i++) assert.equal((await signIn(email, `wrong ${i}`)).body.code, 'staff.sign-in-refused')
    const closed = await signIn(email)
    assert.equal(closed.status, 429)
    assert.equal(closed.body.code, 'staff.locked')
    assert.equal(closed.body.minutes, 15)
    assert.equal(closed.body.until, new Date(world.clock.now().getTime() + 15 * minute).toISOString())
    assert.equal(closed.headers['retry-after'], '900')
  }
  const { rows } = await world.house.database.pool.query(
    `select operator_id, targets from staff_audit where what = 'staff.locked'`,
  )
  assert.deepEqual(
    rows.map(r => r.targets),
    [[mei.operatorId], []],
  )
  await world.advance(15 * minute)
  assert.equal((await signIn(mei.email)).body.next, 'in')
})

test('a hundred guesses at once are no more than five', async () => {
  const mei = await world.operator('梅', 'owner')
  const answers = await Promise.all(Array.from({ length: 100 }, (_, i) => signIn(mei.email, `guess number ${i}`)))
  const judged = answers.filter(a => a.body.code === 'staff.sign-in-refused').length
  const busy = answers.filter(a => a.status === 503).length
  assert.equal(judged, 5)
  assert.equal(answers.filter(a => a.body.code === 'staff.locked').length + busy, 95)
})

test('a miss counts though an Idempotency-Key is sent, and a right sign-in wipes the slate', async () => {
  const mei = await world.operator('梅', 'owner')
  for (let i = 0; i < 4; i++) await signIn(mei.email, 'wrong', { headers: { 'idempotency-key': `again-and-again-${i}` } })
  assert.equal((await signIn(mei.email)).body.next, 'in')
  for (let i = 0; i < 4; i++) await signIn(mei.email, 'wrong')
  assert.equal((await signIn(mei.email)).body.next, 'in')
})

test('one address may not try without end, whatever accounts it names', async () => {
  let refused = 0
  for (let i = 0; i < 32; i++)
    if ((await signIn(`a${i}@example.com`, 'x', { ip: '192.0.2.9' })).body.code === 'house.too-many') refused++
  assert.equal(refused, 2)
})

test('bad input is refused with reasons, never a failure', async () => {
  const bodies = [
    {},
    { email: 'x', password: 'y' },
    { email: 7 },
    [],
    'text',
    null,
    { email: 'a@b.co', password: 'p'.repeat(600) },
  ]
  for (const body of bodies) {
    const { status } = await ask(world, 'POST /staff/sign-in', { body: body as object })
    assert.ok([400, 415, 422].includes(status), `${JSON.stringify(body)} ${status}`)
  }
})

test('a request from another site is stopped', async () => {
  const mei = await world.operator('梅', 'owner')
  const foreign = await ask(world, 'POST /staff/sign-out', { cookie: mei.cookie, headers: { 'sec-fetch-site': 'cross-site' } })
  assert.equal(foreign.body.code, 'house.foreign-origin')
  assert.equal((await ask(world, 'GET /staff/me', { cookie: mei.cookie })).status, 200)
})

test('signing in again leaves the old session behind, signing out ends the new one', async () => {
  const mei = await world.operator('梅', 'owner')
  const again = await signIn(mei.email, operatorPassword, { cookie: mei.cookie })
  assert.equal((await ask(world, 'GET /staff/me', { cookie: mei.cookie })).status, 401)
  const out = await ask(world, 'POST /staff/sign-out', { cookie: again.cookie ?? '' })
  assert.equal(out.status, 200)
  assert.equal(out.cookie, 'ql-operator=')
  assert.equal((await ask(world, 'GET /staff/me', { cookie: again.cookie ?? '' })).status, 401)
})

test('sessions are listed and ended, one or all others', async () => {
  const mei = await world.operator('梅', 'owner')
  const cookies = [mei.cookie]
  for (const agent of ['phone', 'tablet', 'laptop'])
    cookies.push((await signIn(mei.email, operatorPassword, { headers: { 'user-agent': agent } })).cookie ?? '')
  const list = (await ask(world, 'GET /staff/me/sessions', { cookie: mei.cookie })).body as {
    id: string
    agent: string
    current: boolean
  }[]
  assert.deepEqual(list.map(s => s.agent).sort(), ['laptop', 'phone', 'tablet', 'the tests'])
  assert.deepEqual(
    list.filter(s => s.current).map(s => s.agent),
    ['the tests'],
  )
  const phone = list.find(s => s.agent === 'phone')!
  assert.equal((await ask(world, `DELETE /staff/me/sessions/${phone.id}`, { cookie: mei.cookie })).status, 200)
  assert.equal((await ask(world, 'GET /staff/me', { cookie: cookies[1]! })).status, 401)
  assert.equal((await ask(world, `DELETE /staff/me/sessions/${phone.id}`, { cookie: mei.cookie })).status, 404)
  assert.deepEqual((await ask(world, 'DELETE /staff/me/sessions', { cookie: mei.cookie })).body, { ended: 2 })
  assert.equal((await ask(world, 'GET /staff/me', { cookie: cookies[3]! })).status, 401)
  assert.equal((await ask(world, 'GET /staff/me', { cookie: mei.cookie })).status, 200)
})

test('nobody ends a session of another', async () => {
  const [mei, hao] = [await world.operator('梅', 'owner'), await world.operator('浩', 'manager')]
  const list = (await ask(world, 'GET /staff/me/sessions', { cookie: hao.cookie })).body as { id: string }[]
  assert.equal((await ask(world, `DELETE /staff/me/sessions/${list[0]!.id}`, { cookie: mei.cookie })).status, 404)
  assert.equal((await ask(world, 'GET /staff/me', { cookie: hao.cookie })).status, 200)
})

test('a new password needs the old one, ends the other sessions, and counts from then on', async () => {
  const mei = await world.operator('梅', 'owner')
  const other = (await signIn(mei.email)).cookie ?? ''
  const change = (current: string, next: string) =>
    ask(world, 'POST /staff/me/password', { cookie: mei.cookie, body: { current, next } })
  assert.equal((await change('wrong', 'seven-herons-and-1-reed')).body.code, 'staff.password-wrong')
  assert.equal((await change(operatorPassword, '123456')).body.code, 'staff.password-short')
  assert.equal((await change(operatorPassword, 'seven-herons-and-1-reed')).status, 200)
  assert.equal((await ask(world, 'GET /staff/me', { cookie: other })).status, 401)
  assert.equal((await ask(world, 'GET /staff/me', { cookie: mei.cookie })).status, 200)
  assert.equal((await signIn(mei.email)).body.code, 'staff.sign-in-refused')
  assert.equal((await signIn(mei.email, 'seven-herons-and-1-reed')).body.next, 'in')
})

test('guessing the current password from a stolen session is limited too', async () => {
  const mei = await world.operator('梅', 'owner')
  const guess = (route: string, body: object) => ask(world, route, { cookie: mei.cookie, body })
  for (let i = 0; i < 3; i++) await guess('POST /staff/me/password', { current: `no ${i}`, next: 'seven-herons-and-1-reed' })
  for (let i = 0; i < 2; i++)
    assert.equal((await guess('POST /staff/me/confirm', { password: `no ${i}` })).body.code, 'staff.password-wrong')
  assert.equal((await guess('POST /staff/me/confirm', { password: operatorPassword })).body.code, 'staff.locked')
})

test('a stored hash that has become weak is strengthened at the next sign-in', async () => {
  const id = await addOperator(house(), {
    email: 'old@example.com',
    name: '旧',
    locale: 'zh-CN',
    password: operatorPassword,
    roles: [],
  })
  const { pool } = world.house.database
  const read = async () =>
    (await pool.query('select password_hash from staff_operators where id = $1', [id])).rows[0].password_hash as string
  const { hashPassword } = await import('./rules/hash.ts')
  const weak = await hashPassword(operatorPassword, crypto.randomBytes(16), { memoryKib: 32, passes: 1, lanes: 1 })
  await pool.query('update staff_operators set password_hash = $2 where id = $1', [id, weak])
  assert.equal((await signIn('old@example.com')).body.next, 'in')
  assert.match(await read(), /\$m=64,t=1,p=1\$/)
  assert.equal((await signIn('old@example.com')).body.next, 'in')
})

test('dangerous acts ask for a proof not older than ten minutes', async () => {
  const mei: SignedInOperator = await world.operator('梅', 'owner')
  const begin = () => ask(world, 'POST /staff/me/totp', { cookie: mei.cookie })
  assert.equal((await begin()).status, 200)
  await world.advance(10 * minute)
  assert.equal((await ask(world, 'GET /staff/me', { cookie: mei.cookie })).body.freshUntil, null)
  assert.equal((await begin()).body.code, 'staff.confirm-first')
  const confirm = (body: object) => ask(world, 'POST /staff/me/confirm', { cookie: mei.cookie, body })
  assert.equal((await confirm({ password: 'wrong' })).body.code, 'staff.password-wrong')
  assert.equal((await confirm({})).status, 422)
  assert.equal((await confirm({ password: 'a', code: '123456' })).status, 422)
  assert.equal((await confirm({ code: '123456' })).body.code, 'staff.code-refused')
  assert.equal((await begin()).body.code, 'staff.confirm-first')
  assert.equal((await confirm({ password: operatorPassword })).status, 200)
  assert.equal((await begin()).status, 200)
})
