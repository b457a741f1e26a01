// SQL of the dues: what is earned of a holding, month by month.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import type { HoldingRow } from './holdings.ts'
import { own } from './own.ts'

export const listCommunitiesDue = async (ctx: Ctx): Promise<string[]> =>
  (
    await sql<{ communityId: string }>`
    select distinct community_id from tiers_holdings where next_due_at <= ${ctx.now}`.execute(own(ctx.db))
  ).rows.map(row => row.communityId)

/** Holdings of which a month has begun that is not booked, locked; those that somebody else has in hand are left to him. */
export const takeDue = async (ctx: Ctx, most: number): Promise<HoldingRow[]> =>
  (
    await sql<HoldingRow>`
    select * from tiers_holdings where community_id = ${ctx.community.id} and next_due_at <= ${ctx.now}
     order by next_due_at, id limit ${most} for update skip locked`.execute(own(ctx.db))
  ).rows

export interface MonthRow {
  holdingId: string
  month: number
  amount: number
  dueAt: Date
  transferId: string | null
}
export const insertMonths = async (ctx: Ctx, months: readonly MonthRow[]): Promise<void> => {
  if (months.length === 0) return
  await sql`
    insert into tiers_dues (community_id, holding_id, month, amount, due_at, booked_at, transfer_id)
    select ${ctx.community.id}, g.holding_id, g.month, g.amount, g.due_at, ${ctx.now}, g.transfer_id
      from unnest(${months.map(m => m.holdingId)}::text[], ${months.map(m => m.month)}::int[], ${months.map(m => m.amount)}::bigint[],
                  ${months.map(m => m.dueAt)}::timestamptz[], ${months.map(m => m.transferId)}::text[])
        g(holding_id, month, amount, due_at, transfer_id)`.execute(own(ctx.db))
}
export const setBooked = async (
  ctx: Ctx,
  rows: readonly { id: string; monthsBooked: number; nextDueAt: Date | null }[],
): Promise<void> => {
  await sql`
    update tiers_holdings h set months_booked = g.booked, next_due_at = g.next
      from unnest(${rows.map(r => r.id)}::text[], ${rows.map(r => r.monthsBooked)}::int[], ${rows.map(r => r.nextDueAt)}::timestamptz[])
        g(id, booked, next)
     where h.community_id = ${ctx.community.id} and h.id = g.id`.execute(own(ctx.db))
}

export const listMonths = (ctx: Ctx, holdingId: string) =>
  own(ctx.db)
    .selectFrom('tiersDues')
    .select(['month', 'amount', 'dueAt', 'bookedAt', 'transferId', 'undoneBy'])
    .where('communityId', '=', ctx.community.id)
    .where('holdingId', '=', holdingId)
    .orderBy('month')
    .execute()
export const undoMonth = (ctx: Ctx, holdingId: string, month: number, undoneBy: string) =>
  own(ctx.db)
    .updateTable('tiersDues')
    .set({ undoneBy })
    .where('communityId', '=', ctx.community.id)
    .where('holdingId', '=', holdingId)
    .where('month', '=', month)
    .execute()
