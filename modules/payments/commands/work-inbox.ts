// What was heard is worked on: many at once in one transaction, one by one when that fails, and asked about when in doubt.
import { z } from 'zod'
import { PaymentRefused, PaymentUnavailable } from '#gateways/payments/index.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { together } from '#kernel/db/together.ts'
import { within } from '#kernel/db/within.ts'
import { job, later } from '#kernel/jobs/define.ts'
import { bucket, later as laterBy, nextTry, sweepAfterMs } from '../rules/times.ts'
import type { Arrival } from '../rules/verdict.ts'
import {
  type Done,
  type EventKey,
  type InboxRow,
  listWaiting,
  lockEvents,
  nextWaiting,
  postponeEvent,
  settleEvents,
} from '../store/inbox.ts'
import { findPayment } from '../store/payments.ts'
import { findRefund, hurryRefund } from '../store/refunds.ts'
import { bookPaidBack, tryGiveBack } from './give-back.ts'
import { lookSoon, settleFound } from './look-after.ts'
import { openProvider } from './open-provider.ts'
import { openTickets } from './open-ticket.ts'
import { settleArrivals } from './settle-arrivals.ts'

const mostAtOnce = 100
const doubtsMax = 5
/** null: it is left for later; doubt: the provider is to be asked. */
export type Worked = string | 'doubt' | null

/** Who comes alone is worked on with others of the same moment. Never throws: what fails stays in the inbox, with its next hour. */
export const workOnEvent = together<EventKey, Worked>({ write: workOn, most: mostAtOnce, atOnce: 1 })

async function workOn(ctx: Ctx, keys: readonly EventKey[]): Promise<Worked[]> {
  const worked = await settleTogether(ctx, keys)
  for (const [n, key] of keys.entries()) if (worked[n] === 'doubt') worked[n] = await askAbout(ctx, key)
  return worked
}

async function settleTogether(ctx: Ctx, keys: readonly EventKey[]): Promise<Worked[]> {
  try {
    return await within(ctx, ctx => settleSome(ctx, keys))
  } catch (error) {
    ctx.log.warn({ err: error, events: keys.length }, 'notices could not be worked on')
    if (keys.length === 1) {
      await postponeEvent(ctx, keys[0] as EventKey, laterBy(ctx.now, sweepAfterMs)).catch(() => {})
      return [null]
    }
  }
  const alone: Worked[] = []
  for (const key of keys) alone.push(...(await settleTogether(ctx, [key])))
  return alone
}

async function settleSome(ctx: Ctx, keys: readonly EventKey[]): Promise<Worked[]> {
  const rows = await lockEvents(ctx, keys)
  const paid = rows.filter(row => row.notice.kind === 'paid')
  const { outcomes, others } = await settleArrivals(ctx, paid.map(arrivalOf), false)
  const done: Done[] = paid.flatMap(({ provider, eventId }, n) => {
    const outcome = outcomes[n] as string
    return outcome === 'doubt' ? [] : [{ provider, eventId, outcome }]
  })
  for (const row of rows) if (row.notice.kind !== 'paid') done.push({ ...keyOf(row), outcome: await hearOther(ctx, row) })
  await settleEvents(ctx, done)
  if (others > 0) await lookSoon(ctx)
  const said = new Map<string, Worked>(done.map(one => [nameOf(one), one.outcome]))
  for (const [n, row] of paid.entries()) if (outcomes[n] === 'doubt') said.set(nameOf(row), 'doubt')
  return keys.map(key => said.get(nameOf(key)) ?? null)
}
const keyOf = ({ provider, eventId }: EventKey): EventKey => ({ provider, eventId })
const nameOf = ({ provider, eventId }: EventKey): string => `${provider} ${eventId}`

function arrivalOf({ provider, notice }: InboxRow): Arrival {
  if (notice.kind !== 'paid') throw new TypeError('not about money that came')
  const { outTradeNo, providerTransactionId, amount, currency, payee, app, paidAt } = notice
  const at = paidAt === undefined ? {} : { paidAt: new Date(paidAt) }
  return { provider, outTradeNo, providerTransactionId, amount, currency, payee, app, ...at }
}

