// Comments: written in one statement, answered, counted; and never on what was taken down.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { within } from '#kernel/db/within.ts'
import { muteGroup } from '#modules/groups/index.ts'
import { ask } from '#tests/ask.ts'
import { openWorld, type SignedInMember, type World } from '#tests/world.ts'
import { takeDownPost } from './commands/take-down.ts'
import { broken, editor, groupOf, words } from './fixtures/cast.ts'
import { writeComment, writePost } from './index.ts'

let world: World
let ling: SignedInMember
let bo: SignedInMember
let chen: SignedInMember
let group: string
before(async () => {
  world = await openWorld()
  ;[ling, bo, chen] = await Promise.all([world.member('凌'), world.member('博'), world.member('晨')])
  group = await groupOf(world.ctx(), '晨读一群', ling.memberId, bo.memberId, chen.memberId)
})
after(() => world.close())

const here = (who: SignedInMember, route: string, body?: unknown, headers: Record<string, string> = {}) => {
  const [method, path] = route.split(' ')
  return ask(world, `${method} /communities/${world.club.id}${path}`, {
    cookie: who.cookie,
    headers,
    ...(body === undefined ? {} : { body }),
  })
}
const post = (who: SignedInMember, groupId: string | null = group) => writePost(world.ctx(who.actor), words('一篇', groupId))
const unread = async (who: SignedInMember): Promise<number> => (await here(who, 'GET /notices/unread')).body.unread

test('a comment answers another; both are told, and each only once', async () => {
  const id = await post(ling)
  const first = await here(bo, `POST /posts/${id}/comments`, { text: '说得好' })
  assert.equal(first.status, 200, JSON.stringify(first.body))
  assert.equal(first.body.author.cardName, '002-博')
  const before = [await unread(ling), await unread(bo)]
  const answer = await here(chen, `POST /posts/${id}/comments`, { text: `@${bo.memberId} 同意`, replyTo: first.body.id })
  assert.deepEqual(answer.body.replyTo, { commentId: first.body.id, name: '002-博' })
  assert.deepEqual(answer.body.mentions, [{ memberId: bo.memberId, name: '博' }])
  // Named and answered at once: one notice, and the author of the post is not the one who was answered.
  assert.deepEqual([await unread(ling), await unread(bo)], [before[0], (before[1] ?? 0) + 1])
  const page = (await here(ling, `GET /posts/${id}`)).body
  assert.equal(page.post.commentsCount, 2)
  assert.deepEqual(page.comments, [first.body, answer.body])
  assert.deepEqual((await here(ling, `GET /posts/${id}/comments`)).body.items, page.comments)
})

test('comments come in the order in which they were written, page by page', async () => {
  const id = await post(ling)
  for (let n = 0; n < 25; n++) await writeComment(world.ctx(bo.actor), id, { text: `第 ${n}`, replyTo: null })
  const page = (await here(chen, `GET /posts/${id}`)).body
  assert.equal(page.comments.length, 20)
  const rest = (await here(chen, `GET /posts/${id}/comments?cursor=${page.next}`)).body
  assert.equal(rest.items.length, 5)
  assert.equal(rest.next, null)
  const all = [...page.comments, ...rest.items].map((comment: { id: string }) => comment.id)
  assert.equal(new Set(all).size, 25)
})

test('an author mends and deletes his comment; an answer to it stays without a name', async () => {
  const id = await post(ling)
  const first = (await here(bo, `POST /posts/${id}/comments`, { text: '一' })).body
  const answer = (await here(ling, `POST /posts/${id}/comments`, { text: '二', replyTo: first.id })).body
  assert.equal((await here(chen, `PATCH /comments/${first.id}`, { text: '三' })).body.code, 'content.not-yours')
  assert.equal((await here(chen, `DELETE /comments/${first.id}`)).body.code, 'content.not-yours')
  const mended = (await here(bo, `PATCH /comments/${first.id}`, { text: '壹' })).body
  assert.deepEqual([mended.text, mended.editedAt], ['壹', world.clock.now().toISOString()])
  assert.equal((await here(bo, `DELETE /comments/${first.id}`)).status, 200)
  const page = (await here(ling, `GET /posts/${id}`)).body
  assert.equal(page.post.commentsCount, 1)
  assert.deepEqual(page.comments, [{ ...answer, replyTo: { commentId: first.id, name: null } }])
  const gone = await here(ling, `POST /posts/${id}/comments`, { text: '还答', replyTo: first.id })
  assert.equal(gone.body.code, 'content.post-closed')
  assert.equal((await here(bo, `PATCH /comments/${first.id}`, { text: '四' })).body.code, 'content.post-closed')
})

test('a comment of another post cannot be answered here', async () => {
  const [one, other] = [await post(ling), await post(ling)]
  const far = (await here(bo, `POST /posts/${other}/comments`, { text: '那边' })).body
  assert.equal((await here(bo, `POST /posts/${one}/comments`, { text: '这边', replyTo: far.id })).status, 409)
})

