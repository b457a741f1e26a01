// Dates as tables hold them: day numbers, Chinese and western spellings, with and without a time.
import type { CellProblemCode, CellResult } from './cell-text.ts'
import { bareText } from './cell-text.ts'
import { serialText } from './serial.ts'

type Parts = { year: number; month: number; day: number }
type Clock = { text: string } | null

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/**
 * `2024-01-02`, or `2024-01-02T08:00:00` with a time, or that with `Z` or `+08:00` where the text names its offset.
 * 01/02/2024 is not guessed at, unless the caller knows which order the file uses.
 */
export function dateOf(text: string, order?: 'day-first' | 'month-first'): CellResult<string> {
  const refuse = (problem: CellProblemCode): CellResult<string> => ({ problem, got: text.slice(0, 100) })
  const bare = bareText(text)
    .replace(/[,，]?\s*(?:星期|周)[一二三四五六日天]\s*/g, ' ')
    .replace(/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+/i, '')
    .trim()
  if (bare === '') return refuse('date.empty')
  if (bare.length > 60) return refuse('date.unreadable')
  const number = /^\d+(?:\.\d+)?$/.test(bare) ? fromNumber(bare) : null
  if (number !== null) return number === '' ? refuse('date.unreadable') : { ok: number }
  const { day, clock, offset } = apart(bare)
  if (clock === undefined) return refuse('date.unreadable')
  const parts = partsOf(day, order)
  if (typeof parts === 'string') return refuse(parts)
  if (parts.year < 1900 || parts.year > 2199) return refuse('date.out-of-range')
  if (!exists(parts)) return refuse('date.impossible')
  return { ok: iso(parts) + (clock ? `T${clock.text}${offset}` : '') }
}

const two = (value: number): string => String(value).padStart(2, '0')
const iso = ({ year, month, day }: Parts): string => `${year}-${two(month)}-${two(day)}`

function exists({ year, month, day }: Parts): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** A bare number: a spreadsheet's day, 20240102, or seconds or milliseconds since 1970. Empty when none of them. */
function fromNumber(bare: string): string | null {
  const value = Number(bare)
  if (value >= 20_000 && value < 80_000) {
    return serialText(value, Number.isInteger(value) ? 'date' : 'datetime', false)?.replace(' ', 'T') ?? ''
  }
  if (/^(?:19|20|21)\d{6}$/.test(bare)) {
    const parts = { year: Number(bare.slice(0, 4)), month: Number(bare.slice(4, 6)), day: Number(bare.slice(6)) }
    return exists(parts) ? iso(parts) : ''
  }
  if (/^\d{10}$/.test(bare) || /^\d{13}$/.test(bare)) {
    const instant = new Date(bare.length === 10 ? value * 1000 : value)
    if (instant.getUTCFullYear() < 2200) return instant.toISOString().replace('.000Z', 'Z')
  }
  return /^\d{1,2}\.\d{1,2}$/.test(bare) ? null : ''
}

type Apart = { day: string; clock: Clock | undefined; offset: string }

/** Parts the day from the time; `clock` is undefined when there is a time that no clock shows. */
function apart(bare: string): Apart {
  const match =
    /^(.+?)(?:T|\s+|(?<=日))\s*(上午|下午|中午|晚上|早上|凌晨|am|pm)?\s*(\d{1,2})[:时点](?:(\d{1,2})(?:[:分](?:(\d{1,2})(?:\.(\d+))?)?)?)?秒?\s*([ap]\.?m\.?)?\s*(z|utc|gmt|[+-]\d{2}:?\d{2})?(?:\s+utc)?$/i.exec(
      bare,
    )
  if (!match) return { day: bare, clock: null, offset: '' }
  const [, day = '', before = '', hourText = '0', minute = '0', second = '0', , after = '', zone = ''] = match
  const half = (before || after).replaceAll('.', '').toLowerCase()
  const hour = hourOf(Number(hourText), half)
  const isClock = hour <= 23 && Number(minute) <= 59 && Number(second) <= 59
  const clock = isClock ? { text: `${two(hour)}:${two(Number(minute))}:${two(Number(second))}` } : undefined
  return { day: day.trim().replace(/,$/, ''), clock, offset: offsetOf(zone) }
}

function hourOf(hour: number, half: string): number {
  if (half === 'pm' || half === '下午' || half === '晚上') return hour < 12 ? hour + 12 : hour
  if (half === '中午') return hour < 11 ? hour + 12 : hour
  if (half === 'am' || half === '上午' || half === '凌晨') return hour === 12 ? 0 : hour
  return hour
}

function offsetOf(zone: string): string {
  if (zone === '') return ''
  if (/^(?:z|utc|gmt)$/i.test(zone) || /^[+-]00:?00$/.test(zone)) return 'Z'
  return zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`
}

function partsOf(day: string, order?: 'day-first' | 'month-first'): Parts | CellProblemCode {
  const yearFirst = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$/.exec(day)
  if (yearFirst) return { year: Number(yearFirst[1]), month: Number(yearFirst[2]), day: Number(yearFirst[3]) }
  const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(day)
  if (yearLast) return numbered(Number(yearLast[1]), Number(yearLast[2]), Number(yearLast[3]), order)
  const named = /^(?:(\d{1,2})(?:st|nd|rd|th)?[\s-]+)?([a-z]{3,9})\.?[\s-]*(?:(\d{1,2})(?:st|nd|rd|th)?,?)?[\s-]+(\d{4})$/i.exec(
    day,
  )
  if (named) {
    const month = months.indexOf(named[2]!.slice(0, 3).toLowerCase()) + 1
    const date = named[1] ?? named[3]
    if (month === 0) return 'date.unreadable'
    return date === undefined ? 'date.incomplete' : { year: Number(named[4]), month, day: Number(date) }
  }
  if (/^\d{1,2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?$/.test(day)) return 'date.ambiguous'
  if (/^(?:\d{4}[-/.年]\d{1,2}月?|\d{1,2}[-/.月]\d{1,2}[日号]?|\d{4}年?)$/.test(day)) return 'date.incomplete'
  return 'date.unreadable'
}

/** Two numbers before a year: only sure when one cannot be a month, or both say the same. */
function numbered(one: number, other: number, year: number, order?: 'day-first' | 'month-first'): Parts | CellProblemCode {
  if (order === 'day-first') return { year, month: other, day: one }
  if (order === 'month-first') return { year, month: one, day: other }
  if (one > 12 && other <= 12) return { year, month: other, day: one }
  if (other > 12 && one <= 12) return { year, month: one, day: other }
  if (one === other) return { year, month: one, day: other }
  return one > 12 ? 'date.impossible' : 'date.ambiguous'
}
