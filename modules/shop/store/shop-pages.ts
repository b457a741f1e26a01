// What is on sale, as pages for members: few statements, for they are read by everyone.
import type { Ctx } from '#kernel/ctx.ts'
import { hot } from '#kernel/db/hot.ts'
import { markOf, type Page, pageOf } from '#kernel/pages.ts'

export interface CardRow {
  id: string
  kind: 'goods' | 'tier' | 'credit' | 'voucher'
  title: string
  intro: string
  picture: string | null
  thumb: string | null
  needsRight: string | null
  position: number
}
const cardsText = `
  select p.id, p.kind, p.title, p.intro, p.pictures[1] as picture, f.thumb_file_id as thumb, p.needs_right as "needsRight", p.position
    from shop_products p left join shop_pictures f on f.community_id = p.community_id and f.file_id = p.pictures[1]
   where p.community_id = $1 and p.state = 'on-sale' and ($2::text is null or p.kind = $2) and (p.position, p.id) > ($3, $4)
     and exists (select 1 from shop_variants v where v.community_id = p.community_id and v.product_id = p.id and v.state = 'on-sale')
   order by p.position, p.id limit $5`

export async function readCards(
  ctx: Ctx,
  query: { cursor?: string | undefined; limit: number; kind?: string | undefined },
): Promise<Page<CardRow>> {
  const mark = markOf(query.cursor, ['int', 'id'] as const) ?? [-1, '']
  const rows = await hot<CardRow>(ctx, 'shop.cards', cardsText, [ctx.community.id, query.kind ?? null, ...mark, query.limit + 1])
  return pageOf(rows, query.limit, row => [row.position, row.id])
}

const leftText = 'select id, on_hand - reserved as left from shop_stocks where community_id = $1 and id = any ($2::text[])'
/** What is on these shelves and not reserved. */
export async function readLeft(ctx: Ctx, stockIds: readonly string[]): Promise<Map<string, number>> {
  if (stockIds.length === 0) return new Map()
  const rows = await hot<{ id: string; left: number }>(ctx, 'shop.left', leftText, [ctx.community.id, stockIds])
  return new Map(rows.map(row => [row.id, row.left]))
}

export interface ProductPage {
  id: string
  kind: CardRow['kind']
  title: string
  intro: string
  body: string
  delivery: 'parcel' | 'pickup' | 'none'
  needsRight: string | null
  pictures: { fileId: string; thumbFileId: string; width: number; height: number; colour: string }[]
  variants: { id: string; name: string; prices: { since: string; price: number }[] }[]
}
const productText = `
  select p.id, p.kind, p.title, p.intro, p.body, p.delivery, p.needs_right as "needsRight",
         coalesce((select jsonb_agg(jsonb_build_object('fileId', f.file_id, 'thumbFileId', f.thumb_file_id, 'width', f.width,
                     'height', f.height, 'colour', f.colour) order by n.place)
                     from unnest(p.pictures) with ordinality n(id, place)
                     join shop_pictures f on f.community_id = p.community_id and f.file_id = n.id), '[]') as pictures,
         (select jsonb_agg(jsonb_build_object('id', v.id, 'name', v.name, 'prices', coalesce((
              select jsonb_agg(jsonb_build_object('since', h.since, 'price', h.price) order by h.since desc)
                from (select since, price from shop_prices where community_id = v.community_id and variant_id = v.id
                       order by since desc limit 20) h), '[]')) order by v.position, v.id)
            from shop_variants v where v.community_id = p.community_id and v.product_id = p.id and v.state = 'on-sale') as variants
    from shop_products p where p.community_id = $1 and p.id = $2 and p.state = 'on-sale'`

export async function readProductPage(ctx: Ctx, productId: string): Promise<ProductPage | undefined> {
  const [row] = await hot<ProductPage>(ctx, 'shop.product-page', productText, [ctx.community.id, productId])
  return row?.variants ? row : undefined
}
