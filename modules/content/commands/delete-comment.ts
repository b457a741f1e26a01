// A member takes his own comment back.
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { NotYours } from '../contract.ts'
import { commentGone } from '../facts.ts'
import { mayRead } from '../policy.ts'
import { moveComment } from '../store/comments.ts'
import { freshen } from './freshen.ts'
import { lockBoth } from './lock-both.ts'

export const deleteComment = (ctx: Ctx, commentId: string): Promise<void> =>
  within(ctx, async ctx => {
    const memberId = memberIdOf(ctx)
    const { comment, post } = await lockBoth(ctx, commentId)
    if (!(await mayRead(ctx, post.groupId))) refuse(NotFound)
    if (comment.authorId !== memberId) refuse(NotYours)
    // What a host took down stays his decision; what is gone already is gone.
    if (comment.state !== 'published') return
    await moveComment(ctx, comment, 'removed')
    await record(ctx, commentGone, post.id, {
      postId: post.id,
      groupId: post.groupId,
      forRight: post.forRight,
      authorId: memberId,
      commentId,
      how: 'deleted',
    })
    freshen(ctx, post.groupId, post.id)
  })
