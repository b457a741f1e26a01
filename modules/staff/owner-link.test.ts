// The first owner: one link, one owner, however many try.
import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { theHouseCtx } from '#kernel/house.ts'
import { ask } from '../../tests/ask.ts'
import { openWorld, type World } from '../../tests/world.ts'
import { ownerLink } from './index.ts'

let world: World
beforeEach(async () => void (world = await openWorld()))
afterEach(() => world.close())

const link = () => ownerLink(theHouseCtx(world.house, 'start'))
const keyOf = (url: string | null): string => /#\/welcome\?key=([\w-]{43})$/.exec(url ?? '')?.[1] ?? assert.fail(String(url))
const mei = { email: 'Mei@example.com', name: '梅', password: 'lantern-47-over-quiet-water' }
const welcome = (key: string, change: object = {}) => ask(world, 'POST /staff/welcome', { body: { ...mei, key, ...change } })

test('the link makes an owner, signs her in, and works once', async () => {
  const url = await link()
  assert.ok(url?.startsWith('http://localhost/console/#/welcome?key='), 'the key stays in the part that browsers do not send')
  assert.deepEqual((await ask(world, 'GET /staff/door')).body, { ownerKnown: false, passkeys: true })
  const looked = await ask(world, 'POST /staff/links/look', { body: { key: keyOf(url) } })
  assert.equal(looked.body.purpose, 'welcome')
  const first = await welcome(keyOf(url))
  assert.equal(first.status, 200, JSON.stringify(first.body))
  const me = await ask(world, 'GET /staff/me', { cookie: first.cookie ?? '' })
  assert.deepEqual(me.body.roles, [{ communityId: 'house', role: 'owner' }])
  assert.ok(me.body.rights.includes('staff.manage'))
  const second = await welcome(keyOf(url), { email: 'bo@example.com' })
  assert.equal(second.body.code, 'staff.link-dead')
  assert.equal(await link(), null)
  assert.deepEqual((await ask(world, 'GET /staff/door')).body, { ownerKnown: true, passkeys: true })
})

test('of thirty uses at the same time one makes an owner', async () => {
  const key = keyOf(await link())
  const answers = await Promise.all(Array.from({ length: 30 }, (_, i) => welcome(key, { email: `mei${i}@example.com` })))
  assert.equal(answers.filter(a => a.status === 200).length, 1)
  for (const a of answers) if (a.status !== 200) assert.equal(a.body.code, 'staff.link-dead')
  const { rows } = await world.house.database.pool.query('select count(*)::int as n from staff_operators')
  assert.equal(rows[0].n, 1)
})

test('each start replaces the link, and it lasts a day', async () => {
  const first = keyOf(await link())
  const second = keyOf(await link())
  assert.equal((await welcome(first)).body.code, 'staff.link-dead')
  await world.advance(24 * 3_600_000)
  assert.equal((await welcome(second)).body.code, 'staff.link-dead')
  assert.equal((await welcome(keyOf(await link()))).status, 200)
})

test('a weak password is refused with the reason and does not use the link up', async () => {
  const key = keyOf(await link())
  const codes: string[] = []
  for (const password of ['short', 'woaini1314520', 'mei.lin-and-lantern-47', 'q7vx#'.repeat(30)])
    codes.push((await welcome(key, { password, name: 'Mei Lin', email: 'mei.lin@example.com' })).body.code)
  assert.deepEqual(codes, ['staff.password-short', 'staff.password-common', 'staff.password-personal', 'staff.password-long'])
  assert.equal((await welcome(key)).status, 200)
})

test('only the hash of the key lies in the database', async () => {
  const key = keyOf(await link())
  const { rows } = await world.house.database.pool.query('select k::text as text from staff_keys k')
  assert.equal(rows.length, 1)
  assert.ok(!rows[0].text.includes(key))
})

test('with an Idempotency-Key nothing of password or key is stored', async () => {
  const key = keyOf(await link())
  const made = await ask(world, 'POST /staff/welcome', {
    body: { ...mei, key },
    headers: { 'idempotency-key': 'welcome-to-the-house' },
  })
  assert.equal(made.status, 200)
  const { rows } = await world.house.database.pool.query('select count(*)::int as n from kernel_answers')
  assert.equal(rows[0].n, 0)
})
