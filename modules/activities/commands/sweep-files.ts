// Files that were brought and that no move took are removed after a day, with their bytes.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { dropFile } from '#kernel/files/keep.ts'
import { ctxFor } from '#kernel/house.ts'
import { round } from '#kernel/jobs/define.ts'
import { deleteLoose, withLooseFiles } from '../store/files.ts'
import { holdTable } from '../store/tables.ts'

const looseForMs = 24 * 3_600_000

/** In all communities. */
export async function sweepFiles(outer: Ctx): Promise<void> {
  const before = new Date(outer.now.getTime() - looseForMs)
  for (const { communityId, activityId } of await withLooseFiles(outer.db, before)) {
    const community = await outer.house.findCommunity(communityId)
    if (!community) continue
    const ctx = ctxFor(outer.house, { actor: outer.actor, community, requestId: outer.requestId })
    await within(ctx, async ctx => {
      // Moves take files while they hold the table: what lies loose now is not just being taken.
      await holdTable(ctx, activityId)
      for (const fileId of await deleteLoose(ctx, activityId, before)) await dropFile(ctx, fileId)
    })
  }
}

export const sweepFilesRound = round('activities.sweep-files', '50 3 * * *', 'UTC', sweepFiles)
