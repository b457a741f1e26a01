// When a promise is due: once, every year of the holding, or on a date.
import { Temporal } from 'temporal-polyfill'

export interface Promised {
  dueRule: 'once' | 'yearly' | 'date'
  dueDays: number
  dueOn: string | null
}
/** Calendar days; `until` is the first day after the term, null for life. */
export interface Days {
  since: string
  until: string | null
}
/** For life nothing is laid out further ahead than this; the nightly round lays out the rest when it comes near. */
export const lifeAheadMonths = 24

/** The days on which it is due within the term. `today` bounds what is owed for life. */
export function dueDays(promised: Promised, { since, until }: Days, today: string): string[] {
  const first = Temporal.PlainDate.from(since)
  const horizon = until ?? Temporal.PlainDate.from(today).add({ months: lifeAheadMonths }).toString()
  const isWithin = (day: string) => day >= since && day < horizon
  if (promised.dueRule === 'date') return promised.dueOn !== null && isWithin(promised.dueOn) ? [promised.dueOn] : []
  const one = first.add({ days: promised.dueDays }).toString()
  if (promised.dueRule === 'once') return until === null || isWithin(one) ? [one] : []
  const days: string[] = []
  for (let year = 0; ; year++) {
    const begins = first.add({ years: year })
    if (begins.toString() >= horizon) return days
    const day = begins.add({ days: promised.dueDays }).toString()
    if (isWithin(day)) days.push(day)
  }
}
