// Who may hear a voice and see a picture: whoever may read its post at this moment; before that, who uploaded it.
import { actorName, type Ctx } from '#kernel/ctx.ts'
import type { StoredFile } from '#kernel/room.ts'
import { mayReadPost } from '../policy.ts'
import { findPlaceAndState } from '../store/posts.ts'

export async function mayReadFile(ctx: Ctx, file: StoredFile): Promise<boolean> {
  if (ctx.actor.kind === 'anyone') return false
  if (file.subject === '') return actorName(ctx.actor) === file.createdBy
  const post = await findPlaceAndState(ctx, file.subject)
  if (!post) return false
  // Operators see what is not published, and what was taken down; members only what stands.
  return (ctx.actor.kind !== 'member' || post.state === 'published') && mayReadPost(ctx, file.subject, post)
}
