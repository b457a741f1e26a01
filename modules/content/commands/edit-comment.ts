// A member mends his own comment; what it said before is kept.
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { NotYours, PostClosed } from '../contract.ts'
import { commentEdited } from '../facts.ts'
import { mayReadPost, whyNotComment } from '../policy.ts'
import { whyNotEdit } from '../rules/posts.ts'
import { namedIn, searchOf } from '../rules/text.ts'
import { lockComment, rewriteComment } from '../store/comments.ts'
import { keepEarlierText, placeOf } from '../store/posts.ts'
import { readersAmong } from '../store/readers.ts'
import { freshen } from './freshen.ts'

export const editComment = (ctx: Ctx, commentId: string, text: string): Promise<void> =>
  within(ctx, async ctx => {
    const memberId = memberIdOf(ctx)
    const comment = (await lockComment(ctx, commentId)) ?? refuse(NotFound)
    const place = (await placeOf(ctx, comment.postId)) ?? refuse(NotFound)
    if (!(await mayReadPost(ctx, comment.postId, place))) refuse(NotFound)
    if (comment.authorId !== memberId) refuse(NotYours)
    if (comment.state !== 'published') refuse(PostClosed)
    const refusal = await whyNotComment(ctx, place.groupId)
    if (refusal) refuse(refusal)
    const late = whyNotEdit(comment.at, comment.edits, ctx.now)
    if (late) refuse(late.refusal, late.details)
    if (text === comment.text) return
    const mentions = await readersAmong(ctx, place.groupId, namedIn(text))
    await keepEarlierText(ctx, { id: newId(ctx, 'old'), postId: comment.postId, commentId, text: comment.text, by: memberId })
    await rewriteComment(ctx, commentId, { text, mentions, search: searchOf(text) })
    await record(ctx, commentEdited, comment.postId, {
      postId: comment.postId,
      groupId: place.groupId,
      forRight: place.forRight,
      authorId: memberId,
      commentId,
    })
    freshen(ctx, place.groupId, comment.postId)
  })
