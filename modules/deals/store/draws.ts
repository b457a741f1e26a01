// Draws and who applied: entries are frozen, hashed and ranked once.
import { type Selectable, sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import type { Tables } from '#kernel/db/connect.ts'
import { own } from './own.ts'

export type EntryRow = Selectable<Tables['dealsEntries']>

export const insertDraw = (ctx: Ctx, dealId: string, draw: { seed: string; commitment: string }) =>
  own(ctx.db)
    .insertInto('dealsDraws')
    .values({ ...draw, communityId: ctx.community.id, dealId })
    .execute()
/** With the seed: it leaves this room only when the entries are frozen. */
export const findDraw = (ctx: Ctx, dealId: string) =>
  own(ctx.db)
    .selectFrom('dealsDraws')
    .selectAll()
    .where('communityId', '=', ctx.community.id)
    .where('dealId', '=', dealId)
    .executeTakeFirst()
export const freezeDraw = (ctx: Ctx, dealId: string, frozen: { entries: number; entriesHash: string }) =>
  own(ctx.db)
    .updateTable('dealsDraws')
    .set({ ...frozen, frozenAt: ctx.now })
    .where('communityId', '=', ctx.community.id)
    .where('dealId', '=', dealId)
    .where('frozenAt', 'is', null)
    .execute()

/** False when the member has applied already. */
export const insertEntry = async (
  ctx: Ctx,
  entry: { id: string; dealId: string; memberId: string; sentence: string },
): Promise<boolean> =>
  (
    await own(ctx.db)
      .insertInto('dealsEntries')
      .values({ ...entry, communityId: ctx.community.id, at: ctx.now })
      .onConflict(c => c.constraint('deals_entries_once').doNothing())
      .executeTakeFirst()
  ).numInsertedOrUpdatedRows === 1n
export const findEntry = (ctx: Ctx, dealId: string, memberId: string): Promise<EntryRow | undefined> =>
  own(ctx.db)
    .selectFrom('dealsEntries')
    .selectAll()
    .where('communityId', '=', ctx.community.id)
    .where('dealId', '=', dealId)
    .where('memberId', '=', memberId)
    .executeTakeFirst()
export const dropEntry = (ctx: Ctx, entryId: string) =>
  own(ctx.db)
    .deleteFrom('dealsEntries')
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', entryId)
    .where('rank', 'is', null)
    .execute()

export const entryIdsOf = async (ctx: Ctx, dealId: string): Promise<string[]> =>
  (
    await own(ctx.db)
      .selectFrom('dealsEntries')
      .select('id')
      .where('communityId', '=', ctx.community.id)
      .where('dealId', '=', dealId)
      .orderBy('id')
      .execute()
  ).map(row => row.id)
/** In the order that was drawn. */
export const drawnIdsOf = async (ctx: Ctx, dealId: string): Promise<string[]> =>
  (
    await own(ctx.db)
      .selectFrom('dealsEntries')
      .select('id')
      .where('communityId', '=', ctx.community.id)
      .where('dealId', '=', dealId)
      .where('rank', 'is not', null)
      .orderBy('rank')
      .execute()
  ).map(row => row.id)

/** Ranks them from `first` on, in this order; gives how many were not ranked before. */
export const rankEntries = async (ctx: Ctx, dealId: string, entryIds: readonly string[], first = 1): Promise<number> =>
  Number(
    (
      await sql`
        update deals_entries e set rank = r.rank
          from unnest(${entryIds}::text[], ${entryIds.map((_, n) => first + n)}::int[]) r(id, rank)
         where e.community_id = ${ctx.community.id} and e.deal_id = ${dealId} and e.id = r.id and e.rank is null`.execute(ctx.db)
    ).numAffectedRows ?? 0n,
  )
export const highestRank = async (ctx: Ctx, dealId: string): Promise<number> =>
  (
    await sql<{ rank: number }>`
      select coalesce(max(rank), 0)::int as rank from deals_entries where community_id = ${ctx.community.id} and deal_id = ${dealId}`.execute(
      ctx.db,
    )
  ).rows[0]?.rank ?? 0
