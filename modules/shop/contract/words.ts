// The words of the shop: ids, states and kinds.
import { z } from 'zod'
import { idOf, line } from '#kernel/shapes.ts'

export const ProductId = idOf('prd')
export const VariantId = idOf('var')
export const StockId = idOf('stk')
export const OfferId = idOf('off')
export const OrderId = idOf('ord')
export const RefundId = idOf('rfd')
export const RequestId = idOf('rrq')
export const BatchId = idOf('cpb')
export const CouponId = idOf('cpn')
export const MemberId = idOf('mem')
export const FileId = idOf('fil')
export const PlanId = idOf('pln')
export const RoundId = idOf('rnd')

/** Whole minor units of the community's currency: fen, cents. */
export const Price = z.int().min(0).max(100_000_000_000)
export const Units = z.int().min(1).max(10_000)
/** What a member must hold; tiers give it. */
export const NeededRight = line(40).nullable()

export const ProductKind = z.enum(['goods', 'tier', 'credit', 'voucher']).meta({ id: 'ProductKind' })
export const ProductState = z.enum(['draft', 'on-sale', 'withdrawn']).meta({ id: 'ProductState' })
export const Delivery = z.enum(['parcel', 'pickup', 'none']).meta({ id: 'Delivery' })
export const OfferKind = z.enum(['price', 'flash', 'bundle', 'upgrade', 'deal']).meta({ id: 'OfferKind' })
export type OfferKind = z.output<typeof OfferKind>
/** draft: nobody sees it; coming, running: opened, by the clock; ended. */
export const OfferPhase = z.enum(['draft', 'coming', 'running', 'ended']).meta({ id: 'OfferPhase' })
export type OfferPhase = z.output<typeof OfferPhase>
export const OrderState = z
  .enum(['created', 'awaiting', 'paid', 'packed', 'sent', 'received', 'redeemed', 'refunded', 'closed', 'suspense'])
  .meta({ id: 'OrderState' })
export type OrderState = z.output<typeof OrderState>
/** refund: money alone; return: the goods come back as well. */
export const RequestKind = z.enum(['refund', 'return']).meta({ id: 'RefundRequestKind' })
export const RequestState = z
  .enum(['open', 'withdrawn', 'granted', 'declined', 'lapsed'])
  .meta({ id: 'RefundRequestState', description: 'lapsed: all of the order went back in another way meanwhile.' })
export type RequestState = z.output<typeof RequestState>
export const ClosedWhy = z.enum(['unpaid', 'cancelled', 'withdrawn']).meta({ id: 'ClosedWhy' })
export const CouponKind = z.enum(['fixed', 'percentage', 'exchange']).meta({ id: 'CouponKind' })
export type CouponKind = z.output<typeof CouponKind>
/** open: whoever comes takes one; word: whoever knows the word; given: by operators alone. */
export const CouponWay = z.enum(['open', 'word', 'given']).meta({ id: 'CouponWay' })
