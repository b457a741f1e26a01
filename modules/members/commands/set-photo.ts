// A member sets or removes his picture: re-encoded and stripped of what it tells about him.
import { readFile } from 'node:fs/promises'
import type { Upload } from '#kernel/contract.ts'
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { dropFile, keepFile } from '#kernel/files/keep.ts'
import { readyImage } from '#kernel/media/image.ts'
import { refuse } from '#kernel/refusal.ts'
import { NoSuchMember, NotAnImage } from '../contract/refusals.ts'
import { memberChanged } from '../facts.ts'
import { lockMember, updateMember } from '../store/members.ts'

export const photoPurpose = 'members.avatar'
const sidePx = 320

export async function setPhoto(ctx: Ctx, upload: Upload): Promise<void> {
  const ready = await readyImage(await readFile(upload.path), { fullPx: sidePx, thumbPx: sidePx })
  if (!ready.ok) return refuse(NotAnImage, { problem: ready.problem })
  const { bytes } = ready.ok.full
  const memberId = memberIdOf(ctx)
  await within(ctx, async ctx => {
    const file = await keepFile(ctx, { purpose: photoPurpose, subject: memberId, name: 'photo.webp', mime: 'image/webp', bytes })
    await replacePhoto(ctx, memberId, file.id)
  })
}

export const dropPhoto = (ctx: Ctx): Promise<void> => within(ctx, ctx => replacePhoto(ctx, memberIdOf(ctx), null))

async function replacePhoto(ctx: Ctx, memberId: string, fileId: string | null): Promise<void> {
  const member = (await lockMember(ctx.db, ctx.community.id, memberId)) ?? refuse(NoSuchMember)
  if (member.avatarFileId === fileId) return
  await updateMember(ctx.db, ctx.community.id, memberId, { avatarFileId: fileId })
  if (member.avatarFileId) await dropFile(ctx, member.avatarFileId)
  await record(ctx, memberChanged, memberId, { memberId, fields: ['photo'] })
}
