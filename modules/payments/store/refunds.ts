// What goes back: taken from a payment by a guarded statement, sent to the provider, ended once.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import type { GiveBackState, Provider } from '../contract/words.ts'
import { own } from './own.ts'

export interface RefundRow {
  id: string
  paymentId: string
  shopRefundId: string | null
  amount: number
  currency: string
  reason: string
  state: GiveBackState
  code: string
  tries: number
  nextAt: Date
  askedAt: Date
  endedAt: Date | null
  orderId: string
  memberId: string
  provider: Provider
}
export const refundColumns = sql.raw(
  `r.id, r.payment_id, r.shop_refund_id, r.amount, r.currency, r.reason, r.state, r.code, r.tries, r.next_at, r.asked_at, r.ended_at,
   p.order_id, p.member_id, p.provider`,
)
export const refundsOf = sql.raw(
  'payments_refunds r join payments_payments p on p.community_id = r.community_id and p.id = r.payment_id',
)

/** Takes it from what was received; false when that much is not left. */
export async function takeBack(ctx: Ctx, paymentId: string, amount: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update payments_payments set to_return = to_return + ${amount}
     where community_id = ${ctx.community.id} and id = ${paymentId} and received is not null and to_return + ${amount} <= received`.execute(
    own(ctx.db),
  )
  return numAffectedRows === 1n
}

export const insertRefunds = (
  ctx: Ctx,
  rows: readonly Pick<RefundRow, 'id' | 'paymentId' | 'shopRefundId' | 'amount' | 'currency' | 'reason'>[],
) =>
  sql`insert into payments_refunds (community_id, id, payment_id, shop_refund_id, amount, currency, reason, state, next_at, asked_at)
      select ${ctx.community.id}, id, "paymentId", "shopRefundId", amount, currency, reason, 'asked', ${ctx.now}, ${ctx.now}
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          r(id text, "paymentId" text, "shopRefundId" text, amount bigint, currency text, reason text)`.execute(own(ctx.db))

const those = async (ctx: Ctx, where: ReturnType<typeof sql>): Promise<RefundRow[]> =>
  (
    await sql<RefundRow>`select ${refundColumns} from ${refundsOf}
      where r.community_id = ${ctx.community.id} and ${where} order by r.id`.execute(own(ctx.db))
  ).rows
export const findRefund = async (ctx: Ctx, id: string): Promise<RefundRow | undefined> => (await those(ctx, sql`r.id = ${id}`))[0]
export const refundsOfShop = (ctx: Ctx, shopRefundId: string) => those(ctx, sql`r.shop_refund_id = ${shopRefundId}`)
export const refundsOfPayment = (ctx: Ctx, paymentId: string) => those(ctx, sql`r.payment_id = ${paymentId}`)
export const listDueRefunds = (ctx: Ctx, before: Date) => those(ctx, sql`r.state in ('asked', 'sent') and r.next_at <= ${before}`)

/** One more try is under way, or it waits for the provider's next word. */
export const noteTry = (ctx: Ctx, id: string, set: { code: string; nextAt: Date; providerRefundId?: string | undefined }) =>
  sql`update payments_refunds
         set state = 'sent', tries = tries + 1, code = ${set.code}, next_at = ${set.nextAt},
             provider_refund_id = coalesce(${set.providerRefundId ?? null}, provider_refund_id)
       where community_id = ${ctx.community.id} and id = ${id} and state in ('asked', 'sent')`.execute(own(ctx.db))

/** Ends it, once; false when it has ended already. A refund that failed is owed still, so its part of the payment stays taken. */
export async function endRefund(
  ctx: Ctx,
  row: Pick<RefundRow, 'id' | 'paymentId' | 'amount'>,
  end: { state: 'paid-out' | 'failed'; code: string; providerRefundId?: string | undefined },
): Promise<boolean> {
  // The payment first, as everywhere.
  await sql`select 1 from payments_payments where community_id = ${ctx.community.id} and id = ${row.paymentId} for update`.execute(
    own(ctx.db),
  )
  const { numAffectedRows } = await sql`
    update payments_refunds
       set state = ${end.state}, code = ${end.code}, ended_at = ${ctx.now}, tries = tries + 1,
           provider_refund_id = coalesce(${end.providerRefundId ?? null}, provider_refund_id)
     where community_id = ${ctx.community.id} and id = ${row.id} and state in ('asked', 'sent')`.execute(own(ctx.db))
  if (numAffectedRows !== 1n) return false
  if (end.state === 'paid-out')
    await sql`update payments_payments set returned = returned + ${row.amount}
       where community_id = ${ctx.community.id} and id = ${row.paymentId}`.execute(own(ctx.db))
  return true
}

/** Due at once, whatever was planned. */
export const hurryRefund = (ctx: Ctx, id: string) =>
  sql`update payments_refunds set next_at = ${ctx.now}
       where community_id = ${ctx.community.id} and id = ${id} and state in ('asked', 'sent')`.execute(own(ctx.db))

/** A refund that failed is asked again; false when it is not one that failed. */
export async function reviveRefund(ctx: Ctx, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update payments_refunds set state = 'asked', ended_at = null, next_at = ${ctx.now}
     where community_id = ${ctx.community.id} and id = ${id} and state = 'failed'`.execute(own(ctx.db))
  return numAffectedRows === 1n
}
