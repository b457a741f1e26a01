// Keeping order: reports once each, takedowns with a reason and a way back, pins that fit, many at once as previewed.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { changeRole } from '#modules/groups/index.ts'
import { ask } from '#tests/ask.ts'
import { openWorld, type SignedInMember, type SignedInOperator, type World } from '#tests/world.ts'
import { takeDownPost } from './commands/take-down.ts'
import { broken, editor, groupOf, words } from './fixtures/cast.ts'
import { pinPost, writeComment, writePost } from './index.ts'

let world: World
let mei: SignedInOperator
let [ling, bo, hao]: SignedInMember[] = []
let group: string
before(async () => {
  world = await openWorld()
  mei = await world.operator('Mei 梅', 'owner')
  ;[ling, bo, hao] = await Promise.all(['凌', '博', '浩'].map(name => world.member(name)))
  group = await groupOf(world.ctx(), '晨读一群', ...[ling, bo, hao].map(one => one?.memberId as string))
  await changeRole(world.ctx(), group, hao?.memberId as string, 'host')
})
after(() => world.close())

const call = (who: { cookie: string } | undefined, route: string, body?: unknown) => {
  const [method, path] = route.split(' ')
  return ask(world, `${method} /communities/${world.club.id}${path}`, {
    cookie: who?.cookie ?? '',
    ...(body === undefined ? {} : { body }),
  })
}
const post = (who = ling, text = '一篇') => writePost(world.ctx(who?.actor), words(text, group))

test('a report is made once; the first that is upheld settles all of them and takes the post down', async () => {
  const id = await post()
  assert.equal((await call(bo, `POST /posts/${id}/reports`, { reason: 'spam', text: '刷屏' })).status, 200)
  assert.equal((await call(bo, `POST /posts/${id}/reports`, { reason: 'abuse' })).body.code, 'content.already-reported')
  await world.advance(1_000)
  await call(hao, `POST /posts/${id}/reports`, { reason: 'other' })
  const queue = (await call(hao, `GET /groups/${group}/reports`)).body.items
  assert.deepEqual(
    queue.map((r: any) => [r.reason, r.text, r.reporter.name, r.excerpt, r.authorName]),
    [
      ['spam', '刷屏', '博', '一篇', '凌'],
      ['other', '', '浩', '一篇', '凌'],
    ],
  )
  assert.equal((await call(bo, `GET /groups/${group}/reports`)).body.code, 'house.forbidden')
  assert.equal((await call(bo, `POST /reports/${queue[0].id}`, { verdict: 'upheld' })).body.code, 'house.forbidden')
  const both = await Promise.all([
    call(hao, `POST /reports/${queue[0].id}`, { verdict: 'upheld', note: '广告' }),
    call(mei, `POST /content/reports/${queue[0].id}`, { verdict: 'upheld' }),
  ])
  assert.deepEqual(both.map(answer => answer.status).sort(), [200, 409])
  assert.deepEqual((await call(mei, 'GET /content/reports?state=open')).body.items, [])
  assert.equal((await call(mei, 'GET /content/reports?state=upheld')).body.items.length, 2)
  assert.equal((await call(ling, `GET /posts/${id}`)).body.code, 'content.post-hidden')
  assert.equal((await call(hao, `POST /reports/${queue[0].id}`, { verdict: 'upheld' })).body.code, 'content.report-settled')
})

test('a reported comment is taken down alone; its author is told the reason', async () => {
  const id = await post()
  const comment = await writeComment(world.ctx(bo?.actor), id, { text: '骂人的话', replyTo: null })
  await call(ling, `POST /comments/${comment.id}/reports`, { reason: 'abuse' })
  const [report] = (await call(mei, 'GET /content/reports')).body.items.filter((r: any) => r.commentId === comment.id)
  const settled = (
    await call(mei, `POST /content/reports/${report.id}`, { verdict: 'upheld', how: 'removed', note: '请好好说话' })
  ).body
  assert.deepEqual([settled.state, settled.targetState], ['upheld', 'removed'])
  const page = (await call(ling, `GET /posts/${id}`)).body
  assert.deepEqual([page.post.commentsCount, page.comments], [0, []])
  const [notice] = (await call(bo, 'GET /notices')).body.items
  assert.deepEqual([notice.kind, notice.commentId, notice.reason], ['hidden', comment.id, '请好好说话'])
  assert.equal((await call(mei, `DELETE /content/comments/${comment.id}/takedown`)).status, 200)
  assert.equal((await call(ling, `GET /posts/${id}`)).body.post.commentsCount, 1)
  assert.equal((await call(mei, `DELETE /content/comments/${comment.id}/takedown`)).body.code, 'content.wrong-state')
})

test('upheld without a word, a report tells the author its kind, in the language of the community', async () => {
  const id = await post()
  await call(bo, `POST /posts/${id}/reports`, { reason: 'private' })
  const [report] = (await call(hao, `GET /groups/${group}/reports`)).body.items
  await call(hao, `POST /reports/${report.id}`, { verdict: 'upheld' })
  assert.equal((await call(ling, `GET /posts/${id}`)).body.reason, '泄露隐私')
})

