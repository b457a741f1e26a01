// Open screens are told what the endpoints would answer, so that nobody has to ask again.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { within } from '#kernel/db/within.ts'
import { changeRole } from '#modules/groups/index.ts'
import { openWorld, type SignedInMember, type World } from '#tests/world.ts'
import { deletePost } from './commands/delete-post.ts'
import { report } from './commands/report.ts'
import { takeDownPost } from './commands/take-down.ts'
import { editor, groupOf, words } from './fixtures/cast.ts'
import { featurePost, react, schedulePost, writeComment, writePost } from './index.ts'

let world: World
let origin: string
let group: string
let [ling, bo]: SignedInMember[] = []
before(async () => {
  world = await openWorld()
  ;[ling, bo] = await Promise.all(['凌', '博'].map(name => world.member(name)))
  group = await groupOf(world.ctx(), '晨读一群', ling?.memberId as string, bo?.memberId as string)
  await world.settle()
  await world.house.live.start()
  origin = await world.app.listen({ host: '127.0.0.1', port: 0 })
})
after(() => world.close())

interface Heard {
  event: string
  data: any
}
const lines = new Set<{ text(): string }>()
const signals = new Set<string>()
async function listenAs(who: { cookie: string } | undefined, query = '') {
  const stop = new AbortController()
  const url = `${origin}/api/communities/${world.club.id}/live${query}`
  const answer = await fetch(url, { headers: { cookie: who?.cookie ?? '' }, signal: stop.signal })
  assert.equal(answer.status, 200)
  let text = ''
  void (async () => {
    for await (const chunk of answer.body as ReadableStream<Uint8Array>) text += Buffer.from(chunk).toString()
  })().catch(() => {})
  const heard = (): Heard[] =>
    [...text.matchAll(/event: (\S+)\ndata: (.*)\n/g)]
      .map(match => ({ event: match[1] as string, data: JSON.parse(match[2] as string) }))
      .filter(({ data }) => !signals.has(data.id ?? data.postId))
  const line = { text: () => text }
  lines.add(line)
  return {
    heard,
    of: (event: string) => heard().flatMap(one => (one.event === event ? [one.data] : [])),
    stop() {
      lines.delete(line)
      stop.abort()
    },
  }
}
/** Everything so far has reached the screens: they hear in order, and have heard a signal that came last. */
async function settled(): Promise<void> {
  await world.settle()
  const signal = await writePost(world.ctx(editor), words('·'))
  signals.add(signal)
  for (let waited = 0; [...lines].some(line => !line.text().includes(signal)); waited++) {
    assert.ok(waited < 500, 'a screen heard nothing for five seconds')
    await pause(10)
  }
}
const get = async (path: string, who = ling) =>
  (await world.app.inject({ url: `/api/communities/${world.club.id}${path}`, headers: who?.headers ?? {} })).json()

test('a post, its comments, its reactions and its end reach the open screen as the endpoints tell them', async () => {
  const line = await listenAs(ling)
  const id = await writePost(world.ctx(bo?.actor), words(`@${ling?.memberId} 早`, group))
  await settled()
  const { post } = await get(`/posts/${id}`)
  assert.deepEqual(line.of('content.posted'), [post])
  const comment = await writeComment(world.ctx(bo?.actor), id, { text: '还有一句', replyTo: null })
  await settled()
  const page = await get(`/posts/${id}`)
  assert.deepEqual(line.of('content.commented'), [{ postId: id, groupId: group, commentsCount: 1, comment: page.comments[0] }])
  assert.equal(page.comments[0].id, comment.id)
  await react(world.ctx(bo?.actor), id, 'like', true)
  await react(world.ctx(ling?.actor), id, 'like', true)
  await world.advance(1_000)
  await settled()
  assert.deepEqual(line.of('content.reactions-changed'), [
    { id, groupId: group, reactions: { like: 2, thanks: 0, insight: 0, cheer: 0 } },
  ])
  await featurePost(world.ctx(editor), id, '好')
  await settled()
  assert.deepEqual(line.of('content.post-featured'), [(await get(`/posts/${id}`)).post])
  await takeDownPost(world.ctx(editor), id, { how: 'hidden', reason: '测试' })
  await settled()
  assert.deepEqual(line.of('content.post-taken-down'), [{ id, groupId: group }])
  line.stop()
})

test('a notice reaches the one it is for, with how many are unread, and nobody else', async () => {
  const [hers, his] = [await listenAs(ling), await listenAs(bo)]
  await writePost(world.ctx(bo?.actor), words(`@${ling?.memberId} 看这里`, group))
  await settled()
  const [told] = hers.of('content.noticed')
  const [notice] = (await get('/notices')).items
  assert.deepEqual(told.notice, notice)
  assert.equal(told.unread, (await get('/notices/unread')).unread)
  assert.deepEqual(his.of('content.noticed'), [])
  hers.stop()
  his.stop()
})

test('a report is heard by those who keep order in the group, the monitor too, and not by who only lets people in', async () => {
  const [chen, dan] = [await world.member('晨'), await world.member('丹')]
  const place = await groupOf(
    world.ctx(),
    '晨读二群',
    ling?.memberId as string,
    bo?.memberId as string,
    chen.memberId,
    dan.memberId,
  )
  for (const [who, role] of [
    [ling as SignedInMember, 'host'],
    [chen, 'monitor'],
    [dan, 'connector'],
  ] as const)
    await changeRole(world.ctx(), place, who.memberId, role)
  await world.settle()
  const screens = await Promise.all([listenAs(ling), listenAs(chen), listenAs(dan), listenAs(bo)])
  const id = await writePost(world.ctx(ling?.actor), words('加我微信', place))
  await report(world.ctx(bo?.actor), { postId: id }, { reason: 'spam', text: '' })
  await settled()
  assert.deepEqual(
    screens.map(line => line.of('content.reported').map(({ postId, groupId }) => [postId, groupId])),
    [[[id, place]], [[id, place]], [], []],
  )
  for (const line of screens) line.stop()
})

test('a scheduled post appears on the open screen at its hour', async () => {
  const line = await listenAs(ling)
  const id = await writePost(world.ctx(editor), words('早安，第一声'), 'draft')
  await schedulePost(world.ctx(editor), id, { date: '2026-03-03', time: '06:20' })
  await settled()
  assert.deepEqual(line.of('content.posted'), [])
  await world.advance(new Date('2026-03-02T22:20:00Z'))
  await settled()
  assert.deepEqual(
    line.of('content.posted').map(post => [post.id, post.publishedAt, post.author.name]),
    [[id, '2026-03-02T22:20:00.000Z', '晨声社']],
  )
  line.stop()
})

test('what was taken back before it could be told is not told', async () => {
  const line = await listenAs(ling)
  await within(world.ctx(bo?.actor), async ctx => {
    await deletePost(ctx, await writePost(ctx, words('说漏嘴了', group)))
  })
  await settled()
  assert.deepEqual(line.of('content.posted'), [])
  assert.doesNotMatch(JSON.stringify(line.heard()), /说漏嘴/)
  line.stop()
})

test('operators hear that something happened, not what was said', async () => {
  const line = await listenAs(await world.operator('Mei 梅', 'owner'), '?as=operator')
  const id = await writePost(world.ctx(bo?.actor), words('群里的悄悄话', group))
  await settled()
  assert.deepEqual(
    line.of('content.posted').map(fact => [fact.postId, fact.groupId]),
    [[id, group]],
  )
  assert.doesNotMatch(JSON.stringify(line.heard()), /悄悄话/)
  line.stop()
})
