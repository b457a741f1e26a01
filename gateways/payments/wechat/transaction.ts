// What WeChat Pay says of a payment or a refund, read the same way from an answer and from an opened notice.
import type { PaymentState, Refund } from '../face.ts'
import { numberOf, textOf } from '../raw-notice.ts'
import { rfc3339Time } from '../yuan.ts'

/** The state of a payment; undefined when what was said is not a transaction. */
export function transactionOf(said: unknown): PaymentState | undefined {
  const state = textOf(said, 'trade_state') ?? ''
  if (['NOTPAY', 'USERPAYING', 'ACCEPT'].includes(state)) return { state: 'awaiting' }
  if (['CLOSED', 'REVOKED', 'PAYERROR'].includes(state)) return { state: 'closed' }
  // A payment that was refunded later was paid: its refunds are asked for by their own numbers.
  if (state !== 'SUCCESS' && state !== 'REFUND') return undefined
  const sum = (said as { amount?: unknown }).amount
  const [amount, currency] = [numberOf(sum, 'total'), textOf(sum, 'currency')]
  const [payee, app] = [textOf(said, 'mchid'), textOf(said, 'appid')]
  const providerTransactionId = textOf(said, 'transaction_id')
  if (amount === undefined || !currency || !payee || !app || !providerTransactionId) return undefined
  const paidAt = rfc3339Time(textOf(said, 'success_time'))
  return { state: 'paid', providerTransactionId, amount, currency, payee, app, ...(paidAt && { paidAt }) }
}

const refundStates: Record<string, Refund['state'] | undefined> = {
  SUCCESS: 'succeeded',
  PROCESSING: 'processing',
  CLOSED: 'failed',
  // The money could not be given back (a card that is gone): it needs a hand on the merchant platform.
  ABNORMAL: 'failed',
}

/** Answers call the state `status`, notices `refund_status`, and notices name no currency: refunds are in yuan there. */
export function refundOf(said: unknown): Refund | undefined {
  const code = textOf(said, 'status') ?? textOf(said, 'refund_status') ?? ''
  const state = Object.hasOwn(refundStates, code) ? refundStates[code] : undefined
  const sum = typeof said === 'object' && said !== null ? (said as { amount?: unknown }).amount : undefined
  const amount = numberOf(sum, 'refund')
  if (!state || amount === undefined) return undefined
  const refundedAt = rfc3339Time(textOf(said, 'success_time'))
  const providerRefundId = textOf(said, 'refund_id')
  return {
    state,
    code,
    amount,
    currency: textOf(sum, 'currency') ?? 'CNY',
    ...(providerRefundId && { providerRefundId }),
    ...(refundedAt && { refundedAt }),
  }
}
