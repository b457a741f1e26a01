// When the next one of a series comes: a pattern by the clock of the community, right across changes of that clock.
import { Cron } from 'croner'

/** Seconds and years are no part of a pattern: a series comes at most once a minute. */
export function isPattern(pattern: string): boolean {
  if (pattern.trim().split(/\s+/).length !== 5) return false
  try {
    new Cron(pattern, { paused: true })
    return true
  } catch {
    return false
  }
}

export interface Rhythm {
  pattern: string
  timeZone: string
  timesMax: number | null
  until: Date | null
}

/** The first time at or after `from`; null when there is no more. `times`: how many there have been. */
export function nextTime(rhythm: Rhythm, from: Date, times: number): Date | null {
  if (rhythm.timesMax !== null && times >= rhythm.timesMax) return null
  const cron = new Cron(rhythm.pattern, { timezone: rhythm.timeZone, paused: true })
  // The next run lies behind its argument: one second before, `from` itself can be meant.
  const next = cron.nextRun(new Date(Math.ceil(from.getTime() / 1000) * 1000 - 1000))
  if (!next || (rhythm.until !== null && next >= rhythm.until)) return null
  return next
}

/** Behind one that was. */
export const timeAfter = (rhythm: Rhythm, last: Date, times: number): Date | null =>
  nextTime(rhythm, new Date(last.getTime() + 1000), times)
