// Turns to buy what was won.
import { type Selectable, sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import type { Tables } from '#kernel/db/connect.ts'
import { type TurnState, turnBefore } from '../rules/states.ts'
import { own } from './own.ts'

export type TurnRow = Selectable<Tables['dealsTurns']>

export const insertTurn = (ctx: Ctx, turn: Pick<TurnRow, 'dealId' | 'memberId' | 'rank' | 'price' | 'offerId' | 'until'>) =>
  own(ctx.db)
    .insertInto('dealsTurns')
    .values({ ...turn, communityId: ctx.community.id, openedAt: ctx.now, state: 'open' })
    .execute()

const all = (ctx: Ctx, dealId: string) =>
  own(ctx.db).selectFrom('dealsTurns').selectAll().where('communityId', '=', ctx.community.id).where('dealId', '=', dealId)
export const findTurn = (ctx: Ctx, dealId: string, memberId: string): Promise<TurnRow | undefined> =>
  all(ctx, dealId).where('memberId', '=', memberId).executeTakeFirst()
export const lockTurn = (ctx: Ctx, dealId: string, memberId: string): Promise<TurnRow | undefined> =>
  all(ctx, dealId).where('memberId', '=', memberId).forNoKeyUpdate().executeTakeFirst()
export const openTurns = (ctx: Ctx, dealId: string): Promise<TurnRow[]> =>
  all(ctx, dealId).where('state', '=', 'open').orderBy('rank').execute()
export const countTurns = async (ctx: Ctx, dealId: string): Promise<Record<TurnState, number>> => {
  const counts: Record<TurnState, number> = { open: 0, taken: 0, lapsed: 0, declined: 0 }
  const { rows } = await sql<{ state: TurnState; n: number }>`
    select state, count(*)::int as n from deals_turns where community_id = ${ctx.community.id} and deal_id = ${dealId} group by 1`.execute(
    ctx.db,
  )
  for (const { state, n } of rows) counts[state] = n
  return counts
}
/** Whether it was where it could become that. */
export const moveTurn = async (ctx: Ctx, turn: Pick<TurnRow, 'dealId' | 'memberId'>, to: TurnState): Promise<boolean> =>
  (
    await own(ctx.db)
      .updateTable('dealsTurns')
      .set({ state: to, endedAt: ctx.now })
      .where('communityId', '=', ctx.community.id)
      .where('dealId', '=', turn.dealId)
      .where('memberId', '=', turn.memberId)
      .where('state', 'in', turnBefore(to))
      .executeTakeFirst()
  ).numUpdatedRows === 1n

/** Who comes next in the order that was drawn or chosen, and had no turn yet. */
export const nextEntries = async (ctx: Ctx, dealId: string, most: number): Promise<{ memberId: string; rank: number }[]> =>
  (
    await sql<{ memberId: string; rank: number }>`
      select e.member_id, e.rank from deals_entries e
       where e.community_id = ${ctx.community.id} and e.deal_id = ${dealId} and e.rank is not null
         and not exists (select 1 from deals_turns t where t.community_id = e.community_id and t.deal_id = e.deal_id and t.member_id = e.member_id)
       order by e.rank limit ${most}`.execute(ctx.db)
  ).rows
export const nextBidder = async (
  ctx: Ctx,
  dealId: string,
  least: number,
): Promise<{ memberId: string; amount: number; rank: number } | undefined> =>
  (
    await sql<{ memberId: string; amount: number; rank: number }>`
      select b.member_id, b.amount, b.rank::int as rank from (
        select member_id, max(amount)::bigint as amount, row_number() over (order by max(amount) desc) as rank
          from deals_bids where community_id = ${ctx.community.id} and deal_id = ${dealId} group by 1) b
       where b.amount >= ${least} and not exists (
         select 1 from deals_turns t where t.community_id = ${ctx.community.id} and t.deal_id = ${dealId} and t.member_id = b.member_id)
       order by b.rank limit 1`.execute(ctx.db)
  ).rows[0]
