// Pins, features and takedowns: who did it, when and why, and who undid it.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { actorName } from '#kernel/ctx.ts'
import type { Db } from '#kernel/db/connect.ts'

const own = (db: Db) => db.$pickTables<'contentPins' | 'contentFeatures' | 'contentTakedowns' | 'contentPosts'>()

/** One stream's pins at a time, so that the limit holds for those who pin at once. */
export const lockPins = (ctx: Ctx, stream: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`content.pins ${ctx.community.id} ${stream}`}, 0))`.execute(ctx.db)

export const countPins = async (ctx: Ctx, stream: string): Promise<number> => {
  const row = await own(ctx.db)
    .selectFrom('contentPosts')
    .select(e => e.fn.countAll<number>().as('count'))
    .where('communityId', '=', ctx.community.id)
    .where('stream', '=', stream)
    .where('pinnedAt', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export const insertPin = (ctx: Ctx, id: string, postId: string) =>
  own(ctx.db)
    .insertInto('contentPins')
    .values({ communityId: ctx.community.id, id, postId, pinnedAt: ctx.now, pinnedBy: actorName(ctx.actor) })
    .execute()
export const endPin = (ctx: Ctx, postId: string) =>
  own(ctx.db)
    .updateTable('contentPins')
    .set({ unpinnedAt: ctx.now, unpinnedBy: actorName(ctx.actor) })
    .where('communityId', '=', ctx.community.id)
    .where('postId', '=', postId)
    .where('unpinnedAt', 'is', null)
    .execute()

export const insertFeature = (ctx: Ctx, id: string, postId: string, note: string) =>
  own(ctx.db)
    .insertInto('contentFeatures')
    .values({ communityId: ctx.community.id, id, postId, note, featuredAt: ctx.now, featuredBy: actorName(ctx.actor) })
    .execute()
export const endFeature = (ctx: Ctx, postId: string) =>
  own(ctx.db)
    .updateTable('contentFeatures')
    .set({ unfeaturedAt: ctx.now, unfeaturedBy: actorName(ctx.actor) })
    .where('communityId', '=', ctx.community.id)
    .where('postId', '=', postId)
    .where('unfeaturedAt', 'is', null)
    .execute()

export interface Takedown {
  id: string
  postId: string
  /** '' for the post itself */
  commentId: string
  how: 'hidden' | 'removed'
  reason: string
}
export const insertTakedown = (ctx: Ctx, row: Takedown) =>
  own(ctx.db)
    .insertInto('contentTakedowns')
    .values({ ...row, communityId: ctx.community.id, at: ctx.now, by: actorName(ctx.actor) })
    .execute()
/** Ends the takedown that stands; undefined when none does (an author's own deletion has none and stays). */
export const endTakedown = (ctx: Ctx, postId: string, commentId: string) =>
  own(ctx.db)
    .updateTable('contentTakedowns')
    .set({ undoneAt: ctx.now, undoneBy: actorName(ctx.actor) })
    .where('communityId', '=', ctx.community.id)
    .where('postId', '=', postId)
    .where('commentId', '=', commentId)
    .where('undoneAt', 'is', null)
    .returning(['how', 'reason', 'at', 'by'])
    .executeTakeFirst()
export const standingTakedown = (ctx: Ctx, postId: string) =>
  own(ctx.db)
    .selectFrom('contentTakedowns')
    .select(['how', 'reason'])
    .where('communityId', '=', ctx.community.id)
    .where('postId', '=', postId)
    .where('commentId', '=', '')
    .where('undoneAt', 'is', null)
    .executeTakeFirst()
