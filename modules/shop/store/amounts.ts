// What of an order is for things that are handed over by hand: goods and vouchers with their postage, less what ran out.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'

/** What of an order can still be given back by hand. */
export const leftOf = async (ctx: Ctx, order: { id: string; refunded: number }): Promise<number> =>
  Math.max(0, ((await amountsOf(ctx, [order.id])).get(order.id) ?? 0) - order.refunded)

/** In minor units by order; what tiers and credit cost is not in it. */
export async function amountsOf(ctx: Ctx, orderIds: readonly string[]): Promise<Map<string, number>> {
  if (orderIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; amount: number }>`
    select o.id, (coalesce(sum(l.amount) filter (where p.kind in ('goods', 'voucher')), 0) + o.postage - o.points_worth - o.expired)::bigint as amount
      from shop_orders o
      join shop_lines l on l.community_id = o.community_id and l.order_id = o.id
      join shop_variants v on v.community_id = l.community_id and v.id = l.variant_id
      join shop_products p on p.community_id = v.community_id and p.id = v.product_id
     where o.community_id = ${ctx.community.id} and o.id = any (${orderIds}) group by o.id, o.postage, o.points_worth, o.expired`.execute(
    ctx.db,
  )
  return new Map(rows.map(row => [row.id, row.amount]))
}
