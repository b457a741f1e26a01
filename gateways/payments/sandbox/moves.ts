// What moves in the sandbox: giving back, once a number and never more than was paid, and the lines of the bill. Pure.
import { PaymentRefused } from '../errors.ts'
import type { BillLine, Refund, RefundRequest } from '../face.ts'
import type { SandboxPayment } from './store.ts'

export function withRefund(
  payment: SandboxPayment,
  { outRefundNo, amount, totalAmount, currency, reason }: RefundRequest,
  made: { providerRefundId: string; at: string },
): SandboxPayment {
  if (payment.state !== 'paid') throw new PaymentRefused('not-paid', `the payment is ${payment.state}`)
  if (payment.currency !== currency || payment.amount !== totalAmount)
    throw new PaymentRefused('amount', 'the payment was of another amount')
  const before = payment.refunds.find(one => one.outRefundNo === outRefundNo)
  if (before && before.amount !== amount) throw new PaymentRefused('number-used', 'the number was used for another amount')
  if (before) return payment
  const given = payment.refunds.reduce((sum, one) => sum + one.amount, 0)
  if (given + amount > payment.amount) throw new PaymentRefused('amount', 'more than was paid')
  const refunds = [...payment.refunds, { outRefundNo, amount, reason, ...made }]
  return { ...payment, refunds, changedAt: made.at }
}

export function refundedOf({ refunds, currency }: SandboxPayment, outRefundNo: string): Refund | undefined {
  const made = refunds.find(one => one.outRefundNo === outRefundNo)
  if (!made) return undefined
  const { providerRefundId, amount, at } = made
  return { state: 'succeeded', code: 'succeeded', providerRefundId, amount, currency, refundedAt: new Date(at) }
}

export function movesOf({ outTradeNo, providerTransactionId, amount, currency, paidAt, refunds }: SandboxPayment): BillLine[] {
  const told = { outTradeNo, providerTransactionId, currency, fee: 0, feeCurrency: currency }
  const paid = paidAt ? [{ kind: 'paid' as const, ...told, amount, at: new Date(paidAt) }] : []
  const back = refunds.map(({ outRefundNo, amount, at }) => {
    return { kind: 'refunded' as const, ...told, outRefundNo, amount, at: new Date(at) }
  })
  return [...paid, ...back]
}
