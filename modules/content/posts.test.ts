// Posts: written, read, edited, taken back; and every reason why not.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { banFromGroup, muteGroup } from '#modules/groups/index.ts'
import { ask } from '#tests/ask.ts'
import { openWorld, type SignedInMember, type World } from '#tests/world.ts'
import { broken, editor, groupOf, words } from './fixtures/cast.ts'
import { writePost } from './index.ts'

let world: World
let ling: SignedInMember
let bo: SignedInMember
let dan: SignedInMember
let group: string
before(async () => {
  world = await openWorld()
  ;[ling, bo, dan] = await Promise.all([world.member('凌'), world.member('博'), world.member('丹')])
  group = await groupOf(world.ctx(), '晨读一群', ling.memberId, bo.memberId)
})
after(() => world.close())

const here = (who: SignedInMember, route: string, body?: unknown) => {
  const [method, path] = route.split(' ')
  return ask(world, `${method} /communities/${world.club.id}${path}`, {
    cookie: who.cookie,
    ...(body === undefined ? {} : { body }),
  })
}
const post = async (who: SignedInMember, text: string, groupId: string | null = group): Promise<string> => {
  const answer = await here(who, 'POST /posts', { text, groupId })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return answer.body.id
}
const code = async (answer: ReturnType<typeof here>) => {
  const { status, body } = await answer
  return [status, body?.code]
}

test('a post is read by those who sit in the group, with its author’s name card', async () => {
  const written = await here(ling, 'POST /posts', { text: '今天读第三章\n有什么想法？', groupId: group })
  assert.equal(written.status, 200, JSON.stringify(written.body))
  const { author, ...rest } = written.body
  assert.deepEqual(author, {
    memberId: ling.memberId,
    name: '凌',
    avatarFileId: null,
    cardName: '001-凌',
    number: 1,
    role: 'member',
  })
  assert.equal(rest.text, '今天读第三章\n有什么想法？')
  assert.deepEqual(rest.reactions, { like: 0, thanks: 0, insight: 0, cheer: 0 })
  assert.equal(rest.publishedAt, world.clock.now().toISOString())
  const stream = await here(bo, `GET /groups/${group}/stream`)
  assert.deepEqual(stream.body, { pinned: [], items: [written.body], next: null })
  const page = await here(bo, `GET /posts/${rest.id}`)
  assert.deepEqual(page.body, { post: written.body, comments: [], next: null })
})

test('streams come newest first, a page at a time, nothing twice and nothing lost', async () => {
  const group = await groupOf(world.ctx(), '翻页群', ling.memberId)
  const made: string[] = []
  for (let n = 0; n < 7; n++) {
    // two in one instant: the id decides
    if (n % 2 === 0) await world.advance(1_000)
    made.push(await post(ling, `第 ${n} 篇`, group))
  }
  const seen: string[] = []
  let cursor = ''
  do {
    const page = await here(ling, `GET /groups/${group}/stream?limit=3${cursor && `&cursor=${cursor}`}`)
    seen.push(...page.body.items.map((one: { id: string }) => one.id))
    cursor = page.body.next ?? ''
  } while (cursor)
  assert.equal(new Set(seen).size, 7)
  assert.deepEqual([...seen].sort(), [...made].sort())
  const instants = (await here(ling, `GET /groups/${group}/stream`)).body.items.map(
    (one: { publishedAt: string }) => one.publishedAt,
  )
  assert.deepEqual(instants, [...instants].sort().reverse())
  assert.equal((await here(ling, `GET /groups/${group}/stream?cursor=bm90aGluZw`)).status, 400)
})

test('filters find the featured, the voices, one author', async () => {
  const group = await groupOf(world.ctx(), '筛选群', ling.memberId, bo.memberId)
  const [one] = [await post(ling, '凌的', group), await post(bo, '博的', group)]
  const own = await writePost(world.ctx(editor), words('社群的', group))
  const ids = async (query: string) =>
    (await here(ling, `GET /groups/${group}/stream?${query}`)).body.items.map((item: { id: string }) => item.id)
  assert.deepEqual(await ids(`author=${ling.memberId}`), [one])
  assert.deepEqual(await ids('author=community'), [own])
  assert.deepEqual(await ids('featured=true'), [])
  assert.deepEqual(await ids('kind=voice'), [])
  assert.equal((await ids('kind=text')).length, 3)
})

test('only those who sit in the group write there; a muted group hears only its teachers', async () => {
  assert.deepEqual(await code(here(dan, 'POST /posts', { text: '路过', groupId: group })), [404, 'house.not-found'])
  const quiet = await groupOf(world.ctx(), '禁言群', ling.memberId)
  await muteGroup(world.ctx(), quiet, '讲课中')
  assert.deepEqual(await code(here(ling, 'POST /posts', { text: '插一句', groupId: quiet })), [403, 'groups.muted'])
})

