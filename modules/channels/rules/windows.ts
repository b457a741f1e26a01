// Windows of quotas: from when until when one is counted, by the calendar of a time zone.
import { Temporal } from 'temporal-polyfill'
import type { QuotaWindow } from '../contract/shapes.ts'

export interface Span {
  from: Date
  until: Date
}

const fixedMs = { minute: 60_000, hour: 3_600_000 }

/** A day is the calendar's, which may have 23 or 25 hours; a reply window is opened by what a follower did. */
export function spanOf(window: QuotaWindow, now: Date, timeZone: string, opened: Span | null): Span | null {
  if (window === 'reply-window') return opened
  if (window === 'day') {
    const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).startOfDay()
    return { from: new Date(here.epochMilliseconds), until: new Date(here.add({ days: 1 }).startOfDay().epochMilliseconds) }
  }
  const ms = fixedMs[window]
  const from = Math.floor(now.getTime() / ms) * ms
  return { from: new Date(from), until: new Date(from + ms) }
}
