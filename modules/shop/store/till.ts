// Codes that nobody holds, as they were tried at a till; and when vouchers may be redeemed.
import { sql } from 'kysely'
import { actorName, type Ctx } from '#kernel/ctx.ts'
import { own } from './own.ts'
import type { Validity } from './pickups.ts'

export const countMisses = async (ctx: Ctx, since: Date): Promise<number> =>
  (
    await sql<{ n: number }>`select count(*)::int as n from shop_till_misses
      where community_id = ${ctx.community.id} and by = ${actorName(ctx.actor)} and at > ${since}`.execute(ctx.db)
  ).rows[0]?.n ?? 0

export async function writeMiss(ctx: Ctx, forgetBefore: Date): Promise<void> {
  await sql`
    with forgotten as (
      delete from shop_till_misses where community_id = ${ctx.community.id} and by = ${actorName(ctx.actor)} and at < ${forgetBefore})
    insert into shop_till_misses (community_id, by, at) values (${ctx.community.id}, ${actorName(ctx.actor)}, ${ctx.now})`.execute(
    ctx.db,
  )
}

export const writeValidity = async (ctx: Ctx, productId: string, set: Validity): Promise<boolean> =>
  (
    await own(ctx.db)
      .updateTable('shopProducts')
      .set(set)
      .where('communityId', '=', ctx.community.id)
      .where('id', '=', productId)
      .where('kind', 'in', ['goods', 'voucher'])
      .where('delivery', '=', 'pickup')
      .executeTakeFirst()
  ).numUpdatedRows === 1n

/** Orders of what has run out, that are not wholly redeemed. */
export async function ordersRunOut(ctx: Ctx, since: Date, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct o.id from shop_products d
      join shop_variants v on v.community_id = d.community_id and v.product_id = d.id
      join shop_lines l on l.community_id = v.community_id and l.variant_id = v.id
      join shop_orders o on o.community_id = l.community_id and o.id = l.order_id
     where d.community_id = ${ctx.community.id} and d.valid_until <= ${ctx.now} and d.valid_until > ${since}
       and o.state in ('paid', 'packed') and o.delivery = 'pickup' and o.waits_for is null
     order by o.id limit ${most}`.execute(ctx.db)
  return rows.map(row => row.id)
}

export const countExpired = (ctx: Ctx, orderId: string, amount: number) =>
  own(ctx.db)
    .updateTable('shopOrders')
    .set({ expired: sql<number>`expired + ${amount}` })
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', orderId)
    .execute()
