// What postage costs, as it was set.
import type { Ctx } from '#kernel/ctx.ts'
import { noPostage, type PostageSettings } from '../rules/postage.ts'
import { own } from './own.ts'

export async function readPostage(ctx: Ctx): Promise<PostageSettings> {
  const row = await own(ctx.db)
    .selectFrom('shopPostages')
    .select(['flat', 'freeFrom', 'regions'])
    .where('communityId', '=', ctx.community.id)
    .executeTakeFirst()
  return row ? { ...row, regions: row.regions as PostageSettings['regions'] } : noPostage
}

export async function writePostage(ctx: Ctx, wish: PostageSettings): Promise<void> {
  const set = { flat: wish.flat, freeFrom: wish.freeFrom, regions: JSON.stringify(wish.regions), changedAt: ctx.now }
  await own(ctx.db)
    .insertInto('shopPostages')
    .values({ communityId: ctx.community.id, ...set })
    .onConflict(c => c.column('communityId').doUpdateSet(set))
    .execute()
}
