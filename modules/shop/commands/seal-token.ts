// Links and codes that open something: kept as a hash to find them by, and sealed so that their owner can be shown them again.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Ctx } from '#kernel/ctx.ts'
import { digits, token } from '#kernel/random.ts'
import { secretsService } from '#kernel/secrets.ts'
import { keepPepper, readPepper } from '../store/peppers.ts'

export const hashOfToken = (secret: string): Buffer => createHash('sha256').update(secret).digest()

const about = (ctx: Ctx, what: string, id: string): string => `shop.${what}:${ctx.community.id}:${id}`
const secrets = (ctx: Ctx) => ctx.house.services.get(secretsService)

export interface Sealed {
  plain: string
  hash: Buffer
  sealed: Buffer
}
/** A new token of 256 bits. */
export function newToken(ctx: Ctx, what: 'gift' | 'pay', id: string): Sealed {
  const plain = token(ctx.random)
  return { plain, hash: hashOfToken(plain), sealed: secrets(ctx).seal(plain, about(ctx, what, id)) }
}
export const openToken = (ctx: Ctx, what: 'gift' | 'pay' | 'code', id: string, sealed: Uint8Array): string =>
  secrets(ctx).open(sealed, about(ctx, what, id))

/** Eight digits are soon guessed from a plain hash, so they are hashed with the community's own key. */
export async function newCode(ctx: Ctx, id: string): Promise<Sealed> {
  const plain = digits(ctx.random, 8)
  return { plain, hash: await hashOfCode(ctx, plain), sealed: secrets(ctx).seal(plain, about(ctx, 'code', id)) }
}
export const hashOfCode = async (ctx: Ctx, code: string): Promise<Buffer> =>
  createHmac('sha256', await pepperOf(ctx))
    .update(`code ${code}`)
    .digest()

const signature = async (ctx: Ctx, id: string): Promise<string> =>
  createHmac('sha256', await pepperOf(ctx))
    .update(`scan ${id}`)
    .digest('base64url')
    .slice(0, 24)

/** What a QR code says: whose it is, signed, so that no number can be made up. */
export const scanOf = async (ctx: Ctx, pickupId: string): Promise<string> => `${pickupId}.${await signature(ctx, pickupId)}`
/** The pick-up of a scanned code; null when it was not signed here. */
export async function pickupOfScan(ctx: Ctx, scan: string): Promise<string | null> {
  const match = /^(pku_[0-9a-hjkmnp-tv-z]{26})\.([\w-]{24})$/.exec(scan)
  if (!match) return null
  const [, id = '', said = ''] = match
  return timingSafeEqual(Buffer.from(await signature(ctx, id)), Buffer.from(said)) ? id : null
}

async function pepperOf(ctx: Ctx): Promise<Buffer> {
  const name = about(ctx, 'pepper', ctx.community.id)
  const there = (await readPepper(ctx)) ?? (await keepPepper(ctx, secrets(ctx).seal(token(ctx.random), name)))
  return Buffer.from(secrets(ctx).open(there, name))
}
