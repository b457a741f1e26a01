// A takedown is undone: the post or comment is there again, as it was.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { WrongState } from '../contract.ts'
import { commentPutBack, postPutBack } from '../facts.ts'
import { statesFor } from '../rules/posts.ts'
import { moveComment } from '../store/comments.ts'
import { endTakedown } from '../store/marks.ts'
import { lockPost, movePost } from '../store/posts.ts'
import { freshen } from './freshen.ts'
import { lockBoth } from './lock-both.ts'
import { needKeeper } from './take-down.ts'

export const putBackPost = (ctx: Ctx, postId: string): Promise<void> =>
  within(ctx, async ctx => {
    const post = (await lockPost(ctx, postId)) ?? refuse(NotFound)
    await needKeeper(ctx, post.groupId)
    // What its author deleted has no takedown and does not come back.
    if (!(await endTakedown(ctx, postId, ''))) refuse(WrongState)
    if (!(await movePost(ctx, postId, statesFor('put-back'), { state: 'published' }))) refuse(WrongState)
    await record(ctx, postPutBack, postId, { postId, groupId: post.groupId, forRight: post.forRight, authorId: post.authorId })
    freshen(ctx, post.groupId, postId)
  })

export const putBackComment = (ctx: Ctx, commentId: string): Promise<void> =>
  within(ctx, async ctx => {
    const { post, comment } = await lockBoth(ctx, commentId)
    await needKeeper(ctx, post.groupId)
    if (!(await endTakedown(ctx, post.id, commentId))) refuse(WrongState)
    await moveComment(ctx, comment, 'published')
    await record(ctx, commentPutBack, post.id, {
      postId: post.id,
      groupId: post.groupId,
      forRight: post.forRight,
      authorId: comment.authorId,
      commentId,
    })
    freshen(ctx, post.groupId, post.id)
  })
