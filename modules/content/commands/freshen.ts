// After a change: the answers held for a moment are forgotten here, so that whoever wrote sees what he wrote.
import type { Ctx } from '#kernel/ctx.ts'

export const streamKey = (groupId: string | null): string => `content.stream.${groupId ?? ''}:`
export const postKey = (postId: string): string => `content.post.${postId}:`

/** Once the transaction has committed; other processes hold theirs for at most a fifth of a second. */
export function freshen(ctx: Ctx, groupId: string | null, postId: string): void {
  ctx.afterCommit(() => {
    ctx.house.held.drop(`${ctx.community.id}:${streamKey(groupId)}`)
    ctx.house.held.drop(`${ctx.community.id}:${postKey(postId)}`)
  })
}
