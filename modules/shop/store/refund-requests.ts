// Requests for money back: what a buyer asks for, and what became of it.
import { type Selectable, sql } from 'kysely'
import { actorName, type Ctx } from '#kernel/ctx.ts'
import type { Tables } from '#kernel/db/connect.ts'
import type { RequestState } from '../contract/words.ts'
import { requestBefore } from '../rules/requests.ts'
import { own } from './own.ts'

export type RequestRow = Selectable<Tables['shopRefundRequests']>
export type NewRequest = Pick<RequestRow, 'id' | 'orderId' | 'memberId' | 'kind' | 'lines' | 'reason'>

/** False when one of this order is open already. */
export const insertRequest = async (ctx: Ctx, request: NewRequest): Promise<boolean> =>
  (
    await own(ctx.db)
      .insertInto('shopRefundRequests')
      .values({ ...request, communityId: ctx.community.id, state: 'open', askedAt: ctx.now })
      .onConflict(conflict => conflict.columns(['communityId', 'orderId']).where(sql<boolean>`state = 'open'`).doNothing())
      .executeTakeFirst()
  ).numInsertedOrUpdatedRows === 1n

export const findRequest = (ctx: Ctx, requestId: string): Promise<RequestRow | undefined> =>
  own(ctx.db)
    .selectFrom('shopRefundRequests')
    .selectAll()
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', requestId)
    .executeTakeFirst()

export const requestsOf = (ctx: Ctx, orderId: string): Promise<RequestRow[]> =>
  own(ctx.db)
    .selectFrom('shopRefundRequests')
    .selectAll()
    .where('communityId', '=', ctx.community.id)
    .where('orderId', '=', orderId)
    .orderBy('id')
    .execute()

/** False when it has ended in the meantime. */
export const endRequest = async (ctx: Ctx, requestId: string, to: RequestState, answer = ''): Promise<boolean> =>
  (
    await own(ctx.db)
      .updateTable('shopRefundRequests')
      .set({ state: to, answer, endedAt: ctx.now, endedBy: actorName(ctx.actor) })
      .where('communityId', '=', ctx.community.id)
      .where('id', '=', requestId)
      .where('state', 'in', requestBefore(to))
      .executeTakeFirst()
  ).numUpdatedRows === 1n

export const noteRefund = (ctx: Ctx, requestId: string, refundId: string) =>
  own(ctx.db)
    .updateTable('shopRefundRequests')
    .set({ refundId })
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', requestId)
    .execute()

/** Those of an order of which nothing is left; gives what was open until now. */
export const lapseRequests = (ctx: Ctx, orderId: string): Promise<{ id: string }[]> =>
  own(ctx.db)
    .updateTable('shopRefundRequests')
    .set({ state: 'lapsed', endedAt: ctx.now, endedBy: actorName(ctx.actor) })
    .where('communityId', '=', ctx.community.id)
    .where('orderId', '=', orderId)
    .where('state', 'in', requestBefore('lapsed'))
    .returning('id')
    .execute()
