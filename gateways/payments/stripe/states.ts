// Stripe's objects in our words: sessions, payment intents, refunds.
import type Stripe from 'stripe'
import { PaymentUnavailable } from '../errors.ts'
import type { Paid, PaymentState, Refund } from '../face.ts'
import type { StripeSettings } from './settings.ts'

export const idOf = (named: string | { id: string } | null | undefined): string | undefined =>
  typeof named === 'string' ? named : named?.id

export const dateOf = (seconds: number): Date => new Date(seconds * 1000)

export const whoOf = ({ accountId, live }: StripeSettings): Pick<Paid, 'payee' | 'app'> => ({
  payee: accountId,
  app: live ? 'live' : 'test',
})

/** The intent must have been read with its latest charge. */
export function intentState(settings: StripeSettings, intent: Stripe.PaymentIntent): PaymentState {
  if (intent.status === 'canceled') return { state: 'closed' }
  if (intent.status !== 'succeeded') return { state: 'awaiting' }
  const charge = intent.latest_charge
  return {
    state: 'paid',
    providerTransactionId: intent.id,
    amount: intent.amount_received,
    currency: intent.currency.toUpperCase(),
    ...whoOf(settings),
    ...(charge && typeof charge !== 'string' && { paidAt: dateOf(charge.created) }),
  }
}

export function sessionState(settings: StripeSettings, session: Stripe.Checkout.Session): PaymentState {
  if (session.payment_status === 'paid') {
    const intent = session.payment_intent
    if (!intent || typeof intent === 'string') throw new PaymentUnavailable('unverified', 'a paid session names no payment')
    return intentState(settings, intent)
  }
  return { state: session.status === 'expired' ? 'closed' : 'awaiting' }
}

const refundStates: Record<string, Refund['state'] | undefined> = {
  succeeded: 'succeeded',
  pending: 'processing',
  requires_action: 'processing',
  failed: 'failed',
  canceled: 'failed',
}

export function refundOf(refund: Stripe.Refund): Refund {
  const code = refund.status ?? 'pending'
  const state = (Object.hasOwn(refundStates, code) ? refundStates[code] : undefined) ?? 'processing'
  const told = { state, code, providerRefundId: refund.id, amount: refund.amount, currency: refund.currency.toUpperCase() }
  return { ...told, ...(state === 'succeeded' && { refundedAt: dateOf(refund.created) }) }
}
