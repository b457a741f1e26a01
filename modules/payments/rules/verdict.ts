// Money has come: does it fit what was asked for? Authentic is not valid: amount, currency, payee and app are compared. Pure.
import type { Paid } from '#gateways/payments/index.ts'
import type { Provider } from '../contract/words.ts'

/** Money that a provider says has come for a payment of ours. */
export interface Arrival extends Paid {
  provider: Provider
  outTradeNo: string
}
export interface Expected {
  provider: string
  amount: number
  currency: string
  payee: string
  app: string
  transactionId: string | null
}
export type Misfit = 'amount' | 'currency' | 'payee' | 'app'
export type Verdict =
  | { kind: 'fits' }
  | { kind: 'known' }
  /** Another transaction has paid it already. */
  | { kind: 'second' }
  | { kind: 'misfit'; why: Misfit }

export function verdictOn(arrival: Arrival, payment: Expected): Verdict {
  if (payment.transactionId !== null)
    return { kind: payment.transactionId === arrival.providerTransactionId ? 'known' : 'second' }
  const misfit: Misfit | undefined =
    arrival.currency !== payment.currency
      ? 'currency'
      : arrival.amount !== payment.amount
        ? 'amount'
        : arrival.provider !== payment.provider || arrival.payee !== payment.payee
          ? 'payee'
          : arrival.app !== payment.app
            ? 'app'
            : undefined
  return misfit ? { kind: 'misfit', why: misfit } : { kind: 'fits' }
}
