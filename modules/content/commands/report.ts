// A member reports a post or a comment to those who keep order; once each.
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { AlreadyReported, type Report } from '../contract.ts'
import { reported } from '../facts.ts'
import { mayReadPost } from '../policy.ts'
import { insertReport } from '../store/reports.ts'
import { readComment, readPost } from '../store/streams.ts'

export interface Complaint {
  reason: Report['reason']
  text: string
}

export const report = (ctx: Ctx, target: { postId: string } | { commentId: string }, complaint: Complaint): Promise<void> =>
  within(ctx, async ctx => {
    const reporterId = memberIdOf(ctx)
    const comment = 'commentId' in target ? ((await readComment(ctx, target.commentId)) ?? refuse(NotFound)) : null
    const post = (await readPost(ctx, comment?.postId ?? (target as { postId: string }).postId)) ?? refuse(NotFound)
    if (!(await mayReadPost(ctx, post.id, { ...post, authorId: post.author.memberId }))) refuse(NotFound)
    const id = newId(ctx, 'rpt')
    const row = { id, postId: post.id, commentId: comment?.id ?? '', reporterId, ...complaint }
    if (!(await insertReport(ctx, row))) refuse(AlreadyReported)
    await record(ctx, reported, post.id, {
      postId: post.id,
      groupId: post.groupId,
      authorId: (comment ?? post).author.memberId,
      commentId: comment?.id ?? null,
      reportId: id,
    })
  })
