// A post has appeared: the fact, the notices of those named in it, and fresh answers for the next reader.
import type { Ctx } from '#kernel/ctx.ts'
import { record } from '#kernel/facts.ts'
import { posted } from '../facts.ts'
import type { StoredPost } from '../store/posts.ts'
import { readersAmong } from '../store/readers.ts'
import { freshen } from './freshen.ts'
import { tellMentions } from './tell-mentions.ts'

type Appeared = Pick<StoredPost, 'id' | 'groupId' | 'forRight' | 'authorId' | 'kind' | 'mentions' | 'dueAt' | 'slotId'>

export async function tellPosted(ctx: Ctx, post: Appeared): Promise<void> {
  const { groupId, authorId } = post
  await record(ctx, posted, post.id, {
    postId: post.id,
    groupId,
    forRight: post.forRight,
    authorId,
    kind: post.kind,
    slotId: post.slotId,
    dueAt: post.dueAt?.toISOString() ?? null,
    publishedAt: ctx.now.toISOString(),
  })
  // Asked again at this moment: days may have passed since it was written.
  const memberIds = await readersAmong(ctx, groupId, post.mentions)
  await tellMentions(ctx, { postId: post.id, groupId, authorId, memberIds })
  freshen(ctx, groupId, post.id)
}
