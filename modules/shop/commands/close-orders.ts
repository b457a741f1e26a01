// An order that is not paid in time, or called off before, is closed: what was reserved for it is free again.
import { z } from 'zod'
import { asSystem, type Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { recordAll } from '#kernel/facts.ts'
import { job } from '#kernel/jobs/define.ts'
import { refuse } from '#kernel/refusal.ts'
import { findHoldByKey, houseAccount, postTransfers, releaseHold, type Unit } from '#modules/wallet/index.ts'
import { NoSuchOrder, OrderMovedOn } from '../contract/refusals.ts'
import { orderClosed } from '../facts.ts'
import { creditKey } from '../rules/keys.ts'
import { linesOf, lockOrders, lockUnpaid, moveOrders, type OrderRow } from '../store/orders.ts'
import { freeStocks, freeTakers, takingsOf } from '../store/stocks.ts'
import { freeAside } from './set-aside.ts'
import { noteBack } from './shelves-seen.ts'
import { tellWaiting } from './tell-waiting.ts'

const mostAtOnce = 500

/** Closes all whose time is up; comes once a minute in which some end. */
export const closeUnpaid = job('shop.close-unpaid', z.object({}), async ctx => {
  for (let closed = mostAtOnce; closed === mostAtOnce; ) closed = await within(ctx, closeSome)
})
async function closeSome(ctx: Ctx): Promise<number> {
  const orders = await lockUnpaid(ctx, mostAtOnce)
  await closeLocked(ctx, orders, 'unpaid')
  return orders.length
}

/** By the buyer himself, or by an operator with a note. */
export const closeOrder = (ctx: Ctx, orderId: string, by: { memberId?: string; note?: string }): Promise<void> =>
  within(ctx, async ctx => {
    const [order] = await lockOrders(ctx, [orderId])
    if (!order || (by.memberId !== undefined && order.memberId !== by.memberId)) return refuse(NoSuchOrder)
    if (order.state !== 'awaiting' && order.state !== 'created') refuse(OrderMovedOn, { state: order.state })
    await closeLocked(ctx, [order], by.memberId === undefined ? 'withdrawn' : 'cancelled', by.note)
  })

/** Of orders that this transaction holds. */
export async function closeLocked(
  ctx: Ctx,
  orders: readonly OrderRow[],
  why: 'unpaid' | 'cancelled' | 'withdrawn',
  note = '',
): Promise<void> {
  if (orders.length === 0) return
  const moved = await moveOrders(ctx, orders, 'closed', { closedAt: ctx.now, closedWhy: why }, note)
  if (moved.size !== orders.length) throw new Error('an order moved on though it was locked')
  const takings = takingsOf(orders)
  await freeStocks(ctx, takings)
  noteBack(ctx, new Set(takings.map(t => t.stockId)))
  const lines = await linesOf(
    ctx,
    orders.map(o => o.id),
  )
  await freeTakers(ctx, orders, lines)
  await giveBackHolds(ctx, orders)
  await freeAside(ctx, orders)
  await unbook(ctx, orders)
  await recordAll(
    ctx,
    orderClosed,
    orders.map(({ id, memberId }) => ({ subject: id, payload: { orderId: id, memberId, why } })),
  )
  await tellWaiting(ctx, orders, 'closed')
}

async function giveBackHolds(ctx: Ctx, orders: readonly OrderRow[]): Promise<void> {
  for (const order of orders.filter(o => o.credit > 0)) {
    const hold = await findHoldByKey(ctx, creditKey(order.id))
    if (hold) await releaseHold(ctx, hold.id)
  }
}

/** They will bring nothing: what stood in the ledger since they were placed is taken back. */
const unbook = (ctx: Ctx, orders: readonly OrderRow[]): Promise<unknown> =>
  postTransfers(
    asSystem(ctx, 'shop'),
    orders
      .filter(order => order.payable > 0)
      .map(order => {
        const unit = order.currency as Unit
        const lines = [{ debit: houseAccount(unit, 'ordered'), credit: houseAccount(unit, 'awaited'), amount: order.payable }]
        return { key: `order:${order.id}:closed`, kind: 'order-closed', cause: order.id, lines }
      }),
  )
