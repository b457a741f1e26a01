// Notices get lost: what waits for its money is asked about at the provider, and closed there when its time is over.
import { z } from 'zod'
import { PaymentRefused, PaymentUnavailable } from '#gateways/payments/index.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { recordAll } from '#kernel/facts.ts'
import { job, later } from '#kernel/jobs/define.ts'
import { closed } from '../facts.ts'
import { bucket, nextLook } from '../rules/times.ts'
import type { Arrival } from '../rules/verdict.ts'
import { closeAll, nextDue, type PaymentRow, setLook, takeDue } from '../store/payments.ts'
import { openProvider } from './open-provider.ts'
import { type Settled, settleArrivals } from './settle-arrivals.ts'

const atOnce = 50
const asksAtOnce = 8
const roundsMax = 10

/** What the provider says of a payment that waited. */
type Found = { kind: 'paid'; arrival: Arrival } | { kind: 'closed' } | { kind: 'waits' }

export const lookAfter = job('payments.look-after', z.object({}), async ctx => {
  for (let round = 0; round < roundsMax; round++) {
    const due = await takeDue(ctx, atOnce)
    await lookAt(ctx, due)
    if (due.length < atOnce) break
  }
  const next = await nextDue(ctx)
  if (next) await later(ctx, lookAfter, {}, next <= ctx.now ? { at: ctx.now } : timed(next))
})
const timed = (at: Date) => ({ at: bucket(at), key: `at:${bucket(at).toISOString()}` })

/** In the transaction that makes a payment due at `at`. Payments of the same seconds share a job. */
export const lookAtTime = (ctx: Ctx, at: Date): Promise<void> => later(ctx, lookAfter, {}, timed(at))
export const lookSoon = (ctx: Ctx): Promise<void> => later(ctx, lookAfter, {}, { at: ctx.now })

/** Asks about each at its provider, and settles or closes what has come to an end. */
export async function lookAt(ctx: Ctx, payments: readonly PaymentRow[]): Promise<void> {
  const found: [PaymentRow, Found][] = []
  for (let at = 0; at < payments.length; at += asksAtOnce)
    found.push(
      ...(await Promise.all(
        payments
          .slice(at, at + asksAtOnce)
          .map(async (payment): Promise<[PaymentRow, Found]> => [payment, await ask(ctx, payment)]),
      )),
    )
  const arrivals = found.flatMap(([, one]) => (one.kind === 'paid' ? [one.arrival] : []))
  await settleFound(ctx, arrivals)
  await markClosed(
    ctx,
    found.flatMap(([payment, one]) => (one.kind === 'closed' ? [payment.id] : [])),
  )
  for (const [payment, one] of found)
    if (one.kind === 'waits') await setLook(ctx, payment.id, nextLook(ctx.now, payment.looks, payment.closeAt))
}

/** What the providers themselves have said. One that fails does not hold up the others: it is asked about again. */
export async function settleFound(ctx: Ctx, arrivals: readonly Arrival[]): Promise<Settled[]> {
  const all = (ctx: Ctx) => settleAll(ctx, arrivals)
  if (arrivals.length < 2) return arrivals.length === 0 ? [] : within(ctx, all)
  try {
    return await within(ctx, all)
  } catch (error) {
    ctx.log.warn({ err: error, arrivals: arrivals.length }, 'payments could not be settled together, each is tried alone')
  }
  const outcomes: Settled[] = []
  for (const arrival of arrivals)
    try {
      outcomes.push(...(await within(ctx, ctx => settleAll(ctx, [arrival]))))
    } catch (error) {
      ctx.log.error({ err: error, payment: arrival.outTradeNo }, 'a payment could not be settled')
      outcomes.push('doubt')
    }
  return outcomes
}
async function settleAll(ctx: Ctx, arrivals: readonly Arrival[]): Promise<Settled[]> {
  const { outcomes, others } = await settleArrivals(ctx, arrivals, true)
  if (others > 0) await lookSoon(ctx)
  return outcomes
}

/** What cannot be known now waits: a provider that is away is not a no. */
async function ask(ctx: Ctx, payment: PaymentRow): Promise<Found> {
  const open = await openProvider(ctx, payment.provider)
  if (!open) return { kind: 'waits' }
  const name = { outTradeNo: payment.id, ...(payment.ref ? { ref: payment.ref } : {}) }
  const isOver = payment.closeAt <= ctx.now
  try {
    const closing = isOver ? await open.client.close(name) : null
    // Nothing there to close, and its time is over: nothing can come of it any more.
    if (closing === 'closed' || closing === 'unknown') return { kind: 'closed' }
    const found = await open.client.find(name)
    if (found.state === 'paid') {
      const { state: _, ...paid } = found
      return { kind: 'paid', arrival: { provider: payment.provider, outTradeNo: payment.id, ...paid } }
    }
    return found.state === 'closed' ? { kind: 'closed' } : { kind: 'waits' }
  } catch (error) {
    if (!(error instanceof PaymentUnavailable) && !(error instanceof PaymentRefused)) throw error
    ctx.log.warn({ payment: payment.id, provider: payment.provider, why: error.message }, 'a payment could not be looked at')
    return { kind: 'waits' }
  }
}

const markClosed = (ctx: Ctx, ids: readonly string[]): Promise<void> =>
  within(ctx, async ctx => {
    if (ids.length === 0) return
    const rows = await closeAll(ctx, ids)
    await recordAll(
      ctx,
      closed,
      rows.map(p => ({
        subject: p.id,
        payload: { paymentId: p.id, orderId: p.orderId, memberId: p.memberId, provider: p.provider },
      })),
    )
  })
