// Prefixed, time-ordered ids: `mem_` + 10 letters of time + 16 of chance (a ULID in lower case). Those made in one process
// within one millisecond follow each other in order, so that what was written first also sorts first.
import type { Random } from './random.ts'

const letters = '0123456789abcdefghjkmnpqrstvwxyz'
/** Of the last id: 12 digits of chance, and the last four, which are counted up, as a number. */
let last = { time: -1, head: '', stem: [] as number[], stemText: '', count: 0 }
const countMax = 32 ** 4

export function newId(from: { now: Date; random: Random }, prefix: string): string {
  const time = from.now.getTime()
  if (time !== last.time || !oneUp()) last = drawn(time, from.random)
  const { head, stemText, count: n } = last
  const tail = `${letters[n >> 15]}${letters[(n >> 10) & 31]}${letters[(n >> 5) & 31]}${letters[n & 31]}`
  return `${prefix}_${head}${stemText}${tail}`
}

function drawn(time: number, random: Random): typeof last {
  const digits = [...random.bytes(16)].map(byte => byte & 31)
  const stem = digits.slice(0, 12)
  return {
    time,
    head: headOf(time),
    stem,
    stemText: textOf(stem),
    count: digits.slice(12).reduce((sum, digit) => sum * 32 + digit, 0),
  }
}
const textOf = (digits: readonly number[]): string => digits.map(digit => letters[digit]).join('')

function headOf(time: number): string {
  let head = ''
  for (let i = 0, rest = time; i < 10; i++, rest = Math.floor(rest / 32)) head = letters[rest % 32] + head
  return head
}

/** Counts one up in place; false when there is no higher number of 16 digits. */
function oneUp(): boolean {
  if (++last.count < countMax) return true
  last.count = 0
  for (let i = last.stem.length - 1; i >= 0; i--) {
    const digit = (last.stem[i] as number) + 1
    last.stem[i] = digit % 32
    if (digit === 32) continue
    last.stemText = textOf(last.stem)
    return true
  }
  return false
}

export const idInstant = (id: string): Date => {
  const head = id.slice(id.indexOf('_') + 1).slice(0, 10)
  return new Date([...head].reduce((sum, letter) => sum * 32 + letters.indexOf(letter), 0))
}
