// Auctions: the highest bid is guarded in one statement on the lot's row.
import { type Selectable, sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import type { Tables } from '#kernel/db/connect.ts'
import { markOf, type Page, pageOf } from '#kernel/pages.ts'
import { own } from './own.ts'

export type LotRow = Selectable<Tables['dealsLots']>
export const insertLot = (ctx: Ctx, dealId: string, endsAt: Date) =>
  own(ctx.db).insertInto('dealsLots').values({ communityId: ctx.community.id, dealId, endsAt }).execute()

const one = (ctx: Ctx, dealId: string) =>
  own(ctx.db).selectFrom('dealsLots').selectAll().where('communityId', '=', ctx.community.id).where('dealId', '=', dealId)
export const findLot = (ctx: Ctx, dealId: string): Promise<LotRow | undefined> => one(ctx, dealId).executeTakeFirst()
export const lockLot = (ctx: Ctx, dealId: string): Promise<LotRow | undefined> =>
  one(ctx, dealId).forNoKeyUpdate().executeTakeFirst()
/** No bid counts from here on, whenever it was sent. */
export const closeLot = (ctx: Ctx, dealId: string) =>
  own(ctx.db)
    .updateTable('dealsLots')
    .set({ closedAt: ctx.now })
    .where('communityId', '=', ctx.community.id)
    .where('dealId', '=', dealId)
    .where('closedAt', 'is', null)
    .execute()

export interface BidWish {
  dealId: string
  memberId: string
  amount: number
  startPrice: number
  step: number
  softMinutes: number
}
/** The bid, if it is the highest now; it may move the end. Undefined when it is too low, too late, or tops the member's own. */
export async function placeBid(
  ctx: Ctx,
  bid: BidWish,
): Promise<{ seq: number; endsAt: Date; outbidId: string | null } | undefined> {
  const moved = new Date(ctx.now.getTime() + bid.softMinutes * 60_000)
  const { rows } = await sql<{ seq: number; endsAt: Date; outbidId: string | null }>`
    with before as (
      select * from deals_lots where community_id = ${ctx.community.id} and deal_id = ${bid.dealId} for no key update),
    topped as (
      update deals_lots l set top_amount = ${bid.amount}, top_member_id = ${bid.memberId}, bids = l.bids + 1,
             ends_at = greatest(l.ends_at, ${moved}::timestamptz)
        from before b
       where l.community_id = b.community_id and l.deal_id = b.deal_id and b.closed_at is null and b.ends_at > ${ctx.now}
         and ${bid.amount} >= coalesce(b.top_amount + ${bid.step}, ${bid.startPrice}) and b.top_member_id is distinct from ${bid.memberId}
      returning l.bids, l.ends_at, b.top_member_id),
    noted as (
      insert into deals_bids (community_id, deal_id, seq, member_id, amount, at)
      select ${ctx.community.id}, ${bid.dealId}, bids, ${bid.memberId}, ${bid.amount}, ${ctx.now} from topped)
    select bids as seq, ends_at, top_member_id as outbid_id from topped`.execute(ctx.db)
  return rows[0]
}

interface BidShown {
  seq: number
  memberId: string
  name: string
  amount: number
  at: Date
}
export async function listBids(
  ctx: Ctx,
  dealId: string,
  query: { cursor?: string | undefined; limit: number },
): Promise<Page<BidShown>> {
  const mark = markOf(query.cursor, ['int'] as const)
  const { rows } = await sql<BidShown>`
    select b.seq, b.member_id, coalesce(m.name, '') as name, b.amount, b.at
      from deals_bids b left join members_cards m on m.community_id = b.community_id and m.member_id = b.member_id
     where b.community_id = ${ctx.community.id} and b.deal_id = ${dealId} and ${mark ? sql`b.seq < ${mark[0]}` : sql`true`}
     order by b.seq desc limit ${query.limit + 1}`.execute(ctx.db)
  return pageOf(rows, query.limit, row => [row.seq])
}
export const topBidOf = async (ctx: Ctx, dealId: string, memberId: string): Promise<number | null> =>
  (
    await sql<{ amount: number | null }>`
      select max(amount)::bigint as amount from deals_bids
       where community_id = ${ctx.community.id} and deal_id = ${dealId} and member_id = ${memberId}`.execute(ctx.db)
  ).rows[0]?.amount ?? null

export const insertDeposit = async (ctx: Ctx, deposit: { dealId: string; memberId: string; holdId: string; amount: number }) =>
  own(ctx.db)
    .insertInto('dealsDeposits')
    .values({ ...deposit, communityId: ctx.community.id, at: ctx.now })
    .onConflict(c => c.doNothing())
    .execute()
export const findDeposit = (ctx: Ctx, dealId: string, memberId: string) =>
  own(ctx.db)
    .selectFrom('dealsDeposits')
    .selectAll()
    .where('communityId', '=', ctx.community.id)
    .where('dealId', '=', dealId)
    .where('memberId', '=', memberId)
    .executeTakeFirst()
/** Marks some as given back, and says which. */
export const takeDeposits = async (ctx: Ctx, dealId: string, most: number): Promise<{ holdId: string; memberId: string }[]> =>
  (
    await sql<{ holdId: string; memberId: string }>`
      update deals_deposits set returned_at = ${ctx.now}
       where community_id = ${ctx.community.id} and deal_id = ${dealId} and member_id in (
         select member_id from deals_deposits where community_id = ${ctx.community.id} and deal_id = ${dealId} and returned_at is null
          order by member_id limit ${most} for no key update)
      returning hold_id, member_id`.execute(ctx.db)
  ).rows.toSorted((a, b) => (a.memberId < b.memberId ? -1 : 1))
