// Calendar days of a place: which day it is there, and when that day begins. A day is the text 2026-11-22.
import { Temporal } from 'temporal-polyfill'

interface Day {
  name: string
  from: number
  to: number
}
// The day that was last asked for, by zone: a sale asks thousands of times a second, always for the same.
const latest = new Map<string, Day>()

export function dayIn(now: Date, timeZone: string): string {
  const at = now.getTime()
  const known = latest.get(timeZone)
  if (known && known.from <= at && at < known.to) return known.name
  const day = dayAround(at, timeZone)
  latest.set(timeZone, day)
  return day.name
}
function dayAround(at: number, timeZone: string): Day {
  const start = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).startOfDay()
  const day = start.toPlainDate()
  const next = day.add({ days: 1 }).toZonedDateTime(timeZone)
  return { name: day.toString(), from: start.epochMilliseconds, to: next.epochMilliseconds }
}
export const startOfDay = (day: string, timeZone: string): Date =>
  new Date(Temporal.PlainDate.from(day).toZonedDateTime(timeZone).startOfDay().epochMilliseconds)
export const dayBefore = (day: string, days: number): string => Temporal.PlainDate.from(day).subtract({ days }).toString()
