// Orders that wait for a deal: let go when it is decided, or taken back whole.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { refuse } from '#kernel/refusal.ts'
import { NoSuchOrder, OrderMovedOn } from '../contract/refusals.ts'
import { isPaid } from '../rules/states.ts'
import { lockOrders } from '../store/orders.ts'
import { returnStocks, takingsOf } from '../store/stocks.ts'
import { letGo } from '../store/waiting.ts'
import { moveLocked } from './hand-over.ts'
import { askRefund, endOrder } from './refund-order.ts'
import { noteBack } from './shelves-seen.ts'

/** What they waited for is decided: they can be handed over. Gives the ids of those that waited until now. */
export const releaseOrders = (ctx: Ctx, orderIds: readonly string[]): Promise<string[]> =>
  orderIds.length === 0 ? Promise.resolve([]) : letGo(ctx, orderIds)

export interface WholeRefund {
  orderId: string
  /** Asked again with the same key it is the same refund. */
  key: string
  reason: string
  restock: boolean
}
/** Everything that was paid goes back; an order that cost nothing simply ends. `refundId` null: there was nothing to pay back. */
export const withdrawOrder = (ctx: Ctx, wish: WholeRefund): Promise<{ refundId: string | null; amount: number }> =>
  within(ctx, async ctx => {
    const [order] = await lockOrders(ctx, [wish.orderId])
    if (!order) return refuse(NoSuchOrder)
    if (!isPaid(order.state)) refuse(OrderMovedOn, { state: order.state })
    const amount = order.paid + order.credit - order.refunded
    if (amount > 0) return { ...(await askRefund(ctx, { ...wish, amount })), amount }
    await endOrder(ctx, order, wish.restock)
    return { refundId: null, amount }
  })

/** What was paid is kept though the goods stay: the buyer did not come back for them, and had agreed to that. */
export const forfeitOrder = (ctx: Ctx, orderId: string, note: string): Promise<void> =>
  within(ctx, async ctx => {
    await releaseOrders(ctx, [orderId])
    const orders = await lockOrders(ctx, [orderId])
    await moveLocked(ctx, orders, 'received', note)
    const takings = takingsOf(orders)
    await returnStocks(ctx, takings)
    noteBack(
      ctx,
      takings.map(t => t.stockId),
    )
  })
