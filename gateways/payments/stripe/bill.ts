// The balance transactions of a day as a bill: what payments and refunds moved, in the currency of the payment, and what Stripe kept.
import type Stripe from 'stripe'
import { PaymentUnavailable } from '../errors.ts'
import type { BillLine } from '../face.ts'
import { dayWindow } from '../yuan.ts'
import type { Connection } from './connection.ts'
import type { StripeSettings } from './settings.ts'
import { dateOf, idOf } from './states.ts'

// What a payment does in the last second of a day may be listed a moment later.
const settlingMs = 10 * 60_000

export async function fetchBill(settings: StripeSettings, connection: Connection, day: string): Promise<BillLine[]> {
  const { from, until } = dayWindow(day, settings.utcOffsetMinutes)
  if (settings.now().getTime() < until.getTime() + settlingMs)
    throw new PaymentUnavailable('busy', `the day ${day} is not over yet`)
  const created = { gte: from.getTime() / 1000, lt: until.getTime() / 1000 }
  return connection.ask(async stripe => {
    const lines: BillLine[] = []
    for await (const moved of stripe.balanceTransactions.list({ created, limit: 100, expand: ['data.source'] }))
      lines.push(lineOf(moved))
    return lines
  })
}

function lineOf(moved: Stripe.BalanceTransaction): BillLine {
  const told = { fee: moved.fee, feeCurrency: moved.currency.toUpperCase(), at: dateOf(moved.created) }
  const source = moved.source && typeof moved.source !== 'string' ? moved.source : undefined
  if ((moved.type === 'charge' || moved.type === 'payment') && source?.object === 'charge')
    return {
      kind: 'paid',
      outTradeNo: source.metadata.out_trade_no ?? '',
      providerTransactionId: idOf(source.payment_intent) ?? source.id,
      // The balance may be kept in another currency than was paid in; what was paid is what the order knows.
      amount: source.amount,
      currency: source.currency.toUpperCase(),
      ...told,
    }
  if ((moved.type === 'refund' || moved.type === 'payment_refund') && source?.object === 'refund')
    return {
      kind: 'refunded',
      outTradeNo: source.metadata?.out_trade_no ?? '',
      outRefundNo: source.metadata?.out_refund_no ?? '',
      providerTransactionId: idOf(source.payment_intent) ?? source.id,
      amount: source.amount,
      currency: source.currency.toUpperCase(),
      ...told,
    }
  // Payouts, disputes, fees of the account, refunds that failed.
  const name = idOf(moved.source) ?? moved.id
  return { kind: 'other', outTradeNo: '', providerTransactionId: name, amount: moved.amount, currency: told.feeCurrency, ...told }
}
