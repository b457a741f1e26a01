// A buyer asks for his money back, and may think better of it; an operator grants it, or declines it with a reason.
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { refuse } from '#kernel/refusal.ts'
import {
  AskedAlready,
  type Grant,
  type NewRefundRequest,
  NoSuchLine,
  NoSuchRequest,
  NothingToGiveBack,
  RequestMovedOn,
} from '../contract/refund-requests.ts'
import { NoSuchOrder, OrderMovedOn } from '../contract/refusals.ts'
import type { RequestState } from '../contract/words.ts'
import { refundRequestEnded, refundRequested } from '../facts.ts'
import { isPaid } from '../rules/states.ts'
import { leftOf } from '../store/amounts.ts'
import { linesOf, lockOrders } from '../store/orders.ts'
import { endRequest, findRequest, insertRequest, noteRefund, type RequestRow } from '../store/refund-requests.ts'
import { askRefund } from './refund-order.ts'

export const requestRefund = (ctx: Ctx, orderId: string, wish: NewRefundRequest): Promise<{ requestId: string }> =>
  within(ctx, async ctx => {
    const memberId = memberIdOf(ctx)
    const [order] = await lockOrders(ctx, [orderId])
    if (order?.memberId !== memberId) return refuse(NoSuchOrder)
    if (!isPaid(order.state)) refuse(OrderMovedOn, { state: order.state })
    const lines = (await linesOf(ctx, [orderId])).map(({ line }) => line)
    if (!wish.lines.every(line => lines.includes(line))) refuse(NoSuchLine)
    if ((await leftOf(ctx, order)) === 0) refuse(NothingToGiveBack)
    const id = newId(ctx, 'rrq')
    if (!(await insertRequest(ctx, { ...wish, id, orderId, memberId }))) refuse(AskedAlready)
    await record(ctx, refundRequested, orderId, { orderId, memberId, requestId: id, kind: wish.kind, reason: wish.reason })
    return { requestId: id }
  })

export const withdrawRequest = (ctx: Ctx, requestId: string): Promise<void> =>
  within(ctx, async ctx => {
    const request = await findRequest(ctx, requestId)
    if (request?.memberId !== memberIdOf(ctx)) return refuse(NoSuchRequest)
    await end(ctx, request, 'withdrawn')
  })

/** The order is held before its request, as whoever gives all of it back does. */
export const grantRequest = (ctx: Ctx, requestId: string, grant: Grant): Promise<{ refundId: string }> =>
  within(ctx, async ctx => {
    const request = (await findRequest(ctx, requestId)) ?? refuse(NoSuchRequest)
    const { orderId, reason } = request
    await lockOrders(ctx, [orderId])
    await end(ctx, request, 'granted', grant.answer)
    const { amount, restock } = grant
    const { refundId } = await askRefund(ctx, { orderId, key: `request:${requestId}`, amount, reason, restock })
    await noteRefund(ctx, requestId, refundId)
    return { refundId }
  })

export const declineRequest = (ctx: Ctx, requestId: string, answer: string): Promise<void> =>
  within(ctx, async ctx => {
    const request = (await findRequest(ctx, requestId)) ?? refuse(NoSuchRequest)
    await end(ctx, request, 'declined', answer)
  })

async function end(ctx: Ctx, request: RequestRow, to: RequestState, answer = ''): Promise<void> {
  const { id: requestId, orderId, memberId } = request
  if (!(await endRequest(ctx, requestId, to, answer))) refuse(RequestMovedOn)
  await record(ctx, refundRequestEnded, orderId, { orderId, memberId, requestId, outcome: to })
}
