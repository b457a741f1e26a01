// Reads what is for sale, and counts its changes.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { findCommunity } from '#modules/communities/index.ts'
import { type Catalogue, catalogueWith, type Offer, type OfferItem, type Sold } from '../rules/catalogue.ts'
import { own } from './own.ts'
import { readPostage } from './postage.ts'

/** One more change; everything that was remembered of it is out of date when this commits. */
export async function countChange(ctx: Ctx): Promise<number> {
  const { version } = await own(ctx.db)
    .insertInto('shopCatalogues')
    .values({ communityId: ctx.community.id })
    .onConflict(c => c.column('communityId').doUpdateSet({ version: sql<number>`shop_catalogues.version + 1` }))
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}

export const versionNow = async (ctx: Ctx): Promise<number> =>
  (
    await own(ctx.db)
      .selectFrom('shopCatalogues')
      .select('version')
      .where('communityId', '=', ctx.community.id)
      .executeTakeFirst()
  )?.version ?? 0

/** The version is read first: what changes while the rest is read makes it older than it is, never newer. */
export async function readCatalogue(ctx: Ctx): Promise<Catalogue> {
  const version = await versionNow(ctx)
  const [community, variants, offers, postage] = await Promise.all([
    findCommunity(ctx.db, ctx.community.id),
    readVariants(ctx),
    readOffers(ctx),
    readPostage(ctx),
  ])
  return catalogueWith({ version, currency: community?.currency ?? 'CNY', variants, offers, postage })
}

/** All that are on sale, or those named, on sale or not. */
export async function readVariants(ctx: Ctx, ids?: readonly string[]): Promise<Map<string, Sold>> {
  const { rows } = await sql<Sold>`
    select v.id as variant_id, v.product_id, p.kind, p.title || case when v.name = '' then '' else ' ' || v.name end as title,
           p.pictures[1] as picture, p.delivery, p.needs_right, v.price, v.plan_id, v.round_id, v.credit,
           coalesce((select jsonb_agg(jsonb_build_object('stockId', c.stock_id, 'units', c.units) order by c.stock_id)
                       from shop_contents c where c.community_id = v.community_id and c.variant_id = v.id), '[]') as contents
      from shop_variants v join shop_products p on p.community_id = v.community_id and p.id = v.product_id
     where v.community_id = ${ctx.community.id}
       and ${ids ? sql`v.id = any (${ids})` : sql`v.state = 'on-sale' and p.state = 'on-sale'`}`.execute(ctx.db)
  return new Map(rows.map(row => [row.variantId, row]))
}

async function readOffers(ctx: Ctx): Promise<Map<string, Offer>> {
  const { rows } = await sql<Omit<Offer, 'items'> & { items: OfferItem[] }>`
    select o.id, o.kind, o.title, o.opens_at, o.closes_at, o.needs_right, o.per_member_max, o.pay_minutes, o.made_for,
           coalesce((select jsonb_agg(jsonb_build_object('variantId', i.variant_id, 'price', i.price,
                       'quotaStockId', i.quota_stock_id, 'fromVariantId', i.from_variant_id, 'strike', i.strike) order by i.variant_id)
                       from shop_offer_items i where i.community_id = o.community_id and i.offer_id = o.id), '[]') as items
      from shop_offers o where o.community_id = ${ctx.community.id} and o.state = 'open' and o.closes_at > ${ctx.now}`.execute(
    ctx.db,
  )
  return new Map(rows.map(row => [row.id, { ...row, items: new Map(row.items.map(item => [item.variantId, item])) }]))
}
