// Payments as operators see them: lists, one with its whole story, and where the money stands.
import type { Ctx } from '#kernel/ctx.ts'
import { fill, type Text, textIn } from '#kernel/i18n.ts'
import { type Currency, currencies, moneyText } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import { withNames } from '#modules/members/index.ts'
import type { DeskPayment, Figures, GiveBack, PaymentStory, StoryLine, Ticket } from '../contract/desk-shapes.ts'
import { NoSuchPayment } from '../contract/refusals.ts'
import { names } from '../rules/providers.ts'
import { findNamedPayment, type NamedPayment, noticesAbout, readBalances, readFigures } from '../store/desk.ts'
import { type RefundRow, refundsOfPayment } from '../store/refunds.ts'
import { type TicketRow, ticketsOfPayment } from '../store/tickets.ts'
import { reasonsAside } from '../texts/asides.ts'
import { storyTexts } from '../texts/story.ts'
import { ticketTexts } from '../texts/tickets.ts'
import { shownPayment } from './show-payment.ts'

export function deskPayment(ctx: Ctx, row: NamedPayment): DeskPayment {
  const { memberId, memberName, begunBy, transactionId, received, receivedIn } = row
  return { ...shownPayment(ctx, row), next: null, memberId, memberName, begunBy, transactionId, received, receivedIn }
}

export const shownRefund = (row: RefundRow): GiveBack => {
  const { id, paymentId, orderId, provider, amount, currency, reason, state, code, tries, nextAt, askedAt, endedAt } = row
  const isBySelf = row.shopRefundId === null
  const told = { id, paymentId, orderId, provider, amount, currency, reason, state, code, tries, askedAt, endedAt }
  return { ...told, isBySelf, nextAt: endedAt ? null : nextAt }
}

const sumIn = (ctx: Ctx, amount: unknown, currency: unknown): string =>
  typeof amount === 'number' && typeof currency === 'string' && currency in currencies
    ? moneyText({ amount, currency: currency as Currency }, ctx.locale)
    : `${amount ?? ''} ${currency ?? ''}`.trim()

/** Sums are told in their currency, whatever else the details hold as it is. */
function detailsOf(ctx: Ctx, { details: d }: TicketRow): Record<string, string | number> {
  const currency = d['currency']
  const sums = {
    asked: [d['asked'], d['askedIn']],
    came: [d['came'], d['cameIn']],
    found: [d['found'], d['cameIn']],
    there: [d['there'], d['thereIn']],
    here: [d['here'], d['hereIn']],
    amount: [d['amount'], currency],
  } as const
  const told = Object.entries(sums).flatMap(([name, [sum, unit]]) => (sum === undefined ? [] : [[name, sumIn(ctx, sum, unit)]]))
  return { ...d, ...Object.fromEntries(told) }
}

export async function shownTickets(ctx: Ctx, rows: readonly TicketRow[]): Promise<Ticket[]> {
  const named = await withNames(ctx, await withNames(ctx, rows, 'takenBy'), 'settledBy')
  return named.map(({ details: _, ...row }, n) => {
    const { says, toDo } = ticketTexts[row.kind]
    const values = detailsOf(ctx, rows[n] as TicketRow)
    return { ...row, says: fill(textIn(says, ctx.locale), values), toDo: fill(textIn(toDo, ctx.locale), values) }
  })
}

export async function shownStory(ctx: Ctx, id: string): Promise<PaymentStory> {
  const row = (await findNamedPayment(ctx, id)) ?? refuse(NoSuchPayment)
  const refunds = (await refundsOfPayment(ctx, id)).map(shownRefund)
  const notices = await noticesAbout(ctx, id)
  const tickets = await shownTickets(ctx, await ticketsOfPayment(ctx, id))
  const [begun, ...ended] = ownStory(ctx, row)
  const heard = [begun as StoryLine, ...noticesAsStory(ctx, notices)]
  const story = [...heard, ...ended, ...refundsAsStory(ctx, refunds), ...ticketsAsStory(ctx, tickets)]
  story.sort((a, b) => a.at.getTime() - b.at.getTime())
  return { ...deskPayment(ctx, row), refunds, notices, tickets, story }
}

const tell = (ctx: Ctx, at: Date, what: keyof typeof storyTexts, values: Record<string, unknown>): StoryLine => ({
  at,
  what,
  says: fill(textIn(storyTexts[what] as Text, ctx.locale), values),
})
function ownStory(ctx: Ctx, row: NamedPayment): StoryLine[] {
  const provider = textIn(names[row.provider], ctx.locale)
  const begun = tell(ctx, row.begunAt, 'begun', { amount: sumIn(ctx, row.amount, row.currency), provider })
  if (!row.endedAt) return [begun]
  const amount = sumIn(ctx, row.received, row.receivedIn)
  const why = row.why ? textIn(reasonsAside[row.why], ctx.locale) : ''
  const values = { amount, transaction: row.transactionId, why }
  return [begun, tell(ctx, row.endedAt, row.state === 'paid' || row.state === 'suspense' ? row.state : 'closed', values)]
}
const noticesAsStory = (ctx: Ctx, notices: PaymentStory['notices']): StoryLine[] =>
  notices.map(one => tell(ctx, one.receivedAt, 'notice', { event: one.event }))
const refundsAsStory = (ctx: Ctx, refunds: readonly GiveBack[]): StoryLine[] =>
  refunds.flatMap(one => {
    const values = { amount: sumIn(ctx, one.amount, one.currency), reason: one.reason, code: one.code }
    const asked = tell(ctx, one.askedAt, 'refundAsked', values)
    return one.endedAt ? [asked, tell(ctx, one.endedAt, one.state === 'failed' ? 'refundFailed' : 'refundPaid', values)] : [asked]
  })
const ticketsAsStory = (ctx: Ctx, tickets: readonly Ticket[]): StoryLine[] =>
  tickets.flatMap(one => {
    const opened = tell(ctx, one.openedAt, 'ticket', { says: one.says })
    return one.settledAt ? [opened, tell(ctx, one.settledAt, 'settled', { note: one.note })] : [opened]
  })

export async function shownFigures(ctx: Ctx): Promise<Figures> {
  const balances = (await readBalances(ctx)).map(({ code, balance }) => {
    const [currency = '', name = ''] = code.split(':')
    return { currency, name, balance }
  })
  const plain = (wanted: string) =>
    balances.filter(b => b.name === wanted).map(({ currency, balance }) => ({ currency, balance }))
  const clearing = balances.flatMap(({ currency, name, balance }) =>
    name.startsWith('clearing.') ? [{ provider: name.slice('clearing.'.length), currency, balance }] : [],
  )
  return { ...(await readFigures(ctx)), clearing, refunding: plain('refunding'), suspense: plain('suspense') }
}
