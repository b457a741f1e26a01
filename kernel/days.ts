// Calendar days of a place: which day it is there, and when that day begins. A day is the text 2026-11-22.
import { Temporal } from 'temporal-polyfill'

export const dayIn = (now: Date, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString()
export const startOfDay = (day: string, timeZone: string): Date =>
  new Date(Temporal.PlainDate.from(day).toZonedDateTime(timeZone).startOfDay().epochMilliseconds)
export const dayBefore = (day: string, days: number): string => Temporal.PlainDate.from(day).subtract({ days }).toString()
