// Days and times of a file: "day 3 20:00" is counted from the day of the launch, "2026-09-20 20:00" is what it says.
import { Temporal } from 'temporal-polyfill'

/** Where days are counted from, and whose clock it is. */
export interface Count {
  dayZero: string
  timeZone: string
}

export function dayOf(text: string, { dayZero }: Pick<Count, 'dayZero'>): string {
  const [, days] = /^day (\d+)/.exec(text) ?? []
  return days === undefined
    ? text.slice(0, 10)
    : Temporal.PlainDate.from(dayZero)
        .add({ days: Number(days) })
        .toString()
}
export function instantOf(text: string, count: Count): Date {
  const time = text.slice(text.lastIndexOf(' ') + 1)
  const local = Temporal.PlainDateTime.from(`${dayOf(text, count)}T${time}`)
  return new Date(local.toZonedDateTime(count.timeZone).epochMilliseconds)
}
/** "2026-09-20 20:00", seconds only where there are any. */
export function shownMoment(instant: Date, timeZone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDateTime()
  return local.toString({ smallestUnit: local.second === 0 ? 'minute' : 'second' }).replace('T', ' ')
}
