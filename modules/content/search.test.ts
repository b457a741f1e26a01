// Search by Chinese phrases: what is there is found, what may not be read is not, page after page.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openWorld, type SignedInMember, type World } from '#tests/world.ts'
import { deletePost } from './commands/delete-post.ts'
import { editPost } from './commands/edit-post.ts'
import { groupOf, words } from './fixtures/cast.ts'
import { writeComment, writePost } from './index.ts'
import { searchFor } from './store/search.ts'

let world: World
let ling: SignedInMember
let bo: SignedInMember
let group: string
before(async () => {
  world = await openWorld()
  ;[ling, bo] = await Promise.all([world.member('凌'), world.member('博')])
  group = await groupOf(world.ctx(), '读书群', ling.memberId)
})
after(() => world.close())

const find = async (text: string, who = ling, more: { groupId?: string; limit?: number; cursor?: string } = {}) =>
  searchFor(world.ctx(who.actor), who.memberId, { text, limit: 20, ...more })
const ids = async (text: string, who = ling) => (await find(text, who)).items.map(hit => hit.commentId ?? hit.postId)
const say = (text: string, groupId: string | null = null) => writePost(world.ctx(ling.actor), words(text, groupId))

test('a phrase is found as it stands: one character, a part of a word, mixed with Latin, however wide or high', async () => {
  const bridge = await say('南京市长江大桥，今早六点二十的风很大')
  const coffee = await say('Coffee 与猫：ＡＩ 时代的手冲课')
  for (const phrase of ['长江大桥', '市长江', '桥', '六点二十', '的风很', '今早'])
    assert.deepEqual(await ids(phrase), [bridge], phrase)
  for (const phrase of ['猫', 'coffee', 'COFF', 'ai', '手冲', '冲课', '时代 猫'])
    assert.deepEqual(await ids(phrase), [coffee], phrase)
  // The pairs are all there, but not in a row.
  const scattered = await say('江大很远，大桥很近，长江更远')
  assert.deepEqual(await ids('长江大桥'), [bridge])
  assert.deepEqual(new Set(await ids('大桥')), new Set([bridge, scattered]))
  assert.deepEqual(await ids('没有的词'), [])
  assert.deepEqual(await ids('，。！'), [])
})

test('comments are found with their post, and the words around are marked', async () => {
  const id = await say('一篇很短的')
  const comment = await writeComment(world.ctx(bo.actor), id, { text: '我最喜欢那句“人间值得认真”，抄了三遍', replyTo: null })
  const [hit] = (await find('人间值得')).items
  assert.deepEqual([hit?.kind, hit?.postId, hit?.commentId, hit?.author.name], ['comment', id, comment.id, '博'])
  assert.deepEqual(hit?.excerpt, [
    { text: '我最喜欢那句“', hit: false },
    { text: '人间值得', hit: true },
    { text: '认真”，抄了三遍', hit: false },
  ])
})

test('what stands in a group is found only by those who sit there; an edit or a deletion counts at once', async () => {
  const id = await say('只在群里说的秘密花园', group)
  assert.deepEqual(await ids('秘密花园'), [id])
  assert.deepEqual(await ids('秘密花园', bo), [])
  await editPost(world.ctx(ling.actor), id, '只在群里说的空中花园')
  assert.deepEqual([await ids('秘密花园'), await ids('空中花园')], [[], [id]])
  await deletePost(world.ctx(ling.actor), id)
  assert.deepEqual(await ids('空中花园'), [])
})

test('pages follow each other, newest first, without losing or doubling', async () => {
  const made: string[] = []
  for (let n = 0; n < 7; n++) {
    if (n % 3 === 0) await world.advance(1_000)
    made.push(await say(`晨跑打卡第 ${n} 天`))
  }
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await find('晨跑打卡', bo, { limit: 3, ...(cursor && { cursor }) })
    seen.push(...page.items.map(hit => hit.postId))
    cursor = page.next ?? undefined
  } while (cursor)
  assert.equal(seen.length, 7)
  assert.deepEqual([...seen].sort(), [...made].sort())
})

test('signs in a query are only signs', async () => {
  const id = await say("it's 100% | & ! <-> \\ 'quoted' :* 对吧")
  for (const text of ["'", '\\', ':*', '& |', "it's", '<->', "') or 1=1 --"]) await find(text)
  assert.deepEqual(await ids("it's 100%"), [id])
  assert.deepEqual(await ids('对吧'), [id])
})
