// An operator sees where a member is signed in, and signs him out everywhere: at once, noted, and only with the right.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ask } from '#tests/ask.ts'
import { openWorld, type SignedInOperator, type World } from '#tests/world.ts'

let world: World
let mei: SignedInOperator
before(async () => {
  world = await openWorld()
  mei = await world.operator('梅', 'owner')
})
after(() => world.close())

const here = (rest: string) => `/communities/${world.club.id}${rest}`
const as = (who: { cookie: string }, method: string, rest: string) =>
  ask(world, `${method} ${here(rest)}`, { cookie: who.cookie })

test('devices are listed as their browsers name themselves, the latest used first, without a secret', async () => {
  const ling = await world.member('凌')
  world.clock.moveTo(new Date(world.clock.now().getTime() + 3_600_000))
  await world.house.sessions.open(world.ctx(), 'member', ling.personId, 'her telephone')
  const { status, body } = await as(mei, 'GET', `/members/${ling.memberId}/sessions`)
  assert.equal(status, 200)
  assert.deepEqual(
    body.map((one: { agent: string }) => one.agent),
    ['her telephone', 'the tests'],
  )
  assert.deepEqual(Object.keys(body[0]).sort(), ['agent', 'id', 'openedAt', 'seenAt'])
  assert.match(body[0].id, /^[0-9a-f]{32}$/)
})

test('signed out everywhere: every device is out at once, others stay in, and the audit log says who did it to whom', async () => {
  const [bo, dan] = [await world.member('博'), await world.member('丹')]
  await world.house.sessions.open(world.ctx(), 'member', bo.personId, 'his tablet')
  assert.equal((await as(bo, 'GET', '/me')).status, 200)
  assert.deepEqual((await as(mei, 'DELETE', `/members/${bo.memberId}/sessions`)).body, { ended: 2 })
  assert.equal((await as(bo, 'GET', '/me')).status, 401)
  assert.equal((await as(dan, 'GET', '/me')).status, 200)
  assert.deepEqual((await as(mei, 'GET', `/members/${bo.memberId}/sessions`)).body, [])
  const { items } = (await as(mei, 'GET', '/audit')).body
  const noted = items.find((one: { what: string }) => one.what === 'members.signOutMember')
  assert.deepEqual([noted?.operatorName, noted?.targets], ['梅', [bo.memberId]])
  await world.settle()
  const told = await world.house.db
    .selectFrom('kernelFacts')
    .select('actor')
    .where('name', '=', 'members.sessions-ended')
    .execute()
  assert.deepEqual(told, [{ actor: mei.operatorId }])
})

test('who only reads may look and not act; who is not of this community is not found', async () => {
  const chen = await world.member('晨')
  const hao = await world.operator('浩', 'analyst')
  assert.equal((await as(hao, 'GET', `/members/${chen.memberId}/sessions`)).status, 200)
  assert.equal((await as(hao, 'DELETE', `/members/${chen.memberId}/sessions`)).status, 403)
  assert.equal((await as(chen, 'GET', '/me')).status, 200)
  const stranger = `mem_${'0'.repeat(26)}`
  for (const method of ['GET', 'DELETE'])
    assert.equal((await as(mei, method, `/members/${stranger}/sessions`)).status, 404, method)
})
