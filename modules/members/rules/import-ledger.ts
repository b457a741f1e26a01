// What the ledger of an import keeps of each row: enough to show it, to count it, and to take it back.
import type { RowOutcome } from '../contract/import-shapes.ts'
import type { Decided, Deed } from './import-decide.ts'
import type { Piece } from './import-differ.ts'
import type { Found } from './import-read.ts'
import type { Group } from './import-sort.ts'

export interface LedgerRow {
  number: number
  line: number
  outcome: RowOutcome
  memberId: string | null
  sameAsLine: number | null
  problems: Found[] | null
  before: Piece | null
  after: Piece | null
  identityIds: string[] | null
  /** In hexadecimal. */
  mark: string | null
}

export type Counts = Record<RowOutcome, number>
/** Whom a handful made, and how they looked then. */
export type Made = Map<Group, { memberId: string; mark: Buffer }>

/** What later rows of the same handful added to someone new belongs to his making, and is taken back with it. */
export function ledgerOf({ deeds }: Decided, made: Made, identityIds: ReadonlyMap<Deed, string[]>): LedgerRow[] {
  const ofMaking = new Map<Group, string[]>()
  for (const [deed, ids] of identityIds)
    if (deed.group && made.has(deed.group)) ofMaking.set(deed.group, [...(ofMaking.get(deed.group) ?? []), ...ids])
  return deeds.map(deed => {
    const { row, group, outcome } = deed
    const making = group ? made.get(group) : undefined
    const isMaking = outcome === 'created'
    const ids = isMaking ? ofMaking.get(group as Group) : making ? undefined : identityIds.get(deed)
    const isChange = !making && (deed.difference !== null || ids !== undefined || deed.tags.length > 0)
    const nothing: Piece = {}
    return {
      number: row.number,
      line: row.line,
      outcome,
      memberId: group ? (group.member?.id ?? making?.memberId ?? null) : null,
      sameAsLine: deed.sameAsLine,
      problems: row.problems.length > 0 ? row.problems : null,
      before: isChange ? (deed.difference?.before ?? nothing) : null,
      after: isChange ? (deed.difference?.after ?? nothing) : null,
      identityIds: ids ?? null,
      mark: isMaking && making ? making.mark.toString('hex') : null,
    }
  })
}

export function countsOf(deeds: readonly Deed[]): Counts {
  const counts: Counts = { created: 0, changed: 0, unchanged: 0, merged: 0, rejected: 0 }
  for (const { outcome } of deeds) counts[outcome]++
  return counts
}
