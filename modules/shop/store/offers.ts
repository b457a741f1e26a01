// Offers: drafts, changes of those that are announced, and the deals from which a struck-out price is reckoned.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import type { OfferKind } from '../contract/words.ts'

export interface OfferItemRow {
  variantId: string
  price: number
  quotaStockId: string | null
  fromVariantId: string | null
  strike: number | null
  /** How many it may sell in all; null: as long as there are any. */
  quota: number | null
}
export interface OfferRow {
  id: string
  kind: OfferKind
  title: string
  opensAt: Date
  closesAt: Date
  needsRight: string | null
  perMemberMax: number | null
  payMinutes: number
  madeFor: string | null
  state: 'draft' | 'open' | 'ended'
  openedAt: Date | null
}
export type WholeOffer = OfferRow & { items: OfferItemRow[] }

/** Held for the rest of the transaction, with its items. */
export async function lockOffer(ctx: Ctx, id: string): Promise<WholeOffer | undefined> {
  await sql`select 1 from shop_offers where community_id = ${ctx.community.id} and id = ${id} for no key update`.execute(ctx.db)
  return findOffer(ctx, id)
}
export async function findOffer(ctx: Ctx, id: string): Promise<WholeOffer | undefined> {
  const { rows } = await sql<WholeOffer>`
    select o.id, o.kind, o.title, o.opens_at, o.closes_at, o.needs_right, o.per_member_max, o.pay_minutes, o.made_for, o.state, o.opened_at,
           coalesce((select jsonb_agg(jsonb_build_object('variantId', i.variant_id, 'price', i.price, 'quotaStockId', i.quota_stock_id,
                       'fromVariantId', i.from_variant_id, 'strike', i.strike, 'quota', (
                         select sum(m.units) from shop_movements m where m.community_id = i.community_id and m.stock_id = i.quota_stock_id
                            and m.why in ('opening', 'restocked', 'corrected'))) order by i.variant_id)
                       from shop_offer_items i where i.community_id = o.community_id and i.offer_id = o.id), '[]') as items
      from shop_offers o where o.community_id = ${ctx.community.id} and o.id = ${id}`.execute(ctx.db)
  return rows[0]
}

type Terms = Pick<OfferRow, 'title' | 'opensAt' | 'closesAt' | 'needsRight' | 'perMemberMax' | 'payMinutes'>
export const insertDraft = (ctx: Ctx, id: string, kind: OfferKind, terms: Terms): Promise<unknown> =>
  sql`
    insert into shop_offers (community_id, id, kind, title, opens_at, closes_at, needs_right, per_member_max, pay_minutes, state, created_at)
    values (${ctx.community.id}, ${id}, ${kind}, ${terms.title}, ${terms.opensAt}, ${terms.closesAt}, ${terms.needsRight},
            ${terms.perMemberMax}, ${terms.payMinutes}, 'draft', ${ctx.now})`.execute(ctx.db)
export const updateTerms = (ctx: Ctx, id: string, terms: Terms): Promise<unknown> =>
  sql`
    update shop_offers set title = ${terms.title}, opens_at = ${terms.opensAt}, closes_at = ${terms.closesAt},
           needs_right = ${terms.needsRight}, per_member_max = ${terms.perMemberMax}, pay_minutes = ${terms.payMinutes}
     where community_id = ${ctx.community.id} and id = ${id}`.execute(ctx.db)

export const deleteItems = (ctx: Ctx, offerId: string): Promise<unknown> =>
  sql`delete from shop_offer_items where community_id = ${ctx.community.id} and offer_id = ${offerId}`.execute(ctx.db)
export async function insertItems(
  ctx: Ctx,
  offerId: string,
  items: readonly Pick<OfferItemRow, 'variantId' | 'price' | 'quotaStockId' | 'fromVariantId'>[],
): Promise<void> {
  await sql`
    insert into shop_offer_items (community_id, offer_id, variant_id, price, quota_stock_id, from_variant_id)
    select ${ctx.community.id}, ${offerId}, variant_id, price, quota_stock_id, from_variant_id
      from unnest(${items.map(i => i.variantId)}::text[], ${items.map(i => i.price)}::bigint[], ${items.map(i => i.quotaStockId)}::text[],
                  ${items.map(i => i.fromVariantId)}::text[]) i(variant_id, price, quota_stock_id, from_variant_id)`.execute(
    ctx.db,
  )
}

export const setOfferState = (ctx: Ctx, id: string, state: 'open' | 'ended'): Promise<unknown> =>
  sql`
    update shop_offers set state = ${state}, ended_at = ${state === 'ended' ? ctx.now : null}
     where community_id = ${ctx.community.id} and id = ${id}`.execute(ctx.db)

/** It has opened, and its items carry what may be struck out beside their price. */
export async function noteOpened(ctx: Ctx, id: string, strikes: ReadonlyMap<string, number | null>): Promise<void> {
  await sql`update shop_offers set opened_at = ${ctx.now} where community_id = ${ctx.community.id} and id = ${id}`.execute(ctx.db)
  await sql`
    update shop_offer_items i set strike = s.strike
      from unnest(${[...strikes.keys()]}::text[], ${[...strikes.values()]}::bigint[]) s(variant_id, strike)
     where i.community_id = ${ctx.community.id} and i.offer_id = ${id} and i.variant_id = s.variant_id`.execute(ctx.db)
}

export interface Deal {
  price: number
  at: Date
}
// What a piece was really paid, whatever took something off. What was had for nothing is no deal.
const dealt = (ctx: Ctx, variantId: string) => sql`
  from shop_lines l join shop_orders o on o.community_id = l.community_id and o.id = l.order_id
 where l.community_id = ${ctx.community.id} and l.variant_id = ${variantId}
   and o.paid_at is not null and o.state <> 'closed' and l.amount > 0`

/** Each price that was paid from `since` until `before`, at its last time; if there was none, the last one before. */
export async function dealsBefore(ctx: Ctx, variantId: string, before: Date, since: Date): Promise<Deal[]> {
  const { rows } = await sql<Deal>`
    select (l.amount / l.units)::bigint as price, max(l.at) as at ${dealt(ctx, variantId)} and l.at < ${before} and l.at >= ${since}
     group by 1`.execute(ctx.db)
  if (rows.length > 0) return rows
  const last = await sql<Deal>`
    select (l.amount / l.units)::bigint as price, l.at ${dealt(ctx, variantId)} and l.at < ${since} order by l.at desc limit 1`.execute(
    ctx.db,
  )
  return last.rows
}

/** Other flash sales of these variants that run at the same time. */
export async function overlapping(ctx: Ctx, offer: OfferRow, variantIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ variantId: string; title: string }>`
    select i.variant_id, o.title from shop_offers o join shop_offer_items i on i.community_id = o.community_id and i.offer_id = o.id
     where o.community_id = ${ctx.community.id} and o.state = 'open' and o.kind = 'flash' and o.id <> ${offer.id}
       and i.variant_id = any (${variantIds}) and o.opens_at < ${offer.closesAt} and o.closes_at > ${offer.opensAt}`.execute(
    ctx.db,
  )
  return new Map(rows.map(row => [row.variantId, row.title]))
}
