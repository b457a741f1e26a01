// Offers as operators see them: in lists with what is left of their quotas, and one with what it sold.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { byInstant, markOf, type Page, pageOf } from '#kernel/pages.ts'
import { contains } from '#kernel/text/like.ts'
import type { DeskOfferRow } from '../contract/offers.ts'
import type { OfferKind, OfferPhase } from '../contract/words.ts'

export interface OfferQuery {
  cursor?: string | undefined
  limit: number
  phase?: OfferPhase | undefined
  kind?: OfferKind | undefined
  word?: string | undefined
}
const phaseOf = (now: Date) => sql<OfferPhase>`case when o.state = 'draft' then 'draft'
  when o.state = 'ended' or o.closes_at <= ${now} then 'ended' when o.opens_at > ${now} then 'coming' else 'running' end`

export async function listOffers(ctx: Ctx, query: OfferQuery): Promise<Page<DeskOfferRow>> {
  const mark = markOf(query.cursor, byInstant)
  const { rows } = await sql<DeskOfferRow & { createdAt: Date }>`
    select o.id, o.kind, o.title, ${phaseOf(ctx.now)} as phase, o.opens_at, o.closes_at, o.needs_right, o.per_member_max, o.pay_minutes,
           o.made_for, o.created_at, x.items, x.quota, x.quota_left
      from shop_offers o cross join lateral (
        select count(*)::int as items, sum(s.on_hand - s.reserved)::int as quota_left,
               sum((select sum(m.units) from shop_movements m where m.community_id = s.community_id and m.stock_id = s.id
                       and m.why in ('opening', 'restocked', 'corrected')))::int as quota
          from shop_offer_items i left join shop_stocks s on s.community_id = i.community_id and s.id = i.quota_stock_id
         where i.community_id = o.community_id and i.offer_id = o.id) x
     where o.community_id = ${ctx.community.id}
       ${query.kind ? sql`and o.kind = ${query.kind}` : sql``}
       ${query.phase ? sql`and ${phaseOf(ctx.now)} = ${query.phase}` : sql``}
       ${query.word ? sql`and o.title ilike ${contains(query.word)}` : sql``}
       ${mark ? sql`and (o.created_at, o.id) < (${mark[0]}, ${mark[1]})` : sql``}
     order by o.created_at desc, o.id desc limit ${query.limit + 1}`.execute(ctx.db)
  return pageOf(rows, query.limit, row => [row.createdAt, row.id])
}

export interface ItemFigures {
  variantId: string
  quotaLeft: number | null
  quotaReserved: number | null
  sold: number
  amount: number
  waiting: number
}
const standing = sql`o.paid_at is not null and o.state <> 'refunded'`
/** By variant. What was sold is looked up among the variant's lines of the time of the offer. */
export async function itemFigures(ctx: Ctx, offerId: string): Promise<ItemFigures[]> {
  const { rows } = await sql<ItemFigures>`
    select i.variant_id, s.on_hand - s.reserved as quota_left, s.reserved as quota_reserved, x.sold, x.amount, x.waiting
      from shop_offers f
      join shop_offer_items i on i.community_id = f.community_id and i.offer_id = f.id
      left join shop_stocks s on s.community_id = i.community_id and s.id = i.quota_stock_id
      cross join lateral (
        select coalesce(sum(l.units) filter (where ${standing}), 0)::int as sold,
               coalesce(sum(l.amount) filter (where ${standing}), 0)::bigint as amount,
               coalesce(sum(l.units) filter (where o.state in ('created', 'awaiting')), 0)::int as waiting
          from shop_lines l join shop_orders o on o.community_id = l.community_id and o.id = l.order_id
         where l.community_id = i.community_id and l.variant_id = i.variant_id and l.offer_id = f.id
           and l.at >= f.opens_at and l.at < f.closes_at) x
     where f.community_id = ${ctx.community.id} and f.id = ${offerId} order by i.variant_id`.execute(ctx.db)
  return rows
}
export async function offerTotals(ctx: Ctx, offerId: string): Promise<{ orders: number; buyers: number }> {
  const { rows } = await sql<{ orders: number; buyers: number }>`
    select count(distinct o.id)::int as orders, count(distinct o.member_id)::int as buyers
      from shop_offers f
      join shop_offer_items i on i.community_id = f.community_id and i.offer_id = f.id
      join shop_lines l on l.community_id = i.community_id and l.variant_id = i.variant_id and l.offer_id = f.id
       and l.at >= f.opens_at and l.at < f.closes_at
      join shop_orders o on o.community_id = l.community_id and o.id = l.order_id
     where f.community_id = ${ctx.community.id} and f.id = ${offerId} and ${standing}`.execute(ctx.db)
  return rows[0] ?? { orders: 0, buyers: 0 }
}
