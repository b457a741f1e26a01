// Files for moves: pictures made anew, voices measured, documents as they are; and who may read them.
import { readFile } from 'node:fs/promises'
import type { Upload } from '#kernel/contract.ts'
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { keepFile } from '#kernel/files/keep.ts'
import { measureAudio } from '#kernel/media/audio.ts'
import { readyImage } from '#kernel/media/image.ts'
import { refuse } from '#kernel/refusal.ts'
import type { StoredFile } from '#kernel/room.ts'
import { FileUnreadable, NoSuchActivity, NotInvited, NotOpen } from '../contract.ts'
import { type Activity, phaseAt } from '../rules/activity.ts'
import { maySee } from '../rules/sight.ts'
import { findActivity } from '../store/activities.ts'
import { type FileRow, findActivityFile, insertFile } from '../store/files.ts'
import { readTable } from '../store/tables.ts'
import { seatHere } from './show-activity.ts'
import { findPlay } from './take-play.ts'

export const filePurpose = 'activities.file'
const voice = { longestMs: 10 * 60_000, shortestMs: 200 }

export async function uploadFile(
  ctx: Ctx,
  activityId: string,
  kind: FileRow['kind'],
  upload: Upload,
): Promise<{ fileId: string }> {
  const memberId = memberIdOf(ctx)
  const activity = await findActivity(ctx, activityId)
  if (!activity || activity.state === 'draft') return refuse(NoSuchActivity)
  const seat = await seatHere(ctx, activity)
  if (!maySee(activity, seat)) refuse(NoSuchActivity)
  if (!seat?.isInvited && !seat?.crew) refuse(NotInvited)
  needOpen(ctx, activity)
  const ready = await madeReady(kind, upload)
  return within(ctx, async ctx => {
    const file = await keepFile(ctx, { purpose: filePurpose, subject: activityId, ...ready })
    await insertFile(ctx, { fileId: file.id, activityId, memberId, kind })
    return { fileId: file.id }
  })
}
/** Until it is settled: juries and corrections bring files after its closing too. */
function needOpen(ctx: Ctx, activity: Activity): void {
  const phase = phaseAt(activity, ctx.now)
  const { title, opensAt, closesAt } = activity
  if (phase !== 'open' && phase !== 'closed')
    refuse(NotOpen, { title, opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString() })
}

async function madeReady(kind: FileRow['kind'], { path, fileName, mime }: Upload) {
  if (kind === 'picture') {
    const { ok } = await readyImage(await readFile(path))
    return ok ? { name: 'picture.webp', mime: ok.mime, bytes: ok.full.bytes } : refuse(FileUnreadable)
  }
  if (kind === 'document') return { name: fileName, mime, bytes: { path } }
  const { ok } = await measureAudio(path, voice)
  if (!ok?.browserPlays) return refuse(FileUnreadable)
  return { name: `voice.${ok.mime.split('/')[1]?.replace(/[^a-z0-9]/g, '') ?? 'audio'}`, mime: ok.mime, bytes: { path } }
}

/** Whoever brought it, who runs it and who helps; everyone who may see the activity where the move is public. */
export async function mayReadFile(ctx: Ctx, { id }: StoredFile): Promise<boolean> {
  if (ctx.actor.kind === 'operator') return ctx.actor.rights.has('activities.read')
  if (ctx.actor.kind !== 'member') return false
  const file = await findActivityFile(ctx, id)
  if (!file) return false
  if (file.memberId === ctx.actor.memberId) return true
  const activity = await findActivity(ctx, file.activityId)
  if (!activity) return false
  const seat = await seatHere(ctx, activity)
  return (Boolean(seat?.crew) || (file.isPublic && maySee(activity, seat))) && !(await isHidden(ctx, activity, file))
}

async function isHidden(ctx: Ctx, activity: Activity, { memberId }: FileRow): Promise<boolean> {
  const play = findPlay(ctx, activity.play)
  if (!play?.hides) return false
  const table = await readTable(ctx, activity.id)
  return play.hides({ memberId }, { table: table?.table ?? null })
}
