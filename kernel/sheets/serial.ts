// Excel's day numbers as dates and times, and which number formats mean a date.

export type SerialKind = 'number' | 'date' | 'datetime' | 'time' | 'duration'

/** Formats that have a number instead of a text. 27–36 and 50–58 are the East Asian dates. */
const builtIn = new Map<number, SerialKind>([
  ...range(14, 17, 'date'),
  ...range(18, 21, 'time'),
  [22, 'datetime'],
  ...range(27, 31, 'date'),
  ...range(32, 35, 'time'),
  [36, 'date'],
  [45, 'duration'],
  [46, 'duration'],
  [47, 'duration'],
  ...range(50, 54, 'date'),
  ...range(55, 56, 'time'),
  ...range(57, 58, 'date'),
])

function range(from: number, to: number, kind: SerialKind): [number, SerialKind][] {
  return Array.from({ length: to - from + 1 }, (_, index) => [from + index, kind])
}

export function serialKindOf(formatId: number, formatCode: string | undefined): SerialKind {
  if (formatCode === undefined) return builtIn.get(formatId) ?? 'number'
  // Only the part for positive numbers counts; quoted words, escapes, colours and locales are no date letters.
  const positive = formatCode.replace(/"[^"]*"|\\.|_.|\*.|e[+-]/gi, '').split(';')[0] ?? ''
  if (/\[(h+|m+|s+)\]/i.test(positive)) return 'duration'
  const letters = positive
    .replace(/\[[^\]]*\]/g, '')
    .replace(/general|am\/pm|a\/p|上午\/下午/gi, match => (/g/i.test(match) ? '' : 'h'))
  const hasDay = /[ydebg]/i.test(letters)
  const hasTime = /[hs]/i.test(letters)
  if (hasDay) return hasTime ? 'datetime' : 'date'
  if (hasTime) return 'time'
  return /m/i.test(letters) ? 'date' : 'number'
}

const daySeconds = 86_400

/** The text of a day number. Null when the number is no day that Excel knows. */
export function serialText(serial: number, kind: SerialKind, since1904: boolean): string | null {
  if (!Number.isFinite(serial) || kind === 'number') return null
  if (kind === 'duration') return durationText(serial)
  const days = since1904 ? serial + 1462 : serial
  if (days < 0 || days >= 2_958_466) return null
  // Fractions of a day are binary: 08:00 is 0.33333…, so seconds are rounded, not cut.
  const seconds = Math.round(days * daySeconds)
  const day = Math.floor(seconds / daySeconds)
  const clock = clockText(seconds - day * daySeconds)
  if (day === 0 || (kind === 'time' && serial < 1)) return kind === 'date' && seconds === 0 ? null : clock
  const date = dayText(day)
  const isMidnight = seconds === day * daySeconds
  return kind === 'date' && isMidnight ? date : `${date} ${clock}`
}

/** Day 60 is 29 February 1900, a day that never was; Excel keeps it, and dates before it stand one off. */
function dayText(day: number): string {
  if (day === 60) return '1900-02-29'
  const sinceEpoch = day < 60 ? day - 25_568 : day - 25_569
  return new Date(sinceEpoch * daySeconds * 1000).toISOString().slice(0, 10)
}

const two = (value: number): string => String(value).padStart(2, '0')

const clockText = (seconds: number): string =>
  `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`

function durationText(serial: number): string {
  const seconds = Math.round(Math.abs(serial) * daySeconds)
  return `${serial < 0 ? '-' : ''}${clockText(seconds)}`
}

/** The day number of a wall-clock time, for writing. */
export function serialOf(year: number, month: number, day: number, seconds: number): number {
  const days = Math.round(Date.UTC(year, month - 1, day) / 1000 / daySeconds) + 25_569
  return (days <= 60 ? days - 1 : days) + seconds / daySeconds
}

/** A number as people write it: no exponent, no binary tail. `lost` when a spreadsheet has rounded its digits away. */
export function plainNumber(stored: string): { text: string; lost: boolean } {
  // Spreadsheets keep fifteen digits: a longer whole number that ends in zeros has most likely been rounded.
  if (/^-?\d+$/.test(stored)) return { text: stored, lost: /^-?\d{15}0+$/.test(stored) }
  const value = Number(stored)
  if (stored.trim() === '' || !Number.isFinite(value)) return { text: stored, lost: false }
  const shortest = String(value)
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(shortest)
  if (!match) return { text: shortest, lost: Math.abs(value) >= 1e15 && /e/i.test(stored) }
  const [, sign = '', head = '', fraction = '', power = '0'] = match
  const digits = head + fraction
  const shift = Number(power)
  if (shift < 0) return { text: `${sign}0.${'0'.repeat(-shift - 1)}${digits}`, lost: false }
  return { text: sign + digits.padEnd(shift + 1, '0'), lost: true }
}
