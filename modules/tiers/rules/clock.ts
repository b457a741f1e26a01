// The clock of a holding: its months follow the calendar of the community, and stand still while it is frozen.
import { Temporal } from 'temporal-polyfill'
import { dayIn, startOfDay } from '#kernel/days.ts'
import { monthStart, monthsBegun } from './term.ts'

const zoned = (at: Date, timeZone: string) => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone)

/** The same time of day so many months later; on the last day of a shorter month. */
export const addMonths = (at: Date, months: number, timeZone: string): Date =>
  new Date(zoned(at, timeZone).add({ months }).epochMilliseconds)
/** The same time of day so many days later, or earlier. */
export const addDays = (at: Date, days: number, timeZone: string): Date =>
  new Date(zoned(at, timeZone).add({ days }).epochMilliseconds)

export interface Clocked {
  dues: number
  since: Date
  startsOn: string
  earnMonths: number
  monthsBooked: number
  frozenAt: Date | null
  frozenMs: number
}

/** What time it is for a holding: less the time for which it was frozen. */
export const ownTime = (held: Pick<Clocked, 'frozenAt' | 'frozenMs'>, now: Date): Date =>
  new Date((held.frozenAt && held.frozenAt < now ? held.frozenAt : now).getTime() - held.frozenMs)

/** How many months of its dues have begun. */
export function begunAt(held: Clocked, now: Date, timeZone: string): number {
  const own = ownTime(held, now)
  return own < held.since ? 0 : monthsBegun({ startsOn: held.startsOn, months: held.earnMonths }, dayIn(own, timeZone))
}

/** When the k-th month (from 0) begins, by everyone's clock. */
export function monthBeginsAt(held: Pick<Clocked, 'since' | 'startsOn' | 'frozenMs'>, k: number, timeZone: string): Date {
  const first = startOfDay(monthStart({ startsOn: held.startsOn }, k), timeZone)
  return new Date(Math.max(first.getTime(), held.since.getTime()) + held.frozenMs)
}

/** When the next month that is not booked yet begins; null when none is left, or there is nothing to earn. */
export const nextDueAt = (held: Clocked, timeZone: string): Date | null =>
  held.dues === 0 || held.monthsBooked >= held.earnMonths ? null : monthBeginsAt(held, held.monthsBooked, timeZone)

export interface Span {
  since: Date
  until: Date | null
}
const reminderDays = [30, 7, 1] as const

/** How many days before the end a member is reminded: never when less than half of the term has gone by. */
export function remindersOf({ since, until }: Span, timeZone: string): { days: number; at: Date }[] {
  if (!until) return []
  const half = (since.getTime() + until.getTime()) / 2
  return reminderDays.map(days => ({ days, at: addDays(until, -days, timeZone) })).filter(({ at }) => at.getTime() >= half)
}
