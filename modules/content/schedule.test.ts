// The hour of a post: on the wall of the community, once, on time or late, and never in the past.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Ctx } from '#kernel/ctx.ts'
import { changeCommunity, openCommunity } from '#modules/communities/index.ts'
import { openWorld, type SignedInMember, system, type World } from '#tests/world.ts'
import { changeSlot, openSlot } from './commands/open-slot.ts'
import { publishDuePost } from './commands/publish-due.ts'
import { showCalendar } from './commands/show-calendar.ts'
import { unschedulePost } from './commands/unschedule-post.ts'
import { broken, editor, groupOf, words } from './fixtures/cast.ts'
import { listSlots, publishPost, putSlot, readPost, schedulePost, writePost } from './index.ts'
import { publishOverdue } from './listeners.ts'

let world: World
let ling: SignedInMember
let ctx: Ctx
before(async () => {
  // 2026-03-02 08:00 in Shanghai
  world = await openWorld()
  ling = await world.member('凌')
})
after(() => world.close())
const now = () => (ctx = world.ctx(editor))
const draft = (text: string) => writePost(now(), words(text), 'draft')
const facts = async (name: string, postId: string) => {
  const query = 'select payload from kernel_facts where name = $1 and subject = $2'
  return (await world.house.database.pool.query(query, [name, postId])).rows.map(row => row.payload)
}
const refused = (code: string) => (error: unknown) => String(error).includes(code)

test('a post appears at its hour by the community’s clock, once', async () => {
  const id = await draft('六点二十，第一天')
  await schedulePost(now(), id, { date: '2026-03-03', time: '06:20' })
  assert.equal(await readPost(ctx, id), null)
  await world.advance(new Date('2026-03-02T22:19:59Z'))
  assert.equal(await readPost(now(), id), null)
  await world.advance(new Date('2026-03-02T22:20:00Z'))
  assert.equal((await readPost(now(), id))?.publishedAt.toISOString(), '2026-03-02T22:20:00.000Z')
  await world.settle()
  assert.deepEqual(
    (await facts('content.posted', id)).map(({ dueAt, publishedAt }) => [dueAt, publishedAt]),
    [['2026-03-02T22:20:00.000Z', '2026-03-02T22:20:00.000Z']],
  )
})

test('two processes and a repeated job race for it: it appears once', async () => {
  const id = await draft('抢着发')
  await schedulePost(now(), id, { date: '2026-03-04', time: '06:20' })
  world.clock.moveTo(new Date('2026-03-03T22:20:00Z'))
  const done = await Promise.all(Array.from({ length: 8 }, () => publishDuePost(world.ctx(system), id)))
  assert.equal(done.filter(Boolean).length, 1)
  await world.settle()
  assert.equal((await facts('content.posted', id)).length, 1)
})

test('a house that was off at the hour publishes when it starts, and says that it was late', async () => {
  const id = await draft('停电了')
  await schedulePost(now(), id, { date: '2026-03-05', time: '06:20' })
  // Nobody worked: the clock jumps over the hour, and the job is found afterwards.
  world.clock.moveTo(new Date('2026-03-05T01:00:00Z'))
  await world.settle()
  assert.equal((await readPost(now(), id))?.publishedAt.toISOString(), '2026-03-04T22:20:00.000Z')
  const [fact] = await facts('content.posted', id)
  assert.deepEqual([fact.dueAt, fact.publishedAt], ['2026-03-04T22:20:00.000Z', '2026-03-05T01:00:00.000Z'])
  const { days } = await showCalendar(now(), { from: '2026-03-05', days: 1 })
  assert.deepEqual(
    days[0]?.entries.map(entry => [entry.post?.id, entry.time, entry.standing]),
    [[id, '06:20', 'late']],
  )
})

test('a post whose job was laid aside is found by the round', async () => {
  const id = await draft('任务丢了')
  await schedulePost(now(), id, { date: '2026-03-06', time: '06:20' })
  await world.house.database.pool.query("delete from kernel_jobs where kind = 'content.publish' and key = $1", [id])
  world.clock.moveTo(new Date('2026-03-05T22:30:00Z'))
  assert.equal(await readPost(now(), id), null)
  await publishOverdue(world.ctx(system))
  assert.notEqual(await readPost(now(), id), null)
})

test('it can be put off, called off and published early; each leaves one appearance', async () => {
  const id = await draft('改期')
  await schedulePost(now(), id, { date: '2026-03-07', time: '06:20' })
  await schedulePost(now(), id, { date: '2026-03-08', time: '07:00' })
  await world.advance(new Date('2026-03-07T00:00:00Z'))
  assert.equal(await readPost(now(), id), null)
  await unschedulePost(now(), id)
  await world.advance(new Date('2026-03-08T00:00:00Z'))
  assert.equal(await readPost(now(), id), null)
  await assert.rejects(unschedulePost(now(), id), refused('content.wrong-state'))
  await schedulePost(now(), id, { date: '2026-03-09', time: '06:20' })
  await publishPost(now(), id)
  await world.advance(new Date('2026-03-09T00:00:00Z'))
  assert.equal((await facts('content.posted', id)).length, 1)
  await assert.rejects(publishPost(now(), id), refused('content.wrong-state'))
  await assert.rejects(schedulePost(now(), id, { date: '2026-03-20', time: '06:20' }), refused('content.wrong-state'))
})

