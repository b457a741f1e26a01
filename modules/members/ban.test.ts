// A ban, a leave-taking and a sign-out hold everywhere at once: pages, files, live connections, a new sign-in.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { openWorld, type SignedInMember, type SignedInOperator, type World } from '#tests/world.ts'
import { findOrAddMemberByIdentity, isMemberPresent } from './index.ts'

let world: World
let mei: SignedInOperator
let origin: string
before(async () => {
  world = await openWorld()
  mei = await world.operator('Mei 梅', 'owner')
  await world.house.live.start()
  origin = await world.app.listen({ host: '127.0.0.1', port: 0 })
})
after(() => world.close())

const path = (rest: string) => `/api/communities/${world.club.id}${rest}`
const desk = (method: 'POST' | 'DELETE', rest: string, payload?: object) =>
  world.app.inject({ method, url: path(rest), headers: mei.headers, ...(payload && { payload }) })
const reads = async (who: SignedInMember) => (await world.app.inject({ url: path('/me'), headers: who.headers })).statusCode

/** Listens until the server ends the stream; gives what was heard. */
async function listenLive(who: SignedInMember): Promise<{ heard: Promise<string>; stop(): void }> {
  const stop = new AbortController()
  const answer = await fetch(`${origin}${path('/live')}`, { headers: { cookie: who.cookie }, signal: stop.signal })
  assert.equal(answer.status, 200)
  const heard = answer.text().catch(() => 'cut off by the listener')
  await pause(30)
  return { heard, stop: () => stop.abort() }
}
const within = (heard: Promise<string>, ms: number) => Promise.race([heard, pause(ms, 'still open')])

test('a banned member is out at once, on every surface, and in again when readmitted', async () => {
  const dan = await world.member('丹')
  const ling = await world.member('凌')
  assert.equal(await reads(dan), 200)
  const [his, hers] = [await listenLive(dan), await listenLive(ling)]
  const banned = await desk('POST', `/members/${dan.memberId}/ban`, { why: '多次发广告' })
  assert.equal(banned.statusCode, 200, banned.body)
  const refused = await world.app.inject({ url: path('/me'), headers: dan.headers })
  assert.deepEqual([refused.statusCode, refused.json().out], [401, 'members.banned'])
  await world.settle()
  assert.match(await within(his.heard, 2_000), /event: bye\ndata: {"reason":"members\.banned"}/)
  assert.equal(await within(hers.heard, 100), 'still open')
  hers.stop()
  assert.equal((await world.app.inject({ url: path('/live'), headers: dan.headers })).statusCode, 401)
  // A browser's line cannot read a status: it is told in the stream, and why.
  const line = { ...dan.headers, accept: 'text/event-stream' }
  const told = await world.app.inject({ url: path('/live'), headers: line })
  assert.deepEqual([told.statusCode, told.body], [200, 'event: bye\ndata: {"reason":"members.banned"}\n\n'])
  const stranger = { accept: 'text/event-stream' }
  assert.equal((await world.app.inject({ url: path('/live'), headers: stranger })).statusCode, 401)
  const entering = await world.app.inject({ method: 'POST', url: path('/entrance'), headers: dan.headers })
  assert.deepEqual([entering.statusCode, entering.json().code], [403, 'members.banned'])
  assert.match(entering.json().title, /晨声社.*多次发广告/)
  assert.equal(await isMemberPresent(world.ctx(), dan.memberId), false)
  assert.equal((await world.app.inject({ url: path(`/directory/${dan.memberId}`), headers: ling.headers })).statusCode, 404)
  assert.equal((await desk('POST', `/members/${dan.memberId}/ban`, { why: '再来一次' })).json().bannedWhy, '多次发广告')
  await desk('DELETE', `/members/${dan.memberId}/ban`)
  assert.equal(await reads(dan), 200)
})

test('ten bans at once are one', async () => {
  const chen = await world.member('晨')
  await Promise.all(Array.from({ length: 10 }, () => desk('POST', `/members/${chen.memberId}/ban`, { why: '测试' })))
  await world.settle()
  const rows = await world.house.db
    .selectFrom('kernelFacts')
    .select('id')
    .where('name', '=', 'members.banned')
    .where('subject', '=', chen.memberId)
    .execute()
  assert.equal(rows.length, 1)
})

test('who leaves is out, hears no more, and is not brought back by others', async () => {
  const bo = await world.member('博')
  const live = await listenLive(bo)
  assert.equal((await world.app.inject({ method: 'POST', url: path('/me/departure'), headers: bo.headers })).statusCode, 200)
  assert.equal(await reads(bo), 401)
  await world.settle()
  assert.match(await within(live.heard, 2_000), /event: bye/)
  const found = await findOrAddMemberByIdentity(world.ctx(), { kind: 'email', subject: bo.email, source: 'test', proved: true })
  assert.deepEqual([found.memberId, found.isNew], [bo.memberId, false])
  assert.equal(await reads(bo), 401)
  assert.equal((await world.app.inject({ method: 'POST', url: path('/entrance'), headers: bo.headers })).statusCode, 200)
  assert.equal(await reads(bo), 200)
})

test('signing out everywhere cuts the open connections of all devices', async () => {
  const ling = await world.member('凌')
  const secret = await world.house.sessions.open(world.ctx(), 'member', ling.personId, 'a second device')
  const phone = { ...ling, cookie: `ql-member=${secret}`, headers: { ...ling.headers, cookie: `ql-member=${secret}` } }
  const live = await listenLive(phone)
  assert.equal(
    (await world.app.inject({ method: 'DELETE', url: path('/me/sessions?here=true'), headers: ling.headers })).statusCode,
    200,
  )
  await world.settle()
  assert.match(await within(live.heard, 2_000), /event: bye/)
  assert.equal(await reads(phone), 401)
})
