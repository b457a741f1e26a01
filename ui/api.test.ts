// The client against a real little server: paths, queries, refusals, broken answers and no answer at all.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { page } from '#kernel/shapes.ts'
import { type ApiSettings, createApi } from './api.ts'
import { is, mayRetry, Problem } from './problem.ts'

const groupsContract = {
  listGroups: endpoint({
    method: 'GET',
    path: inCommunity('/groups'),
    summary: 'Groups',
    who: 'anyone',
    query: z.object({ find: z.string().optional(), tag: z.array(z.string()).optional() }),
    returns: page(z.object({ id: z.string() })),
  }),
  takeSeat: endpoint({
    method: 'POST',
    path: inCommunity('/groups/:groupId/seats'),
    summary: 'Take a seat',
    who: 'member',
    params: z.object({ groupId: z.string() }),
    body: z.object({ word: z.string() }),
    returns: z.object({ seatNo: z.number() }),
  }),
  give: endpoint({
    method: 'POST',
    path: inCommunity('/points'),
    summary: 'Give',
    who: 'member',
    keyed: true,
    body: z.object({ amount: z.number() }),
    returns: z.object({}),
  }),
  sendVoice: endpoint({
    method: 'POST',
    path: inCommunity('/voices'),
    summary: 'Send',
    who: 'member',
    body: z.object({ title: z.string() }),
    carries: 'upload',
    returns: z.void(),
  }),
}
const table = {
  groups: {
    listGroups: 'GET /communities/:communityId/groups',
    takeSeat: 'POST /communities/:communityId/groups/:groupId/seats',
    give: 'POST /communities/:communityId/points keyed',
    sendVoice: 'POST /communities/:communityId/voices upload',
  },
} as const
interface Rooms {
  groups: typeof groupsContract
}

interface Heard {
  method: string
  url: string
  headers: IncomingMessage['headers']
  body: string
}
const heard: Heard[] = []
let answer: { status: number; body: string; headers?: Record<string, string> } = { status: 200, body: '{}' }
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  heard.push({ method: request.method!, url: request.url!, headers: request.headers, body: Buffer.concat(chunks).toString() })
  response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers }).end(answer.body)
})
const settings: ApiSettings = { communityId: 'com_1' }
const api = createApi<Rooms, typeof table>(table, settings)

before(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  settings.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
after(() => server.close())

test('fills the community, escapes parameters, sends JSON and the key', async () => {
  answer = { status: 200, body: '{"seatNo":7}' }
  const seat = await api.groups.takeSeat({ params: { groupId: 'a/b 竹' }, body: { word: '苔' }, idempotencyKey: 'k1' })
  assert.equal(seat.seatNo, 7)
  const last = heard.at(-1)!
  assert.equal(last.url, `/api/communities/com_1/groups/${encodeURIComponent('a/b 竹')}/seats`)
  assert.equal(last.headers['content-type'], 'application/json')
  assert.equal(last.headers['idempotency-key'], 'k1')
  assert.deepEqual(JSON.parse(last.body), { word: '苔' })
})

test('leaves empty query values out and repeats lists', async () => {
  answer = { status: 200, body: '{"items":[],"next":null}' }
  await api.groups.listGroups({ query: { find: '', tag: ['a', 'b&c'] } })
  assert.equal(heard.at(-1)!.url, '/api/communities/com_1/groups?tag=a&tag=b%26c')
  assert.equal(heard.at(-1)!.headers['content-type'], undefined)
  assert.equal(api.groups.listGroups.operation, 'groups.listGroups')
})

test('a missing parameter is a mistake of ours, told at once', async () => {
  const before = heard.length
  await assert.rejects(api.groups.takeSeat({ params: { groupId: '' }, body: { word: '' } }), /needs groupId/)
  assert.equal(heard.length, before)
})

test('a refusal comes as a Problem with its fields', async () => {
  const body = {
    code: 'groups.full',
    title: '已满 50 人',
    seatsMax: 50,
    errors: [{ path: 'word', message: '太短' }],
    requestId: 'r1',
  }
  answer = { status: 409, body: JSON.stringify(body), headers: { 'retry-after': '30' } }
  const error = await api.groups.listGroups().catch((e: unknown) => e)
  assert.ok(error instanceof Problem)
  assert.ok(is(error, 'groups.full'))
  assert.equal(error.kind, 'refused')
  assert.equal(error.title, '已满 50 人')
  assert.equal(error.details.seatsMax, 50)
  assert.deepEqual(error.errors, body.errors)
  assert.equal(error.requestId, 'r1')
  assert.equal(error.retryAfterSeconds, 30)
  assert.equal(mayRetry(error), false)
})

test('401 tells the hook, once an answer', async () => {
  let told = 0
  settings.onSignedOut = () => told++
  answer = { status: 401, body: '{"code":"house.sign-in-needed","title":"请先登录。"}' }
  await assert.rejects(api.groups.listGroups(), Problem)
  assert.equal(told, 1)
})

test('a page instead of JSON, from a proxy, is broken and may be asked again', async () => {
  answer = { status: 502, body: '<html>bad gateway</html>' }
  const error = await api.groups.listGroups().catch((e: unknown) => e)
  assert.ok(error instanceof Problem)
  assert.equal(error.kind, 'broken')
  assert.equal(error.code, 'http.502')
  assert.ok(mayRetry(error))
  answer = { status: 200, body: '<html>captive portal</html>' }
  await assert.rejects(api.groups.listGroups(), (e: Problem) => e.kind === 'broken' && e.code === 'web.unreadable')
})

test('an upload is a form: its body first, the file last', async () => {
  answer = { status: 200, body: '' }
  await api.groups.sendVoice({ body: { title: '早' }, file: new Blob(['RIFF'], { type: 'audio/wav' }), fileName: '早.wav' })
  const last = heard.at(-1)!
  assert.match(last.headers['content-type']!, /^multipart\/form-data/)
  assert.match(last.body, /name="title"\r\n\r\n早\r\n/)
  assert.ok(last.body.indexOf('name="title"') < last.body.indexOf('RIFF'))
})

test('no server is a network problem, a stopped question is its own kind', async () => {
  const stop = new AbortController()
  stop.abort()
  await assert.rejects(api.groups.listGroups({ signal: stop.signal }), (e: Problem) => e.kind === 'aborted')
  const away = createApi<Rooms, typeof table>(table, { origin: 'http://127.0.0.1:1', communityId: 'c' })
  await assert.rejects(away.groups.listGroups(), (e: Problem) => e.kind === 'network' && mayRetry(e))
})

test('a keyed endpoint gets a fresh key for each wish, and the same one while nobody knows whether it was heard', async () => {
  const give = async (amount: number) => {
    await api.groups.give({ body: { amount } }).catch(() => {})
    return heard.at(-1)!.headers['idempotency-key']
  }
  answer = { status: 502, body: '<html>bad gateway</html>' }
  const first = await give(5)
  assert.match(String(first), /^[0-9a-f]{32}$/)
  const other = await give(6)
  assert.notEqual(other, first)
  answer = { status: 200, body: '{}' }
  assert.equal(await give(5), first)
  answer = { status: 409, body: '{"code":"wallet.not-enough","title":"不够。"}' }
  const second = await give(5)
  assert.notEqual(second, first)
  assert.notEqual(await give(5), second)
})
