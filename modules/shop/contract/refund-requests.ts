// Requests for money back: a buyer asks with a reason, an operator grants or declines.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { refusal } from '#kernel/refusal.ts'
import { Done, Instant, line } from '#kernel/shapes.ts'
import { NoSuchOrder, OrderMovedOn, RefundTooMuch } from './refusals.ts'
import { OrderId, Price, RefundId, RequestId, RequestKind, RequestState } from './words.ts'

export const NoSuchRequest = refusal('shop.no-such-request', 404, '没有找到这个退款申请。', 'There is no such request.')
export const AskedAlready = refusal(
  'shop.asked-already',
  409,
  '这个订单已经有一个退款申请在处理。',
  'A refund of this order has been asked for already.',
)
export const RequestMovedOn = refusal(
  'shop.request-moved-on',
  409,
  '这个申请刚刚处理完或撤回了，请刷新后再看。',
  'This request has just been settled or taken back; please look again.',
)
export const NothingToGiveBack = refusal(
  'shop.nothing-to-give-back',
  409,
  '这个订单没有可退的了。会员等级请在「我的会员」里退。',
  'Nothing of this order is left to give back. A tier is given back under “My membership”.',
)
export const NoSuchLine = refusal('shop.no-such-line', 422, '订单里没有这一项。', 'There is no such line in this order.')

export const NewRefundRequest = z
  .object({
    kind: RequestKind.default('refund').meta({ title: '申请 | What is asked for' }),
    /** Which lines are meant; none: all of it. */
    lines: z
      .array(z.int().min(1).max(1000))
      .max(50)
      .refine(all => new Set(all).size === all.length, { message: 'each line once' })
      .default([]),
    reason: line(200).meta({ title: '原因 | Why' }),
  })
  .meta({ id: 'NewRefundRequest' })
export type NewRefundRequest = z.output<typeof NewRefundRequest>
export const RefundRequest = z
  .object({
    id: RequestId,
    kind: RequestKind,
    lines: z.array(z.int()),
    reason: z.string(),
    state: RequestState,
    /** What the operator said to it. */
    answer: z.string(),
    refundId: RefundId.nullable(),
    askedAt: Instant,
    endedAt: Instant.nullable(),
    /** What is meant by it came to, at most what is left of the order now. */
    worth: Price,
  })
  .meta({ id: 'RefundRequest' })
export type RefundRequest = z.output<typeof RefundRequest>
export const Grant = z.object({
  amount: Price.min(1).meta({ title: '退款金额 | Amount' }),
  restock: z.boolean().default(false).meta({ title: '货品回到库存 | Goods back on the shelf' }),
  answer: line(200, 0).default('').meta({ title: '给买家的话（可不填） | A word to the buyer, if any' }),
})
export type Grant = z.output<typeof Grant>

const requestParams = z.object({ requestId: RequestId })
const settles = { who: 'operator', right: 'shop.refund', params: requestParams } as const

export const requestEndpoints = {
  requestRefund: endpoint({
    method: 'POST',
    path: inCommunity('/orders/:orderId/refund-requests'),
    summary: 'Ask for money back, or to send goods back; one at a time for each order',
    who: 'member',
    keyed: true,
    rate: { per: 'actor', max: 60, windowSeconds: 3600 },
    params: z.object({ orderId: OrderId }),
    body: NewRefundRequest,
    returns: z.object({ requestId: RequestId }),
    refuses: [NoSuchOrder, OrderMovedOn, NoSuchLine, NothingToGiveBack, AskedAlready],
  }),
  withdrawRequest: endpoint({
    method: 'POST',
    path: inCommunity('/refund-requests/:requestId/withdrawal'),
    summary: 'Take my request back',
    who: 'member',
    params: requestParams,
    returns: Done,
    refuses: [NoSuchRequest, RequestMovedOn],
  }),
  grantRequest: endpoint({
    ...settles,
    method: 'POST',
    path: inCommunity('/console/refund-requests/:requestId/grant'),
    summary: 'Grant a request: the money goes back',
    keyed: true,
    body: Grant,
    returns: z.object({ refundId: RefundId }),
    refuses: [NoSuchRequest, RequestMovedOn, NoSuchOrder, OrderMovedOn, RefundTooMuch],
  }),
  declineRequest: endpoint({
    ...settles,
    method: 'POST',
    path: inCommunity('/console/refund-requests/:requestId/refusal'),
    summary: 'Decline a request, with a reason',
    body: z.object({ answer: line(200).meta({ title: '原因（买家会看到） | Why; the buyer reads it' }) }),
    returns: Done,
    refuses: [NoSuchRequest, RequestMovedOn],
  }),
}
