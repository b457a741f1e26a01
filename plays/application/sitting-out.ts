// Who confirmed a place and did not come sits out the next ones: noted when it is marked, counted when the next of the kind opens.
import type { Earlier } from '#modules/activities/contract.ts'
import type { Table } from './rules.ts'

/** The table is read with every move; of a crowd that stays away the first so many are kept in mind. */
export const absentMax = 1_000

/** How many times, this one with it. */
export type SittingOut = { name: string; times: number }
export const timesOut = ({ sitsOut }: Table, memberId: string | null): number =>
  memberId === null ? 0 : (sitsOut?.[memberId]?.times ?? 0)

/** Marked as absent, or not any more. */
export function notedAbsent({ absent = [], ...table }: Table, who: { memberId: string; name: string }, isAbsent: boolean): Table {
  const others = absent.filter(([memberId]) => memberId !== who.memberId)
  const isKept = isAbsent && others.length < absentMax
  return { ...table, absent: isKept ? [...others, [who.memberId, who.name]] : others }
}

export function lookedBack(table: Table, earlier: readonly Earlier<Table>[]): Table {
  const sitsOut: Record<string, SittingOut> = {}
  for (const { table: before, result, since } of earlier) {
    const times = skipsOf(result) - since
    if (times <= 0) continue
    for (const [memberId, name] of before.absent ?? [])
      if (times > (sitsOut[memberId]?.times ?? 0)) sitsOut[memberId] = { name, times }
  }
  return { ...table, sitsOut }
}
/** By the rules under which they stayed away. */
const skipsOf = (result: unknown): number => Number((result as { noShowSkips?: number } | null)?.noShowSkips ?? 0)

export function forgiven({ sitsOut = {}, ...table }: Table, memberId: string): Table {
  const { [memberId]: _, ...others } = sitsOut
  return { ...table, sitsOut: others }
}
