// Terms and what is earned of them: a term has months that begin on the day on which it began (or on the last day of a shorter
// month), and dues are earned month by month so that the parts sum to the fen.
import { Temporal } from 'temporal-polyfill'

/** Calendar days, e.g. 2026-11-22. `months` is null for life. */
export interface Term {
  startsOn: string
  months: number | null
}

const plain = (day: string): Temporal.PlainDate => Temporal.PlainDate.from(day)

/** The first day of the k-th month of a term, counted from its first day, so that 31 January is followed by 28 February and 31 March. */
export const monthStart = (term: Pick<Term, 'startsOn'>, k: number): string => plain(term.startsOn).add({ months: k }).toString()

/** The first day after the term; null for life. */
export const endOf = ({ startsOn, months }: Term): string | null => (months === null ? null : monthStart({ startsOn }, months))

/** How many months of the term have begun on `day`; none before it, all from its end on. */
export function monthsBegun({ startsOn, months }: Term, day: string): number {
  if (day < startsOn) return 0
  const whole = plain(startsOn).until(plain(day), { largestUnit: 'months' }).months
  // `until` counts whole months only, and clamps otherwise than `add`: the next one may have begun already.
  const begun = whole + (monthStart({ startsOn }, whole + 1) <= day ? 2 : 1)
  return months === null ? begun : Math.min(begun, months)
}

/** What is earned of `amount` when `begun` of `months` have begun: whole minor units, all of it at the end. */
export function earned(amount: number, months: number, begun: number): number {
  if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`${amount} is no amount`)
  if (begun >= months) return amount
  return Number((BigInt(amount) * BigInt(Math.max(begun, 0))) / BigInt(months))
}

/** What the k-th month (from 0) earns. */
export const earnedInMonth = (amount: number, months: number, k: number): number =>
  earned(amount, months, k + 1) - earned(amount, months, k)
