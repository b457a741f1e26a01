// What is on its way for so long that it must have arrived.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import type { OrderRow } from './orders.ts'
import { own } from './own.ts'

/** Locks some that were sent before then, passing over those that somebody has in hand. */
export const lockOnTheWay = (ctx: Ctx, before: Date, most: number): Promise<OrderRow[]> =>
  own(ctx.db)
    .selectFrom('shopOrders')
    .selectAll()
    .where('communityId', '=', ctx.community.id)
    .where('state', '=', 'sent')
    .where('sentAt', '<=', before)
    .orderBy('sentAt')
    .limit(most)
    .forNoKeyUpdate()
    .skipLocked()
    .execute() as Promise<OrderRow[]>

export const receiveClaims = async (ctx: Ctx, before: Date): Promise<{ orderId: string; claimId: string; memberId: string }[]> =>
  (
    await sql<{ orderId: string; claimId: string; memberId: string }>`
      update shop_claims set state = 'received', done_at = ${ctx.now}
       where community_id = ${ctx.community.id} and state = 'sent' and sent_at <= ${before}
      returning order_id, id as claim_id, member_id`.execute(ctx.db)
  ).rows
