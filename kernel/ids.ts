// Prefixed, time-ordered ids: `mem_` + 10 letters of time + 16 of chance (a ULID in lower case). Those made in one process
// within one millisecond follow each other in order, so that what was written first also sorts first.
import type { Random } from './random.ts'

const letters = '0123456789abcdefghjkmnpqrstvwxyz'
let last: { time: number; tail: number[] } = { time: -1, tail: [] }

export function newId(from: { now: Date; random: Random }, prefix: string): string {
  const time = from.now.getTime()
  last = time === last.time && next(last.tail) ? last : { time, tail: [...from.random.bytes(16)].map(byte => byte & 31) }
  return `${prefix}_${headOf(time)}${last.tail.map(digit => letters[digit]).join('')}`
}

function headOf(time: number): string {
  let head = ''
  for (let i = 0, rest = time; i < 10; i++, rest = Math.floor(rest / 32)) head = letters[rest % 32] + head
  return head
}

/** Counts one up in place; false when there is no higher number of 16 digits. */
function next(tail: number[]): boolean {
  for (let i = tail.length - 1; i >= 0; i--) {
    const digit = (tail[i] as number) + 1
    tail[i] = digit % 32
    if (digit < 32) return true
  }
  return false
}

export const idInstant = (id: string): Date => {
  const head = id.slice(id.indexOf('_') + 1).slice(0, 10)
  return new Date([...head].reduce((sum, letter) => sum * 32 + letters.indexOf(letter), 0))
}
