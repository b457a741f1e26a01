// One order with its story, as its buyer or an operator sees it.
import type { Ctx } from '#kernel/ctx.ts'
import { refuse } from '#kernel/refusal.ts'
import { namesOfActors } from '#modules/members/index.ts'
import type { Order } from '../contract/orders.ts'
import { NoSuchOrder } from '../contract/refusals.ts'
import { faceText } from '../rules/face.ts'
import { worthOf } from '../rules/requests.ts'
import { isPaid } from '../rules/states.ts'
import { leftOf } from '../store/amounts.ts'
import { couponsOfOrder } from '../store/coupons.ts'
import { findShown, readParts } from '../store/order-pages.ts'
import { findOrder } from '../store/orders.ts'
import { requestsOf } from '../store/refund-requests.ts'
import { refundsOf } from '../store/refunds.ts'

/** `memberId`: only if it is his. */
export async function showOrder(ctx: Ctx, orderId: string, memberId?: string): Promise<Order> {
  const row = await findOrder(ctx, orderId)
  if (!row || (memberId !== undefined && row.memberId !== memberId)) return refuse(NoSuchOrder)
  const [shown, { lines, steps }, refunds, coupons, requests, left] = await Promise.all([
    findShown(ctx, orderId),
    readParts(ctx, orderId),
    refundsOf(ctx, orderId),
    couponsOfOrder(ctx, orderId),
    requestsOf(ctx, orderId),
    leftOf(ctx, row),
  ])
  const names = await namesOfActors(
    ctx,
    steps.map(step => step.by),
  )
  const isUnpaid = row.state === 'awaiting' || row.state === 'created'
  return {
    ...row,
    ...shown,
    address: row.address as Order['address'],
    closedWhy: row.closedWhy as Order['closedWhy'],
    lines,
    steps: steps.map(step => ({ ...step, byName: names.get(step.by) ?? '' })) as Order['steps'],
    refunds: refunds as Order['refunds'],
    requests: requests.map(one => ({ ...one, worth: worthOf(one, { left, lines }) })) as Order['requests'],
    left,
    coupons: coupons.map(one => ({ ...one, face: faceText(one, row.currency, ctx.locale) })),
    may: {
      pay: row.state === 'awaiting' && ctx.now < row.payUntil,
      cancel: isUnpaid,
      confirm: row.state === 'sent',
      refund: isPaid(row.state) && row.refunded < row.paid + row.credit,
      askBack: isPaid(row.state) && left > 0 && !shown.asksBack,
    },
  }
}
