// The entry password (入群暗号): shared by many and typed on phones, so it is read kindly; kept only as a salted hash.
import { scrypt, timingSafeEqual } from 'node:crypto'

export const triesMax = 5
export const triesWindowMs = 15 * 60_000

/** Full-width letters, capitals and spaces make no difference. */
const asHeard = (phrase: string): string => phrase.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

// Light, for it stands at a door many pass; the limit on tries is what guards it.
const cost = { N: 4096, r: 8, p: 1 }

export const phraseHash = (phrase: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) =>
    scrypt(asHeard(phrase), salt, 32, cost, (error, hash) => (error ? reject(error) : resolve(hash))),
  )

export const isPhrase = async (phrase: string, kept: { salt: Buffer; hash: Buffer }): Promise<boolean> =>
  timingSafeEqual(await phraseHash(phrase, kept.salt), kept.hash)
