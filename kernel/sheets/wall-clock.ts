// Turns an instant into the date and time that a clock on the wall of some zone shows.

const formats = new Map<string, Intl.DateTimeFormat>()

export type WallTime = { year: number; month: number; day: number; seconds: number }

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    })
    formats.set(timeZone, format)
  }
  return format
}

const quarterHour = 900_000
const daySeconds = 86_400
const remembered = new Map<string, number>()

/** How far the wall is ahead of UTC. Zones change only on the quarter hour, and asking Intl for each instant is slow. */
function offsetOf(instant: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0
  const quarter = Math.floor(instant / quarterHour)
  const key = `${timeZone} ${quarter}`
  const known = remembered.get(key)
  if (known !== undefined) return known
  const parts = new Map<string, number>()
  for (const { type, value } of formatOf(timeZone).formatToParts(quarter * quarterHour)) parts.set(type, Number(value))
  const at = (type: string): number => parts.get(type) ?? 0
  const wall = Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second'))
  if (remembered.size > 20_000) remembered.clear()
  const offset = wall - quarter * quarterHour
  remembered.set(key, offset)
  return offset
}

export function wallTimeOf(instant: Date, timeZone = 'UTC'): WallTime {
  const wall = new Date(instant.getTime() + offsetOf(instant.getTime(), timeZone))
  const seconds = Math.floor(wall.getTime() / 1000) % daySeconds
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    seconds: (seconds + daySeconds) % daySeconds,
  }
}

/** `2024-01-02 08:00:00`, the way spreadsheets recognise. */
export function wallClock(timeZone = 'UTC'): (instant: Date) => string {
  const two = (value: number): string => String(value).padStart(2, '0')
  return instant => {
    const { year, month, day, seconds } = wallTimeOf(instant, timeZone)
    const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
    return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)} ${clock}`
  }
}
