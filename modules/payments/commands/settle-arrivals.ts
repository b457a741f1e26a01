// Money that has come is settled, many at once in one transaction: an order takes it, or it is set aside and goes back by itself.
import type { Ctx } from '#kernel/ctx.ts'
import { recordAll } from '#kernel/facts.ts'
import { type Currency, currencies } from '#kernel/money.ts'
import { notePayer, type Settlement, settleOrders } from '#modules/shop/index.ts'
import { houseAccount, postTransfers } from '#modules/wallet/index.ts'
import type { SuspenseWhy, TicketKind } from '../contract/words.ts'
import { received, setAside } from '../facts.ts'
import { type Arrival, type Verdict, verdictOn } from '../rules/verdict.ts'
import { bookedTransactions, type LockedPayment, lockPayments, type Receipt, writeReceipts } from '../store/arrivals.ts'
import { hurryOthers } from '../store/payments.ts'
import { giveBackAlone } from './give-back.ts'
import { openTickets } from './open-ticket.ts'

/** doubt: what was said does not fit; the provider must be asked before anything is booked. */
export type Settled = 'paid' | 'known' | 'set-aside' | 'unknown-payment' | 'second-transaction' | 'not-bookable' | 'doubt'

export interface Settling {
  /** Of each arrival, in their order. */
  outcomes: Settled[]
  /** How many other attempts at the orders that are paid now are open still: they are due to be closed at their providers. */
  others: number
}
interface Case {
  arrival: Arrival
  payment: LockedPayment
  verdict: Verdict
}

/**
 * In an open transaction. `sure`: the provider itself was asked, so what does not fit is set aside; otherwise it is left in doubt.
 */
export async function settleArrivals(ctx: Ctx, arrivals: readonly Arrival[], sure: boolean): Promise<Settling> {
  const payments = new Map((await lockPayments(ctx, [...new Set(arrivals.map(a => a.outTradeNo))])).map(p => [p.id, p]))
  const booked = await bookedTransactions(ctx, arrivals)
  const outcomes: Settled[] = []
  const cases = new Map<string, Case & { n: number }>()
  for (const [n, arrival] of arrivals.entries()) {
    const payment = payments.get(arrival.outTradeNo)
    const first = cases.get(arrival.outTradeNo)
    const elsewhere = booked.get(`${arrival.provider} ${arrival.providerTransactionId}`)
    if (!payment) outcomes[n] = 'unknown-payment'
    else if (first)
      outcomes[n] = first.arrival.providerTransactionId === arrival.providerTransactionId ? 'known' : 'second-transaction'
    else {
      const verdict: Verdict = elsewhere && elsewhere !== payment.id ? { kind: 'second' } : verdictOn(arrival, payment)
      if (verdict.kind === 'known') outcomes[n] = 'known'
      else if (verdict.kind === 'second') outcomes[n] = 'second-transaction'
      else if (!(arrival.currency in currencies)) outcomes[n] = 'not-bookable'
      else if (verdict.kind === 'misfit' && !sure) outcomes[n] = 'doubt'
      else cases.set(payment.id, { n, arrival, payment, verdict })
    }
  }
  const paidOrders = await take(ctx, [...cases.values()], (one, settled) => {
    outcomes[cases.get(one.payment.id)?.n as number] = settled
  })
  await tellOdd(ctx, arrivals, outcomes)
  return { outcomes, others: paidOrders.length > 0 ? await hurryOthers(ctx, paidOrders) : 0 }
}

type Fate = Case & { why: SuspenseWhy | null }

/** Gives the orders that are paid by it. */
async function take(ctx: Ctx, cases: readonly Case[], tell: (one: Case, settled: Settled) => void): Promise<string[]> {
  if (cases.length === 0) return []
  const asking = cases.filter(one => one.verdict.kind === 'fits' && !one.payment.orderIsPaid)
  const said =
    asking.length > 0
      ? await settleOrders(
          ctx,
          asking.map(one => dueOf(one.payment)),
        )
      : []
  const bySaid = new Map(asking.map((one, n) => [one.payment.id, said[n] as Settlement]))
  const fates = cases.map((one): Fate => ({ ...one, why: whyAside(one, bySaid.get(one.payment.id)) }))
  const written = await writeReceipts(
    ctx,
    fates.map(fate => receiptOf(ctx, fate)),
  )
  if (written.size !== cases.length) throw new Error('a payment moved on though it was locked')
  await putAside(
    ctx,
    fates.filter(fate => fate.why !== null),
  )
  const paid = fates.filter(fate => fate.why === null)
  await recordAll(
    ctx,
    received,
    paid.map(({ payment: p }) => ({ subject: p.id, payload: { ...aboutOf(p), amount: p.amount, currency: p.currency } })),
  )
  for (const { payment: p } of paid)
    if (p.begunBy !== p.memberId && p.begunBy.startsWith('mem_')) await notePayer(ctx, p.orderId, p.begunBy)
  for (const fate of fates) tell(fate, fate.why === null ? 'paid' : 'set-aside')
  return paid.map(one => one.payment.orderId)
}

