// A tier is given back: what of it was not used yet goes back to where it was paid from.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { refuse } from '#kernel/refusal.ts'
import { withdrawHolding } from '#modules/tiers/index.ts'
import { NoSuchOrder, OrderMovedOn } from '../contract/refusals.ts'
import { isPaid } from '../rules/states.ts'
import { lockOrders } from '../store/orders.ts'
import { openRefund } from './refund-order.ts'

export interface TierRefund {
  /** The holding that is given back, and the order that paid for it. */
  holdingId: string
  orderId: string
  reason: string
}

/** `amount` may be nothing: all of it was used. The ledger is moved by the tiers themselves. */
export const refundTier = (
  ctx: Ctx,
  { holdingId, orderId, reason }: TierRefund,
): Promise<{ refundId: string | null; amount: number }> =>
  within(ctx, async ctx => {
    const [order] = await lockOrders(ctx, [orderId])
    if (!order) return refuse(NoSuchOrder)
    if (!isPaid(order.state)) refuse(OrderMovedOn, { state: order.state })
    const { refund: amount } = await withdrawHolding(ctx, holdingId, reason)
    if (amount === 0) return { refundId: null, amount }
    const wish = { orderId, key: `holding:${holdingId}`, amount, reason, money: amount, credit: 0 }
    return { refundId: await openRefund(ctx, order, wish), amount }
  })
