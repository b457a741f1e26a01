// The community's clock was set to another zone: what is scheduled keeps its time on the wall.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { instantOf } from '../rules/clock.ts'
import { scheduledPosts } from '../store/posts.ts'
import { setDue } from './schedule-post.ts'

export const retimeScheduled = (ctx: Ctx): Promise<void> =>
  within(ctx, async ctx => {
    for (const post of await scheduledPosts(ctx)) {
      const due = { date: post.dueDate as string, time: post.dueTime as string, slotId: post.slotId }
      const at = instantOf(due.date, due.time, ctx.community.timeZone)
      // What the new zone has behind it already appears at the instant that was promised.
      if (at > ctx.now && at.getTime() !== post.dueAt?.getTime()) await setDue(ctx, post, due)
    }
  })
