// Posts for holders of a right: there a second before their tier ends, gone a second after it; on the page, in the stream, in
// search, as a file, and on the open line.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { buy, planOf } from '#modules/tiers/fixtures/cast.ts'
import { freezeHolding, unfreezeHolding } from '#modules/tiers/index.ts'
import { openWorld, type SignedInMember, type SignedInOperator, type World } from '#tests/world.ts'
import { editor, groupOf, words } from './fixtures/cast.ts'
import { writeComment, writePost } from './index.ts'

const right = '听全部'
let world: World
let origin: string
let mei: SignedInOperator
let [ling, bo, chen]: SignedInMember[] = []
let postId: string
let fileId: string
let holdingId: string
let until: Date
const at = (path: string) => `/api/communities/${world.club.id}${path}`
const get = async (path: string, who = ling) => {
  const answer = await world.app.inject({ url: at(path), headers: who?.headers ?? {} })
  return { status: answer.statusCode, body: answer.headers['content-type']?.includes('json') ? answer.json() : null }
}

before(async () => {
  world = await openWorld({ startsAt: '2026-03-02T02:00:00Z' })
  ;[ling, bo, chen] = await Promise.all(['凌', '博', '晨'].map(name => world.member(name)))
  mei = await world.operator('梅', 'owner')
  const plan = await planOf(world.ctx(), { months: 1, rights: [right], keepsArchive: false })
  const keeping = await planOf(world.ctx(), { months: 1, rights: [right], keepsArchive: true })
  holdingId = await buy(world.ctx(), plan, ling?.memberId as string)
  await buy(world.ctx(), keeping, chen?.memberId as string)
  until = new Date('2026-04-02T02:00:00Z')
  postId = await publish('早上的声音，只给会员听')
  await writePost(world.ctx(editor), words('大家都能听'))
  await world.settle()
  await world.house.live.start()
  origin = await world.app.listen({ host: '127.0.0.1', port: 0 })
})
after(() => world.close())

/** Mei publishes a voice for holders, as she does on the console. */
async function publish(text: string): Promise<string> {
  const form = new FormData()
  form.append('file', new Blob([readFileSync('kernel/media/fixtures/two.mp3') as Uint8Array<ArrayBuffer>]), 'two.mp3')
  const sent = new Response(form)
  const uploaded = await world.app.inject({
    method: 'POST',
    url: at('/content/uploads/voice'),
    headers: { ...mei.headers, 'content-type': sent.headers.get('content-type') ?? '' },
    payload: Buffer.from(await sent.arrayBuffer()),
  })
  fileId = uploaded.json().fileId
  const answer = await world.app.inject({
    method: 'POST',
    url: at('/content/posts'),
    headers: mei.headers,
    payload: { text, voice: fileId, forRight: right, as: 'now' },
  })
  assert.equal(answer.statusCode, 200, answer.body)
  assert.equal(answer.json().forRight, right)
  return answer.json().id
}

/** Where a member meets the post. */
async function meets(who: SignedInMember | undefined) {
  const stream = (await get('/stream', who)).body
  return {
    page: (await get(`/posts/${postId}`, who)).status,
    stream: stream.items.some((post: any) => post.id === postId),
    search: (await get(`/search?text=${encodeURIComponent('早上的声音')}`, who)).body.items.length,
    file: (await get(`/files/${fileId}`, who)).status,
  }
}
const whole = { page: 200, stream: true, search: 1, file: 200 }
const nothing = { page: 404, stream: false, search: 0, file: 404 }

async function listenAs(who: SignedInMember | undefined) {
  const stop = new AbortController()
  const answer = await fetch(`${origin}${at('/live')}`, { headers: { cookie: who?.cookie ?? '' }, signal: stop.signal })
  let text = ''
  void (async () => {
    for await (const chunk of answer.body as ReadableStream<Uint8Array>) text += Buffer.from(chunk).toString()
  })().catch(() => {})
  return { text: () => text, stop: () => stop.abort() }
}
async function until_(what: () => boolean): Promise<void> {
  for (let waited = 0; !what(); waited++) {
    assert.ok(waited < 500, 'nothing came for five seconds')
    await pause(10)
  }
}

test('holders meet it everywhere, others nowhere', async () => {
  assert.deepEqual(await meets(ling), whole)
  assert.deepEqual(await meets(bo), nothing)
  assert.equal((await get('/stream', bo)).body.items.length, 1)
  await assert.rejects(writeComment(world.ctx(bo?.actor), postId, { text: '早', replyTo: null }), /not-found/)
  await writeComment(world.ctx(ling?.actor), postId, { text: '早', replyTo: null })
})

test('a member says for no other than all who read', async () => {
  await assert.rejects(writePost(world.ctx(ling?.actor), { ...words('我也要'), forRight: right }), /forbidden/)
})

test('in a group it takes both: a seat and the right', async () => {
  const groupId = await groupOf(world.ctx(), '铁杆一群', bo?.memberId as string, ling?.memberId as string)
  const inGroup = await writePost(world.ctx(editor), { ...words('群里的会员帖', groupId), forRight: right })
  const statuses = []
  for (const who of [ling, bo, chen]) statuses.push((await get(`/posts/${inGroup}`, who)).status)
  assert.deepEqual(statuses, [200, 404, 404])
})

test('frozen, it is closed at once; thawed, it is open again', async () => {
  await freezeHolding(world.ctx(mei.actor), holdingId, { days: null, reason: '出差' })
  assert.deepEqual(await meets(ling), nothing)
  await unfreezeHolding(world.ctx(mei.actor), holdingId)
  assert.deepEqual(await meets(ling), whole)
})

test('a second before the end all of it, a second after it nothing, on every surface; the archive of who keeps it stays', async () => {
  // Whoever is not here for weeks is signed out.
  for (const days of [10, 20, 30]) {
    await world.advance(new Date(until.getTime() - (31 - days) * 86_400_000))
    world.house.sessions.forget()
    for (const who of [ling, bo, chen]) await get('/stream', who)
  }
  const [hers, his] = [await listenAs(ling), await listenAs(bo)]
  await world.advance(new Date(until.getTime() - 1_000))
  assert.deepEqual(await meets(ling), whole)
  const early = await writePost(world.ctx(editor), { ...words('最后一秒'), forRight: right })
  await world.settle()
  await until_(() => hers.text().includes(early))
  // The clock alone is moved: no job has run.
  world.clock.moveTo(new Date(until.getTime() + 1_000))
  assert.deepEqual(await meets(ling), nothing)
  assert.deepEqual(await meets(chen), whole)
  await world.settle()
  await until_(() => hers.text().includes('tiers.ended'))
  const late = await writePost(world.ctx(editor), { ...words('之后的'), forRight: right })
  const open = await writePost(world.ctx(editor), words('给所有人'))
  await world.settle()
  await until_(() => hers.text().includes(open) && his.text().includes(open))
  assert.equal(hers.text().includes(late), false)
  assert.equal(his.text().includes(early), false)
  // What appeared after his end is not in his archive.
  assert.equal((await get(`/posts/${late}`, chen)).status, 404)
  assert.deepEqual(
    (await get('/stream', chen)).body.items.map((post: any) => post.id).filter((id: string) => [early, late].includes(id)),
    [early],
  )
  hers.stop()
  his.stop()
})
