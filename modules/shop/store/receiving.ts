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

interface ReceivedClaim {
  orderId: string
  claimId: string
  memberId: string
  giverId: string
}
export const receiveClaims = async (ctx: Ctx, before: Date): Promise<ReceivedClaim[]> =>
  (
    await sql<ReceivedClaim>`
      update shop_claims c set state = 'received', done_at = ${ctx.now}
       where community_id = ${ctx.community.id} and state = 'sent' and sent_at <= ${before}
      returning order_id, id as claim_id, member_id,
        (select g.giver_id from shop_gifts g where g.community_id = c.community_id and g.order_id = c.order_id) as giver_id`.execute(
      ctx.db,
    )
  ).rows