test('a post taken down is gone for all but its author, who reads why; put back, it is as it was', async () => {
  const id = await post()
  await writeComment(world.ctx(bo?.actor), id, { text: '留着', replyTo: null })
  const before = (await call(bo, `GET /posts/${id}`)).body
  assert.equal((await call(bo, `POST /posts/${id}/takedown`, { reason: '看不惯' })).body.code, 'house.forbidden')
  assert.equal((await call(hao, `POST /posts/${id}/takedown`, { reason: '离题' })).status, 200)
  assert.equal((await call(hao, `POST /posts/${id}/takedown`, { reason: '离题' })).body.code, 'content.wrong-state')
  assert.equal((await call(bo, `GET /posts/${id}`)).status, 404)
  const his = await call(ling, `GET /posts/${id}`)
  assert.deepEqual([his.status, his.body.code, his.body.reason], [410, 'content.post-hidden', '离题'])
  assert.equal((await call(ling, `PATCH /posts/${id}`, { text: '改改' })).body.code, 'content.post-closed')
  const shown = (await call(mei, `GET /content/posts/${id}`)).body
  assert.deepEqual([shown.post.state, shown.post.takedown.reason, shown.comments.length], ['hidden', '离题', 1])
  assert.equal((await call(mei, `DELETE /content/posts/${id}/takedown`)).body.state, 'published')
  assert.deepEqual((await call(bo, `GET /posts/${id}`)).body, before)
})

test('what its author deleted does not come back by a moderator’s hand', async () => {
  const id = await post()
  await call(ling, `DELETE /posts/${id}`)
  assert.equal((await call(mei, `DELETE /content/posts/${id}/takedown`)).body.code, 'content.wrong-state')
  assert.equal((await call(mei, `POST /content/posts/${id}/takedown`, { reason: '已删' })).body.code, 'content.wrong-state')
})

test('five posts are pinned at most, however many hosts pin at once', async () => {
  const ids = await Promise.all(Array.from({ length: 9 }, (_, n) => post(ling, `置顶 ${n}`)))
  const results = await Promise.allSettled(ids.map(id => pinPost(world.ctx(hao?.actor), id, true)))
  assert.equal(results.filter(r => r.status === 'fulfilled').length, 5)
  for (const r of results) if (r.status === 'rejected') assert.match(String(r.reason), /content\.pins-full/)
  const stream = (await call(bo, `GET /groups/${group}/stream`)).body
  assert.equal(stream.pinned.length, 5)
  const pinnedIds = stream.pinned.map((one: any) => one.id)
  assert.equal(
    stream.items.some((one: any) => pinnedIds.includes(one.id)),
    false,
  )
  await takeDownPost(world.ctx(editor), pinnedIds[0], { how: 'hidden', reason: '过期' })
  assert.equal((await call(hao, `PUT /posts/${ids[results.findIndex(r => r.status === 'rejected')]}/pin`)).status, 200)
  for (const id of ids) await call(hao, `DELETE /posts/${id}/pin`)
  assert.deepEqual((await call(bo, `GET /groups/${group}/stream`)).body.pinned, [])
})

test('a featured post says so to its author and is found among the featured', async () => {
  const id = await post(bo)
  assert.equal((await call(mei, `PUT /content/posts/${id}/feature`, { note: '写得真好' })).status, 200)
  await call(mei, `PUT /content/posts/${id}/feature`, {})
  const found = (await call(ling, `GET /groups/${group}/stream?featured=true`)).body.items
  assert.deepEqual(
    found.map((one: any) => one.id),
    [id],
  )
  const notices = (await call(bo, 'GET /notices')).body.items.filter((n: any) => n.postId === id)
  assert.deepEqual(
    notices.map((n: any) => [n.kind, n.reason]),
    [['featured', '写得真好']],
  )
  await call(mei, `DELETE /content/posts/${id}/feature`)
  assert.deepEqual((await call(ling, `GET /groups/${group}/stream?featured=true`)).body.items, [])
})

test('many are taken down exactly as previewed, or not at all', async () => {
  const spam = await Promise.all([1, 2, 3].map(n => post(bo, `加微信领红包 ${n}`)))
  const selection = { author: bo?.memberId, text: '领红包' }
  const preview = (await call(mei, 'POST /content/takedowns/preview', selection)).body
  assert.deepEqual([preview.count, preview.posts.map((one: any) => one.id).sort()], [3, [...spam].sort()])
  const late = await post(bo, '又来领红包')
  const wish = { selection, count: 3, reason: '广告' }
  const stale = await call(mei, 'POST /content/takedowns', wish)
  assert.deepEqual([stale.status, stale.body.code, stale.body.count], [409, 'content.preview-stale', 4])
  assert.equal((await call(mei, 'POST /content/takedowns', { ...wish, count: 4 })).body.count, 4)
  const hidden = (await call(mei, `GET /content/posts?state=hidden&author=${bo?.memberId}`)).body.items.map((one: any) => one.id)
  for (const id of [...spam, late]) assert.equal(hidden.includes(id), true)
  assert.equal((await call(mei, 'POST /content/takedowns/preview', {})).status, 422)
})

test('operators find posts by words, state and reports', async () => {
  const id = await post(ling, '运营要找的那一篇')
  await call(bo, `POST /posts/${id}/reports`, { reason: 'false' })
  const ids = async (query: string) => (await call(mei, `GET /content/posts?${query}`)).body.items.map((one: any) => one.id)
  assert.deepEqual(await ids(`text=${encodeURIComponent('要找的那')}`), [id])
  assert.deepEqual(await ids('reported=true'), [id])
  assert.equal((await ids('state=published&groupId=community')).length, 0)
})

test('after all of this the laws hold', async () => {
  await world.settle()
  assert.deepEqual(await broken(world.house), [])
})
