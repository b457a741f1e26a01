// What members and operators do with orders.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Done, line, PageQuery, page } from '#kernel/shapes.ts'
import { Order, OrderQuote, OrderRow, OrderWish, Placed } from './orders.ts'
import * as no from './refusals.ts'
import { MemberId, OrderId, Price, RefundId, VariantId } from './words.ts'

const orderParams = z.object({ orderId: OrderId })
const OrderFilter = z.enum(['all', 'awaiting', 'to-send', 'sent', 'done', 'closed', 'asked', 'refunds', 'suspense'])

export const orderEndpoints = {
  quote: endpoint({
    method: 'POST',
    path: inCommunity('/order-quotes'),
    summary: 'What an order would cost now, and why; nothing is reserved',
    who: 'member',
    body: OrderWish,
    returns: OrderQuote,
    refuses: no.placingRefusals,
  }),
  place: endpoint({
    method: 'POST',
    path: inCommunity('/orders'),
    summary: 'Order: prices, limits and stock are settled at once, and reserved until the payment',
    who: 'member',
    keyed: true,
    keepsKey: true,
    body: OrderWish,
    returns: Placed,
    refuses: no.placingRefusals,
  }),
  mine: endpoint({
    method: 'GET',
    path: inCommunity('/orders'),
    summary: 'My orders, the newest first',
    who: 'member',
    query: PageQuery.extend({ filter: OrderFilter.default('all') }),
    returns: page(OrderRow),
  }),
  myOrder: endpoint({
    method: 'GET',
    path: inCommunity('/orders/:orderId'),
    summary: 'One of my orders',
    who: 'member',
    params: orderParams,
    returns: Order,
    refuses: [no.NoSuchOrder],
  }),
  cancel: endpoint({
    method: 'POST',
    path: inCommunity('/orders/:orderId/cancellation'),
    summary: 'Close an order that is not paid yet',
    who: 'member',
    params: orderParams,
    returns: Done,
    refuses: [no.NoSuchOrder, no.OrderMovedOn],
  }),
  deskOrders: endpoint({
    method: 'GET',
    path: inCommunity('/console/orders'),
    summary: 'Orders, the newest first',
    who: 'operator',
    right: 'shop.read',
    query: PageQuery.extend({
      filter: OrderFilter.default('all'),
      memberId: MemberId.optional(),
      variantId: VariantId.optional(),
      /** An order number, a name, a phone number. */
      word: line(60, 0).optional(),
    }),
    returns: page(OrderRow),
  }),
  deskOrder: endpoint({
    method: 'GET',
    path: inCommunity('/console/orders/:orderId'),
    summary: 'One order with its story',
    who: 'operator',
    right: 'shop.read',
    params: orderParams,
    returns: Order,
    refuses: [no.NoSuchOrder],
  }),
  deskClose: endpoint({
    method: 'POST',
    path: inCommunity('/console/orders/:orderId/closing'),
    summary: 'Close an order that is not paid',
    who: 'operator',
    right: 'shop.sell',
    params: orderParams,
    body: z.object({ note: line(200).meta({ title: '原因 | Why' }) }),
    returns: Done,
    refuses: [no.NoSuchOrder, no.OrderMovedOn],
  }),
  deskRefund: endpoint({
    method: 'POST',
    path: inCommunity('/console/orders/:orderId/refunds'),
    summary: 'Give back all or part of what was paid',
    who: 'operator',
    right: 'shop.refund',
    keyed: true,
    params: orderParams,
    body: z.object({
      amount: Price.min(1).meta({ title: '退款金额 | Amount' }),
      reason: line(200).meta({ title: '原因 | Why' }),
      restock: z.boolean().default(false).meta({ title: '货品回到库存 | Goods back on the shelf' }),
    }),
    returns: z.object({ refundId: RefundId }),
    refuses: [no.NoSuchOrder, no.OrderMovedOn, no.RefundTooMuch],
  }),
}
