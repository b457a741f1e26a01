// Tickets: what needs a person, told once for each trouble.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { byInstant, markOf, type PageWish, pageOf } from '#kernel/pages.ts'
import type { Provider, TicketKind } from '../contract/words.ts'
import { own } from './own.ts'

export interface TicketRow {
  id: string
  kind: TicketKind
  provider: Provider
  paymentId: string | null
  refundId: string | null
  day: string | null
  details: Record<string, string | number>
  openedAt: Date
  takenBy: string | null
  takenAt: Date | null
  settledBy: string | null
  settledAt: Date | null
  note: string
}
export type NewTicket = Pick<TicketRow, 'id' | 'kind' | 'provider' | 'details'> &
  Partial<Pick<TicketRow, 'paymentId' | 'refundId' | 'day'>> & { key: string }
const columns = sql`id, kind, provider, payment_id, refund_id, day, details, opened_at, taken_by, taken_at, settled_by, settled_at, note`

/** Gives those that are new. */
export const insertTickets = async (ctx: Ctx, tickets: readonly NewTicket[]): Promise<TicketRow[]> =>
  (
    await sql<TicketRow>`
      insert into payments_tickets (community_id, id, key, kind, provider, payment_id, refund_id, day, details, opened_at)
      select ${ctx.community.id}, id, key, kind, provider, "paymentId", "refundId", day, details, ${ctx.now}
        from jsonb_to_recordset(${JSON.stringify(tickets)}::jsonb)
          t(id text, key text, kind text, provider text, "paymentId" text, "refundId" text, day date, details jsonb)
      on conflict (community_id, key) do nothing returning ${columns}`.execute(own(ctx.db))
  ).rows

export const findTicket = async (ctx: Ctx, id: string): Promise<TicketRow | undefined> =>
  (
    await sql<TicketRow>`select ${columns} from payments_tickets where community_id = ${ctx.community.id} and id = ${id}`.execute(
      own(ctx.db),
    )
  ).rows[0]

export const ticketsOfPayment = async (ctx: Ctx, paymentId: string): Promise<TicketRow[]> =>
  (
    await sql<TicketRow>`select ${columns} from payments_tickets
      where community_id = ${ctx.community.id} and payment_id = ${paymentId} order by id`.execute(own(ctx.db))
  ).rows

export async function listTickets(ctx: Ctx, wish: PageWish & { settled: boolean }) {
  const mark = markOf(wish.cursor, byInstant)
  const { rows } = await sql<TicketRow>`
    select ${columns} from payments_tickets
     where community_id = ${ctx.community.id} and ${wish.settled ? sql`settled_at is not null` : sql`settled_at is null`}
       and ${mark ? sql`(opened_at, id) < (${mark[0]}, ${mark[1]})` : sql`true`}
     order by opened_at desc, id desc limit ${wish.limit + 1}`.execute(own(ctx.db))
  return pageOf(rows, wish.limit, row => [row.openedAt, row.id])
}

/** False when it is settled. */
export async function takeTicketRow(ctx: Ctx, id: string, by: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update payments_tickets set taken_by = ${by}, taken_at = ${ctx.now}
    where community_id = ${ctx.community.id} and id = ${id} and settled_at is null`.execute(own(ctx.db))
  return numAffectedRows === 1n
}
export async function settleTicketRow(ctx: Ctx, id: string, by: string, note: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update payments_tickets set settled_by = ${by}, settled_at = ${ctx.now}, note = ${note}
    where community_id = ${ctx.community.id} and id = ${id} and settled_at is null`.execute(own(ctx.db))
  return numAffectedRows === 1n
}

/** What was wrong with a refund that has arrived. */
export const settleOfRefund = (ctx: Ctx, refundId: string, by: string, note: string) =>
  sql`update payments_tickets set settled_by = ${by}, settled_at = ${ctx.now}, note = ${note}
       where community_id = ${ctx.community.id} and refund_id = ${refundId} and settled_at is null and kind like 'refund-%'`.execute(
    own(ctx.db),
  )

/** What a day's bill differed in and differs in no longer is settled by itself. */
export const settleGone = (ctx: Ctx, provider: Provider, day: string, stillThere: readonly string[], by: string, note: string) =>
  sql`update payments_tickets set settled_by = ${by}, settled_at = ${ctx.now}, note = ${note}
       where community_id = ${ctx.community.id} and provider = ${provider} and day = ${day}::date and kind like 'bill-%'
         and settled_at is null and key <> all(${stillThere}::text[])`.execute(own(ctx.db))
