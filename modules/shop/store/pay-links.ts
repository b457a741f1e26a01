// Links by which a friend pays an order.
import type { Ctx } from '#kernel/ctx.ts'
import { own } from './own.ts'

export interface PayLink {
  orderId: string
  tokenHash: Buffer
  sealed: Buffer
  payerId: string | null
}
/** The one that stands; of two made at the same time, the first. */
export async function keepPayLink(ctx: Ctx, link: { orderId: string; tokenHash: Buffer; sealed: Buffer }): Promise<PayLink> {
  await own(ctx.db)
    .insertInto('shopPayLinks')
    .values({ communityId: ctx.community.id, ...link, madeAt: ctx.now })
    .onConflict(c => c.columns(['communityId', 'orderId']).doNothing())
    .execute()
  const there = await findPayLink(ctx, link.orderId)
  if (!there) throw new Error(`the pay link of ${link.orderId} went as it came`)
  return there
}

export const findPayLink = (ctx: Ctx, orderId: string): Promise<PayLink | undefined> =>
  own(ctx.db)
    .selectFrom('shopPayLinks')
    .select(['orderId', 'tokenHash', 'sealed', 'payerId'])
    .where('communityId', '=', ctx.community.id)
    .where('orderId', '=', orderId)
    .executeTakeFirst()

export const findPayLinkByToken = (ctx: Ctx, tokenHash: Buffer): Promise<PayLink | undefined> =>
  own(ctx.db)
    .selectFrom('shopPayLinks')
    .select(['orderId', 'tokenHash', 'sealed', 'payerId'])
    .where('communityId', '=', ctx.community.id)
    .where('tokenHash', '=', tokenHash)
    .executeTakeFirst()

export const writePayer = (ctx: Ctx, orderId: string, payerId: string) =>
  own(ctx.db)
    .updateTable('shopPayLinks')
    .set({ payerId })
    .where('communityId', '=', ctx.community.id)
    .where('orderId', '=', orderId)
    .execute()
