// Coupons that members hold: as they are used for orders, and as they are shown.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import type { HeldCoupon } from '../rules/coupons.ts'

const terms = sql`
  b.kind, b.title, b.amount_off, b.percent_off, b.off_max, b.threshold, b.variant_id, b.products, b.with_flash`

/** Of those named, what this member can use for an order: held, and of a batch that stands. */
export async function readHeldCoupons(ctx: Ctx, memberId: string, ids: readonly string[] | null): Promise<HeldCoupon[]> {
  const { rows } = await sql<HeldCoupon>`
    select c.id, c.usable_from, c.usable_until, ${terms}
      from shop_coupons c join shop_batches b on b.community_id = c.community_id and b.id = c.batch_id
     where c.community_id = ${ctx.community.id} and c.member_id = ${memberId} and c.state = 'held' and b.state = 'open'
       and ${ids ? sql`c.id = any (${ids})` : sql`c.usable_from <= ${ctx.now} and c.usable_until > ${ctx.now}`}
     order by c.usable_until, c.id limit 200`.execute(ctx.db)
  return rows
}

export interface Reservation {
  orderId: string
  memberId: string
  coupons: readonly { couponId: string; off: number }[]
}
/** Sets coupons aside for an order, in its transaction; false when one of them is not there for it any more. */
export async function reserveCoupons(ctx: Ctx, { orderId, memberId, coupons }: Reservation): Promise<boolean> {
  const ids = coupons.map(one => one.couponId)
  await sql`select 1 from shop_coupons where community_id = ${ctx.community.id} and id = any (${ids}) order by id for no key update`.execute(
    ctx.db,
  )
  const { numAffectedRows } = await sql`
    update shop_coupons c set state = 'reserved', order_id = ${orderId}, amount_off = u.off, reserved_at = ${ctx.now}
      from unnest(${ids}::text[], ${coupons.map(one => one.off)}::bigint[]) u(id, off), shop_batches b
     where c.community_id = ${ctx.community.id} and c.id = u.id and c.member_id = ${memberId} and c.state = 'held'
       and c.usable_from <= ${ctx.now} and c.usable_until > ${ctx.now}
       and b.community_id = c.community_id and b.id = c.batch_id and b.state = 'open'`.execute(ctx.db)
  return Number(numAffectedRows) === ids.length
}

export interface Moved {
  id: string
  batchId: string
  memberId: string
  orderId: string
  off: number
}
/** Their orders are paid. */
export async function spendCoupons(ctx: Ctx, orderIds: readonly string[]): Promise<Moved[]> {
  const { rows } = await sql<Moved>`
    update shop_coupons set state = 'used', used_at = ${ctx.now}
     where community_id = ${ctx.community.id} and order_id = any (${orderIds}) and state = 'reserved'
    returning id, batch_id, member_id, order_id, amount_off as off`.execute(ctx.db)
  return rows
}

/** Their orders are closed, or wholly given back: they are held again; what ran out meanwhile can be used until `grace`. */
export async function returnCoupons(ctx: Ctx, orderIds: readonly string[], grace: Date): Promise<Moved[]> {
  const { rows } = await sql<Moved>`
    with back as (
      select c.community_id, c.id, c.order_id, c.amount_off from shop_coupons c
       where c.community_id = ${ctx.community.id} and c.order_id = any (${orderIds}) order by c.id for no key update)
    update shop_coupons c
       set state = 'held', order_id = null, amount_off = null, reserved_at = null, used_at = null,
           usable_until = case when c.usable_until <= ${ctx.now} then ${grace}::timestamptz else c.usable_until end
      from back where c.community_id = back.community_id and c.id = back.id
    returning c.id, c.batch_id, c.member_id, back.order_id, back.amount_off as off`.execute(ctx.db)
  return rows
}

export interface UsedFor extends Pick<HeldCoupon, 'kind' | 'title' | 'amountOff' | 'percentOff' | 'offMax' | 'threshold'> {
  couponId: string
  off: number
}
export async function couponsOfOrder(ctx: Ctx, orderId: string): Promise<UsedFor[]> {
  const { rows } = await sql<UsedFor>`
    select c.id as coupon_id, c.amount_off as off, b.kind, b.title, b.amount_off, b.percent_off, b.off_max, b.threshold
      from shop_coupons c join shop_batches b on b.community_id = c.community_id and b.id = c.batch_id
     where c.community_id = ${ctx.community.id} and c.order_id = ${orderId} order by c.id`.execute(ctx.db)
  return rows
}
