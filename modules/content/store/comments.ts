// Comments as they stand; writing a new one is in write-comments.ts.
import { type Selectable, sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import type { Db, Tables } from '#kernel/db/connect.ts'
import { hot } from '#kernel/db/hot.ts'

const own = (db: Db) => db.$pickTables<'contentComments' | 'contentPosts'>()
export type StoredComment = Selectable<Tables['contentComments']>

export interface NewNotice {
  id: string
  memberId: string
  kind: 'mention' | 'reply' | 'featured' | 'hidden'
  postId: string
  commentId: string | null
  byMemberId: string | null
  reason: string | null
}
const one = (ctx: Ctx, commentId: string) =>
  own(ctx.db).selectFrom('contentComments').selectAll().where('communityId', '=', ctx.community.id).where('id', '=', commentId)

export const findComment = (ctx: Ctx, commentId: string): Promise<StoredComment | undefined> =>
  one(ctx, commentId).executeTakeFirst()
/** Locks the comment for the rest of the transaction. */
export const lockComment = (ctx: Ctx, commentId: string): Promise<StoredComment | undefined> =>
  one(ctx, commentId).forNoKeyUpdate().executeTakeFirst()

/** Moves a locked comment to another state and keeps the count of its post. */
export async function moveComment(ctx: Ctx, comment: StoredComment, to: StoredComment['state']): Promise<void> {
  await own(ctx.db)
    .updateTable('contentComments')
    .set({ state: to })
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', comment.id)
    .execute()
  const change = (to === 'published' ? 1 : 0) - (comment.state === 'published' ? 1 : 0)
  if (change !== 0)
    await own(ctx.db)
      .updateTable('contentPosts')
      .set({ commentsCount: sql<number>`comments_count + ${change}` })
      .where('communityId', '=', ctx.community.id)
      .where('id', '=', comment.postId)
      .execute()
}

export const rewriteComment = (ctx: Ctx, commentId: string, to: { text: string; mentions: string[]; search: string }) =>
  own(ctx.db)
    .updateTable('contentComments')
    .set({ ...to, editedAt: ctx.now, edits: sql<number>`edits + 1` })
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', commentId)
    .execute()

export const commentsCountOf = async (ctx: Ctx, postId: string): Promise<number> =>
  (
    await hot<{ count: number }>(
      ctx,
      'content.comments-count',
      `select comments_count as count from content_posts where community_id = $1 and id = $2`,
      [ctx.community.id, postId],
    )
  )[0]?.count ?? 0
