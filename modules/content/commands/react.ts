// A member reacts to a post, or takes it back. Open screens are told the counts at most once a second.
import { z } from 'zod'
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { job, later } from '#kernel/jobs/define.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { PostClosed, type ReactionCounts, type ReactionKind } from '../contract.ts'
import { reactionsChanged } from '../facts.ts'
import { mayReadPost } from '../policy.ts'
import { secondAfter } from '../rules/clock.ts'
import { placeOf } from '../store/posts.ts'
import { addReaction, countsAndMine, removeReaction } from '../store/reactions.ts'
import { count } from './count-activity.ts'
import { freshen } from './freshen.ts'

export const tellReactionsJob = job('content.tell-reactions', z.object({ postId: z.string() }), (ctx, { postId }) =>
  within(ctx, async ctx => {
    const place = await placeOf(ctx, postId)
    if (place) await record(ctx, reactionsChanged, postId, { postId, ...place })
  }),
)

export interface Reacted {
  counts: ReactionCounts
  mine: ReactionKind[]
}

export async function react(ctx: Ctx, postId: string, kind: ReactionKind, on: boolean): Promise<Reacted> {
  const memberId = memberIdOf(ctx)
  const place = (await placeOf(ctx, postId)) ?? refuse(NotFound)
  if (!(await mayReadPost(ctx, postId, place))) refuse(NotFound)
  return within(ctx, async ctx => {
    const changed = await (on ? addReaction : removeReaction)(ctx, postId, memberId, kind)
    if (changed) {
      // Put off again by each that comes in the same second, and run after the last of them.
      await later(ctx, tellReactionsJob, { postId }, { key: postId, at: secondAfter(ctx.now), replace: true })
      if (on) await count(ctx, { memberId, kind: 'reaction', id: `${postId}.${kind}` })
      freshen(ctx, place.groupId, postId)
    }
    return (await countsAndMine(ctx, postId, memberId)) ?? refuse(PostClosed)
  })
}
