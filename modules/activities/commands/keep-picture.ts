// The picture that an activity is shown and handed on with: made anew as it comes in, and seen by whoever sees the activity.
import { readFile } from 'node:fs/promises'
import type { Upload } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { keepFile } from '#kernel/files/keep.ts'
import { readyImage } from '#kernel/media/image.ts'
import { refuse } from '#kernel/refusal.ts'
import { FileUnreadable } from '../contract.ts'

export const picturePurpose = 'activities.picture'

export async function uploadPicture(ctx: Ctx, { path }: Upload): Promise<{ fileId: string }> {
  const { ok } = await readyImage(await readFile(path))
  if (!ok) return refuse(FileUnreadable)
  const { mime, full } = ok
  return within(ctx, async ctx => {
    const file = await keepFile(ctx, { purpose: picturePurpose, name: 'picture.webp', mime, bytes: full.bytes })
    return { fileId: file.id }
  })
}

/** An advertisement: it hangs where guests pass by. */
export const mayReadPicture = async (): Promise<boolean> => true