test('comments and a takedown at the same moment: what was refused was not written', async () => {
  const id = await post(ling)
  const results = await Promise.allSettled([
    ...Array.from({ length: 12 }, (_, n) => writeComment(world.ctx(bo.actor), id, { text: `抢 ${n}`, replyTo: null })),
    takeDownPost(world.ctx(editor), id, { how: 'hidden', reason: '离题' }),
    ...Array.from({ length: 12 }, (_, n) => writeComment(world.ctx(chen.actor), id, { text: `再抢 ${n}`, replyTo: null })),
  ])
  const written = results.filter(r => r.status === 'fulfilled').length - 1
  for (const r of results) if (r.status === 'rejected') assert.match(String(r.reason), /content\.post-closed/)
  const { rows } = await world.house.database.pool.query('select count(*)::int as n from content_comments where post_id = $1', [
    id,
  ])
  assert.equal(rows[0].n, written)
  const after = await here(chen, `POST /posts/${id}/comments`, { text: '还能评论吗' })
  assert.deepEqual([after.status, after.body.code], [409, 'content.post-closed'])
})

test('a comment that waits for a takedown under way finds the post closed', async () => {
  const id = await post(ling)
  const taken = Promise.withResolvers<void>()
  const released = Promise.withResolvers<void>()
  const takedown = within(world.ctx(editor), async ctx => {
    await takeDownPost(ctx, id, { how: 'hidden', reason: '离题' })
    taken.resolve()
    await released.promise
  })
  await taken.promise
  const refused = assert.rejects(writeComment(world.ctx(bo.actor), id, { text: '等着', replyTo: null }), /content\.post-closed/)
  const waiting = "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
  for (let tries = 0; (await world.house.database.pool.query(waiting)).rowCount === 0; tries++) {
    assert.ok(tries < 500, 'the comment waits for nobody')
    await pause(5)
  }
  released.resolve()
  await Promise.all([takedown, refused])
})

test('answers, deletions and comments at once do not wait in a ring', async () => {
  const id = await post(ling)
  const made = await Promise.all(
    Array.from({ length: 8 }, (_, n) => writeComment(world.ctx(bo.actor), id, { text: `甲 ${n}`, replyTo: null })),
  )
  const results = await Promise.all(
    made.flatMap(comment => [
      here(chen, `POST /posts/${id}/comments`, { text: '答', replyTo: comment.id }),
      here(bo, `DELETE /comments/${comment.id}`),
      here(ling, `POST /posts/${id}/comments`, { text: '也答', replyTo: comment.id }),
    ]),
  )
  for (const result of results) assert.ok([200, 409].includes(result.status), `${result.status} ${JSON.stringify(result.body)}`)
})

test('a crowd comments at once: each gets his own comment or his own refusal', async () => {
  const ids = await Promise.all([post(ling), post(bo), post(chen), post(ling, null)])
  const stranger = await world.member('浩')
  const people = [ling, bo, chen, stranger]
  const wishes = Array.from({ length: 64 }, (_, n) => ({
    who: people[n % 4] as SignedInMember,
    id: ids[(n >> 2) % 4] as string,
    text: n % 8 === 1 ? `@${ling.memberId} 第 ${n} 句` : `第 ${n} 句`,
  }))
  const done = await Promise.allSettled(
    wishes.map(({ who, id, text }) => writeComment(world.ctx(who.actor), id, { text, replyTo: null })),
  )
  for (const [n, { who, id, text }] of wishes.entries()) {
    const result = done[n]
    // Without a seat he comments on what the community wrote to all, and on nothing of the group.
    if (who === stranger && id !== ids[3]) assert.equal(result?.status, 'rejected', text)
    else if (result?.status !== 'fulfilled') assert.fail(`${text}: ${result?.reason}`)
    else assert.deepEqual([result.value.postId, result.value.author.memberId, result.value.text], [id, who.memberId, text])
  }
  const page = (await here(ling, `GET /posts/${ids[0]}`)).body
  assert.equal(page.post.commentsCount, 12)
  assert.deepEqual(await broken(world.house), [])
})

test('the same idempotency key writes one comment', async () => {
  const id = await post(ling)
  const key = { 'idempotency-key': 'a-comment-once' }
  const [one, two] = await Promise.all([1, 2].map(() => here(bo, `POST /posts/${id}/comments`, { text: '一次' }, key)))
  assert.deepEqual(one?.body, two?.body)
  assert.equal((await here(bo, `GET /posts/${id}`)).body.post.commentsCount, 1)
})

test('in a muted group only those with a voice comment; the community answers as itself', async () => {
  const quiet = await groupOf(world.ctx(), '禁言群', ling.memberId)
  const id = await post(ling, quiet)
  await muteGroup(world.ctx(), quiet)
  assert.equal((await here(ling, `POST /posts/${id}/comments`, { text: '喂' })).body.code, 'groups.muted')
  const own = await writeComment(world.ctx(editor), id, { text: '明早继续', replyTo: null })
  assert.deepEqual([own.author.memberId, own.author.name], [null, '晨声社'])
})

test('what members do is counted once, and a flood counts little', async () => {
  const dan = await world.member('丹')
  const id = await writePost(world.ctx(dan.actor), words('新来的'))
  for (let n = 0; n < 6; n++) await writeComment(world.ctx(dan.actor), id, { text: `刷 ${n}`, replyTo: null })
  await here(dan, `PUT /posts/${id}/reactions/like`)
  await world.advance(90_000)
  const counted = 'select kind, count from members_activity where member_id = $1 order by kind'
  const { rows } = await world.house.database.pool.query(counted, [dan.memberId])
  assert.deepEqual(rows, [
    { kind: 'comment', count: 1 },
    { kind: 'post', count: 1 },
    { kind: 'reaction', count: 1 },
  ])
})

test('after all of this the laws hold', async () => {
  await world.settle()
  assert.deepEqual(await broken(world.house), [])
})
