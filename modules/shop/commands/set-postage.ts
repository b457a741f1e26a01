// What postage costs is set; whoever orders from now on is asked that.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import type { Postage } from '../contract/handing.ts'
import { readPostage, writePostage } from '../store/postage.ts'
import { noteChange } from './remember-catalogue.ts'

export const setPostage = (ctx: Ctx, wish: Postage): Promise<Postage> =>
  within(ctx, async ctx => {
    await writePostage(ctx, wish)
    await noteChange(ctx)
    return showPostage(ctx)
  })

export async function showPostage(ctx: Ctx): Promise<Postage> {
  const { flat, freeFrom, regions } = await readPostage(ctx)
  return { flat, freeFrom, regions: [...regions] }
}
