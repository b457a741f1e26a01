// A picture for a product is uploaded: made ready in two sizes, without what it told of its owner.
import { readFile } from 'node:fs/promises'
import type { Upload } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { keepFile } from '#kernel/files/keep.ts'
import { readyImage } from '#kernel/media/image.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Picture } from '../contract/products.ts'
import { PictureUnreadable } from '../contract/refusals.ts'
import { insertPicture } from '../store/products.ts'

export const picturePurpose = 'shop.picture'

export async function uploadPicture(ctx: Ctx, upload: Pick<Upload, 'path'>): Promise<Picture> {
  const { ok } = await readyImage(await readFile(upload.path))
  if (!ok) refuse(PictureUnreadable)
  const { full, thumb, mime, colour } = ok
  return within(ctx, async ctx => {
    const keep = (bytes: Uint8Array) => keepFile(ctx, { purpose: picturePurpose, name: 'picture.webp', mime, bytes })
    const { id: fileId } = await keep(full.bytes)
    const { id: thumbFileId } = await keep(thumb.bytes)
    const picture = { fileId, thumbFileId, width: full.width, height: full.height, colour }
    await insertPicture(ctx, picture)
    return picture
  })
}

/** Whoever may see the shop may see its pictures. */
export const mayReadPicture = async (ctx: Ctx): Promise<boolean> =>
  ctx.actor.kind === 'member' || (ctx.actor.kind === 'operator' && ctx.actor.rights.has('shop.read'))
