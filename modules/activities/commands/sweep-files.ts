// Files that were brought and that no move took, and pictures that no activity names, are removed after a day, with their bytes.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { dropFile, keptBefore } from '#kernel/files/keep.ts'
import { ctxFor } from '#kernel/house.ts'
import { round } from '#kernel/jobs/define.ts'
import { deleteLoose, unnamedAmong, withLooseFiles } from '../store/files.ts'
import { holdTable } from '../store/tables.ts'
import { picturePurpose } from './keep-picture.ts'

const looseForMs = 24 * 3_600_000

/** In all communities. */
export async function sweepFiles(outer: Ctx): Promise<void> {
  const before = new Date(outer.now.getTime() - looseForMs)
  for (const { communityId, activityId } of await withLooseFiles(outer.db, before)) {
    const here = await ctxIn(outer, communityId)
    if (!here) continue
    await within(here, async ctx => {
      // Moves take files while they hold the table: what lies loose now is not just being taken.
      await holdTable(ctx, activityId)
      for (const fileId of await deleteLoose(ctx, activityId, before)) await dropFile(ctx, fileId)
    })
  }
  await sweepPictures(outer, before)
}

/** Uploaded for an activity that was never kept, or that shows another now. */
async function sweepPictures(outer: Ctx, before: Date): Promise<void> {
  const kept = Map.groupBy(await keptBefore(outer.db, picturePurpose, before), one => one.communityId)
  for (const [communityId, files] of kept) {
    const here = await ctxIn(outer, communityId)
    if (!here) continue
    await within(here, async ctx => {
      for (const fileId of await unnamedAmong(
        ctx,
        files.map(file => file.id),
      ))
        await dropFile(ctx, fileId)
    })
  }
}

async function ctxIn(outer: Ctx, communityId: string): Promise<Ctx | null> {
  const community = await outer.house.findCommunity(communityId)
  return community && ctxFor(outer.house, { actor: outer.actor, community, requestId: outer.requestId })
}

export const sweepFilesRound = round('activities.sweep-files', '50 3 * * *', 'UTC', sweepFiles)
