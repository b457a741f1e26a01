// The machinery together: facts reach listeners once, jobs keep their hour, answers are stripped, repeats are replayed.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { z } from 'zod'
import { openCommunity } from '#modules/communities/index.ts'
import { openWorld, type World } from '../tests/world.ts'
import { within } from './db/within.ts'
import { fact, listen, record } from './facts.ts'
import { callOff, job, later } from './jobs/define.ts'

const heard: string[] = []
const ran: string[] = []
const rang = fact('test.rang', 1, z.object({ note: z.string() }))
const hum = job(
  'test.hum',
  z.object({ note: z.string() }),
  async (ctx, { note }) => void ran.push(`${note} ${ctx.now.toISOString()}`),
)
let failures = 2
const stumble = job('test.stumble', z.object({}), async () => {
  if (failures-- > 0) throw new Error('not yet')
  ran.push('stood')
})

let world: World
before(async () => {
  world = await openWorld()
  const index = world.house.jobIndex as Map<string, any>
  index.set(hum.kind, hum)
  index.set(stumble.kind, stumble)
})
after(() => world.close())

test('a fact is filed and heard once, and only if its transaction commits', async () => {
  const listener = listen(rang, 'test.listen', async (_ctx, recorded) => void heard.push(recorded.payload.note))
  const ctx = world.ctx()
  await within(ctx, ctx => record(ctx, rang, 'x', { note: 'kept' }))
  await assert.rejects(
    within(ctx, async ctx => {
      await record(ctx, rang, 'x', { note: 'lost' })
      throw new Error('undone')
    }),
  )
  await world.settle()
  const filed = await world.house.db
    .selectFrom('kernelFacts')
    .select(['name', 'payload'])
    .where('name', '=', 'test.rang')
    .execute()
  assert.deepEqual(filed, [{ name: 'test.rang', payload: { note: 'kept' } }])
  assert.equal(listener.fact.name, 'test.rang')
})

test('jobs run at their own time, in order, once a key; one called off does not run', async () => {
  const ctx = world.ctx()
  const at = (iso: string) => new Date(iso)
  await later(ctx, hum, { note: 'second' }, { at: at('2026-03-03T06:00:00Z'), key: 'b' })
  await later(ctx, hum, { note: 'first' }, { at: at('2026-03-02T06:00:00Z'), key: 'a' })
  await later(ctx, hum, { note: 'again' }, { at: at('2026-03-02T06:00:00Z'), key: 'a' })
  await later(ctx, hum, { note: 'never' }, { at: at('2026-03-02T07:00:00Z'), key: 'c' })
  assert.equal(await callOff(ctx, hum, 'c'), true)
  await world.advance(at('2026-03-04T00:00:00Z'))
  assert.deepEqual(ran, ['first 2026-03-02T06:00:00.000Z', 'second 2026-03-03T06:00:00.000Z'])
})

test('a job that fails is tried again later, with growing pauses', async () => {
  ran.length = 0
  await later(world.ctx(), stumble, {}, { key: 's' })
  await assert.rejects(world.settle(), /not yet/)
  await assert.rejects(world.advance(2_000), /not yet/)
  assert.deepEqual(ran, [])
  await world.advance(4_000)
  assert.deepEqual(ran, ['stood'])
})

test('a job that is put off while it runs comes again at its new time', async () => {
  ran.length = 0
  const again = job('test.again', z.object({ note: z.string() }), async (ctx, { note }) => {
    ran.push(`${note} ${ctx.now.toISOString()}`)
    const at = new Date(ctx.now.getTime() + 5_000)
    if (note === 'once') await later(ctx, again, { note: 'twice' }, { key: 'k', at, replace: true })
  })
  ;(world.house.jobIndex as Map<string, any>).set(again.kind, again)
  const from = world.ctx().now
  await later(world.ctx(), again, { note: 'once' }, { key: 'k' })
  await world.advance(10_000)
  assert.deepEqual(ran, [`once ${from.toISOString()}`, `twice ${new Date(from.getTime() + 5_000).toISOString()}`])
})

test('answers carry what the contract declares, and refusals come as problem+json in the reader’s language', async () => {
  const found = await world.app.inject({ url: '/api/front?slug=morning' })
  assert.equal(found.statusCode, 200)
  assert.equal(found.json().id, world.club.id)
  assert.equal(found.json().openedAt, '2026-03-02T00:00:00.000Z')
  const none = await world.app.inject({ url: '/api/front?slug=nobody', headers: { 'accept-language': 'en-GB' } })
  assert.equal(none.statusCode, 404)
  assert.match(String(none.headers['content-type']), /^application\/problem\+json/)
  assert.equal(none.json().title, 'There is no such community.')
  const bad = await world.app.inject({ url: '/api/front?slug=__' })
  assert.equal(bad.statusCode, 422)
  assert.equal(bad.json().errors[0].path, 'slug')
  assert.match(bad.json().title, /填写有误/)
})

test('a slug taken by a racing call is refused, not a failure', async () => {
  const wish = {
    slug: 'twice',
    name: '甲',
    intro: '',
    timeZone: 'Asia/Shanghai',
    locale: 'zh-CN' as const,
    currency: 'CNY' as const,
  }
  const results = await Promise.allSettled(Array.from({ length: 8 }, () => openCommunity(world.ctx(), wish)))
  assert.equal(results.filter(r => r.status === 'fulfilled').length, 1)
  for (const r of results) if (r.status === 'rejected') assert.match(String(r.reason), /communities\.slug-taken/)
})

test('the API describes itself', async () => {
  const doc = (await world.app.inject({ url: '/openapi.json' })).json()
  assert.equal(doc.openapi, '3.1.0')
  assert.ok(doc.paths['/api/communities/{communityId}'].get)
  assert.ok(doc.components.schemas.Community)
})
