// The doorway: stripping, limits, foreign origins, repeats, bad input of every kind.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { z } from 'zod'
import { openWorld, system, type World } from '#tests/world.ts'
import { endpoint } from '../contract.ts'
import { Instant } from '../shapes.ts'
import { rangeOf } from './download.ts'
import { guardOrigin, Limits } from './guard.ts'
import { once } from './once.ts'
import { serializerOf } from './serialize.ts'

let world: World
before(async () => {
  world = await openWorld()
})
after(() => world.close())

test('what the contract does not declare stays behind, dates become text, null stays null', () => {
  const returns = z.object({
    name: z.string(),
    at: Instant,
    gone: Instant.nullable(),
    tags: z.array(z.string()),
    more: z.object({ n: z.int() }).nullable(),
  })
  const serialize = serializerOf(endpoint({ method: 'GET', path: '/x', summary: '', who: 'anyone', returns }))
  const value = { name: '凌', secret: 'x', at: new Date(0), gone: null, tags: ['a'], more: { n: 1, hidden: 2 } }
  assert.deepEqual(JSON.parse(serialize(value)), {
    name: '凌',
    at: '1970-01-01T00:00:00.000Z',
    gone: null,
    tags: ['a'],
    more: { n: 1 },
  })
  assert.equal(JSON.parse(serialize({ ...value, more: null, gone: new Date(1) })).gone, '1970-01-01T00:00:00.001Z')
})

test('a limit lets exactly its number pass, and says how long to wait', () => {
  const limits = new Limits()
  const rate = { max: 3, windowSeconds: 60 }
  assert.deepEqual(
    [0, 1, 2, 3].map(n => limits.take('ling', rate, n)),
    [0, 0, 0, 20],
  )
  assert.equal(limits.take('bo', rate, 3), 0)
  assert.equal(limits.take('ling', rate, 20_000), 0)
  assert.ok(limits.take('ling', rate, 20_001) > 0)
})

test('a changing call with a cookie must come from our own pages', () => {
  const call =
    (headers: Record<string, string>, method = 'POST') =>
    () =>
      guardOrigin({ method, headers: { cookie: 'a=b', host: 'club.example', ...headers } } as never, 'https://club.example')
  assert.doesNotThrow(call({ 'sec-fetch-site': 'same-origin' }))
  assert.doesNotThrow(call({ origin: 'https://club.example' }))
  assert.doesNotThrow(call({}, 'GET'))
  for (const headers of [
    {},
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'nonsense' },
  ])
    assert.throws(call(headers as Record<string, string>), /house\.foreign-origin/)
})

test('the same key gives the first answer, even to thirty callers at once; another request under it is refused', async () => {
  let runs = 0
  const work = async () => ({ status: 200, body: { run: ++runs } })
  const call = (request: unknown) => once(world.ctx(system), { key: 'k-12345678', route: 'test.pay', request }, work)
  const answers = await Promise.all(Array.from({ length: 30 }, () => call({ fen: 100 })))
  assert.equal(runs, 1)
  assert.equal(answers.filter(a => !a.replayed).length, 1)
  assert.deepEqual(new Set(answers.map(a => JSON.stringify(a.body))), new Set(['{"run":1}']))
  await assert.rejects(call({ fen: 200 }), /house\.key-reused/)
})

test('an effect that fails leaves no answer behind, so the retry does the work', async () => {
  const key = { key: 'k-abcdefgh', route: 'test.pay', request: {} }
  await assert.rejects(once(world.ctx(system), key, () => Promise.reject(new Error('power cut'))))
  assert.equal((await once(world.ctx(system), key, async () => ({ status: 200, body: 1 }))).replayed, false)
})

test('bad input is refused clearly and never fails the server', async () => {
  const post = (payload: string, type = 'application/json') =>
    world.app.inject({ method: 'POST', url: '/api/communities', payload, headers: { 'content-type': type } })
  const signInWith = (payload: string) =>
    world.app.inject({ method: 'POST', url: '/api/staff/sign-in', payload, headers: { 'content-type': 'application/json' } })
  const cases: [number, Awaited<ReturnType<typeof post>>][] = [
    [400, await post('{"a":')],
    [400, await post('{"__proto__":{"x":1}}')],
    [400, await signInWith('{"email":"\\ud83d"}')],
    [400, await signInWith('{"email":{"deep":["\\udc00"]}}')],
    [400, await signInWith('{"\\ud83d":1}')],
    [422, await signInWith(`{"email":${'['.repeat(20_000)}${']'.repeat(20_000)}}`)],
    [422, await signInWith('{"email":"\\ud83d\\ude42"}')],
    [415, await post('<x/>', 'text/xml')],
    [413, await post(`"${'x'.repeat(1_100_000)}"`)],
    [401, await post('{}')],
    [404, await world.app.inject({ url: '/api/nothing-here' })],
    [404, await world.app.inject({ url: '/api/communities/com_00000000000000000000000000' })],
    [404, await world.app.inject({ url: '/api/communities/house' })],
    [400, await world.app.inject({ url: '/api/communities/%00' })],
    [400, await world.app.inject({ url: '/api/communities/%' })],
    [400, await world.app.inject({ url: '/api/communities/%c3%28' })],
    [404, await world.app.inject({ url: `/api/communities/${'x'.repeat(301)}` })],
    [404, await world.app.inject({ url: `/api/communities/${'x'.repeat(20_000)}/me` })],
  ]
  for (const [status, answer] of cases) {
    assert.equal(answer.statusCode, status, answer.body)
    assert.match(String(answer.headers['content-type']), /problem\+json/)
    assert.ok(answer.json().title && answer.json().requestId, answer.body)
  }
})

test('ranges as players ask for them', () => {
  assert.equal(rangeOf(undefined, 100), undefined)
  assert.deepEqual(rangeOf('bytes=0-', 100), { start: 0, end: 99 })
  assert.deepEqual(rangeOf('bytes=90-200', 100), { start: 90, end: 99 })
  assert.deepEqual(rangeOf('bytes=-10', 100), { start: 90, end: 99 })
  assert.equal(rangeOf('bytes=100-', 100), null)
})

test('a file that a changing call answers is made again, whatever key it is asked with', async () => {
  const mei = await world.operator('梅', 'owner')
  const ask = () =>
    world.app.inject({
      method: 'POST',
      url: `/api/communities/${world.club.id}/member-exports`,
      headers: { ...mei.headers, 'idempotency-key': 'one-and-the-same' },
      payload: { format: 'csv' },
    })
  for (const answer of [await ask(), await ask()]) {
    assert.equal(answer.statusCode, 200, answer.body)
    assert.match(String(answer.headers['content-disposition']), /^attachment/)
    assert.ok(answer.body.length > 0)
  }
})
