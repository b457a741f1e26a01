// What can happen to payments. Facts carry ids and sums, never keys nor who the payer is at the provider.
import { z } from 'zod'
import { fact } from '#kernel/facts.ts'
import { Provider, SuspenseWhy, TicketKind, Way } from './contract/words.ts'

const about = { paymentId: z.string(), orderId: z.string(), memberId: z.string(), provider: Provider }
const sum = { amount: z.int(), currency: z.string() }

export const begun = fact('payments.begun', 1, z.object({ ...about, ...sum, way: Way }))
/** An order is paid with it. */
export const received = fact('payments.received', 1, z.object({ ...about, ...sum }))
/** Money came that no order takes; it goes back by itself. */
export const setAside = fact('payments.set-aside', 1, z.object({ ...about, ...sum, why: SuspenseWhy }))
export const closed = fact('payments.closed', 1, z.object(about))
/** The provider has paid it back. */
export const paidBack = fact('payments.paid-back', 1, z.object({ ...about, ...sum, refundId: z.string(), reason: z.string() }))
export const refundFailed = fact(
  'payments.refund-failed',
  1,
  z.object({ ...about, ...sum, refundId: z.string(), code: z.string() }),
)
export const ticketOpened = fact(
  'payments.ticket-opened',
  1,
  z.object({ ticketId: z.string(), kind: TicketKind, provider: Provider }),
)
export const ticketSettled = fact('payments.ticket-settled', 1, z.object({ ticketId: z.string(), kind: TicketKind }))
/** `fields`: the names of what was entered, never what. */
export const accountChanged = fact(
  'payments.account-changed',
  1,
  z.object({ provider: Provider, isOn: z.boolean(), fields: z.array(z.string()) }),
)
export const billCompared = fact(
  'payments.bill-compared',
  1,
  z.object({ provider: Provider, day: z.string(), lines: z.int(), differences: z.int() }),
)
export const payoutRecorded = fact('payments.payout-recorded', 1, z.object({ payoutId: z.string(), provider: Provider, ...sum }))

export const paymentsFacts = [
  begun,
  received,
  setAside,
  closed,
  paidBack,
  refundFailed,
  ticketOpened,
  ticketSettled,
  accountChanged,
  billCompared,
  payoutRecorded,
]
