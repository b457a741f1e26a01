// Bills of the providers by day: what is here beside them, what was found, the fees that are booked.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { markOf, type PageWish, pageOf } from '#kernel/pages.ts'
import type { Bill } from '../contract/desk-shapes.ts'
import type { Provider } from '../contract/words.ts'
import type { Move } from '../rules/reconcile.ts'
import { own } from './own.ts'

const paidMove = sql`'paid' as kind, id as number, id as payment_id, received as amount, received_in as currency, transaction_id as transaction, true as is_over`
const refundMove = sql`'refunded' as kind, r.id as number, r.payment_id, r.amount, r.currency, null as transaction, r.state = 'paid-out' as is_over`
const ofProvider = (ctx: Ctx, provider: Provider) => sql`p.community_id = ${ctx.community.id} and p.provider = ${provider}`

/** What the lines of a bill name. */
export const movesNamed = async (ctx: Ctx, provider: Provider, numbers: readonly string[]): Promise<Move[]> =>
  (
    await sql<Move>`
      select ${paidMove} from payments_payments p where ${ofProvider(ctx, provider)} and id = any(${numbers}::text[]) and received is not null
      union all
      select ${refundMove} from payments_refunds r join payments_payments p on p.community_id = r.community_id and p.id = r.payment_id
       where ${ofProvider(ctx, provider)} and r.id = any(${numbers}::text[]) and r.state in ('sent', 'paid-out') and r.code <> 'by-hand'`.execute(
      own(ctx.db),
    )
  ).rows

/** What happened between these moments and stands on no other day's bill. */
export const movesBetween = async (ctx: Ctx, provider: Provider, day: string, from: Date, until: Date): Promise<Move[]> =>
  (
    await sql<Move>`
      select ${paidMove} from payments_payments p
       where ${ofProvider(ctx, provider)} and received is not null and paid_at >= ${from} and paid_at < ${until}
         and (billed_on is null or billed_on = ${day}::date)
      union all
      select ${refundMove} from payments_refunds r join payments_payments p on p.community_id = r.community_id and p.id = r.payment_id
       where ${ofProvider(ctx, provider)} and r.state = 'paid-out' and r.code <> 'by-hand' and r.ended_at >= ${from} and r.ended_at < ${until}
         and (r.billed_on is null or r.billed_on = ${day}::date)`.execute(own(ctx.db))
  ).rows

export async function noteBilled(
  ctx: Ctx,
  day: string,
  matched: readonly { kind: Move['kind']; number: string }[],
): Promise<void> {
  const of = (kind: Move['kind']) => matched.flatMap(one => (one.kind === kind ? [one.number] : []))
  await sql`update payments_payments set billed_on = ${day}::date
    where community_id = ${ctx.community.id} and id = any(${of('paid')}::text[]) and billed_on is distinct from ${day}::date`.execute(
    own(ctx.db),
  )
  await sql`update payments_refunds set billed_on = ${day}::date
    where community_id = ${ctx.community.id} and id = any(${of('refunded')}::text[]) and billed_on is distinct from ${day}::date`.execute(
    own(ctx.db),
  )
}

/** Payments that a bill says are paid and that wait here: their notice was lost. */
export const waitingAmong = async (ctx: Ctx, provider: Provider, ids: readonly string[]): Promise<string[]> =>
  (
    await sql<{ id: string }>`select id from payments_payments p
      where ${ofProvider(ctx, provider)} and id = any(${ids}::text[]) and received is null`.execute(own(ctx.db))
  ).rows.map(row => row.id)

export type BillRow = Omit<Bill, 'day'> & { day: string; tries: number }
const columns = sql`provider, day, state, lines, paid, refunded, fees, differences, problem, compared_at, tries`

/** Locked for the rest of the transaction; made when there is none yet. */
export async function lockBill(ctx: Ctx, provider: Provider, day: string): Promise<BillRow> {
  await sql`insert into payments_bills (community_id, provider, day, state, asked_at)
    values (${ctx.community.id}, ${provider}, ${day}::date, 'waiting', ${ctx.now}) on conflict do nothing`.execute(own(ctx.db))
  const { rows } = await sql<BillRow>`select ${columns} from payments_bills
    where community_id = ${ctx.community.id} and provider = ${provider} and day = ${day}::date for update`.execute(own(ctx.db))
  return rows[0] as BillRow
}
export const saveBill = (
  ctx: Ctx,
  row: Pick<BillRow, 'provider' | 'day' | 'state' | 'lines' | 'paid' | 'refunded' | 'fees' | 'differences'>,
) =>
  sql`update payments_bills
         set state = ${row.state}, lines = ${row.lines}, paid = ${row.paid}, refunded = ${row.refunded}, fees = ${row.fees},
             differences = ${row.differences}, problem = null, compared_at = ${ctx.now}
       where community_id = ${ctx.community.id} and provider = ${row.provider} and day = ${row.day}::date`.execute(own(ctx.db))

/** It could not be had. What was compared before stays as it is. Gives how often it was tried. */
export async function noteProblem(ctx: Ctx, provider: Provider, day: string, problem: string): Promise<number> {
  await lockBill(ctx, provider, day)
  const { rows } = await sql<{ tries: number }>`update payments_bills set tries = tries + 1, problem = ${problem}
    where community_id = ${ctx.community.id} and provider = ${provider} and day = ${day}::date returning tries`.execute(
    own(ctx.db),
  )
  return rows[0]?.tries ?? 0
}

/** What of a day's fees is booked, and how often anything was. */
export const bookedFees = async (ctx: Ctx, provider: Provider, day: string) =>
  new Map(
    (
      await sql<{ currency: string; amount: number; bookings: number }>`select currency, amount, bookings from payments_fees
        where community_id = ${ctx.community.id} and provider = ${provider} and day = ${day}::date`.execute(own(ctx.db))
    ).rows.map(row => [row.currency, row]),
  )
export const saveFees = (ctx: Ctx, provider: Provider, day: string, currency: string, amount: number) =>
  sql`insert into payments_fees (community_id, provider, day, currency, amount)
      values (${ctx.community.id}, ${provider}, ${day}::date, ${currency}, ${amount})
      on conflict (community_id, provider, day, currency)
      do update set amount = excluded.amount, bookings = payments_fees.bookings + 1`.execute(own(ctx.db))

export async function listBills(ctx: Ctx, wish: PageWish & { provider?: Provider | undefined }) {
  const mark = markOf(wish.cursor, ['text', 'text'])
  const { rows } = await sql<BillRow>`
    select ${columns} from payments_bills
     where community_id = ${ctx.community.id} and ${wish.provider ? sql`provider = ${wish.provider}` : sql`true`}
       and ${mark ? sql`(day::text, provider::text) < (${mark[0]}, ${mark[1]})` : sql`true`}
     order by day desc, provider desc limit ${wish.limit + 1}`.execute(own(ctx.db))
  return pageOf(rows, wish.limit, row => [row.day, row.provider])
}
