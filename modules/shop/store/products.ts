// Products and their variants: written, ordered, priced; every price stays in the history.
import { sql } from 'kysely'
import { actorName, type Ctx } from '#kernel/ctx.ts'

export interface ProductRow {
  id: string
  kind: 'goods' | 'tier' | 'credit' | 'voucher'
  title: string
  intro: string
  body: string
  pictures: string[]
  delivery: 'parcel' | 'pickup' | 'none'
  needsRight: string | null
  state: 'draft' | 'on-sale' | 'withdrawn'
  position: number
  createdAt: Date
  changedAt: Date
}
export interface VariantRow {
  id: string
  productId: string
  name: string
  price: number
  planId: string | null
  roundId: string | null
  credit: number | null
  state: 'on-sale' | 'withdrawn'
  position: number
}

export async function findProduct(ctx: Ctx, id: string): Promise<ProductRow | undefined> {
  const { rows } = await sql<ProductRow>`
    select id, kind, title, intro, body, pictures, delivery, needs_right, state, position, created_at, changed_at
      from shop_products where community_id = ${ctx.community.id} and id = ${id}`.execute(ctx.db)
  return rows[0]
}
/** Held for the rest of the transaction. */
export async function lockVariant(ctx: Ctx, id: string): Promise<VariantRow | undefined> {
  const { rows } = await sql<VariantRow>`
    select id, product_id, name, price, plan_id, round_id, credit, state, position
      from shop_variants where community_id = ${ctx.community.id} and id = ${id} for no key update`.execute(ctx.db)
  return rows[0]
}

type Saying = Pick<ProductRow, 'title' | 'intro' | 'body' | 'pictures' | 'delivery' | 'needsRight'>
export const insertProduct = (ctx: Ctx, id: string, kind: ProductRow['kind'], saying: Saying): Promise<unknown> =>
  sql`
    insert into shop_products (community_id, id, kind, title, intro, body, pictures, delivery, needs_right, position, created_at, changed_at)
    select ${ctx.community.id}, ${id}, ${kind}, ${saying.title}, ${saying.intro}, ${saying.body}, ${saying.pictures}::text[],
           ${saying.delivery}, ${saying.needsRight}, coalesce(max(position), 0) + 1, ${ctx.now}, ${ctx.now}
      from shop_products where community_id = ${ctx.community.id}`.execute(ctx.db)

export const updateProduct = (ctx: Ctx, id: string, saying: Saying): Promise<unknown> =>
  sql`
    update shop_products set title = ${saying.title}, intro = ${saying.intro}, body = ${saying.body}, pictures = ${saying.pictures}::text[],
           delivery = ${saying.delivery}, needs_right = ${saying.needsRight}, changed_at = ${ctx.now}
     where community_id = ${ctx.community.id} and id = ${id}`.execute(ctx.db)

export const setProductState = (ctx: Ctx, id: string, state: ProductRow['state']): Promise<unknown> =>
  sql`update shop_products set state = ${state}, changed_at = ${ctx.now} where community_id = ${ctx.community.id} and id = ${id}`.execute(
    ctx.db,
  )

/** Those named first, in their order; the others behind them in theirs. */
export const orderProducts = (ctx: Ctx, ids: readonly string[]): Promise<unknown> =>
  sql`
    update shop_products p set position = o.place
      from (select p.id, row_number() over (order by n.place nulls last, p.position, p.id)::int as place
              from shop_products p left join unnest(${ids}::text[]) with ordinality n(id, place) on n.id = p.id
             where p.community_id = ${ctx.community.id}) o
     where p.community_id = ${ctx.community.id} and p.id = o.id and p.position <> o.place`.execute(ctx.db)

export async function insertVariant(ctx: Ctx, productId: string, variant: Omit<VariantRow, 'productId' | 'state' | 'position'>) {
  await sql`
    insert into shop_variants (community_id, id, product_id, name, price, plan_id, round_id, credit, position, created_at)
    select ${ctx.community.id}, ${variant.id}, ${productId}, ${variant.name}, ${variant.price}, ${variant.planId}, ${variant.roundId},
           ${variant.credit}, coalesce(max(position), 0) + 1, ${ctx.now}
      from shop_variants where community_id = ${ctx.community.id} and product_id = ${productId}`.execute(ctx.db)
  await notePrice(ctx, variant.id, variant.price)
}
export const updateVariant = (ctx: Ctx, { id, name, position, state }: VariantRow): Promise<unknown> =>
  sql`update shop_variants set name = ${name}, position = ${position}, state = ${state}
       where community_id = ${ctx.community.id} and id = ${id}`.execute(ctx.db)

export async function setPrice(ctx: Ctx, variantId: string, price: number): Promise<void> {
  await sql`update shop_variants set price = ${price} where community_id = ${ctx.community.id} and id = ${variantId}`.execute(
    ctx.db,
  )
  await notePrice(ctx, variantId, price)
}
const notePrice = (ctx: Ctx, variantId: string, price: number): Promise<unknown> =>
  sql`
    insert into shop_prices (community_id, variant_id, since, price, by)
    values (${ctx.community.id}, ${variantId}, ${ctx.now}, ${price}, ${actorName(ctx.actor)})
    on conflict (community_id, variant_id, since) do update set price = excluded.price, by = excluded.by`.execute(ctx.db)

export async function setContents(
  ctx: Ctx,
  variantId: string,
  contents: readonly { stockId: string; units: number }[],
): Promise<void> {
  await sql`delete from shop_contents where community_id = ${ctx.community.id} and variant_id = ${variantId}`.execute(ctx.db)
  await sql`
    insert into shop_contents (community_id, variant_id, stock_id, units)
    select ${ctx.community.id}, ${variantId}, stock_id, units
      from unnest(${contents.map(c => c.stockId)}::text[], ${contents.map(c => c.units)}::int[]) c(stock_id, units)`.execute(
    ctx.db,
  )
}

export interface PictureRow {
  fileId: string
  thumbFileId: string
  width: number
  height: number
  colour: string
}
export const insertPicture = (ctx: Ctx, p: PictureRow): Promise<unknown> =>
  sql`insert into shop_pictures (community_id, file_id, thumb_file_id, width, height, colour, at)
      values (${ctx.community.id}, ${p.fileId}, ${p.thumbFileId}, ${p.width}, ${p.height}, ${p.colour}, ${ctx.now})`.execute(
    ctx.db,
  )
/** In the order in which they are named; those that are not there are left out. */
export async function picturesOf(ctx: Ctx, fileIds: readonly string[]): Promise<PictureRow[]> {
  if (fileIds.length === 0) return []
  const { rows } = await sql<PictureRow>`
    select p.file_id, p.thumb_file_id, p.width, p.height, p.colour from unnest(${fileIds}::text[]) with ordinality n(id, place)
      join shop_pictures p on p.community_id = ${ctx.community.id} and p.file_id = n.id order by n.place`.execute(ctx.db)
  return rows
}
