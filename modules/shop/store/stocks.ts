// Shelves: what is on hand, what of it is reserved, and why it changed.
import { sql } from 'kysely'
import { actorName, type Ctx } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import type { LineRow, OrderRow } from './orders.ts'

type Carried = Pick<OrderRow, 'id' | 'stocks' | 'units'>
export interface Taking {
  orderId: string
  stockId: string
  units: number
}
/** What orders carry, one entry for each of their stocks. */
export const takingsOf = (orders: readonly Carried[]): Taking[] =>
  orders.flatMap(order => order.stocks.map((stockId, n) => ({ orderId: order.id, stockId, units: order.units[n] as number })))

/** Sums by stock, in the order of their ids: the order in which rows are locked everywhere. */
function byStock(takings: readonly Taking[]): { ids: string[]; units: number[] } {
  const sums = new Map<string, number>()
  for (const { stockId, units } of takings) sums.set(stockId, (sums.get(stockId) ?? 0) + units)
  const ids = [...sums.keys()].sort()
  return { ids, units: ids.map(id => sums.get(id) as number) }
}

async function lockInOrder(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length > 1)
    await sql`select 1 from shop_stocks where community_id = ${ctx.community.id} and id = any (${ids}) order by id for no key update`.execute(
      ctx.db,
    )
}

/** What was reserved is free again. */
export async function freeStocks(ctx: Ctx, takings: readonly Taking[]): Promise<void> {
  const { ids, units } = byStock(takings)
  if (ids.length === 0) return
  await lockInOrder(ctx, ids)
  await sql`
    update shop_stocks s set reserved = s.reserved - c.units from unnest(${ids}::text[], ${units}::int[]) c(id, units)
     where s.community_id = ${ctx.community.id} and s.id = c.id`.execute(ctx.db)
}

/** What was reserved leaves the shelf; each order takes its own once. */
export async function sellStocks(ctx: Ctx, takings: readonly Taking[]): Promise<void> {
  const { ids, units } = byStock(takings)
  if (ids.length === 0) return
  await lockInOrder(ctx, ids)
  await sql`
    update shop_stocks s set reserved = s.reserved - c.units, on_hand = s.on_hand - c.units
      from unnest(${ids}::text[], ${units}::int[]) c(id, units) where s.community_id = ${ctx.community.id} and s.id = c.id`.execute(
    ctx.db,
  )
  await writeMovements(ctx, takings, 'sold')
}

/** What was sold comes back to the shelf. */
export async function returnStocks(ctx: Ctx, takings: readonly Taking[]): Promise<void> {
  const { ids, units } = byStock(takings)
  if (ids.length === 0) return
  await lockInOrder(ctx, ids)
  await sql`
    update shop_stocks s set on_hand = s.on_hand + c.units from unnest(${ids}::text[], ${units}::int[]) c(id, units)
     where s.community_id = ${ctx.community.id} and s.id = c.id`.execute(ctx.db)
  await writeMovements(ctx, takings, 'returned')
}

async function writeMovements(ctx: Ctx, takings: readonly Taking[], why: 'sold' | 'returned'): Promise<void> {
  const sign = why === 'sold' ? -1 : 1
  await sql`
    insert into shop_movements (community_id, id, stock_id, units, why, order_id, by, at)
    select ${ctx.community.id}, id, stock_id, units, ${why}, order_id, ${actorName(ctx.actor)}, ${ctx.now}
      from unnest(${takings.map(() => newId(ctx, 'mov'))}::text[], ${takings.map(t => t.stockId)}::text[],
                  ${takings.map(t => sign * t.units)}::int[], ${takings.map(t => t.orderId)}::text[]) m(id, stock_id, units, order_id)`.execute(
    ctx.db,
  )
}

/** What members had of limited offers they can buy again. */
export async function freeTakers(
  ctx: Ctx,
  orders: readonly Pick<OrderRow, 'id' | 'memberId'>[],
  lines: readonly LineRow[],
): Promise<void> {
  const buyer = new Map(orders.map(order => [order.id, order.memberId]))
  const offered = lines.filter(line => line.offerId !== null)
  if (offered.length === 0) return
  await sql`
    with given as (
      select offer_id, member_id, sum(units)::int as units
        from unnest(${offered.map(l => l.offerId)}::text[], ${offered.map(l => buyer.get(l.orderId))}::text[],
                    ${offered.map(l => l.units)}::int[]) g(offer_id, member_id, units) group by 1, 2),
    locked as (
      select t.offer_id, t.member_id, g.units from given g
        join shop_takers t on t.community_id = ${ctx.community.id} and t.offer_id = g.offer_id and t.member_id = g.member_id
       order by t.offer_id, t.member_id for no key update of t)
    update shop_takers t set units = t.units - l.units from locked l
     where t.community_id = ${ctx.community.id} and t.offer_id = l.offer_id and t.member_id = l.member_id`.execute(ctx.db)
}
