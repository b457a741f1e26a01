// Refunds: what goes back, why, and whether it has arrived.
import { type Selectable, sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import type { Tables } from '#kernel/db/connect.ts'
import { own } from './own.ts'

export type RefundRow = Selectable<Tables['shopRefunds']>
export type NewRefund = Pick<
  RefundRow,
  'id' | 'orderId' | 'key' | 'money' | 'credit' | 'restocked' | 'reason' | 'askedBy' | 'state' | 'endedAt'
>

export const insertRefund = (ctx: Ctx, refund: NewRefund) =>
  own(ctx.db)
    .insertInto('shopRefunds')
    .values({ ...refund, communityId: ctx.community.id, askedAt: ctx.now })
    .execute()

export const findRefundByKey = (ctx: Ctx, key: string): Promise<RefundRow | undefined> =>
  own(ctx.db)
    .selectFrom('shopRefunds')
    .selectAll()
    .where('communityId', '=', ctx.community.id)
    .where('key', '=', key)
    .executeTakeFirst()

export const refundsOf = (ctx: Ctx, orderId: string): Promise<RefundRow[]> =>
  own(ctx.db)
    .selectFrom('shopRefunds')
    .selectAll()
    .where('communityId', '=', ctx.community.id)
    .where('orderId', '=', orderId)
    .orderBy('id')
    .execute()

/** Counts it on the order; false when that much was not paid. */
export const countRefund = async (ctx: Ctx, orderId: string, amount: number): Promise<boolean> =>
  (
    await own(ctx.db)
      .updateTable('shopOrders')
      .set({ refunded: sql<number>`refunded + ${amount}` })
      .where('communityId', '=', ctx.community.id)
      .where('id', '=', orderId)
      .where(sql<boolean>`refunded + ${amount} <= paid + credit`)
      .executeTakeFirst()
  ).numUpdatedRows === 1n

/** The refund, when it was open until now; one that failed may still be paid out. */
export const endRefund = (ctx: Ctx, refundId: string, state: 'paid-out' | 'failed'): Promise<RefundRow | undefined> =>
  own(ctx.db)
    .updateTable('shopRefunds')
    .set({ state, endedAt: ctx.now })
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', refundId)
    .where('state', 'in', state === 'paid-out' ? ['asked', 'failed'] : ['asked'])
    .returningAll()
    .executeTakeFirst()
