// Makes a key that opens something once; the secret is told to the caller alone, the house keeps its hash.
import { actorName, type Ctx } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import { token } from '#kernel/random.ts'
import type { HeldRole } from '../contract.ts'
import { hashOfKey } from '../rules.ts'
import { type Purpose, putKey } from '../store/keys.ts'

export interface KeyWish {
  purpose: Purpose
  lastsMs: number
  operatorId?: string | null
  email?: string
  emailFolded?: string
  name?: string
  roles?: HeldRole[]
}

export async function makeKey(ctx: Ctx, wish: KeyWish): Promise<{ secret: string; expiresAt: Date }> {
  const secret = token(ctx.random)
  const expiresAt = new Date(ctx.now.getTime() + wish.lastsMs)
  await putKey(ctx.db, {
    id: newId(ctx, 'key'),
    purpose: wish.purpose,
    keyHash: hashOfKey(secret),
    operatorId: wish.operatorId ?? null,
    email: wish.email ?? '',
    emailFolded: wish.emailFolded ?? '',
    name: wish.name ?? '',
    roles: wish.roles ?? [],
    misses: 0,
    createdBy: actorName(ctx.actor),
    createdAt: ctx.now,
    expiresAt,
  })
  return { secret, expiresAt }
}

/** In the part of an address after #, which browsers do not send: it stays out of every log on the way. */
export const linkTo = (ctx: Ctx, page: 'welcome' | 'join' | 'reset', secret: string): string =>
  `${ctx.house.settings.publicUrl}/console/#/${page}?key=${secret}`
