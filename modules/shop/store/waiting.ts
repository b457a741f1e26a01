// Orders that wait for a deal to be decided.
import type { Ctx } from '#kernel/ctx.ts'
import { own } from './own.ts'

/** They wait no more; gives those that did until now. */
export const letGo = async (ctx: Ctx, orderIds: readonly string[]): Promise<string[]> =>
  (
    await own(ctx.db)
      .updateTable('shopOrders')
      .set({ waitsFor: null })
      .where('communityId', '=', ctx.community.id)
      .where('id', 'in', orderIds)
      .where('waitsFor', 'is not', null)
      .returning('id')
      .execute()
  ).map(row => row.id)
