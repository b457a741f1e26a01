// Receipts: what was bought, what it cost and how it was paid, numbered without gaps.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Instant } from '#kernel/shapes.ts'
import { NoSuchOrder, OrderMovedOn } from './refusals.ts'
import { OrderId, Price } from './words.ts'

export const Receipt = z
  .object({
    number: z.string(),
    issuedAt: Instant,
    community: z.string(),
    orderId: OrderId,
    buyerName: z.string(),
    placedAt: Instant,
    paidAt: Instant,
    currency: z.string(),
    lines: z.array(z.object({ title: z.string(), units: z.int(), price: Price, discount: Price, amount: Price })),
    goods: Price,
    discount: Price,
    postage: Price,
    credit: Price,
    points: z.int(),
    pointsWorth: Price,
    paid: Price,
    /** By which provider the money came; '' when none was needed. */
    provider: z.string(),
    refunds: z.array(z.object({ at: Instant, money: Price, credit: Price, reason: z.string() })),
    refunded: Price,
  })
  .meta({ id: 'Receipt' })
export type Receipt = z.output<typeof Receipt>

const orderParams = z.object({ orderId: OrderId })

export const receiptEndpoints = {
  receipt: endpoint({
    method: 'GET',
    path: inCommunity('/orders/:orderId/receipt'),
    summary: 'The receipt of my order',
    who: 'member',
    params: orderParams,
    returns: Receipt,
    refuses: [NoSuchOrder, OrderMovedOn],
  }),
  receiptPage: endpoint({
    method: 'GET',
    path: inCommunity('/orders/:orderId/receipt/page'),
    summary: 'The same as a page to print',
    who: 'member',
    carries: 'download',
    params: orderParams,
    returns: z.any(),
    refuses: [NoSuchOrder, OrderMovedOn],
  }),
  deskReceipt: endpoint({
    method: 'GET',
    path: inCommunity('/console/orders/:orderId/receipt'),
    summary: 'The receipt of an order',
    who: 'operator',
    right: 'shop.read',
    params: orderParams,
    returns: Receipt,
    refuses: [NoSuchOrder, OrderMovedOn],
  }),
  exportReceipts: endpoint({
    method: 'POST',
    path: inCommunity('/console/receipt-exports'),
    summary: 'The receipts of what was paid in a month, for the books; the answer is the file',
    who: 'operator',
    right: 'payments.read',
    body: z.object({
      month: z
        .string()
        .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
        .meta({ title: '月份 | Month' }),
      format: z.enum(['csv', 'xlsx']).default('csv'),
    }),
    carries: 'download',
    secret: true,
    rate: { per: 'actor', max: 30, windowSeconds: 600 },
    returns: z.any(),
  }),
}
