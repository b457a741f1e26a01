// The result in the group: one post, with the way to the receipt; none where there is no group, and none twice.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { groupOf } from '#modules/content/fixtures/cast.ts'
import { closeGroup } from '#modules/groups/index.ts'
import type { SignedInMember, SignedInOperator, World } from '#tests/world.ts'
import { cancelActivity } from './commands/cancel-activity.ts'
import { closeNow } from './commands/run-activity.ts'
import { settleJob } from './commands/settle-activity.ts'
import { tellResultJob } from './commands/tell-result.ts'
import { act, mistakes, openHall, putTin } from './fixtures/hall.ts'

let world: World
let mei: SignedInOperator
let ling: SignedInMember
let groupId: string
before(async () => {
  world = await openHall()
  mei = await world.operator('梅', 'owner')
  ling = await world.member('凌')
  groupId = await groupOf(world.ctx(), '铁盒群', ling.memberId)
})
after(() => world.close())

interface Post {
  text: string
  groupId: string | null
  authorId: string | null
}
const postsAbout = async (activityId: string): Promise<Post[]> =>
  (
    await sql<Post>`select text, group_id, author_id from content_posts where text like ${`%${activityId}%`}`.execute(
      world.house.db,
    )
  ).rows
async function settled(wish: Parameters<typeof putTin>[1]): Promise<string> {
  const tin = await putTin(world, wish)
  await act(world.ctx(ling.actor), tin, 'take')
  await closeNow(world.ctx(mei.actor), tin, '时间到')
  await world.settle()
  return tin
}

test('its group hears once what came of it, with the way to it; repeated jobs say nothing more', async () => {
  const tin = await settled({ groupId, title: '铁盒{title}之夜' })
  const link = `/c/${world.club.slug}/activities/${tin}`
  const [post, ...more] = await postsAbout(tin)
  assert.deepEqual([post?.groupId, post?.authorId, more], [groupId, null, []])
  assert.match(post?.text ?? '', /^「铁盒\{title\}之夜」已经揭晓。\n结果和凭证：/)
  assert.ok(post?.text.endsWith(link), post?.text)
  await Promise.all([1, 2, 3].map(() => tellResultJob.run(world.ctx(), { activityId: tin })))
  await settleJob.run(world.ctx(), { activityId: tin })
  await world.settle()
  assert.equal((await postsAbout(tin)).length, 1)
  const url = `/api/communities/${world.club.id}/groups/${groupId}/stream`
  const seen = await world.app.inject({ url, headers: ling.headers })
  assert.equal(seen.json().items.filter((one: { text: string }) => one.text.includes(tin)).length, 1)
  assert.deepEqual(await mistakes(world), [])
})

test('without a group nothing is posted; called off, nothing is posted either', async () => {
  const quiet = await settled({})
  await tellResultJob.run(world.ctx(), { activityId: quiet })
  const off = await putTin(world, { groupId })
  await cancelActivity(world.ctx(mei.actor), off, '下雨')
  await world.settle()
  await tellResultJob.run(world.ctx(), { activityId: off })
  assert.deepEqual([await postsAbout(quiet), await postsAbout(off)], [[], []])
})

test('a group that was closed meanwhile hears nothing, and the result stands all the same', async () => {
  const gone = await groupOf(world.ctx(), '散了的群', ling.memberId)
  const tin = await putTin(world, { groupId: gone })
  await closeGroup(world.ctx(mei.actor), gone, '散了')
  await closeNow(world.ctx(mei.actor), tin, '时间到')
  await world.settle()
  const shown = await world.app.inject({
    url: `/api/communities/${world.club.id}/activities/${tin}`,
    headers: ling.headers,
  })
  assert.deepEqual([shown.json().state, await postsAbout(tin)], ['settled', []])
  assert.deepEqual(await mistakes(world), [])
})
