// Whoever is named in a post gets a notice, unless he wrote it himself.
import type { Ctx } from '#kernel/ctx.ts'
import { record } from '#kernel/facts.ts'
import { mentioned } from '../facts.ts'
import { notify } from './notify.ts'

export interface Named {
  postId: string
  groupId: string | null
  authorId: string | null
  memberIds: readonly string[]
}

export async function tellMentions(ctx: Ctx, { postId, groupId, authorId, memberIds }: Named): Promise<void> {
  const told = memberIds.filter(id => id !== authorId)
  for (const memberId of told) await record(ctx, mentioned, postId, { postId, groupId, authorId, commentId: null, memberId })
  const about = { kind: 'mention', postId, commentId: null, byMemberId: authorId, reason: null } as const
  await notify(
    ctx,
    told.map(memberId => ({ memberId, ...about })),
  )
}
