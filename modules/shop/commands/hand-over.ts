// What was bought is in the buyer's hands: the order moves on, and what was owed for it counts as sold.
import { asSystem, type Ctx } from '#kernel/ctx.ts'
import { recordAll } from '#kernel/facts.ts'
import { refuse } from '#kernel/refusal.ts'
import { houseAccount, postTransfers, type Unit } from '#modules/wallet/index.ts'
import { OrderMovedOn, OrderWaits } from '../contract/refusals.ts'
import type { OrderState } from '../contract/words.ts'
import { orderMoved } from '../facts.ts'
import { soldKey } from '../rules/keys.ts'
import { isHandedOver, transitions } from '../rules/states.ts'
import { amountsOf } from '../store/amounts.ts'
import { moveOrders, type OrderRow } from '../store/orders.ts'

/** Moves orders that this transaction holds; each must be able to make that step. */
export async function moveLocked(
  ctx: Ctx,
  orders: readonly OrderRow[],
  to: OrderState,
  note = '',
  /** What makes it so, where that can be taken back and done again. */
  mark = '',
): Promise<void> {
  if (orders.length === 0) return
  for (const order of orders) {
    if (!transitions[order.state].includes(to)) refuse(OrderMovedOn, { state: order.state, orderId: order.id })
    if (order.waitsFor !== null) refuse(OrderWaits, { orderId: order.id })
  }
  const moved = await moveOrders(ctx, orders, to, timesOf(ctx, to), note)
  if (moved.size !== orders.length) throw new Error('an order moved on though it was locked')
  const fresh = orders.filter(order => isHandedOver(to) && !isHandedOver(order.state))
  await countAsSold(ctx, fresh, mark)
  await recordAll(
    ctx,
    orderMoved,
    orders.map(({ id, memberId, state }) => ({ subject: id, payload: { orderId: id, memberId, from: state, to } })),
  )
}

function timesOf(ctx: Ctx, to: OrderState) {
  if (to === 'sent') return { sentAt: ctx.now }
  if (to === 'received' || to === 'redeemed') return { doneAt: ctx.now }
  return to === 'paid' ? { doneAt: null } : {}
}

/** Of goods and vouchers only: tiers and credit were booked when they were given. */
async function countAsSold(ctx: Ctx, orders: readonly OrderRow[], mark: string): Promise<void> {
  const amounts = await amountsOf(
    ctx,
    orders.map(o => o.id),
  )
  const postings = orders.flatMap(order => {
    const amount = (amounts.get(order.id) ?? 0) - order.refunded
    if (amount <= 0) return []
    const unit = order.currency as Unit
    const lines = [{ debit: houseAccount(unit, 'unearned'), credit: houseAccount(unit, 'sales'), amount }]
    return [{ key: soldKey(order.id, mark), kind: 'order-sold', cause: order.id, lines }]
  })
  if (postings.length > 0) await postTransfers(asSystem(ctx, 'shop'), postings)
}
