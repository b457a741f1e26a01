// Every day, what the providers say of the day before is compared with what is here; each difference is a ticket, and fees are booked.
import { z } from 'zod'
import { type BillLine, PaymentRefused, PaymentUnavailable } from '#gateways/payments/index.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { dayBefore, dayIn, startOfDay } from '#kernel/days.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { ctxFor } from '#kernel/house.ts'
import { job, later, round } from '#kernel/jobs/define.ts'
import { type Currency, currencies } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import { listCommunities } from '#modules/communities/index.ts'
import { houseAccount, postTransfers } from '#modules/wallet/index.ts'
import { DayNotOver } from '../contract/refusals.ts'
import { Provider } from '../contract/words.ts'
import { billCompared } from '../facts.ts'
import { compare, type Difference, type Move, numberOf } from '../rules/reconcile.ts'
import { later as laterBy } from '../rules/times.ts'
import { listAccounts } from '../store/accounts.ts'
import {
  bookedFees,
  lockBill,
  movesBetween,
  movesNamed,
  noteBilled,
  noteProblem,
  saveBill,
  saveFees,
  waitingAmong,
} from '../store/bills.ts'
import { findPayment, type PaymentRow } from '../store/payments.ts'
import { settleGone } from '../store/tickets.ts'
import { lookAt } from './look-after.ts'
import { openProvider } from './open-provider.ts'
import { openTickets } from './open-ticket.ts'

/** Days are counted where the providers count them. */
const zone = 'Asia/Shanghai'
const hourMs = 3_600_000
// Clocks differ, and so do the moments at which two sides say that something happened.
const edgeMs = 10 * 60_000
const triesBeforeTicket = 24

export const compareDaily = round('payments.compare-daily', '20 10 * * *', zone, async ctx => {
  const day = dayBefore(dayIn(ctx.now, zone), 1)
  for (const community of await listCommunities(ctx.db)) {
    const here = ctxFor(ctx.house, { actor: ctx.actor, community })
    for (const { provider } of await listAccounts(here))
      if (await openProvider(here, provider)) await later(here, compareBill, { provider, day }, { key: `${provider}:${day}` })
  }
})

/** In an operator's transaction: it is fetched and compared right after. */
export async function compareAgain(ctx: Ctx, provider: Provider, day: string): Promise<void> {
  if (ctx.now < startOfDay(dayBefore(day, -1), zone)) refuse(DayNotOver, { day })
  await later(ctx, compareBill, { provider, day })
}

export const compareBill = job(
  'payments.compare-bill',
  z.object({ provider: Provider, day: z.string() }),
  async (ctx, { provider, day }) => {
    const open = await openProvider(ctx, provider)
    if (!open) return
    try {
      await compareLines(ctx, provider, day, await open.client.bill(day))
    } catch (error) {
      if (!(error instanceof PaymentUnavailable) && !(error instanceof PaymentRefused)) throw error
      await within(ctx, ctx => notThere(ctx, provider, day, error.message))
    }
  },
)

async function notThere(ctx: Ctx, provider: Provider, day: string, problem: string): Promise<void> {
  const tries = await noteProblem(ctx, provider, day, problem.slice(0, 300))
  if (tries >= 3 * triesBeforeTicket) return
  await later(ctx, compareBill, { provider, day }, { at: laterBy(ctx.now, hourMs) })
  if (tries === triesBeforeTicket)
    await openTickets(ctx, [
      { key: `bill:${provider}:${day}:late`, kind: 'bill-late', provider, day, details: { day, problem: problem.slice(0, 300) } },
    ])
}

async function compareLines(ctx: Ctx, provider: Provider, day: string, lines: readonly BillLine[]): Promise<void> {
  await settleLost(ctx, provider, lines)
  await within(ctx, async ctx => {
    await lockBill(ctx, provider, day)
    const [from, until] = [startOfDay(day, zone), startOfDay(dayBefore(day, -1), zone)]
    const named = await movesNamed(ctx, provider, lines.map(numberOf))
    const expected = await movesBetween(ctx, provider, day, laterBy(from, -edgeMs), laterBy(until, -edgeMs))
    const known = new Map(named.map((move): [string, Move] => [`${move.kind} ${move.number}`, move]))
    const { differences, matched, paid, refunded, fees } = compare(lines, known, expected)
    await noteBilled(ctx, day, matched)
    const tickets = differences.map(one => ticketOf(provider, day, one))
    await openTickets(ctx, tickets)
    await settleGone(
      ctx,
      provider,
      day,
      tickets.map(ticket => ticket.key),
      'system:payments',
      '再次核对时已经一致 / In order when it was compared again',
    )
    await bookFees(ctx, provider, day, fees)
    const sum = [...fees.values()].reduce((total, fee) => total + fee, 0)
    const state = differences.length === 0 ? 'matched' : 'differs'
    await saveBill(ctx, { provider, day, state, lines: lines.length, paid, refunded, fees: sum, differences: differences.length })
    await record(ctx, billCompared, provider, { provider, day, lines: lines.length, differences: differences.length })
  })
}

/** What the bill says is paid, and nobody told us: the provider is asked, and it is settled like everything else. */
async function settleLost(ctx: Ctx, provider: Provider, lines: readonly BillLine[]): Promise<void> {
  const ids = lines.flatMap(line => (line.kind === 'paid' ? [line.outTradeNo] : []))
  const rows: PaymentRow[] = []
  for (const id of await waitingAmong(ctx, provider, ids)) rows.push((await findPayment(ctx, id)) as PaymentRow)
  // Asked about, not closed: that is for its own hour.
  await lookAt(
    ctx,
    rows.map(row => ({ ...row, closeAt: laterBy(ctx.now, hourMs) })),
  )
}

const ticketOf = (provider: Provider, day: string, { kind, about, paymentId, refundId, details }: Difference) => ({
  key: `bill:${provider}:${day}:${kind}:${about}`.slice(0, 200),
  ...{ kind, provider, day, paymentId, refundId, details },
})

/** What is not booked yet of a day's fees; a bill that is read again books nothing twice. */
async function bookFees(ctx: Ctx, provider: Provider, day: string, fees: ReadonlyMap<string, number>): Promise<void> {
  const booked = await bookedFees(ctx, provider, day)
  for (const currency of new Set([...fees.keys(), ...booked.keys()])) {
    if (!(currency in currencies)) continue
    const before = booked.get(currency)
    const more = (fees.get(currency) ?? 0) - (before?.amount ?? 0)
    if (more === 0) continue
    const unit = currency as Currency
    const [fee, clearing] = [houseAccount(unit, 'fees'), houseAccount(unit, 'clearing', provider)]
    const line = more > 0 ? { debit: fee, credit: clearing, amount: more } : { debit: clearing, credit: fee, amount: -more }
    const key = `fees:${provider}:${day}:${currency}:${(before?.bookings ?? 0) + 1}`
    await postTransfers(ctx, [{ key, kind: 'provider-fees', cause: `${provider}:${day}`, lines: [line] }])
    await saveFees(ctx, provider, day, currency, fees.get(currency) ?? 0)
  }
}