test('an empty post is none, and pictures do not go with a voice', async () => {
  assert.deepEqual(await code(here(ling, 'POST /posts', { text: '  \n ', groupId: group })), [422, 'content.empty'])
  const fil = 'fil_01kjv3m0000000000000000000'
  assert.deepEqual(await code(here(ling, 'POST /posts', { pictures: [fil], voice: fil })), [422, 'content.one-kind'])
  assert.deepEqual(await code(here(ling, 'POST /posts', { pictures: [fil] })), [409, 'content.upload-gone'])
})

test('the community’s stream is open to members until it is closed to their posts', async () => {
  const own = await post(ling, '大家早', null)
  const ctx = world.ctx(editor)
  const { setMembersWrite } = await import('./index.ts')
  await setMembersWrite(ctx, false)
  assert.deepEqual(await code(here(ling, 'POST /posts', { text: '再来一句' })), [403, 'content.stream-closed'])
  assert.equal((await here(bo, `POST /posts/${own}/comments`, { text: '早' })).status, 200)
  const mine = (await here(ling, 'GET /stream/mine')).body
  assert.deepEqual([mine.write, mine.comment, mine.moderate], [false, true, false])
  assert.match(mine.whyNotWrite, /community publishes here/)
  await setMembersWrite(ctx, true)
})

test('an author mends a post for a day, twenty times; what it said is kept', async () => {
  const id = await post(ling, '错别自')
  assert.deepEqual(await code(here(bo, `PATCH /posts/${id}`, { text: '改' })), [403, 'content.not-yours'])
  const mended = await here(ling, `PATCH /posts/${id}`, { text: '错别字' })
  assert.equal(mended.body.text, '错别字')
  assert.equal(mended.body.editedAt, world.clock.now().toISOString())
  for (let n = 0; n < 19; n++) assert.equal((await here(ling, `PATCH /posts/${id}`, { text: `错别字 ${n}` })).status, 200)
  assert.deepEqual(await code(here(ling, `PATCH /posts/${id}`, { text: '还改' })), [409, 'content.edit-too-often'])
  const { rows } = await world.house.database.pool.query(
    'select text from content_earlier_texts where post_id = $1 order by at, id',
    [id],
  )
  assert.equal(rows.length, 20)
  assert.equal(
    rows.some(row => row.text === '错别自'),
    true,
  )
  const late = await post(ling, '旧的')
  assert.deepEqual(await code(here(ling, `PATCH /posts/${late}`, { text: '' })), [422, 'content.empty'])
  await world.advance(24 * 3_600_000 + 1)
  assert.deepEqual(await code(here(ling, `PATCH /posts/${late}`, { text: '新的' })), [409, 'content.edit-too-late'])
})

test('an author takes a post back, and nobody finds it again', async () => {
  const id = await post(ling, '发错了')
  assert.deepEqual(await code(here(bo, `DELETE /posts/${id}`)), [403, 'content.not-yours'])
  assert.deepEqual(await code(here(dan, `DELETE /posts/${id}`)), [404, 'house.not-found'])
  assert.equal((await here(ling, `DELETE /posts/${id}`)).status, 200)
  assert.equal((await here(ling, `DELETE /posts/${id}`)).status, 200)
  assert.deepEqual(await code(here(bo, `GET /posts/${id}`)), [404, 'house.not-found'])
  assert.deepEqual(await code(here(bo, `POST /posts/${id}/comments`, { text: '咦' })), [409, 'content.post-closed'])
})

test('who is named is told, if he may read it; the name shown is the one he goes by now', async () => {
  const id = await post(ling, `@${bo.memberId} 看看，还有 @${dan.memberId}`)
  const page = await here(bo, `GET /posts/${id}`)
  assert.deepEqual(page.body.post.mentions, [{ memberId: bo.memberId, name: '博' }])
  const notices = (await here(bo, 'GET /notices')).body.items
  assert.deepEqual([notices[0].kind, notices[0].postId, notices[0].by.name], ['mention', id, '凌'])
  assert.equal((await here(dan, 'GET /notices/unread')).body.unread, 0)
})

test('someone banned from the group finds it closed on every side', async () => {
  const shut = await groupOf(world.ctx(), '封禁群', ling.memberId, bo.memberId)
  const id = await post(bo, '我还在', shut)
  await banFromGroup(world.ctx(), shut, bo.memberId, '广告')
  await world.settle()
  for (const route of [`GET /groups/${shut}/stream`, `GET /posts/${id}`, `GET /posts/${id}/comments`, `DELETE /posts/${id}`])
    assert.deepEqual(await code(here(bo, route)), [404, 'house.not-found'], route)
  assert.deepEqual(await code(here(bo, `PATCH /posts/${id}`, { text: '改' })), [404, 'house.not-found'])
  assert.deepEqual(await code(here(bo, `POST /posts/${id}/comments`, { text: '喂' })), [404, 'house.not-found'])
})

test('after all of this the laws hold', async () => {
  await world.settle()
  assert.deepEqual(await broken(world.house), [])
})