const dueOf = ({ id: paymentId, orderId, provider, amount, currency }: LockedPayment) => ({
  ...{ orderId, paymentId, provider, amount, currency },
})

function whyAside({ verdict, payment }: Case, said: Settlement | undefined): SuspenseWhy | null {
  if (verdict.kind === 'misfit') return verdict.why
  if (payment.orderIsPaid) return 'paid-twice'
  if (said?.outcome === 'paid') return null
  if (said?.outcome === 'late') return said.state === 'paid' ? 'paid-twice' : 'late'
  return 'order'
}

const receiptOf = (ctx: Ctx, { arrival, payment, why }: Fate): Receipt => ({
  id: payment.id,
  state: why === null ? 'paid' : 'suspense',
  received: arrival.amount,
  receivedIn: arrival.currency,
  transactionId: arrival.providerTransactionId,
  paidAt: arrival.paidAt ?? ctx.now,
  why,
})
const aboutOf = (p: LockedPayment) => ({ paymentId: p.id, orderId: p.orderId, memberId: p.memberId, provider: p.provider })

/** It is in the provider's hands and nobody's here: booked as such, told, and given back. */
async function putAside(ctx: Ctx, fates: readonly Fate[]): Promise<void> {
  if (fates.length === 0) return
  await postTransfers(
    ctx,
    fates.map(({ arrival: { amount, currency }, payment: { id, orderId, provider } }) => {
      const unit = currency as Currency
      const [debit, credit] = [houseAccount(unit, 'clearing', provider), houseAccount(unit, 'suspense')]
      return { key: `payment:${id}:set-aside`, kind: 'payment-set-aside', cause: orderId, lines: [{ debit, credit, amount }] }
    }),
  )
  await recordAll(
    ctx,
    setAside,
    fates.map(({ arrival: { amount, currency }, payment, why }) => ({
      subject: payment.id,
      payload: { ...aboutOf(payment), amount, currency, why: why as SuspenseWhy },
    })),
  )
  await openTickets(
    ctx,
    fates.flatMap(({ arrival, payment, why }) => {
      const kind = ticketOf[why as SuspenseWhy]
      if (!kind) return []
      const details = {
        asked: payment.amount,
        askedIn: payment.currency,
        came: arrival.amount,
        cameIn: arrival.currency,
        orderId: payment.orderId,
      }
      return [{ key: `payment:${payment.id}:${why}`, kind, provider: payment.provider, paymentId: payment.id, details }]
    }),
  )
  for (const { payment, arrival, why } of fates)
    await giveBackAlone(ctx, { ...payment, received: arrival.amount, receivedIn: arrival.currency }, why as SuspenseWhy)
}
// What is late, or came twice, happens every day and mends itself.
const ticketOf: Record<SuspenseWhy, TicketKind | null> = {
  late: null,
  'paid-twice': null,
  amount: 'wrong-amount',
  currency: 'wrong-currency',
  payee: 'wrong-payee',
  app: 'wrong-app',
  order: 'refused-by-order',
}

/** What cannot be booked for any payment of ours is told to a person. */
const tellOdd = (ctx: Ctx, arrivals: readonly Arrival[], outcomes: readonly Settled[]): Promise<void> =>
  openTickets(
    ctx,
    arrivals.flatMap((arrival, n) => {
      const { provider, outTradeNo, providerTransactionId, amount, currency } = arrival
      const kind =
        outcomes[n] === 'unknown-payment'
          ? 'unknown-payment'
          : outcomes[n] === 'second-transaction'
            ? 'second-transaction'
            : outcomes[n] === 'not-bookable'
              ? 'wrong-currency'
              : null
      if (!kind) return []
      const details = { number: outTradeNo, transaction: providerTransactionId, came: amount, cameIn: currency }
      const key = `arrival:${provider}:${providerTransactionId}:${kind}`
      return [{ key, kind, provider, details, ...(kind === 'unknown-payment' ? {} : { paymentId: outTradeNo }) } as const]
    }),
  )
