// Each community's own key for hashing short codes, sealed.
import type { Ctx } from '#kernel/ctx.ts'
import { own } from './own.ts'

export const readPepper = async (ctx: Ctx): Promise<Buffer | undefined> =>
  (await own(ctx.db).selectFrom('shopPeppers').select('sealed').where('communityId', '=', ctx.community.id).executeTakeFirst())
    ?.sealed

/** The one that stands: of two that come at the same time, both go on with the first. */
export async function keepPepper(ctx: Ctx, sealed: Buffer): Promise<Buffer> {
  const row = await own(ctx.db)
    .insertInto('shopPeppers')
    .values({ communityId: ctx.community.id, sealed })
    .onConflict(c => c.column('communityId').doUpdateSet(e => ({ sealed: e.ref('shopPeppers.sealed') })))
    .returning('sealed')
    .executeTakeFirstOrThrow()
  return row.sealed
}
