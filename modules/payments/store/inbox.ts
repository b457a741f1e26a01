// What the providers told us: each event once, taken by one worker at a time.
import { sql } from 'kysely'
import type { Notice } from '#gateways/payments/index.ts'
import type { Ctx } from '#kernel/ctx.ts'
import type { Provider } from '../contract/words.ts'
import { own } from './own.ts'

export interface EventKey {
  provider: Provider
  eventId: string
}
export interface Heard extends EventKey {
  notice: Notice
  raw: string
}
export interface InboxRow extends EventKey {
  /** As JSON keeps it: times are texts. */
  notice: Notice
  tries: number
}

/** Known events stay as they are. */
export async function insertEvents(ctx: Ctx, heard: readonly Heard[]): Promise<void> {
  const rows = heard.map(({ provider, eventId, notice, raw }) => ({
    provider,
    eventId,
    event: notice.event,
    kind: notice.kind,
    outTradeNo: notice.outTradeNo ?? null,
    notice,
    raw,
  }))
  await sql`
    insert into payments_inbox (community_id, provider, event_id, event, kind, out_trade_no, notice, raw, received_at, next_at)
    select ${ctx.community.id}, provider, "eventId", event, kind, "outTradeNo", notice, raw, ${ctx.now}, ${ctx.now}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        r(provider text, "eventId" text, event text, kind text, "outTradeNo" text, notice jsonb, raw text)
    on conflict do nothing`.execute(own(ctx.db))
}

/** Those that wait still, locked; what another worker holds is left to him. */
export const lockEvents = async (ctx: Ctx, keys: readonly EventKey[]): Promise<InboxRow[]> =>
  (
    await sql<InboxRow>`
      select i.provider, i.event_id, i.notice, i.tries from payments_inbox i
        join jsonb_to_recordset(${JSON.stringify(keys.map(({ provider, eventId }) => ({ provider, eventId })))}::jsonb)
             k(provider text, "eventId" text) on k.provider = i.provider and k."eventId" = i.event_id
       where i.community_id = ${ctx.community.id} and i.done_at is null
       order by i.provider, i.event_id for update of i skip locked`.execute(own(ctx.db))
  ).rows

export interface Done extends EventKey {
  outcome: string
}
export const settleEvents = (ctx: Ctx, done: readonly Done[]) =>
  sql`update payments_inbox i set done_at = ${ctx.now}, outcome = d.outcome, tries = i.tries + 1
        from jsonb_to_recordset(${JSON.stringify(done)}::jsonb) d(provider text, "eventId" text, outcome text)
       where i.community_id = ${ctx.community.id} and i.provider = d.provider and i.event_id = d."eventId" and i.done_at is null`.execute(
    own(ctx.db),
  )

export const postponeEvent = (ctx: Ctx, key: EventKey, at: Date) =>
  sql`update payments_inbox set tries = tries + 1, next_at = ${at}
       where community_id = ${ctx.community.id} and provider = ${key.provider} and event_id = ${key.eventId} and done_at is null`.execute(
    own(ctx.db),
  )

/** Those that nobody has worked on for a while. */
export const listWaiting = async (ctx: Ctx, before: Date, most: number): Promise<EventKey[]> =>
  (
    await sql<EventKey>`select provider, event_id from payments_inbox
      where community_id = ${ctx.community.id} and done_at is null and next_at <= ${before} order by next_at limit ${most}`.execute(
      own(ctx.db),
    )
  ).rows

export const nextWaiting = async (ctx: Ctx): Promise<Date | null> =>
  (
    await sql<{ at: Date | null }>`select min(next_at) as at from payments_inbox
      where community_id = ${ctx.community.id} and done_at is null`.execute(own(ctx.db))
  ).rows[0]?.at ?? null

/** The providers' own words may tell who the payer is; what was understood of them stays. */
export const forgetRaw = (ctx: Ctx, before: Date) =>
  sql`update payments_inbox set raw = '' where community_id = ${ctx.community.id} and received_at < ${before} and raw <> ''`.execute(
    own(ctx.db),
  )
export const forgetRawOf = (ctx: Ctx, memberId: string) =>
  sql`update payments_inbox set raw = ''
       where community_id = ${ctx.community.id} and raw <> '' and out_trade_no in (
         select id from payments_payments where community_id = ${ctx.community.id} and member_id = ${memberId})`.execute(
    own(ctx.db),
  )
