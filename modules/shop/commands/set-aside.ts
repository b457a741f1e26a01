// What belongs to an order besides goods: the coupons it uses and the seats of its tiers. Taken when it is placed, used when it is
// paid, given back when it is closed or wholly refunded.
import type { Ctx } from '#kernel/ctx.ts'
import { recordAll } from '#kernel/facts.ts'
import { refuse } from '#kernel/refusal.ts'
import { RoundFull } from '#modules/tiers/contract.ts'
import { claimSeats, releaseSeats } from '#modules/tiers/index.ts'
import { CouponMissing } from '../contract/refusals.ts'
import { couponReturned, couponUsed } from '../facts.ts'
import type { Draft } from '../rules/price.ts'
import { type Moved, reserveCoupons, returnCoupons, spendCoupons } from '../store/coupons.ts'
import type { OrderRow } from '../store/orders.ts'
import { insertTierLines, tierLinesOf } from '../store/tier-lines.ts'
import { voidIfWithdrawn } from './withdraw-batch.ts'

type Asking = Pick<OrderRow, 'id' | 'memberId'>

export const takesMore = (draft: Draft): boolean => draft.coupons.length + draft.tiers.length > 0

/** In the transaction that places the order. @throws Refused when a coupon or a seat is gone meanwhile. */
export async function setAside(ctx: Ctx, order: Asking, draft: Draft): Promise<void> {
  const coupons = draft.coupons.map(({ coupon, off }) => ({ couponId: coupon.id, off }))
  if (coupons.length > 0 && !(await reserveCoupons(ctx, { orderId: order.id, memberId: order.memberId, coupons })))
    refuse(CouponMissing)
  if (draft.tiers.length === 0) return
  await insertTierLines(ctx, order.id, draft.tiers)
  const verdicts = await claimSeats(ctx, seatsIn(draft.tiers))
  if (verdicts.includes(false)) refuse(RoundFull)
}

const seatsIn = (lines: readonly { roundId: string | null }[]) =>
  [...Map.groupBy(lines, line => line.roundId)].flatMap(([roundId, those]) => (roundId ? [{ roundId, units: those.length }] : []))

/** In the transaction that marks them paid; seats are taken over by the holdings that are granted. */
export async function spendAside(ctx: Ctx, orders: readonly OrderRow[]): Promise<void> {
  const reduced = orders.filter(order => order.discount > 0)
  if (reduced.length > 0)
    await tell(
      ctx,
      couponUsed,
      await spendCoupons(
        ctx,
        reduced.map(o => o.id),
      ),
    )
}

/** Nobody paid for them. */
export async function freeAside(ctx: Ctx, orders: readonly OrderRow[]): Promise<void> {
  await returnAside(ctx, orders)
  const lines = await tierLinesOf(
    ctx,
    orders.map(order => order.id),
  )
  const seats = seatsIn(lines)
  if (seats.length > 0) await releaseSeats(ctx, seats)
}

const graceMs = 7 * 86_400_000
/** Coupons alone: the order is over, and they can be used again. */
export async function returnAside(ctx: Ctx, orders: readonly OrderRow[]): Promise<void> {
  const reduced = orders.filter(order => order.discount > 0).map(order => order.id)
  if (reduced.length === 0) return
  const back = await returnCoupons(ctx, reduced, new Date(ctx.now.getTime() + graceMs))
  await tell(ctx, couponReturned, back)
  await voidIfWithdrawn(
    ctx,
    back.map(one => one.batchId),
  )
}

const tell = (ctx: Ctx, fact: typeof couponUsed, moved: readonly Moved[]): Promise<void> =>
  recordAll(
    ctx,
    fact,
    moved.map(({ id, batchId, memberId, orderId, off }) => ({
      subject: id,
      payload: { couponId: id, batchId, memberId, orderId, off },
    })),
  )
