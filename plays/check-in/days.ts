// Days that were signed, a month in one number: bit 0 is the first of the month. Runs are counted over the edges of months.
import { Temporal } from 'temporal-polyfill'

/** By month, e.g. `2026-03`. */
export type Months = Readonly<Record<string, number>>

const monthOf = (day: string): string => day.slice(0, 7)
const nthOf = (day: string): number => Number(day.slice(8))
const isSet = (bits: number, nth: number): boolean => Math.floor(bits / 2 ** (nth - 1)) % 2 === 1

export const has = (months: Months, day: string): boolean => isSet(months[monthOf(day)] ?? 0, nthOf(day))
export const withDay = (months: Months, day: string): Months =>
  has(months, day) ? months : { ...months, [monthOf(day)]: (months[monthOf(day)] ?? 0) + 2 ** (nthOf(day) - 1) }

export const dayAfter = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString()
/** The day on which a moment falls there. */
export const dayIn = (moment: Date, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString()

/** How many days without a gap end with this one; 0 when it is not signed itself. */
export function runBack(months: Months, day: string): number {
  let month = Temporal.PlainYearMonth.from(monthOf(day))
  let nth = nthOf(day)
  for (let run = 0; ; nth--, run++) {
    if (nth === 0) {
      month = month.subtract({ months: 1 })
      nth = month.daysInMonth
    }
    if (!isSet(months[month.toString()] ?? 0, nth)) return run
  }
}

/** How many days without a gap begin with this one. */
export function runOn(months: Months, day: string): number {
  let month = Temporal.PlainYearMonth.from(monthOf(day))
  let nth = nthOf(day)
  for (let run = 0; ; nth++, run++) {
    if (nth > month.daysInMonth) {
      month = month.add({ months: 1 })
      nth = 1
    }
    if (!isSet(months[month.toString()] ?? 0, nth)) return run
  }
}
