// Shelves as operators keep them: opened, counted, filled; and the lists of what is on them.
import { sql } from 'kysely'
import { actorName, type Ctx } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import { markOf, type Page, pageOf } from '#kernel/pages.ts'
import { contains } from '#kernel/text/like.ts'
import type { StockRow } from '../contract/stocks.ts'

export interface NewShelf {
  id: string
  kind: 'goods' | 'quota'
  name: string
  code: string
  opening: number
}
export async function insertStock(ctx: Ctx, { id, kind, name, code, opening }: NewShelf): Promise<void> {
  await sql`
    insert into shop_stocks (community_id, id, kind, name, code, on_hand, created_at)
    values (${ctx.community.id}, ${id}, ${kind}, ${name.slice(0, 80)}, ${code}, ${opening}, ${ctx.now})`.execute(ctx.db)
  if (opening > 0) await insertMovement(ctx, { stockId: id, units: opening, why: 'opening', note: '' })
}

interface Movement {
  stockId: string
  units: number
  why: 'opening' | 'restocked' | 'corrected'
  note: string
}
const insertMovement = (ctx: Ctx, { stockId, units, why, note }: Movement): Promise<unknown> =>
  sql`
    insert into shop_movements (community_id, id, stock_id, units, why, note, by, at)
    values (${ctx.community.id}, ${newId(ctx, 'mov')}, ${stockId}, ${units}, ${why}, ${note}, ${actorName(ctx.actor)}, ${ctx.now})`.execute(
    ctx.db,
  )

/** A shelf holds no more than that. */
export const onHandMax = 1_000_000_000
/** What is on hand and reserved then; undefined when fewer would be left than are reserved, or more than a shelf holds. */
export async function moveStock(ctx: Ctx, movement: Movement): Promise<{ onHand: number; reserved: number } | undefined> {
  const { rows } = await sql<{ onHand: number; reserved: number }>`
    update shop_stocks set on_hand = on_hand + ${movement.units}
     where community_id = ${ctx.community.id} and id = ${movement.stockId}
       and on_hand::bigint + ${movement.units}::int between reserved and ${onHandMax}
    returning on_hand, reserved`.execute(ctx.db)
  if (rows[0]) await insertMovement(ctx, movement)
  return rows[0]
}

/** A part of the stock that no order has touched, of an offer that is still a draft. */
export async function dropQuotas(ctx: Ctx, stockIds: readonly string[]): Promise<void> {
  await sql`delete from shop_movements where community_id = ${ctx.community.id} and stock_id = any (${stockIds})`.execute(ctx.db)
  await sql`delete from shop_stocks where community_id = ${ctx.community.id} and id = any (${stockIds}) and kind = 'quota'`.execute(
    ctx.db,
  )
}

/** How many of these are there. */
export async function countStocks(ctx: Ctx, ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from shop_stocks where community_id = ${ctx.community.id} and id = any (${ids}) and kind = 'goods'`.execute(
    ctx.db,
  )
  return rows[0]?.n ?? 0
}
/** False when there is none. */
export async function renameStock(ctx: Ctx, id: string, change: { name?: string; code?: string }): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update shop_stocks set name = coalesce(${change.name ?? null}, name), code = coalesce(${change.code ?? null}, code)
     where community_id = ${ctx.community.id} and id = ${id}`.execute(ctx.db)
  return numAffectedRows === 1n
}

export interface StockQuery {
  cursor?: string | undefined
  limit: number
  word?: string | undefined
  kind?: 'goods' | 'quota'
  leftMax?: number | undefined
  id?: string
}
export async function listStocks(ctx: Ctx, query: StockQuery): Promise<Page<StockRow>> {
  const mark = markOf(query.cursor, ['text', 'id'] as const)
  const { rows } = await sql<StockRow>`
    select s.id, s.kind, s.name, s.code, s.on_hand, s.reserved, s.on_hand - s.reserved as left,
           array(select p.title || case when v.name = '' then '' else ' ' || v.name end from shop_contents c
             join shop_variants v on v.community_id = c.community_id and v.id = c.variant_id
             join shop_products p on p.community_id = v.community_id and p.id = v.product_id
            where c.community_id = s.community_id and c.stock_id = s.id
            union select o.title from shop_offer_items i join shop_offers o on o.community_id = i.community_id and o.id = i.offer_id
            where i.community_id = s.community_id and i.quota_stock_id = s.id order by 1) as taken_by
      from shop_stocks s
     where s.community_id = ${ctx.community.id}
       ${query.id ? sql`and s.id = ${query.id}` : sql``}
       ${query.kind ? sql`and s.kind = ${query.kind}` : sql``}
       ${query.word ? sql`and (s.name ilike ${contains(query.word)} or s.code ilike ${contains(query.word)})` : sql``}
       ${query.leftMax === undefined ? sql`` : sql`and s.on_hand - s.reserved <= ${query.leftMax}`}
       ${mark ? sql`and (s.name, s.id) > (${mark[0]}, ${mark[1]})` : sql``}
     order by s.name, s.id limit ${query.limit + 1}`.execute(ctx.db)
  return pageOf(rows, query.limit, row => [row.name, row.id])
}

export interface MovementRow {
  id: string
  units: number
  why: 'opening' | 'restocked' | 'corrected' | 'sold' | 'returned'
  orderId: string | null
  note: string
  by: string
  at: Date
}
export async function listMovements(
  ctx: Ctx,
  stockId: string,
  page: { cursor?: string | undefined; limit: number },
): Promise<Page<MovementRow>> {
  const mark = markOf(page.cursor, ['id'] as const)
  const { rows } = await sql<MovementRow>`
    select id, units, why, order_id, note, by, at from shop_movements
     where community_id = ${ctx.community.id} and stock_id = ${stockId} ${mark ? sql`and id < ${mark[0]}` : sql``}
     order by id desc limit ${page.limit + 1}`.execute(ctx.db)
  return pageOf(rows, page.limit, row => [row.id])
}
