// Chance from a seed: HMAC-SHA256 in counter mode, six bytes a number. Whoever has the seed can follow every step.
import { createHash, createHmac } from 'node:crypto'
import type { Chance } from '../contract/play.ts'

/** Published before anyone plays, so that the seed cannot be changed any more. */
export const commitmentOf = (seed: string): string => createHash('sha256').update(seed).digest('hex')

/** `about` names what it is for: `move:7`, `deck`, `settle`, `tick:2`. Numbers beyond the last whole multiple are thrown away. */
export function chanceOf(seed: string, about: string): Chance {
  let counter = 0
  let block = Buffer.alloc(0)
  let at = 0
  const next = (): number => {
    if (at + 6 > block.length) {
      block = createHmac('sha256', seed).update(`${about}:${counter++}`).digest()
      at = 0
    }
    at += 6
    return block.readUIntBE(at - 6, 6)
  }
  const below = (limit: number): number => {
    if (!Number.isSafeInteger(limit) || limit < 1 || limit > 2 ** 48)
      throw new RangeError(`below must be in 1…2^48, got ${limit}`)
    const fair = 2 ** 48 - (2 ** 48 % limit)
    for (;;) {
      const drawn = next()
      if (drawn < fair) return drawn % limit
    }
  }
  return {
    below,
    shuffled(all) {
      const order = [...all]
      for (let n = 0; n < order.length - 1; n++) {
        const other = n + below(order.length - n)
        const kept = order[n] as (typeof order)[number]
        order[n] = order[other] as (typeof order)[number]
        order[other] = kept
      }
      return order
    },
    weighted(weights) {
      const sum = weights.reduce((total, one) => total + one, 0)
      if (sum === 0) return -1
      let drawn = below(sum)
      return weights.findIndex(weight => {
        drawn -= weight
        return drawn < 0
      })
    },
  }
}
