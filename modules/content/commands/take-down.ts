// A host or an operator takes a post or a comment down, with the reason; its author is told.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { Forbidden, NotFound, refuse } from '#kernel/refusal.ts'
import { WrongState } from '../contract.ts'
import { commentGone, postTakenDown } from '../facts.ts'
import { mayModerate, mayRead } from '../policy.ts'
import { statesFor } from '../rules/posts.ts'
import { moveComment, type StoredComment } from '../store/comments.ts'
import { endPin, endTakedown, insertTakedown } from '../store/marks.ts'
import { lockPost, movePost, type StoredPost } from '../store/posts.ts'
import { upholdAll } from '../store/reports.ts'
import { freshen } from './freshen.ts'
import { lockBoth } from './lock-both.ts'
import { notify } from './notify.ts'

export interface Down {
  how: 'hidden' | 'removed'
  reason: string
}

/** Who does not see the stream finds nothing; who sees it but keeps no order may not. */
export async function needKeeper(ctx: Ctx, groupId: string | null): Promise<void> {
  if (await mayModerate(ctx, groupId)) return
  refuse((await mayRead(ctx, groupId)) ? Forbidden : NotFound)
}

export const takeDownPost = (ctx: Ctx, postId: string, down: Down): Promise<void> =>
  within(ctx, async ctx => {
    const post = (await lockPost(ctx, postId)) ?? refuse(NotFound)
    await needKeeper(ctx, post.groupId)
    if (!statesFor('take-down').includes(post.state) || post.state === down.how) refuse(WrongState)
    await lowerPost(ctx, post, down)
  })

/** Of a locked post that is published, or hidden and now removed. */
export async function lowerPost(ctx: Ctx, post: StoredPost, down: Down): Promise<void> {
  if (post.pinnedAt) await endPin(ctx, post.id)
  await movePost(ctx, post.id, statesFor('take-down'), { state: down.how, pinnedAt: null })
  await endTakedown(ctx, post.id, '')
  await insertTakedown(ctx, { id: newId(ctx, 'tkd'), postId: post.id, commentId: '', ...down })
  await upholdAll(ctx, post.id, '', down.reason)
  await tellAuthor(ctx, post, null, post.authorId, down.reason)
  const { groupId, authorId } = post
  await record(ctx, postTakenDown, post.id, { postId: post.id, groupId, forRight: post.forRight, authorId, how: down.how })
  freshen(ctx, groupId, post.id)
}

export const takeDownComment = (ctx: Ctx, commentId: string, down: Down): Promise<void> =>
  within(ctx, async ctx => {
    const { post, comment } = await lockBoth(ctx, commentId)
    await needKeeper(ctx, post.groupId)
    if (comment.state === 'removed' || comment.state === down.how) refuse(WrongState)
    await lowerComment(ctx, post, comment, down)
  })

export async function lowerComment(ctx: Ctx, post: StoredPost, comment: StoredComment, down: Down): Promise<void> {
  await moveComment(ctx, comment, down.how)
  await endTakedown(ctx, post.id, comment.id)
  await insertTakedown(ctx, { id: newId(ctx, 'tkd'), postId: post.id, commentId: comment.id, ...down })
  await upholdAll(ctx, post.id, comment.id, down.reason)
  await tellAuthor(ctx, post, comment.id, comment.authorId, down.reason)
  await record(ctx, commentGone, post.id, {
    postId: post.id,
    groupId: post.groupId,
    forRight: post.forRight,
    authorId: comment.authorId,
    commentId: comment.id,
    how: down.how,
  })
  freshen(ctx, post.groupId, post.id)
}

async function tellAuthor(
  ctx: Ctx,
  post: StoredPost,
  commentId: string | null,
  authorId: string | null,
  reason: string,
): Promise<void> {
  const isOwn = ctx.actor.kind === 'member' && ctx.actor.memberId === authorId
  if (authorId === null || isOwn) return
  await notify(ctx, [{ memberId: authorId, kind: 'hidden', postId: post.id, commentId, byMemberId: null, reason }])
}
