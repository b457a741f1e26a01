// Money that has come, many at once: the rows it is for are locked, judged, and written in one statement.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import type { SuspenseWhy } from '../contract/words.ts'
import { own } from './own.ts'
import { type PaymentRow, paymentColumns } from './payments.ts'

export interface LockedPayment extends PaymentRow {
  /** Another payment has paid the order already. */
  orderIsPaid: boolean
}

/** By our numbers, in one order everywhere. */
export const lockPayments = async (ctx: Ctx, ids: readonly string[]): Promise<LockedPayment[]> => {
  const { rows } = await sql<PaymentRow>`
    select ${paymentColumns} from payments_payments p
     where p.community_id = ${ctx.community.id} and p.id = any(${ids}::text[]) order by p.id for update`.execute(own(ctx.db))
  const paid = await sql<{ orderId: string }>`
    select order_id from payments_payments
     where community_id = ${ctx.community.id} and order_id = any(${rows.map(row => row.orderId)}::text[]) and state = 'paid'`.execute(
    own(ctx.db),
  )
  const orders = new Set(paid.rows.map(row => row.orderId))
  return rows.map(row => ({ ...row, orderIsPaid: orders.has(row.orderId) }))
}

/** Transactions that are booked, by provider and number, and for which payment. */
export async function bookedTransactions(
  ctx: Ctx,
  arrivals: readonly { provider: string; providerTransactionId: string }[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ key: string; id: string }>`
    select p.provider || ' ' || p.transaction_id as key, p.id
      from unnest(${arrivals.map(a => a.provider)}::text[], ${arrivals.map(a => a.providerTransactionId)}::text[]) a(provider, number)
      join payments_payments p on p.community_id = ${ctx.community.id} and p.provider = a.provider and p.transaction_id = a.number`.execute(
    own(ctx.db),
  )
  return new Map(rows.map(row => [row.key, row.id]))
}

export interface Receipt {
  id: string
  state: 'paid' | 'suspense'
  received: number
  receivedIn: string
  transactionId: string
  paidAt: Date
  why: SuspenseWhy | null
}

/** Guarded by the state before: what has its money already is not written twice. Gives the ids that were written. */
export const writeReceipts = async (ctx: Ctx, receipts: readonly Receipt[]): Promise<Set<string>> =>
  new Set(
    (
      await sql<{ id: string }>`
        update payments_payments p
           set state = r.state, received = r.received, received_in = r."receivedIn", transaction_id = r."transactionId",
               paid_at = r."paidAt", why = r.why, ended_at = ${ctx.now}, payer = '{}'
          from jsonb_to_recordset(${JSON.stringify(receipts)}::jsonb)
               r(id text, state text, received bigint, "receivedIn" text, "transactionId" text, "paidAt" timestamptz, why text)
         where p.community_id = ${ctx.community.id} and p.id = r.id and p.state in ('begun', 'awaiting', 'closed')
        returning p.id`.execute(own(ctx.db))
    ).rows.map(row => row.id),
  )
