// `--demo` alone: a community with a past of four weeks, openly fictional, opened once and left alone after.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { launchAsked } from '#apps/server/launch.ts'
import { theHouse } from '#kernel/ctx.ts'
import { findCommunity } from '#modules/communities/index.ts'
import { changeGroup, findDeskGroup } from '#modules/groups/index.ts'
import { openWorld, system, type World } from '../world.ts'

const demo = { playbook: undefined, demo: true }
let early: World
let late: World
before(async () => {
  // Before and after the hour of the morning voice, 06:20 in Shanghai.
  early = await openWorld({ startsAt: '2026-03-03T20:00:00Z' })
  late = await openWorld({ startsAt: '2026-03-04T04:00:00Z' })
})
after(() => Promise.all([early.close(), late.close()]))

const inHouse = (world: World) => world.ctx(system, theHouse)
const club = async (world: World) => {
  const community = await findCommunity(world.house.db, 'chenguang')
  assert.ok(community?.demo)
  return world.ctx(system, community)
}
const membersOf = async (world: World): Promise<number> =>
  (await world.house.database.pool.query('select count(*)::int as n from members_members')).rows[0].n

test('every group has a past and an owner', async () => {
  await launchAsked(inHouse(late), demo)
  const ctx = await club(late)
  for (const ref of ['core', 'listeners', 'beijing']) {
    const group = await findDeskGroup(ctx, ref)
    assert.ok(group && group.openedAt.getTime() < ctx.now.getTime() - 27 * 86_400_000)
  }
  const { rows } = await late.house.database.pool.query(
    `select g.ref from groups_groups g where not exists (select from groups_seats s
       where s.community_id = g.community_id and s.group_id = g.id and s.role = 'owner')`,
  )
  assert.deepEqual(rows, [])
})

test('what appeared stands in its slot, at its hour, and nothing appears twice', async () => {
  await late.settle()
  const { rows } = await late.house.database.pool.query(
    `select s.ref, p.state, count(*)::int as posts, bool_and(p.published_at = p.due_at) as on_time, max(p.due_date)::text as last
     from content_posts p join content_slots s on s.community_id = p.community_id and s.id = p.slot_id group by 1, 2 order by 1, 2`,
  )
  assert.deepEqual(rows, [
    { ref: 'evening-question', state: 'published', posts: 3, on_time: true, last: '2026-03-03' },
    { ref: 'evening-question', state: 'scheduled', posts: 1, on_time: null, last: '2026-03-04' },
    { ref: 'morning-voice', state: 'published', posts: 7, on_time: true, last: '2026-03-04' },
    { ref: 'morning-voice', state: 'scheduled', posts: 3, on_time: null, last: '2026-03-07' },
  ])
})

test('before the hour of the day, the last voice is yesterday’s, and today’s comes by itself', async () => {
  await launchAsked(inHouse(early), demo)
  const voices = async () =>
    (
      await early.house.database.pool.query(
        `select max(due_date)::text as last, count(*)::int as voices from content_posts where kind = 'voice' and state = 'published'`,
      )
    ).rows[0]
  assert.deepEqual(await voices(), { last: '2026-03-03', voices: 7 })
  await early.advance(new Date('2026-03-03T22:21:00Z'))
  assert.deepEqual(await voices(), { last: '2026-03-04', voices: 8 })
})

test('a second start changes nothing, not even what was changed since', async () => {
  const ctx = await club(late)
  const group = await findDeskGroup(ctx, 'listeners')
  await changeGroup(ctx, group?.id ?? '', { seatsMax: 300 })
  const before = await membersOf(late)
  assert.equal(await launchAsked(inHouse(late), demo), null)
  assert.equal((await findDeskGroup(ctx, 'listeners'))?.seatsMax, 300)
  assert.equal(await membersOf(late), before)
})

test('with the playbook named, a community that is there gets its words back and no second cast', async () => {
  const members = await membersOf(late)
  const launched = await launchAsked(inHouse(late), { playbook: 'daily-voice-club', demo: true })
  assert.equal(launched?.changes, 1)
  assert.equal(await membersOf(late), members)
})

test('nothing is launched where nothing is asked for', async () => {
  assert.equal(await launchAsked(inHouse(early), { playbook: undefined, demo: false }), null)
})
