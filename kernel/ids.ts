// Prefixed, time-ordered ids: `mem_` + 10 letters of time + 16 of chance (a ULID in lower case).
import type { Random } from './random.ts'

const letters = '0123456789abcdefghjkmnpqrstvwxyz'

export function newId(from: { now: Date; random: Random }, prefix: string): string {
  let time = from.now.getTime()
  let head = ''
  for (let i = 0; i < 10; i++) {
    head = letters[time % 32] + head
    time = Math.floor(time / 32)
  }
  let tail = ''
  for (const byte of from.random.bytes(16)) tail += letters[byte & 31]
  return `${prefix}_${head}${tail}`
}

export const idInstant = (id: string): Date => {
  const head = id.slice(id.indexOf('_') + 1).slice(0, 10)
  return new Date([...head].reduce((sum, letter) => sum * 32 + letters.indexOf(letter), 0))
}
