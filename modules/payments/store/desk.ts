// What operators read: payments and refunds by search, the inbox, payouts, and where the money stands.
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { byInstant, markOf, type PageWish, pageOf } from '#kernel/pages.ts'
import { contains } from '#kernel/text/like.ts'
import type { Figures, InboxLine } from '../contract/desk-shapes.ts'
import type { GiveBackState, PaymentState, Provider } from '../contract/words.ts'
import { own } from './own.ts'
import { type PaymentRow, paymentColumns } from './payments.ts'
import { type RefundRow, refundColumns, refundsOf } from './refunds.ts'

export type NamedPayment = PaymentRow & { memberName: string | null }
export interface PaymentsWish extends PageWish {
  word?: string | undefined
  state?: PaymentState | undefined
  provider?: Provider | undefined
  orderId?: string | undefined
  memberId?: string | undefined
}
const named = sql`payments_payments p left join members_cards m on m.community_id = p.community_id and m.member_id = p.member_id`
const when = <V>(value: V | undefined, then: (value: V) => RawBuilder<unknown>) => (value === undefined ? sql`true` : then(value))

/** Numbers are looked up as they are, each by an index of its own; anything else may also be a name. */
const wordIn = (ctx: Ctx, text: string) =>
  /^(pay|ord)_/.test(text)
    ? sql`(p.id = ${text} or p.order_id = ${text})`
    : sql`((p.provider in ('sandbox', 'wechat', 'alipay', 'stripe') and p.transaction_id = ${text})
           or p.member_id = any(array(select member_id from members_cards
                where community_id = ${ctx.community.id} and name ilike ${contains(text)} limit 200)))`

export async function searchPayments(ctx: Ctx, wish: PaymentsWish) {
  const mark = markOf(wish.cursor, ['text'])
  const word = wish.word ? wish.word : undefined
  const { rows } = await sql<NamedPayment>`
    select ${paymentColumns}, m.name as member_name from ${named}
     where p.community_id = ${ctx.community.id} and ${mark ? sql`p.id < ${mark[0]}` : sql`true`}
       and ${when(wish.state, state => sql`p.state = ${state}`)}
       and ${when(wish.provider, provider => sql`p.provider = ${provider}`)}
       and ${when(wish.orderId, id => sql`p.order_id = ${id}`)}
       and ${when(wish.memberId, id => sql`p.member_id = ${id}`)}
       and ${when(word, text => wordIn(ctx, text))}
     order by p.id desc limit ${wish.limit + 1}`.execute(own(ctx.db))
  return pageOf(rows, wish.limit, row => [row.id])
}
export const findNamedPayment = async (ctx: Ctx, id: string): Promise<NamedPayment | undefined> =>
  (
    await sql<NamedPayment>`select ${paymentColumns}, m.name as member_name from ${named}
      where p.community_id = ${ctx.community.id} and p.id = ${id}`.execute(own(ctx.db))
  ).rows[0]

export async function searchRefunds(
  ctx: Ctx,
  wish: PageWish & { state?: GiveBackState | undefined; paymentId?: string | undefined },
) {
  const mark = markOf(wish.cursor, ['text'])
  const { rows } = await sql<RefundRow>`
    select ${refundColumns} from ${refundsOf}
     where r.community_id = ${ctx.community.id} and ${mark ? sql`r.id < ${mark[0]}` : sql`true`}
       and ${when(wish.state, state => sql`r.state = ${state}`)}
       and ${when(wish.paymentId, id => sql`r.payment_id = ${id}`)}
     order by r.id desc limit ${wish.limit + 1}`.execute(own(ctx.db))
  return pageOf(rows, wish.limit, row => [row.id])
}

const inboxColumns = sql`provider, event_id, event, kind, out_trade_no as payment_id, received_at, done_at, outcome, tries`
export async function searchInbox(ctx: Ctx, wish: PageWish & { waiting: boolean; provider?: Provider | undefined }) {
  const mark = markOf(wish.cursor, ['instant', 'text'])
  const { rows } = await sql<InboxLine>`
    select ${inboxColumns} from payments_inbox
     where community_id = ${ctx.community.id} and ${wish.waiting ? sql`done_at is null` : sql`true`}
       and ${when(wish.provider, provider => sql`provider = ${provider}`)}
       and ${mark ? sql`(received_at, event_id) < (${mark[0]}, ${mark[1]})` : sql`true`}
     order by received_at desc, event_id desc limit ${wish.limit + 1}`.execute(own(ctx.db))
  return pageOf(rows, wish.limit, row => [row.receivedAt, row.eventId])
}
export const noticesAbout = async (ctx: Ctx, paymentId: string): Promise<InboxLine[]> =>
  (
    await sql<InboxLine>`select ${inboxColumns} from payments_inbox
      where community_id = ${ctx.community.id} and out_trade_no = ${paymentId} order by received_at, event_id`.execute(
      own(ctx.db),
    )
  ).rows

export interface PayoutRow {
  id: string
  provider: Provider
  currency: string
  amount: number
  paidOn: string
  note: string
  by: string
  at: Date
}
export const insertPayout = (ctx: Ctx, row: PayoutRow) =>
  sql`insert into payments_payouts (community_id, id, provider, currency, amount, paid_on, note, by, at)
      values (${ctx.community.id}, ${row.id}, ${row.provider}, ${row.currency}, ${row.amount}, ${row.paidOn}::date, ${row.note}, ${row.by}, ${row.at})`.execute(
    own(ctx.db),
  )
export async function listPayouts(ctx: Ctx, wish: PageWish) {
  const mark = markOf(wish.cursor, byInstant)
  const { rows } = await sql<PayoutRow>`
    select id, provider, currency, amount, paid_on, note, by, at from payments_payouts
     where community_id = ${ctx.community.id} and ${mark ? sql`(at, id) < (${mark[0]}, ${mark[1]})` : sql`true`}
     order by at desc, id desc limit ${wish.limit + 1}`.execute(own(ctx.db))
  return pageOf(rows, wish.limit, row => [row.at, row.id])
}

export const readFigures = async (ctx: Ctx): Promise<Omit<Figures, 'clearing' | 'refunding' | 'suspense'>> =>
  (
    await sql<Omit<Figures, 'clearing' | 'refunding' | 'suspense'>>`
      select (select count(*) from payments_tickets where community_id = ${ctx.community.id} and settled_at is null)::int as open_tickets,
             (select count(*) from payments_payments where community_id = ${ctx.community.id} and state in ('begun', 'awaiting'))::int as awaiting,
             (select count(*) from payments_refunds where community_id = ${ctx.community.id} and state in ('asked', 'sent'))::int as open_refunds,
             (select count(*) from payments_inbox where community_id = ${ctx.community.id} and done_at is null)::int as inbox_waiting,
             exists (select 1 from payments_accounts where community_id = ${ctx.community.id} and provider = 'sandbox'
                        and turned_on_at is not null) as trial_is_on`.execute(own(ctx.db))
  ).rows[0] as Omit<Figures, 'clearing' | 'refunding' | 'suspense'>

/** The accounts of the ledger that are ours to keep right. */
export const readBalances = async (ctx: Ctx): Promise<{ code: string; balance: number }[]> =>
  (
    await sql<{ code: string; balance: number }>`select code, balance from wallet_balances
      where community_id = ${ctx.community.id} and (code like '%:clearing.%' or code like '%:refunding' or code like '%:suspense')
      order by code`.execute(own(ctx.db))
  ).rows
