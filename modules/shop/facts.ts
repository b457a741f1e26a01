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

/** Of an order that waits for a deal: told apart from the rest, so that a deal is woken by its own orders alone. */
export const waitingMoved = fact(
  'shop.waiting-order-moved',
  1,
  z.object({ ...about, waitsFor: z.string(), to: z.enum(['paid', 'closed', 'refunded']) }),
)

export const shopFacts = [
  catalogueChanged,
  stockChanged,
  orderPlaced,
  orderPaid,
  orderClosed,
  orderMoved,
  refundAsked,
  refundEnded,
  waitingMoved,
]