/** A refund that arrived is booked; whatever else is said of one is asked about. */
async function hearOther(ctx: Ctx, { notice }: InboxRow): Promise<string> {
  if (notice.kind !== 'refunded') return 'nothing-to-do'
  const refund = await findRefund(ctx, notice.outRefundNo)
  if (!refund || refund.paymentId !== notice.outTradeNo) return 'unknown-refund'
  if (refund.state === 'paid-out') return 'known'
  const fits = notice.amount === refund.amount && notice.currency === refund.currency
  if (notice.state === 'succeeded' && fits && refund.state !== 'failed') {
    await bookPaidBack(ctx, refund, { code: notice.event })
    return 'paid-out'
  }
  await hurryRefund(ctx, refund.id)
  await tryGiveBack(ctx, refund.id)
  return 'asked-about'
}

/** A notice that does not fit is only a hint: what the provider says when it is asked is what counts. */
async function askAbout(ctx: Ctx, key: EventKey): Promise<Worked> {
  const [row] = await within(ctx, ctx => lockEvents(ctx, [key]))
  if (!row) return null
  const arrival = arrivalOf(row)
  const found = await sureOf(ctx, arrival)
  if (found) {
    const [outcome = 'doubt'] = await settleFound(ctx, [found])
    if (outcome === 'doubt') return postpone(ctx, row)
    await within(ctx, async ctx => {
      await settleEvents(ctx, [{ ...key, outcome }])
      if (outcome === 'paid') await openTickets(ctx, [differing(arrival, found.amount)])
    })
    return outcome
  }
  if (row.tries < doubtsMax) return postpone(ctx, row)
  await within(ctx, async ctx => {
    await settleEvents(ctx, [{ ...key, outcome: 'differs' }])
    await openTickets(ctx, [differing(arrival, 0)])
  })
  return 'differs'
}
async function postpone(ctx: Ctx, row: InboxRow): Promise<null> {
  await postponeEvent(ctx, row, nextTry(ctx.now, row.tries))
  return null
}
const differing = ({ provider, outTradeNo, amount, currency, providerTransactionId: transaction }: Arrival, found: number) => ({
  key: `notice:${provider}:${transaction}`,
  kind: 'notice-differs' as const,
  provider,
  paymentId: outTradeNo,
  details: { came: amount, cameIn: currency, found, transaction },
})

/** The provider's own word on a payment that has come; null when it says otherwise, or cannot say now. */
async function sureOf(ctx: Ctx, { provider, outTradeNo }: Arrival): Promise<Arrival | null> {
  const [open, payment] = [await openProvider(ctx, provider), await findPayment(ctx, outTradeNo)]
  if (!open || !payment) return null
  try {
    const found = await open.client.find({ outTradeNo, ...(payment.ref ? { ref: payment.ref } : {}) })
    if (found.state !== 'paid') return null
    const { state: _, ...paid } = found
    return { provider, outTradeNo, ...paid }
  } catch (error) {
    if (!(error instanceof PaymentUnavailable) && !(error instanceof PaymentRefused)) throw error
    return null
  }
}

/** Takes up what nobody has worked on: a process that ended between hearing and settling, or a notice in doubt. */
export const sweepInbox = job('payments.sweep-inbox', z.object({}), async ctx => {
  for (let found = mostAtOnce; found === mostAtOnce; ) {
    const keys = await listWaiting(ctx, ctx.now, mostAtOnce)
    found = keys.length
    if (found > 0) await workOn(ctx, keys)
  }
  const next = await nextWaiting(ctx)
  if (next) await sweepAt(ctx, next > ctx.now ? next : laterBy(ctx.now, sweepAfterMs))
})
export const sweepAt = (ctx: Ctx, at: Date): Promise<void> =>
  later(ctx, sweepInbox, {}, { at: bucket(at), key: `at:${bucket(at).toISOString()}` })
