// What the shop says of an order: what is to be paid, until when, and who may pay it.
import type { Ctx } from '#kernel/ctx.ts'
import { refuse } from '#kernel/refusal.ts'
import { findOrder, mayPay, titleOfOrder } from '#modules/shop/index.ts'
import { NoSuchOrder } from '../contract/refusals.ts'

export interface OrderToPay {
  orderId: string
  memberId: string
  title: string
  payable: number
  currency: string
  payUntil: Date
  state: string
}

async function orderToPay(ctx: Ctx, orderId: string): Promise<OrderToPay | null> {
  const order = await findOrder(ctx, orderId)
  if (!order) return null
  const { id, memberId, payable, currency, payUntil, state } = order
  return {
    orderId: id,
    memberId,
    title: `${ctx.community.name} · ${await titleOfOrder(ctx, id)}`.slice(0, 100),
    payable,
    currency,
    payUntil,
    state,
  }
}

/** The buyer, or whoever holds his pay link. Whoever else asks learns nothing, not even that there is such an order. */
export async function orderFor(ctx: Ctx, orderId: string, token?: string): Promise<OrderToPay> {
  const order = (await mayPay(ctx, orderId, token)) ? await orderToPay(ctx, orderId) : null
  return order ?? refuse(NoSuchOrder)
}

export const waitsForPayment = (order: OrderToPay): boolean => order.state === 'awaiting' && order.payable > 0
