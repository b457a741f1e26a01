// A tier was given back: the tiers have moved what was not used of it to `refunding`, and the orders that brought it pay it out.
import { asSystem, type Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { houseAccount, memberAccount, postTransfers, type Unit } from '#modules/wallet/index.ts'
import { lockOrders, type OrderRow } from '../store/orders.ts'
import { findRefundByKey } from '../store/refunds.ts'
import { openRefund, splitOf } from './refund-order.ts'

export interface TierDue {
  holdingId: string
  reason: string
  /** By what brought it: `order.line`. */
  parts: readonly { cause: string; amount: number }[]
}

/** Repeatable: each part once. What was not brought by an order, e.g. given by hand, was paid for by nobody. */
export async function payBackTier(ctx: Ctx, due: TierDue): Promise<void> {
  for (const { cause, amount } of due.parts) {
    const [orderId = ''] = cause.split('.')
    const key = `holding:${due.holdingId}:${cause}`
    await within(ctx, async ctx => {
      const [order] = await lockOrders(ctx, [orderId])
      if (!order || amount === 0 || (await findRefundByKey(ctx, key))) return
      const wish = { orderId, key, amount, reason: due.reason, ...splitOf(order, amount) }
      await giveCreditBack(ctx, order, wish)
      await openRefund(ctx, order, wish)
    })
  }
}

/** What credit had paid for goes back to credit, not out of the house. */
async function giveCreditBack(
  ctx: Ctx,
  order: OrderRow,
  { key, credit: amount }: { key: string; credit: number },
): Promise<void> {
  if (amount === 0) return
  const unit = order.currency as Unit
  const lines = [
    { debit: houseAccount(unit, 'refunding'), credit: houseAccount(unit, 'prepaid'), amount },
    { debit: houseAccount('credit', 'spent'), credit: memberAccount('credit', order.memberId), amount },
  ]
  await postTransfers(asSystem(ctx, 'shop'), [{ key: `refund:${key}`, kind: 'order-refunded', cause: order.id, lines }])
}
