// Where chance comes from: cryptographic in the house, seeded in rehearsals and tests.
import { createHash, randomBytes } from 'node:crypto'

export interface Random {
  bytes(count: number): Buffer
}

// A call into the system for each few bytes costs more than the bytes; none is given out twice.
const poolBytes = 8_192
let pool = Buffer.alloc(0)
export const systemRandom: Random = {
  bytes(count) {
    if (count > 64) return randomBytes(count)
    if (pool.length < count) pool = randomBytes(poolBytes)
    const out = Buffer.from(pool.subarray(0, count))
    pool = pool.subarray(count)
    return out
  },
}

/** The same seed gives the same bytes for ever: SHA-256 in counter mode. */
export function seededRandom(seed: string): Random {
  let counter = 0
  let pool = Buffer.alloc(0)
  return {
    bytes(count) {
      while (pool.length < count) pool = Buffer.concat([pool, createHash('sha256').update(`${seed}:${counter++}`).digest()])
      const out = pool.subarray(0, count)
      pool = pool.subarray(count)
      return Buffer.from(out)
    },
  }
}

/** A whole number in [0, below), without modulo bias. */
export function intBelow(random: Random, below: number): number {
  if (!Number.isSafeInteger(below) || below < 1 || below > 2 ** 48) throw new RangeError(`below must be in 1…2^48, got ${below}`)
  const limit = 2 ** 48 - (2 ** 48 % below)
  for (;;) {
    const n = random.bytes(6).readUIntBE(0, 6)
    if (n < limit) return n % below
  }
}

export const token = (random: Random, bytes = 32): string => random.bytes(bytes).toString('base64url')

/** Digits to read out or type, e.g. a sign-in code. */
export const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, () => intBelow(random, 10)).join('')

// No 0/o, 1/l/i and no u: codes are read aloud and typed on phones.
const plain = '23456789abcdefghjkmnpqrstvwxyz'
export const shortCode = (random: Random, length = 8): string =>
  Array.from({ length }, () => plain[intBelow(random, plain.length)]).join('')
