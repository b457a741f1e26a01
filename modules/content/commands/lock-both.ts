// A comment is changed with its post locked first: in the order in which a new comment locks them, so that nobody waits in a ring.
import type { Ctx } from '#kernel/ctx.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { findComment, lockComment, type StoredComment } from '../store/comments.ts'
import { lockPost, type StoredPost } from '../store/posts.ts'

export async function lockBoth(ctx: Ctx, commentId: string): Promise<{ post: StoredPost; comment: StoredComment }> {
  const { postId } = (await findComment(ctx, commentId)) ?? refuse(NotFound)
  const post = (await lockPost(ctx, postId)) ?? refuse(NotFound)
  const comment = (await lockComment(ctx, commentId)) ?? refuse(NotFound)
  return { post, comment }
}
