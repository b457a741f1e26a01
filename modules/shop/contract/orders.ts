// Orders: placing one in one call, seeing one's own, and what operators see of them.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Done, Instant, idOf, line, PageQuery, page } from '#kernel/shapes.ts'
import * as no from './refusals.ts'
import { ClosedWhy, Delivery, MemberId, OfferId, OrderId, OrderState, Price, RefundId, Units, VariantId } from './words.ts'

export const Address = z
  .object({
    name: line(40).meta({ title: '收货人 | Name' }),
    phone: z
      .string()
      .trim()
      .regex(/^[+\d][\d -]{5,19}$/)
      .meta({ title: '手机号 | Phone' }),
    region: line(80).meta({ title: '所在地区 | Region' }),
    detail: line(160).meta({ title: '详细地址 | Street and number' }),
    postcode: line(12, 0).default('').meta({ title: '邮编 | Postcode' }),
  })
  .meta({ id: 'Address' })
export type Address = z.output<typeof Address>

export const WishedLine = z
  .object({ variantId: VariantId, units: Units.default(1), offerId: OfferId.nullable().default(null) })
  .meta({ id: 'WishedLine' })
export const OrderWish = z
  .object({
    lines: z.array(WishedLine).min(1).max(50),
    address: Address.nullable().default(null),
    note: line(200, 0).default('').meta({ title: '留言 | Note' }),
    /** How much of the member's credit to use, at most; it never pays more than there is to pay. */
    credit: Price.default(0),
    /** What the buyer was shown; another sum is refused, so that nobody pays what he has not seen. */
    payable: Price.optional(),
  })
  .meta({ id: 'OrderWish' })
export type OrderWish = z.output<typeof OrderWish>

export const Placed = z
  .object({
    orderId: OrderId,
    state: OrderState,
    payable: Price,
    currency: z.string(),
    payUntil: Instant,
    /** This key was answered before: nothing new was ordered. */
    known: z.boolean(),
  })
  .meta({ id: 'Placed' })
export type Placed = z.output<typeof Placed>

export const OrderLine = z
  .object({
    line: z.int(),
    variantId: VariantId,
    offerId: OfferId.nullable(),
    title: z.string(),
    units: z.int(),
    price: Price,
    discount: Price,
    amount: Price,
    picture: idOf('fil').nullable(),
  })
  .meta({ id: 'OrderLine' })
export const OrderStep = z
  .object({ from: OrderState, to: OrderState, at: Instant, by: z.string(), byName: z.string(), note: z.string() })
  .meta({ id: 'OrderStep' })
export const OrderRefund = z
  .object({
    id: RefundId,
    money: Price,
    credit: Price,
    reason: z.string(),
    state: z.enum(['asked', 'paid-out', 'failed']),
    askedAt: Instant,
    endedAt: Instant.nullable(),
  })
  .meta({ id: 'OrderRefund' })

export const OrderRow = z
  .object({
    id: OrderId,
    memberId: MemberId,
    memberName: z.string(),
    state: OrderState,
    currency: z.string(),
    payable: Price,
    paid: Price,
    refunded: Price,
    units: z.int(),
    /** What is in it, in short. */
    title: z.string(),
    picture: idOf('fil').nullable(),
    placedAt: Instant,
    payUntil: Instant,
    waits: z.boolean(),
  })
  .meta({ id: 'OrderRow' })
export type OrderRow = z.output<typeof OrderRow>

export const Order = OrderRow.extend({
  goods: Price,
  discount: Price,
  postage: Price,
  credit: Price,
  points: z.int(),
  pointsWorth: Price,
  delivery: Delivery,
  address: Address.nullable(),
  note: z.string(),
  paidAt: Instant.nullable(),
  doneAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  closedWhy: ClosedWhy.nullable(),
  lines: z.array(OrderLine),
  steps: z.array(OrderStep),
  refunds: z.array(OrderRefund),
  /** What the reader may do with it now. */
  may: z.object({ pay: z.boolean(), cancel: z.boolean(), confirm: z.boolean(), refund: z.boolean() }),
}).meta({ id: 'Order' })
export type Order = z.output<typeof Order>

const orderParams = z.object({ orderId: OrderId })
const OrderFilter = z.enum(['all', 'awaiting', 'to-send', 'sent', 'done', 'closed', 'refunds', 'suspense'])

export const orderEndpoints = {
  quote: endpoint({
    method: 'POST',
    path: inCommunity('/order-quotes'),
    summary: 'What an order would cost now, and why; nothing is reserved',
    who: 'member',
    body: OrderWish,
    returns: z
      .object({
        lines: z.array(OrderLine),
        goods: Price,
        discount: Price,
        postage: Price,
        credit: Price,
        creditAvailable: Price,
        points: z.int(),
        pointsWorth: Price,
        payable: Price,
        currency: z.string(),
        delivery: Delivery,
        payMinutes: z.int(),
      })
      .meta({ id: 'OrderQuote' }),
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
