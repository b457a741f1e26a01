// The community's own clock: days and times on the wall, and the instants they mean.
import { Temporal } from 'temporal-polyfill'

/** In the hour that spring skips, the later reading; in the hour that autumn repeats, the first. */
export const instantOf = (date: string, time: string, timeZone: string): Date =>
  new Date(Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(timeZone).epochMilliseconds)

export const dayAt = (instant: Date, timeZone: string): string => zoned(instant, timeZone).toPlainDate().toString()
export const timeAt = (instant: Date, timeZone: string): string =>
  zoned(instant, timeZone).toPlainTime().toString({ smallestUnit: 'minute' })
const zoned = (instant: Date, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone)

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (date: string): number => Temporal.PlainDate.from(date).dayOfWeek

export const daysFrom = (date: string, days: number): string[] =>
  Array.from({ length: days }, (_, i) => Temporal.PlainDate.from(date).add({ days: i }).toString())

/** The next whole second: what is told at most once a second is told then. */
export const secondAfter = (instant: Date): Date => new Date((Math.floor(instant.getTime() / 1000) + 1) * 1000)
