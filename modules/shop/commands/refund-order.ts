// Money goes back: all or part of what was paid, to where it came from. The provider pays it out later; see the room payments.
import { actorName, asSystem, type Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { refuse } from '#kernel/refusal.ts'
import { houseAccount, memberAccount, postTransfers, type Unit } from '#modules/wallet/index.ts'
import { NoSuchOrder, OrderMovedOn, RefundTooMuch } from '../contract/refusals.ts'
import { refundAsked, refundEnded, refundRequestEnded } from '../facts.ts'
import { isHandedOver, isPaid } from '../rules/states.ts'
import { leftOf } from '../store/amounts.ts'
import { linesOf, lockOrders, moveOrders, type OrderRow } from '../store/orders.ts'
import { lapseRequests } from '../store/refund-requests.ts'
import { countRefund, endRefund, findRefundByKey, insertRefund } from '../store/refunds.ts'
import { freeTakers, returnStocks, takingsOf } from '../store/stocks.ts'
import { returnAside } from './set-aside.ts'
import { noteBack } from './shelves-seen.ts'
import { tellWaiting } from './tell-waiting.ts'

export interface RefundWish {
  orderId: string
  /** Asked again with the same key it is the same refund. */
  key: string
  amount: number
  reason: string
  restock?: boolean
}

/** Goods, vouchers and postage; a tier is given back in its own room (see payBackTier). */
export const askRefund = (ctx: Ctx, wish: RefundWish): Promise<{ refundId: string }> =>
  within(ctx, async ctx => {
    const [order] = await lockOrders(ctx, [wish.orderId])
    if (!order) return refuse(NoSuchOrder)
    const there = await findRefundByKey(ctx, wish.key)
    if (there) return { refundId: there.id }
    if (!isPaid(order.state)) refuse(OrderMovedOn, { state: order.state })
    const left = await leftOf(ctx, order)
    if (wish.amount > left) refuse(RefundTooMuch, { left })
    const { money, credit } = splitOf(order, wish.amount)
    await bookRefund(ctx, order, { ...wish, money, credit })
    return { refundId: await openRefund(ctx, order, { ...wish, money, credit }) }
  })

/** Money first, as long as some of what was paid in money is left; then credit. */
export function splitOf(order: OrderRow, amount: number): { money: number; credit: number } {
  const money = Math.min(amount, Math.max(order.paid - order.refunded, 0))
  return { money, credit: amount - money }
}

export interface Parts extends RefundWish {
  money: number
  credit: number
}
/** Writes the refund of an order that this transaction holds, moves the order if nothing is left, and asks for the money. */
export async function openRefund(ctx: Ctx, order: OrderRow, wish: Parts): Promise<string> {
  const id = newId(ctx, 'rfd')
  const { money, credit, key, reason } = wish
  const restocked = wish.restock ?? false
  const isOver = money === 0
  await insertRefund(ctx, {
    ...{ id, orderId: order.id, key, money, credit, restocked, reason, askedBy: actorName(ctx.actor) },
    state: isOver ? 'paid-out' : 'asked',
    endedAt: isOver ? ctx.now : null,
  })
  if (!(await countRefund(ctx, order.id, money + credit)))
    refuse(RefundTooMuch, { left: order.paid + order.credit - order.refunded })
  if (order.refunded + money + credit === order.paid + order.credit) await endOrder(ctx, order, restocked)
  const about = { orderId: order.id, memberId: order.memberId, refundId: id, money }
  if (isOver) await record(ctx, refundEnded, order.id, { ...about, credit, outcome: 'paid-out' })
  else await record(ctx, refundAsked, order.id, { ...about, currency: order.currency, reason })
  return id
}

/** Nothing of it is left. */
export async function endOrder(ctx: Ctx, order: OrderRow, restocked: boolean): Promise<void> {
  await moveOrders(ctx, [order], 'refunded')
  await tellWaiting(ctx, [order], 'refunded')
  const { id: orderId, memberId } = order
  for (const { id } of await lapseRequests(ctx, orderId))
    await record(ctx, refundRequestEnded, orderId, { orderId, memberId, requestId: id, outcome: 'lapsed' })
  await returnAside(ctx, [order])
  const takings = takingsOf([order])
  if (restocked) {
    await returnStocks(ctx, takings)
    noteBack(
      ctx,
      takings.map(t => t.stockId),
    )
  }
  if (!isHandedOver(order.state)) await freeTakers(ctx, [order], await linesOf(ctx, [order.id]))
}

async function bookRefund(ctx: Ctx, order: OrderRow, { key, money, credit }: Parts): Promise<void> {
  const unit = order.currency as Unit
  const from = houseAccount(unit, isHandedOver(order.state) ? 'sales' : 'unearned')
  const lines = [
    ...(money > 0 ? [{ debit: from, credit: houseAccount(unit, 'refunding'), amount: money }] : []),
    ...(credit > 0
      ? [
          { debit: from, credit: houseAccount(unit, 'prepaid'), amount: credit },
          { debit: houseAccount('credit', 'spent'), credit: memberAccount('credit', order.memberId), amount: credit },
        ]
      : []),
  ]
  await postTransfers(asSystem(ctx, 'shop'), [{ key: `refund:${key}`, kind: 'order-refunded', cause: order.id, lines }])
}

/** The provider has paid it out, or will not. Within the caller's transaction; false when that was known. */
export async function settleRefund(ctx: Ctx, done: { refundId: string; outcome: 'paid-out' | 'failed' }): Promise<boolean> {
  const refund = await endRefund(ctx, done.refundId, done.outcome)
  if (!refund) return false
  const [order] = await lockOrders(ctx, [refund.orderId])
  if (!order) throw new Error(`${done.refundId} is of no order`)
  const about = { orderId: order.id, memberId: order.memberId, refundId: done.refundId }
  await record(ctx, refundEnded, order.id, { ...about, outcome: done.outcome, money: refund.money, credit: refund.credit })
  return true
}
