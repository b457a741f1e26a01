// What can happen in the shop.
import { z } from 'zod'
import { fact } from '#kernel/facts.ts'

const Line = z.object({ variantId: z.string(), offerId: z.string().nullable(), units: z.int(), amount: z.int() })
const about = { orderId: z.string(), memberId: z.string() }

/** The catalogue changed: prices, offers, what is on sale. `version` counts its changes. */
export const catalogueChanged = fact('shop.catalogue-changed', 1, z.object({ version: z.int() }))
export const stockChanged = fact('shop.stock-changed', 1, z.object({ stockId: z.string(), onHand: z.int(), reserved: z.int() }))
export const orderPlaced = fact(
  'shop.order-placed',
  1,
  z.object({ ...about, payable: z.int(), currency: z.string(), lines: z.array(Line) }),
)
export const orderPaid = fact(
  'shop.order-paid',
  1,
  z.object({ ...about, paid: z.int(), credit: z.int(), currency: z.string(), lines: z.array(Line) }),
)
/** It was not paid in time, or called off before; what was reserved for it is free again. */
export const orderClosed = fact('shop.order-closed', 1, z.object({ ...about, why: z.string() }))
/** Packed, sent, received, redeemed: one step of an order that is paid. */
export const orderMoved = fact('shop.order-moved', 1, z.object({ ...about, from: z.string(), to: z.string() }))
/** Money is to go back through the provider that brought it. */
export const refundAsked = fact(
  'shop.refund-asked',
  1,
  z.object({ ...about, refundId: z.string(), money: z.int(), currency: z.string(), reason: z.string() }),
)
export const refundEnded = fact(
  'shop.refund-ended',
  1,
  z.object({ ...about, refundId: z.string(), outcome: z.enum(['paid-out', 'failed']), money: z.int(), credit: z.int() }),
)

/** A buyer asks for his money back; and what became of it. */
export const refundRequested = fact(
  'shop.refund-requested',
  1,
  z.object({ ...about, requestId: z.string(), kind: z.enum(['refund', 'return']), reason: z.string() }),
)
export const refundRequestEnded = fact(
  'shop.refund-request-ended',
  1,
  z.object({ ...about, requestId: z.string(), outcome: z.string() }),
)

/** Of an order that waits for a deal: told apart from the rest, so that a deal is woken by its own orders alone. */
export const waitingMoved = fact(
  'shop.waiting-order-moved',
  1,
  z.object({ ...about, waitsFor: z.string(), to: z.enum(['paid', 'closed', 'refunded']) }),
)

const aboutClaim = { ...about, claimId: z.string() }
/** Somebody took his share of a gift; `memberId` is the giver's. */
export const giftClaimed = fact('shop.gift-claimed', 1, z.object({ ...aboutClaim, claimerId: z.string() }))
/** A share of a gift is packed, sent, received; `memberId` is the receiver's, and its giver is told that it moved, not where to. */
export const claimMoved = fact('shop.claim-moved', 1, z.object({ ...aboutClaim, to: z.string(), giverId: z.string().optional() }))
/** Soon nobody can claim any more of it. */
export const giftWaits = fact('shop.gift-waits', 1, z.object({ ...about, left: z.int(), endsAt: z.string() }))
export const giftEnded = fact(
  'shop.gift-ended',
  1,
  z.object({ ...about, claimed: z.int(), left: z.int(), refundId: z.string().nullable() }),
)
const aboutPickup = { ...about, pickupId: z.string() }
export const piecesRedeemed = fact(
  'shop.pieces-redeemed',
  1,
  z.object({ ...aboutPickup, redemptionId: z.string(), units: z.int(), place: z.string() }),
)
export const redemptionUndone = fact('shop.redemption-undone', 1, z.object({ ...aboutPickup, redemptionId: z.string() }))
/** What was left of it ran out; it is kept, or goes back. */
export const pickupExpired = fact(
  'shop.pickup-expired',
  1,
  z.object({ ...aboutPickup, units: z.int(), amount: z.int(), goesBack: z.boolean() }),
)
export const dispatchMoved = fact(
  'shop.dispatch-moved',
  1,
  z.object({ dispatchId: z.string(), state: z.string(), parcels: z.int(), done: z.int() }),
)
export const trackingMoved = fact(
  'shop.tracking-moved',
  1,
  z.object({
    ...{ trackingId: z.string(), state: z.string(), rows: z.int().nullable(), looked: z.int(), done: z.int() },
    ...{ sent: z.int(), known: z.int(), rejected: z.int() },
  }),
)

const ofOffer = { offerId: z.string(), kind: z.string(), title: z.string() }
/** By the clock: from now on it can be bought by. */
export const offerOpened = fact('shop.offer-opened', 1, z.object({ ...ofOffer, closesAt: z.string() }))
export const offerEnded = fact('shop.offer-ended', 1, z.object({ ...ofOffer, why: z.enum(['time', 'early']) }))
export const batchOpened = fact('shop.coupon-batch-opened', 1, z.object({ batchId: z.string() }))
export const batchWithdrawn = fact('shop.coupon-batch-withdrawn', 1, z.object({ batchId: z.string() }))
const ofCoupon = { couponId: z.string(), batchId: z.string(), memberId: z.string() }
export const couponTaken = fact('shop.coupon-taken', 1, z.object({ ...ofCoupon, points: z.int() }))
export const couponUsed = fact('shop.coupon-used', 1, z.object({ ...ofCoupon, orderId: z.string(), off: z.int() }))
/** Its order was closed, or wholly given back: it can be used again. */
export const couponReturned = fact('shop.coupon-returned', 1, z.object({ ...ofCoupon, orderId: z.string(), off: z.int() }))

export const shopFacts = [
  offerOpened,
  offerEnded,
  batchOpened,
  batchWithdrawn,
  couponTaken,
  couponUsed,
  couponReturned,
  catalogueChanged,
  stockChanged,
  orderPlaced,
  orderPaid,
  orderClosed,
  orderMoved,
  refundAsked,
  refundEnded,
  refundRequested,
  refundRequestEnded,
  waitingMoved,
  giftClaimed,
  claimMoved,
  giftWaits,
  giftEnded,
  piecesRedeemed,
  redemptionUndone,
  pickupExpired,
  dispatchMoved,
  trackingMoved,
]
