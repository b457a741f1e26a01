// Work that failed too often: an owner sees it by kind, has it tried again or discards it; once, however many press at once.
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { ask } from '#tests/ask.ts'
import { openWorld, type SignedInOperator, type World } from '#tests/world.ts'

let world: World
let mei: SignedInOperator
before(async () => {
  world = await openWorld()
  mei = await world.operator('梅', 'owner')
})
after(() => world.close())
beforeEach(async () => {
  await world.house.db.deleteFrom('kernelDeadJobs').execute()
  await world.settle()
})

const call = (who: SignedInOperator, method: string, rest = '', body?: object) =>
  ask(world, `${method} /communities/${world.club.id}/laid-aside-jobs${rest}`, { cookie: who.cookie, ...(body && { body }) })
const listed = async (who = mei) => (await call(who, 'GET')).body

let jobs = 0
/** One of these was laid aside `minutes` ago. */
async function dead(kind: string, minutes: number, row: { communityId?: string; key?: string; error?: string } = {}) {
  const id = `job_${String(++jobs).padStart(26, '0')}`
  const diedAt = new Date(world.clock.now().getTime() - minutes * 60_000)
  const { communityId = world.club.id, key = id, error = 'Error: no answer\n    at send (client.ts:1:1)' } = row
  const rest = { payload: '{}', attempts: 12, lastError: error, diedAt }
  await world.house.db
    .insertInto('kernelDeadJobs')
    .values({ communityId, id, kind, key, ...rest })
    .execute()
}
const waiting = async (kind: string) =>
  (await world.house.db.selectFrom('kernelJobs').select(['key', 'attempts', 'payload']).where('kind', '=', kind).execute()).length

test('what lies aside is told by kind: how many, since when, and what went wrong last, without the way through the program', async () => {
  assert.deepEqual(await listed(), [])
  await dead('channels.deliver', 90)
  await dead('channels.deliver', 5, { error: 'Error: the mailbox is full\n    at send' })
  await dead('round:staff.sweep', 30, { communityId: 'house' })
  await dead('content.index', 10, { communityId: 'com_elsewhere' })
  const at = (minutes: number) => new Date(world.clock.now().getTime() - minutes * 60_000).toISOString()
  assert.deepEqual(await listed(), [
    { ofHouse: false, kind: 'channels.deliver', count: 2, lastError: 'Error: the mailbox is full', since: at(90), lastAt: at(5) },
    { ofHouse: true, kind: 'round:staff.sweep', count: 1, lastError: 'Error: no answer', since: at(30), lastAt: at(30) },
  ])
})

test('tried again it is due at once with all its tries, and done; the audit log says who asked for it', async () => {
  await dead('round:staff.sweep', 30, { communityId: 'house', key: '2026-03-01T03:41:00.000Z' })
  const [line] = await listed()
  const { kind, lastAt } = line
  const asked = await call(mei, 'POST', '/retry', { ofHouse: true, kind, until: lastAt })
  assert.deepEqual([asked.status, asked.body], [200, { count: 1 }])
  assert.deepEqual(await listed(), [])
  const before = await waiting(kind)
  assert.equal(await world.settle(), 1)
  // The round plans its next coming, and is itself done.
  assert.equal(await waiting(kind), before)
  const audit = await ask(world, `GET /communities/${world.club.id}/audit?what=staff.retryJobs`, { cookie: mei.cookie })
  assert.deepEqual([audit.body.items[0].operatorName, JSON.parse(audit.body.items[0].summary).kind], ['梅', kind])
})

test('what was laid aside after the owner looked stays; so does the same work that stands on the list already', async () => {
  await dead('channels.deliver', 20, { key: 'same' })
  const [line] = await listed()
  await dead('channels.deliver', 1)
  const newer = {
    id: 'job_newer',
    key: 'same',
    payload: '{"newer":true}',
    runAt: new Date('2030-01-01'),
    createdAt: world.clock.now(),
  }
  await world.house.db
    .insertInto('kernelJobs')
    .values({ communityId: world.club.id, kind: 'channels.deliver', ...newer })
    .execute()
  const choice = { ofHouse: false, kind: line.kind, until: line.lastAt }
  assert.deepEqual((await call(mei, 'POST', '/retry', choice)).body, { count: 1 })
  assert.deepEqual(
    await world.house.db.selectFrom('kernelJobs').select(['id', 'payload']).where('kind', '=', 'channels.deliver').execute(),
    [{ id: 'job_newer', payload: { newer: true } }],
  )
  assert.deepEqual(
    (await listed()).map((one: { count: number }) => one.count),
    [1],
  )
  await world.house.db.deleteFrom('kernelJobs').where('kind', '=', 'channels.deliver').execute()
})

test('of many who press at once, each job is taken by one: on the list or discarded, never both', async () => {
  for (let n = 1; n <= 20; n++) await dead('channels.rush', n)
  const [line] = await listed()
  const choice = { ofHouse: false, kind: line.kind, until: line.lastAt }
  const how = Array.from({ length: 8 }, (_, n) => (n % 2 ? '/retry' : '/discard'))
  const answers = await Promise.all(how.map(rest => call(mei, 'POST', rest, choice)))
  assert.deepEqual(new Set(answers.map(one => one.status)), new Set([200]))
  const taken = (rest: string) => answers.reduce((sum, one, n) => sum + (how[n] === rest ? one.body.count : 0), 0)
  assert.equal(taken('/retry') + taken('/discard'), 20)
  assert.equal(await waiting('channels.rush'), taken('/retry'))
  assert.deepEqual(await listed(), [])
  await world.house.db.deleteFrom('kernelJobs').where('kind', '=', 'channels.rush').execute()
})

test('a manager sees nothing of it; who owns one community neither sees nor touches what is the house’s', async () => {
  await dead('round:staff.sweep', 30, { communityId: 'house' })
  await dead('channels.deliver', 30)
  const hao = await world.operator('浩', 'manager')
  assert.equal((await call(hao, 'GET')).status, 403)
  const bo = await world.operator('博', 'owner', world.club.id)
  assert.deepEqual(
    (await listed(bo)).map((one: { kind: string }) => one.kind),
    ['channels.deliver'],
  )
  const choice = { ofHouse: true, kind: 'round:staff.sweep', until: world.clock.now() }
  assert.equal((await call(bo, 'POST', '/discard', choice)).status, 403)
  assert.equal((await listed()).length, 2)
})
