// The words of the shop: ids, states and kinds.
import { z } from 'zod'
import { idOf } from '#kernel/shapes.ts'

export const ProductId = idOf('prd')
export const VariantId = idOf('var')
export const StockId = idOf('stk')
export const OfferId = idOf('off')
export const OrderId = idOf('ord')
export const RefundId = idOf('rfd')
export const MemberId = idOf('mem')

/** Whole minor units of the community's currency: fen, cents. */
export const Price = z.int().min(0).max(100_000_000_000)
export const Units = z.int().min(1).max(10_000)

export const ProductKind = z.enum(['goods', 'tier', 'credit', 'voucher']).meta({ id: 'ProductKind' })
export const Delivery = z.enum(['parcel', 'pickup', 'none']).meta({ id: 'Delivery' })
export const OfferKind = z.enum(['price', 'flash', 'bundle', 'upgrade', 'deal']).meta({ id: 'OfferKind' })
export const OrderState = z
  .enum(['created', 'awaiting', 'paid', 'packed', 'sent', 'received', 'redeemed', 'refunded', 'closed', 'suspense'])
  .meta({ id: 'OrderState' })
export type OrderState = z.output<typeof OrderState>
export const ClosedWhy = z.enum(['unpaid', 'cancelled', 'withdrawn']).meta({ id: 'ClosedWhy' })
