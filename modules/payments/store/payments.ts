// Attempts to pay: written down, taken on, looked at again, closed.
import { sql } from 'kysely'
import type { NextStep as Step } from '#gateways/payments/index.ts'
import type { Ctx } from '#kernel/ctx.ts'
import type { PaymentState, Provider, SuspenseWhy, Way } from '../contract/words.ts'
import { own } from './own.ts'

export interface PaymentRow {
  id: string
  orderId: string
  memberId: string
  begunBy: string
  key: string
  provider: Provider
  way: Way
  payer: { openid?: string; clientIp?: string }
  title: string
  amount: number
  currency: string
  payee: string
  app: string
  ref: string | null
  next: Step | null
  state: PaymentState
  begunAt: Date
  expiresAt: Date
  lookAt: Date
  closeAt: Date
  looks: number
  endedAt: Date | null
  received: number | null
  receivedIn: string | null
  transactionId: string | null
  paidAt: Date | null
  why: SuspenseWhy | null
  toReturn: number
  returned: number
}
export const paymentColumns = sql.raw(
  [
    ...'id order_id member_id begun_by key provider way payer title amount currency payee app ref next state begun_at'.split(' '),
    ...'expires_at look_at close_at looks ended_at received received_in transaction_id paid_at why to_return returned'.split(' '),
  ]
    .map(name => `p.${name}`)
    .join(', '),
)
const open = sql`state in ('begun', 'awaiting')`

export type NewPayment = Pick<
  PaymentRow,
  | ('id' | 'orderId' | 'memberId' | 'begunBy' | 'key' | 'provider' | 'way' | 'payer' | 'title')
  | ('amount' | 'currency' | 'payee' | 'app' | 'expiresAt' | 'lookAt')
>

/** Gives those that are new: not when the same payer has one open by the same way, nor when his key stands for one. */
export const insertPayments = async (ctx: Ctx, fresh: readonly NewPayment[]): Promise<PaymentRow[]> =>
  (
    await sql<PaymentRow>`
      insert into payments_payments as p
        (community_id, id, order_id, member_id, begun_by, key, provider, way, payer, title, amount, currency, payee, app, state,
         begun_at, expires_at, look_at, close_at)
      select ${ctx.community.id}, id, "orderId", "memberId", "begunBy", key, provider, way, payer, title, amount, currency, payee, app,
             'begun', ${ctx.now}, "expiresAt", "lookAt", "expiresAt"
        from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb)
          r(id text, "orderId" text, "memberId" text, "begunBy" text, key text, provider text, way text, payer jsonb, title text,
            amount bigint, currency text, payee text, app text, "expiresAt" timestamptz, "lookAt" timestamptz)
      on conflict do nothing returning ${paymentColumns}`.execute(own(ctx.db))
  ).rows

const those = async (ctx: Ctx, where: ReturnType<typeof sql>, rest = sql`order by p.id desc`): Promise<PaymentRow[]> =>
  (
    await sql<PaymentRow>`select ${paymentColumns} from payments_payments p
      where p.community_id = ${ctx.community.id} and ${where} ${rest}`.execute(own(ctx.db))
  ).rows

export const findPayment = async (ctx: Ctx, id: string): Promise<PaymentRow | undefined> =>
  (await those(ctx, sql`p.id = ${id}`))[0]
export const findOpen = async (
  ctx: Ctx,
  key: Pick<PaymentRow, 'orderId' | 'provider' | 'way' | 'begunBy'>,
): Promise<PaymentRow | undefined> =>
  (
    await those(
      ctx,
      sql`p.order_id = ${key.orderId} and p.provider = ${key.provider} and p.way = ${key.way} and p.begun_by = ${key.begunBy} and p.${open}`,
    )
  )[0]
export const findByKey = async (
  ctx: Ctx,
  { orderId, begunBy, key }: Pick<PaymentRow, 'orderId' | 'begunBy' | 'key'>,
): Promise<PaymentRow | undefined> =>
  (await those(ctx, sql`p.order_id = ${orderId} and p.begun_by = ${begunBy} and p.key = ${key}`))[0]
export const paymentsOfOrder = (ctx: Ctx, orderId: string): Promise<PaymentRow[]> => those(ctx, sql`p.order_id = ${orderId}`)

/** The provider has taken it on. Whoever paid in the meantime is not set back. */
export const takeOn = async (ctx: Ctx, id: string, ref: string | undefined, next: Step): Promise<PaymentRow> =>
  (
    await sql<PaymentRow>`
      update payments_payments p
         set ref = ${ref ?? null}, next = ${JSON.stringify(next)}::jsonb, state = case p.state when 'begun' then 'awaiting' else p.state end
       where p.community_id = ${ctx.community.id} and p.id = ${id} returning ${paymentColumns}`.execute(own(ctx.db))
  ).rows[0] as PaymentRow

/** Those that are due for a look, each taken by one process: its next look lies ahead. */
export const takeDue = async (ctx: Ctx, most: number): Promise<PaymentRow[]> =>
  (
    await sql<PaymentRow>`
      update payments_payments p set look_at = ${ctx.now}::timestamptz + interval '60 seconds', looks = p.looks + 1
       where p.community_id = ${ctx.community.id} and p.id in (
         select id from payments_payments
          where community_id = ${ctx.community.id} and ${open} and look_at <= ${ctx.now}
          order by look_at limit ${most} for update skip locked)
      returning ${paymentColumns}`.execute(own(ctx.db))
  ).rows

export const setLook = (ctx: Ctx, id: string, at: Date) =>
  sql`update payments_payments set look_at = ${at} where community_id = ${ctx.community.id} and id = ${id} and ${open}`.execute(
    own(ctx.db),
  )

/** When the next one is due; null when none is open. */
export const nextDue = async (ctx: Ctx): Promise<Date | null> =>
  (
    await sql<{ at: Date | null }>`select min(look_at) as at from payments_payments
      where community_id = ${ctx.community.id} and ${open}`.execute(own(ctx.db))
  ).rows[0]?.at ?? null

/** Gives the ids of those that are closed by this. */
export const closeAll = async (ctx: Ctx, ids: readonly string[]): Promise<PaymentRow[]> =>
  (
    await sql<PaymentRow>`update payments_payments p set state = 'closed', ended_at = ${ctx.now}, payer = '{}'
      where p.community_id = ${ctx.community.id} and p.id = any(${ids}::text[]) and p.${open} returning ${paymentColumns}`.execute(
      own(ctx.db),
    )
  ).rows

/** The other attempts at these orders are to be closed at their providers now; gives how many there are. */
export async function hurryOthers(ctx: Ctx, orderIds: readonly string[]): Promise<number> {
  const { numAffectedRows } = await sql`
    update payments_payments set close_at = least(close_at, ${ctx.now}::timestamptz), look_at = ${ctx.now}
     where community_id = ${ctx.community.id} and order_id = any(${orderIds}::text[]) and ${open}`.execute(own(ctx.db))
  return Number(numAffectedRows ?? 0n)
}
