// What a holding costs, how the money divides into dues and credit, and what goes back of it.
import { earned } from './term.ts'

/** What becomes of what was paid now and carried over: the credit that was promised as far as it reaches, the rest are dues. */
export function partsOf(paid: number, carried: number, promisedCredit: number) {
  const credit = Math.min(promisedCredit, paid + carried)
  const creditFromPaid = Math.min(credit, paid)
  return {
    dues: paid + carried - credit,
    credit,
    duesFromPaid: paid - creditFromPaid,
    creditFromPaid,
    creditFromCarried: credit - creditFromPaid,
  }
}

export interface Bought {
  dues: number
  duesMoved: number
  duesReturned: number
  earnMonths: number
}
/** Dues that are not earned when so many months have begun, and neither went back nor elsewhere. */
export const unearned = (held: Bought, begun: number): number =>
  held.dues - held.duesMoved - held.duesReturned - earned(held.dues, held.earnMonths, begun)

/** What an amount is made of, by what brought the money in: the newest first, none beyond what it brought. */
export function byCause(total: number, sources: readonly { cause: string; paid: number }[]): { cause: string; amount: number }[] {
  let left = total
  return sources.flatMap(({ cause, paid }) => {
    const amount = Math.min(left, paid)
    left -= amount
    return amount > 0 ? [{ cause, amount }] : []
  })
}
