// The file of an import and the record of its rows are deleted: at an operator's word, and all of them in time.
import { type Ctx, needRight, theHouse } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { dropFile } from '#kernel/files/keep.ts'
import { keptDays, statesFor } from '../rules/import-states.ts'
import { deleteLedger } from '../store/import-rows.ts'
import { moveImport, oldImports } from '../store/imports.ts'
import { moveOrRefuse } from './run-import.ts'

const dayMs = 86_400_000

/** Counts stay, for the record; nothing that tells who was in the file. */
const blanked = (ctx: Ctx) => ({ fileId: null, sheet: null, plan: null, preview: null, forgottenAt: ctx.now, endedAt: null })

export const forgetImport = (ctx: Ctx, importId: string): Promise<void> =>
  within(ctx, async ctx => {
    needRight(ctx, 'members.import')
    const { id: communityId } = ctx.community
    const it = await moveOrRefuse(ctx, importId, 'forget', { failures: 0 })
    if (it.fileId) await dropFile(ctx, it.fileId)
    await deleteLedger(ctx.db, communityId, importId)
    const state = ['uploaded', 'ready', 'paused'].includes(it.state) ? ('cancelled' as const) : it.state
    await moveImport(ctx.db, communityId, importId, statesFor('forget'), { ...blanked(ctx), state })
  })

export async function forgetOldImports(ctx: Ctx): Promise<void> {
  for (const { communityId, id } of await oldImports(ctx.db, new Date(ctx.now.getTime() - keptDays * dayMs))) {
    const community = communityId === theHouse.id ? null : await ctx.house.findCommunity(communityId)
    if (community) await forgetImport({ ...ctx, community }, id)
  }
}
