// Orders: what is wished, what it would cost, and what it is once it is placed.
import { z } from 'zod'
import { Instant, idOf, line } from '#kernel/shapes.ts'
import { GiftWish } from './handing.ts'
import { RefundRequest } from './refund-requests.ts'
import {
  ClosedWhy,
  CouponId,
  Delivery,
  MemberId,
  OfferId,
  OrderId,
  OrderState,
  Price,
  RefundId,
  RequestState,
  Units,
  VariantId,
} from './words.ts'

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
    coupons: z
      .array(CouponId)
      .max(10)
      .refine(all => new Set(all).size === all.length, { message: 'each coupon once' })
      .default([])
      .meta({ title: '优惠券 | Coupons' }),
    /** Others claim its pieces by a link; no address is needed then. */
    gift: GiftWish.nullable().optional(),
    /** A friend will be asked to pay: where no offer says otherwise there is a day for it. */
    askFriend: z.boolean().optional(),
    /** What the buyer was shown; another sum is refused, so that nobody pays what he has not seen. */
    payable: Price.optional(),
    /** What one was given when there was a queue: it keeps one's place. */
    ticket: z.string().max(80).optional(),
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
    /** The offer whose price it is, as a reason for the buyer; '' for the usual price. */
    why: z.string(),
  })
  .meta({ id: 'OrderLine' })
/** A coupon that is used for an order, in words, and what it takes off. */
export const CouponUsed = z
  .object({ couponId: CouponId, title: z.string(), face: z.string(), off: Price })
  .meta({ id: 'CouponUsed' })
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
    delivery: Delivery,
    /** Its pieces are claimed by others. */
    isGift: z.boolean(),
    /** Money back is asked for, and nobody has answered yet. */
    asksBack: z.boolean(),
    /** What became of the last request for money back; null: there was none. */
    lastAsked: RequestState.nullable(),
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
  address: Address.nullable(),
  note: z.string(),
  paidAt: Instant.nullable(),
  doneAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  closedWhy: ClosedWhy.nullable(),
  lines: z.array(OrderLine),
  steps: z.array(OrderStep),
  refunds: z.array(OrderRefund),
  requests: z.array(RefundRequest),
  /** What can still be given back by hand; a tier is given back in its own place. */
  left: Price,
  coupons: z.array(CouponUsed),
  /** What the reader may do with it now. */
  may: z.object({ pay: z.boolean(), cancel: z.boolean(), confirm: z.boolean(), refund: z.boolean(), askBack: z.boolean() }),
}).meta({ id: 'Order' })
export type Order = z.output<typeof Order>

/** What one could have beside what is in the cart. */
export const Upgrade = z
  .object({
    offerId: OfferId,
    title: z.string(),
    fromVariantId: VariantId,
    variantId: VariantId,
    /** The larger one, as it is called, and what it costs by this offer. */
    name: z.string(),
    price: Price,
    /** More than what is in the cart, for one. */
    more: z.int(),
  })
  .meta({ id: 'Upgrade' })
export type Upgrade = z.output<typeof Upgrade>
export const OrderQuote = z
  .object({
    /** A line may be parted: so many at one price, the rest at another. */
    lines: z.array(OrderLine.extend({ usual: Price }).meta({ id: 'QuotedLine' })),
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
    /** Those that were named. */
    coupons: z.array(CouponUsed),
    /** Those that I hold and that would fit alone; the best first. */
    couponsThatFit: z.array(CouponUsed),
    upgrades: z.array(Upgrade),
  })
  .meta({ id: 'OrderQuote' })
export type OrderQuote = z.output<typeof OrderQuote>