test('what is past, empty or not there is refused; members schedule nothing', async () => {
  const id = await draft('')
  await assert.rejects(schedulePost(now(), id, { date: '2026-12-01', time: '06:20' }), refused('content.empty'))
  const full = await draft('有字')
  await assert.rejects(schedulePost(now(), full, { date: '2026-03-09', time: '07:59' }), refused('content.past-instant'))
  await assert.rejects(
    schedulePost(now(), 'pst_00000000000000000000000000', { date: '2026-12-01', time: '06:20' }),
    refused('house.not-found'),
  )
  await assert.rejects(
    schedulePost(world.ctx(ling.actor), full, { date: '2026-12-01', time: '06:20' }),
    refused('house.forbidden'),
  )
})

test('a slot is filled once a day, on its own days; the calendar shows the gaps', async () => {
  const slot = await openSlot(now(), { title: '60 秒', kind: 'voice', groupId: null, weekdays: [1, 2, 3, 4, 5], time: '06:20' })
  const [one, two] = [await draft('一'), await draft('二')]
  await schedulePost(now(), one, { date: '2026-03-10', slotId: slot.id })
  await assert.rejects(schedulePost(now(), two, { date: '2026-03-10', slotId: slot.id }), refused('content.slot-filled'))
  await assert.rejects(schedulePost(now(), two, { date: '2026-03-14', slotId: slot.id }), refused('content.not-a-slot-day'))
  const { days, today } = await showCalendar(now(), { days: 7 })
  assert.equal(today, '2026-03-09')
  assert.deepEqual(
    days.map(day => [day.date, day.entries.filter(entry => entry.slot).map(entry => entry.standing)]),
    [
      // 06:20 was before the slot was opened
      ['2026-03-09', []],
      ['2026-03-10', ['scheduled']],
      ['2026-03-11', ['gap']],
      ['2026-03-12', ['gap']],
      ['2026-03-13', ['gap']],
      ['2026-03-14', []],
      ['2026-03-15', []],
    ],
  )
  // The race for one place in the calendar
  const racers = await Promise.all(Array.from({ length: 6 }, (_, n) => draft(`赛 ${n}`)))
  const results = await Promise.allSettled(
    racers.map(id => schedulePost(world.ctx(editor), id, { date: '2026-03-11', slotId: slot.id })),
  )
  assert.equal(results.filter(r => r.status === 'fulfilled').length, 1)
  // Another hour for the slot moves what stands in it.
  await changeSlot(now(), slot.id, { time: '07:00' })
  await world.advance(new Date('2026-03-09T22:30:00Z'))
  assert.equal(await readPost(now(), one), null)
  await world.advance(new Date('2026-03-09T23:00:00Z'))
  assert.notEqual(await readPost(now(), one), null)
})

test('a playbook puts its slot twice and has it once', async () => {
  const wish = { ref: 'morning-voice', title: '晨声', kind: 'voice', groupId: null, weekdays: [1, 2, 3], time: '06:20' } as const
  const put = (more: object = {}) => putSlot(world.ctx(), { ...wish, weekdays: [...wish.weekdays], ...more })
  assert.equal((await put()).changed, true)
  assert.equal((await put()).changed, false)
  const changed = await put({ time: '06:30' })
  assert.deepEqual([changed.changed, changed.slot.time], [true, '06:30'])
  assert.equal((await listSlots(world.ctx())).filter(slot => slot.ref === 'morning-voice').length, 1)
  await assert.rejects(openSlot(now(), { ...wish, weekdays: [1] }), refused('content.slot-ref-taken'))
})

test('in the night without that hour it appears an hour later, in the night with two of them at the first', async () => {
  const berlin = await openCommunity(world.ctx(), {
    slug: 'berlin',
    name: '柏林读书会',
    intro: '',
    timeZone: 'Europe/Berlin',
    locale: 'zh-CN',
    currency: 'EUR',
  })
  const there = () => world.ctx(editor, berlin)
  const at = async (date: string, time: string) => {
    const id = await writePost(there(), words(`${date} ${time}`), 'draft')
    await schedulePost(there(), id, { date, time })
    const query = 'select due_at from content_posts where id = $1'
    return (await world.house.database.pool.query(query, [id])).rows[0].due_at.toISOString()
  }
  assert.equal(await at('2026-03-29', '02:30'), '2026-03-29T01:30:00.000Z')
  assert.equal(await at('2026-10-25', '02:30'), '2026-10-25T00:30:00.000Z')
  assert.equal(await at('2026-03-28', '06:20'), '2026-03-28T05:20:00.000Z')
  assert.equal(await at('2026-03-29', '06:20'), '2026-03-29T04:20:00.000Z')
})

test('a community that moves to another zone keeps its mornings', async () => {
  const id = await draft('搬家')
  await schedulePost(now(), id, { date: '2026-03-20', time: '06:20' })
  await changeCommunity(world.ctx(), { timeZone: 'Asia/Tokyo' })
  await world.settle()
  const { rows } = await world.house.database.pool.query('select due_at from content_posts where id = $1', [id])
  assert.equal(rows[0].due_at.toISOString(), '2026-03-19T21:20:00.000Z')
  await world.advance(new Date('2026-03-19T21:20:00Z'))
  assert.notEqual(await readPost(now(), id), null)
})

test('a scheduled post for a group is seen there and nowhere else', async () => {
  const group = await groupOf(world.ctx(), '内部群', ling.memberId)
  const id = await writePost(now(), words('给群里的', group), 'draft')
  await schedulePost(now(), id, { date: '2026-03-21', time: '06:20' })
  await world.advance(new Date('2026-03-21T00:00:00Z'))
  assert.equal((await readPost(now(), id))?.groupId, group)
  assert.deepEqual(await broken(world.house), [])
})
