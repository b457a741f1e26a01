// What a transfer is: lines, each of which debits one account and credits another of the same unit.
import { accountOf, type Code } from './accounts.ts'

export interface Line {
  debit: Code
  credit: Code
  /** Minor units, or points; above zero. */
  amount: number
}
export interface Transfer {
  id: string
  /** Made from what it is about, e.g. `order:ord_…:paid`: for ever, only one transfer has it. */
  key: string
  kind: string
  cause: string
  /** Why, in the words of whoever did it by hand. */
  note?: string
  /** The transfer whose lines these undo, line by line. */
  reverses: string | null
  /** Whose doing it is: an actor's name. */
  by: string
  /** The community's day for which it counts; in a closed month it counts on the first open day. */
  effectiveOn: string
  lines: readonly Line[]
}
/** What the members' accounts have more of, or less. */
export const movesOf = (transfers: readonly (Transfer & { lines: readonly Line[] })[]) =>
  transfers.flatMap(({ id: transferId, kind, cause, lines }) =>
    lines.flatMap(line =>
      [
        { code: line.debit, amount: -line.amount },
        { code: line.credit, amount: line.amount },
      ].flatMap(({ code, amount }) => {
        const { memberId, unit } = accountOf(code)
        return memberId ? [{ subject: memberId, payload: { memberId, unit, amount, transferId, kind, cause } }] : []
      }),
    ),
  )
