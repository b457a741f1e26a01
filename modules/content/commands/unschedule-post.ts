// A scheduled post becomes a draft again.
import { type Ctx, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { callOff } from '#kernel/jobs/define.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { WrongState } from '../contract.ts'
import { postUnscheduled } from '../facts.ts'
import { statesFor } from '../rules/posts.ts'
import { movePost, placeOf } from '../store/posts.ts'
import { publishDueJob } from './publish-due.ts'

export const unschedulePost = (ctx: Ctx, postId: string): Promise<void> =>
  within(ctx, async ctx => {
    needRight(ctx, 'content.publish')
    const place = (await placeOf(ctx, postId)) ?? refuse(NotFound)
    const set = { state: 'draft', dueAt: null, dueDate: null, dueTime: null, slotId: null } as const
    if (!(await movePost(ctx, postId, statesFor('unschedule'), set))) refuse(WrongState)
    await callOff(ctx, publishDueJob, postId)
    await record(ctx, postUnscheduled, postId, { postId, ...place })
  })
