// Products as operators see them: in lists, and one with all that belongs to it.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { markOf, type Page, pageOf } from '#kernel/pages.ts'
import { contains } from '#kernel/text/like.ts'
import type { DeskProductRow, DeskVariant } from '../contract/products.ts'

export interface ProductQuery {
  cursor?: string | undefined
  limit: number
  state?: DeskProductRow['state'] | undefined
  kind?: DeskProductRow['kind'] | undefined
  word?: string | undefined
}

// What is left of one variant: of the shelf that holds it up; null: there is no end of it.
const leftOfVariant = sql`(select min((s.on_hand - s.reserved) / c.units) from shop_contents c
  join shop_stocks s on s.community_id = c.community_id and s.id = c.stock_id
 where c.community_id = v.community_id and c.variant_id = v.id)`

export async function listProducts(ctx: Ctx, query: ProductQuery): Promise<Page<DeskProductRow>> {
  const mark = markOf(query.cursor, ['int', 'id'] as const)
  const word = query.word ? contains(query.word) : null
  const { rows } = await sql<DeskProductRow>`
    select p.id, p.kind, p.title, p.pictures[1] as picture, p.state, p.position, p.changed_at,
           x.variants, x.price_min, x.price_max, x.left
      from shop_products p cross join lateral (
        select count(*)::int as variants, min(v.price)::bigint as price_min, max(v.price)::bigint as price_max,
               case when count(*) = count(l.left) then coalesce(sum(l.left), 0)::int end as left
          from shop_variants v cross join lateral (select ${leftOfVariant} as left) l
         where v.community_id = p.community_id and v.product_id = p.id and v.state = 'on-sale') x
     where p.community_id = ${ctx.community.id}
       ${query.state ? sql`and p.state = ${query.state}` : sql``}
       ${query.kind ? sql`and p.kind = ${query.kind}` : sql``}
       ${
         word
           ? sql`and (p.title ilike ${word} or exists (select 1 from shop_variants v
                left join shop_contents c on c.community_id = v.community_id and c.variant_id = v.id
                left join shop_stocks s on s.community_id = c.community_id and s.id = c.stock_id
               where v.community_id = p.community_id and v.product_id = p.id and (v.name ilike ${word} or s.code ilike ${word})))`
           : sql``
}
       ${mark ? sql`and (p.position, p.id) > (${mark[0]}, ${mark[1]})` : sql``}
     order by p.position, p.id limit ${query.limit + 1}`.execute(ctx.db)
  return pageOf(rows, query.limit, row => [row.position, row.id])
}

type Plain = Omit<DeskVariant, 'prices'> & { prices: { since: string; price: number; by: string }[] }
/** With their shelves, and the last of their prices. */
export async function readDeskVariants(ctx: Ctx, productId: string): Promise<Plain[]> {
  const { rows } = await sql<Plain>`
    select v.id, v.name, v.price, v.state, v.position, v.plan_id, v.round_id, v.credit, ${leftOfVariant} as left,
           coalesce((select jsonb_agg(jsonb_build_object('stockId', s.id, 'name', s.name, 'code', s.code, 'units', c.units,
                       'onHand', s.on_hand, 'reserved', s.reserved) order by s.name, s.id)
                       from shop_contents c join shop_stocks s on s.community_id = c.community_id and s.id = c.stock_id
                      where c.community_id = v.community_id and c.variant_id = v.id), '[]') as contents,
           coalesce((select jsonb_agg(jsonb_build_object('since', h.since, 'price', h.price, 'by', h.by) order by h.since desc)
                       from (select since, price, by from shop_prices
                              where community_id = v.community_id and variant_id = v.id order by since desc limit 50) h), '[]') as prices
      from shop_variants v where v.community_id = ${ctx.community.id} and v.product_id = ${productId}
     order by v.position, v.id`.execute(ctx.db)
  return rows
}
