// What offers sold, from the rows of their orders: in all, by offer and by the minute of payment.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import type { OfferKind } from '../contract/words.ts'

export interface BoardOfferRow {
  id: string
  kind: OfferKind
  title: string
  state: 'draft' | 'open' | 'ended'
  opensAt: Date
  closesAt: Date
  quota: number | null
  quotaLeft: number | null
}
export async function boardOffers(ctx: Ctx, ids: readonly string[]): Promise<BoardOfferRow[]> {
  const { rows } = await sql<BoardOfferRow>`
    select o.id, o.kind, o.title, o.state, o.opens_at, o.closes_at, x.quota, x.quota_left
      from shop_offers o cross join lateral (
        select sum(s.on_hand - s.reserved)::int as quota_left,
               sum((select sum(m.units) from shop_movements m where m.community_id = s.community_id and m.stock_id = s.id
                       and m.why in ('opening', 'restocked', 'corrected')))::int as quota
          from shop_offer_items i join shop_stocks s on s.community_id = i.community_id and s.id = i.quota_stock_id
         where i.community_id = o.community_id and i.offer_id = o.id) x
     where o.community_id = ${ctx.community.id} and o.id = any (${[...ids]})
     order by o.opens_at, o.id`.execute(ctx.db)
  return rows
}

export interface Sold {
  of: 'all' | 'offer' | 'minute'
  offerId: string | null
  minute: Date | null
  orders: number
  units: number
  amount: number
  waiting: number
}
/** A row an offer, a row a minute, and one for all of it. Lines are looked up by variant, within the time of their offer. */
export async function soldBy(ctx: Ctx, ids: readonly string[]): Promise<Sold[]> {
  const paid = sql`o.paid_at is not null and o.state <> 'refunded'`
  const minute = sql`case when ${paid} then date_trunc('minute', o.paid_at) end`
  const { rows } = await sql<Sold>`
    select case grouping(f.id, ${minute}) when 1 then 'offer' when 2 then 'minute' else 'all' end as of,
           f.id as offer_id, ${minute} as minute,
           (count(distinct o.id) filter (where ${paid}))::int as orders,
           coalesce(sum(l.units) filter (where ${paid}), 0)::int as units,
           coalesce(sum(l.amount) filter (where ${paid}), 0)::bigint as amount,
           coalesce(sum(l.units) filter (where o.state in ('created', 'awaiting')), 0)::int as waiting
      from shop_offers f
      join shop_offer_items i on i.community_id = f.community_id and i.offer_id = f.id
      join shop_lines l on l.community_id = i.community_id and l.variant_id = i.variant_id and l.offer_id = f.id
       and l.at >= f.opens_at and l.at < f.closes_at
      join shop_orders o on o.community_id = l.community_id and o.id = l.order_id
     where f.community_id = ${ctx.community.id} and f.id = any (${[...ids]})
     group by grouping sets ((f.id), (${minute}), ())
     order by minute`.execute(ctx.db)
  return rows
}

/** The latest sale before these, of one of the same things; a flash sale is held against a flash sale. */
export async function saleBefore(ctx: Ctx, ids: readonly string[]): Promise<BoardOfferRow | undefined> {
  const { rows } = await sql<{ id: string }>`
    select p.id from shop_offers p
     where p.community_id = ${ctx.community.id} and p.state <> 'draft' and p.id <> all (${[...ids]})
       and p.closes_at <= (select min(o.opens_at) from shop_offers o where o.community_id = p.community_id and o.id = any (${[...ids]}))
       and exists (
         select 1 from shop_offer_items mine
           join shop_offers o on o.community_id = mine.community_id and o.id = mine.offer_id
           join shop_offer_items theirs on theirs.community_id = mine.community_id and theirs.variant_id = mine.variant_id
          where mine.community_id = p.community_id and mine.offer_id = any (${[...ids]})
            and theirs.offer_id = p.id and o.kind = p.kind)
     order by p.opens_at desc, p.id desc limit 1`.execute(ctx.db)
  return rows[0] && (await boardOffers(ctx, [rows[0].id]))[0]
}
