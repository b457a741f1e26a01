// A post takes the files that were uploaded for it, and lets go of those it no longer shows.
import type { Ctx } from '#kernel/ctx.ts'
import { dropFile, tieFiles } from '#kernel/files/keep.ts'
import { refuse } from '#kernel/refusal.ts'
import { type Picture, UploadGone, type Voice } from '../contract.ts'
import { deleteUpload, takeUploads, type Upload, uploadsBeyond } from '../store/uploads.ts'

export const voicePurpose = 'content.voice'
export const picturePurpose = 'content.picture'

export interface Files {
  pictures: Picture[]
  voice: Voice | null
}

type Wish = { pictures: string[]; voice: string | null }

/** For a post that is new: it has no files yet. */
export async function takeFiles(ctx: Ctx, postId: string, wish: Wish): Promise<Files> {
  const pictures = await take(ctx, 'picture', [...new Set(wish.pictures)], postId)
  const [voice] = wish.voice === null ? [] : await take(ctx, 'voice', [wish.voice], postId)
  return { pictures: pictures.map(pictureOf), voice: voice ? voiceOf(voice) : null }
}

/** For one that may have had others before. */
export async function changeFiles(ctx: Ctx, postId: string, wish: Wish): Promise<Files> {
  const files = await takeFiles(ctx, postId, wish)
  const shown = [...files.pictures, ...(files.voice ? [files.voice] : [])].map(file => file.fileId)
  for (const old of await uploadsBeyond(ctx, postId, shown)) {
    if (!(await deleteUpload(ctx, old.fileId, postId))) continue
    await dropFile(ctx, old.fileId)
    if (old.thumbFileId) await dropFile(ctx, old.thumbFileId)
  }
  return files
}

async function take(ctx: Ctx, kind: Upload['kind'], fileIds: string[], postId: string): Promise<Upload[]> {
  if (fileIds.length === 0) return []
  const taken = await takeUploads(ctx, kind, fileIds, postId)
  const byId = new Map(taken.map(one => [one.fileId, one]))
  // In the order in which they were named, and all of them: a post never appears with a hole in it.
  const rows = fileIds.map(id => byId.get(id) ?? refuse(UploadGone))
  const ids = rows.flatMap(row => (row.thumbFileId ? [row.fileId, row.thumbFileId] : [row.fileId]))
  await tieFiles(ctx, kind === 'voice' ? voicePurpose : picturePurpose, ids, postId)
  return rows
}

const pictureOf = (row: Upload): Picture => ({
  fileId: row.fileId,
  thumbFileId: row.thumbFileId ?? row.fileId,
  width: row.width ?? 0,
  height: row.height ?? 0,
  colour: row.colour ?? '#888888',
})
const voiceOf = (row: Upload): Voice => ({
  fileId: row.fileId,
  durationMs: row.durationMs ?? 0,
  mime: row.mime,
  bytes: row.bytes,
})
