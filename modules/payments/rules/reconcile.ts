// A provider's bill of a day beside what is here: matched by number, whatever day either side counts it on. Pure.
import type { BillLine } from '#gateways/payments/index.ts'
import type { TicketKind } from '../contract/words.ts'

/** What is here: money that came in, or was given back. `number` is ours, the payment's or the refund's. */
export interface Move {
  kind: 'paid' | 'refunded'
  number: string
  paymentId: string
  amount: number
  currency: string
  /** The provider's number of what came in. */
  transaction: string | null
  /** Whether it ended here; a refund that is under way may stand on the bill already. */
  isOver: boolean
}
export interface Difference {
  kind: Extract<TicketKind, 'bill-missing-here' | 'bill-missing-there' | 'bill-differs' | 'bill-unknown-line'>
  /** What it is about, so that the same difference is told once. */
  about: string
  paymentId: string | null
  refundId: string | null
  details: Record<string, string | number>
}
export interface Comparison {
  differences: Difference[]
  /** What stands on the bill as it is here. */
  matched: { kind: Move['kind']; number: string }[]
  paid: number
  refunded: number
  /** What the provider keeps, by currency. */
  fees: Map<string, number>
}

/** `expected`: what should be on this bill, for it happened on that day and stood on no other. `known`: what its lines name. */
export function compare(lines: readonly BillLine[], known: ReadonlyMap<string, Move>, expected: readonly Move[]): Comparison {
  const differences: Difference[] = []
  const matched: Comparison['matched'] = []
  const fees = new Map<string, number>()
  const seen = new Set<string>()
  let [paid, refunded] = [0, 0]
  for (const line of lines) {
    if (line.fee !== 0) fees.set(line.feeCurrency, (fees.get(line.feeCurrency) ?? 0) + line.fee)
    if (line.kind === 'other') {
      if (line.amount !== 0) differences.push(unknownLine(line))
      continue
    }
    if (line.kind === 'paid') paid += line.amount
    else refunded += line.amount
    const number = numberOf(line)
    const move = known.get(`${line.kind} ${number}`)
    seen.add(`${line.kind} ${number}`)
    if (!move) differences.push(missingHere(line, number))
    else if (move.amount !== line.amount || move.currency !== line.currency) differences.push(differs(line, move))
    else matched.push({ kind: move.kind, number })
  }
  for (const move of expected) if (!seen.has(`${move.kind} ${move.number}`)) differences.push(missingThere(move))
  return { differences, matched, paid, refunded, fees }
}

export const numberOf = (line: BillLine): string => (line.kind === 'refunded' ? (line.outRefundNo ?? '') : line.outTradeNo)

const told = (line: BillLine) => ({
  kind: line.kind,
  number: numberOf(line),
  transaction: line.providerTransactionId,
  there: line.amount,
  thereIn: line.currency,
  at: line.at.toISOString(),
})
const missingHere = (line: BillLine, number: string): Difference => ({
  kind: 'bill-missing-here',
  about: `${line.kind}:${number || line.providerTransactionId}`,
  paymentId: null,
  refundId: null,
  details: told(line),
})
const unknownLine = (line: BillLine): Difference => ({
  kind: 'bill-unknown-line',
  about: `other:${line.providerTransactionId}:${line.at.getTime()}:${line.amount}`,
  paymentId: null,
  refundId: null,
  details: told(line),
})
const placeOf = (move: Move) => ({
  about: `${move.kind}:${move.number}`,
  paymentId: move.paymentId,
  refundId: move.kind === 'refunded' ? move.number : null,
})
const differs = (line: BillLine, move: Move): Difference => ({
  kind: 'bill-differs',
  ...placeOf(move),
  details: { ...told(line), here: move.amount, hereIn: move.currency },
})
const missingThere = (move: Move): Difference => ({
  kind: 'bill-missing-there',
  ...placeOf(move),
  details: {
    kind: move.kind,
    number: move.number,
    transaction: move.transaction ?? '',
    here: move.amount,
    hereIn: move.currency,
  },
})
