// A picture is uploaded: made ready in two sizes, without what it told of its owner, and kept until a post takes it.
import { readFile } from 'node:fs/promises'
import type { Upload } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { keepFile } from '#kernel/files/keep.ts'
import { readyImage } from '#kernel/media/image.ts'
import { refuse } from '#kernel/refusal.ts'
import { type Picture, PictureUnreadable } from '../contract.ts'
import { insertUpload } from '../store/uploads.ts'
import { picturePurpose } from './take-files.ts'

export async function uploadPicture(ctx: Ctx, upload: Pick<Upload, 'path'>): Promise<Picture> {
  const { ok } = await readyImage(await readFile(upload.path))
  if (!ok) refuse(PictureUnreadable)
  const { full, thumb, mime, colour } = ok
  const { width, height } = full
  return within(ctx, async ctx => {
    const keep = (bytes: Uint8Array) => keepFile(ctx, { purpose: picturePurpose, name: 'picture.webp', mime, bytes })
    const { id: fileId, bytes } = await keep(full.bytes)
    const { id: thumbFileId } = await keep(thumb.bytes)
    await insertUpload(ctx, { fileId, kind: 'picture', thumbFileId, width, height, colour, durationMs: null, mime, bytes })
    return { fileId, thumbFileId, width, height, colour }
  })
}
