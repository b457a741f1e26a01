// What is read of the ledger's own rows: transfers as they stand, and the months that are closed.
import { type Selectable, sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import type { Tables } from '#kernel/db/connect.ts'
import { own } from './own.ts'

export type TransferRow = Selectable<Tables['walletTransfers']>

export const findTransfer = (ctx: Ctx, id: string): Promise<TransferRow[]> =>
  own(ctx.db)
    .selectFrom('walletTransfers')
    .selectAll()
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', id)
    .orderBy('line')
    .execute()

export const findTransfersByKey = (ctx: Ctx, keys: readonly string[]): Promise<TransferRow[]> =>
  own(ctx.db)
    .selectFrom('walletTransfers')
    .selectAll()
    .where('communityId', '=', ctx.community.id)
    .where('key', 'in', keys)
    .orderBy('key')
    .orderBy('line')
    .execute()

/** Keeps everyone from posting until this transaction ends; those who are under way are waited for. */
export const stopPosting = (ctx: Ctx) => sql`lock table wallet_transfers in share row exclusive mode`.execute(own(ctx.db))

export const firstOpenMonth = async (ctx: Ctx): Promise<string | null> =>
  (
    await sql<{ month: string | null }>`
    select coalesce(
      (select (max(month) + interval '1 month')::date from wallet_closed_months where community_id = ${ctx.community.id}),
      (select date_trunc('month', min(effective_on))::date from wallet_transfers where community_id = ${ctx.community.id})) as month`.execute(
      own(ctx.db),
    )
  ).rows[0]?.month ?? null

export const insertClosedMonth = (ctx: Ctx, month: string, by: string) =>
  own(ctx.db)
    .insertInto('walletClosedMonths')
    .values({ communityId: ctx.community.id, month, closedBy: by, closedAt: ctx.now })
    .execute()
