// A draft gets its hour, or a scheduled post another one: by the community's clock, alone or in a slot of the calendar.
import type { z } from 'zod'
import { type Ctx, needRight } from '#kernel/ctx.ts'
import { breaks } from '#kernel/db/connect.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { later } from '#kernel/jobs/define.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { NotASlotDay, PastInstant, SlotFilled, type When, WrongState } from '../contract.ts'
import { postScheduled } from '../facts.ts'
import { instantOf, weekdayOf } from '../rules/clock.ts'
import { statesFor, whyNotAppear } from '../rules/posts.ts'
import { lockPost, movePost, type StoredPost } from '../store/posts.ts'
import { findSlot } from '../store/slots.ts'
import { publishDueJob } from './publish-due.ts'

type Wish = z.output<typeof When>

export const schedulePost = (ctx: Ctx, postId: string, when: Wish): Promise<void> =>
  within(ctx, async ctx => {
    needRight(ctx, 'content.publish')
    const post = (await lockPost(ctx, postId)) ?? refuse(NotFound)
    if (!statesFor('schedule').includes(post.state)) refuse(WrongState)
    const fault = whyNotAppear(matterOf(post))
    if (fault) refuse(fault)
    const time = await timeOf(ctx, post, when)
    await setDue(ctx, post, { date: when.date, time, slotId: when.slotId ?? null })
  })

const matterOf = (post: StoredPost) => ({ text: post.text, pictures: post.pictures as unknown[], voice: post.voice })

async function timeOf(ctx: Ctx, post: StoredPost, when: Wish): Promise<string> {
  if (when.slotId === undefined) return when.time as string
  const slot = await findSlot(ctx, when.slotId)
  if (!slot || slot.closedAt || slot.groupId !== post.groupId) refuse(NotFound)
  if (!slot.weekdays.includes(weekdayOf(when.date))) refuse(NotASlotDay, { date: when.date })
  return slot.time
}

/** Sets the hour of a locked post and puts its job on the list, or moves it. */
export async function setDue(
  ctx: Ctx,
  post: Pick<StoredPost, 'id' | 'groupId' | 'authorId'>,
  due: { date: string; time: string; slotId: string | null },
): Promise<void> {
  const dueAt = instantOf(due.date, due.time, ctx.community.timeZone)
  if (dueAt <= ctx.now) refuse(PastInstant, { at: `${due.date} ${due.time}` })
  const set = { state: 'scheduled', dueAt, dueDate: due.date, dueTime: due.time, slotId: due.slotId } as const
  try {
    await movePost(ctx, post.id, statesFor('schedule'), set)
  } catch (error) {
    if (breaks(error, 'content_posts_slot')) refuse(SlotFilled, { date: due.date })
    throw error
  }
  await later(ctx, publishDueJob, { postId: post.id }, { at: dueAt, key: post.id, replace: true })
  const { groupId, authorId } = post
  await record(ctx, postScheduled, post.id, { postId: post.id, groupId, authorId, dueAt: dueAt.toISOString() })
}
