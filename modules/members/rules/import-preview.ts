// Adds up what a file would do, row by row, into what is shown before anyone is brought in.
import type { Locale } from '#kernel/i18n.ts'
import type { ImportPreview, ImportProblem, PreviewRow } from '../contract/import-shapes.ts'
import type { FieldValue } from '../contract/shapes.ts'
import type { Deed } from './import-decide.ts'
import type { Piece } from './import-differ.ts'
import type { Found } from './import-read.ts'
import { sayProblem } from './import-words.ts'

const firstShown = 20
const newTagsShown = 50

export interface Tally {
  counts: Pick<ImportPreview, 'rows' | 'accepted' | 'rejected' | 'created' | 'changed' | 'unchanged' | 'merged'>
  changes: Map<string, number>
  problems: Map<string, { found: Found; rows: number; firstLine: number }>
  newTags: Set<string>
  first: { deed: Deed; at: Deed['row'] }[]
}
export const emptyTally = (): Tally => ({
  counts: { rows: 0, accepted: 0, rejected: 0, created: 0, changed: 0, unchanged: 0, merged: 0 },
  changes: new Map(),
  problems: new Map(),
  newTags: new Set(),
  first: [],
})

export function tallyDeeds(tally: Tally, deeds: readonly Deed[], knownTags: ReadonlySet<string>): void {
  const { counts } = tally
  for (const deed of deeds) {
    counts.rows++
    counts[deed.outcome]++
    if (deed.outcome !== 'rejected') counts.accepted++
    if (deed.outcome === 'changed')
      for (const what of changedIn(deed)) tally.changes.set(what, (tally.changes.get(what) ?? 0) + 1)
    for (const tag of deed.tags) if (!knownTags.has(tag) && tally.newTags.size < newTagsShown) tally.newTags.add(tag)
    tallyProblems(tally, deed)
    if (tally.first.length < firstShown) tally.first.push({ deed, at: deed.row })
  }
}

const changedIn = ({ difference, tags, identities }: Deed): string[] => {
  const { values, ...plain } = difference?.after ?? {}
  const fields = Object.keys(values ?? {}).map(key => `values.${key}`)
  return [...Object.keys(plain), ...fields, ...(tags.length > 0 ? ['tags'] : []), ...(identities.length > 0 ? ['contacts'] : [])]
}

/** The same problem in the same column counts once a row. */
function tallyProblems(tally: Tally, { row }: Deed): void {
  const seen = new Set<string>()
  for (const found of row.problems) {
    const key = `${found.code} ${found.weight} ${found.column}`
    if (seen.has(key)) continue
    seen.add(key)
    const there = tally.problems.get(key)
    if (there) there.rows++
    else tally.problems.set(key, { found, rows: 1, firstLine: row.line })
  }
}

export function previewOf(tally: Tally, headers: readonly string[], locale: Locale, dayOf: (at: Date) => string): ImportPreview {
  const problems = [...tally.problems.values()]
    .toSorted(
      (one, other) => Number(other.found.weight === 'reject') - Number(one.found.weight === 'reject') || other.rows - one.rows,
    )
    .map(({ found, rows, firstLine }) => ({ ...sayFound(found, headers, locale), rows, firstLine }))
  return {
    ...tally.counts,
    changes: [...tally.changes].map(([what, members]) => ({ what, members })),
    problems,
    newTags: [...tally.newTags],
    first: tally.first.map(({ deed }) => shownRow(deed, headers, locale, dayOf)),
  }
}

export function sayFound(found: Found, headers: readonly string[], locale: Locale): ImportProblem {
  const { code, weight, column, got } = found
  return {
    code,
    weight,
    column: column === null ? null : (headers[column] ?? String(column + 1)),
    found: got,
    ...sayProblem(code, locale),
  }
}

const valueText = (value: FieldValue | null | undefined): string =>
  value === null || value === undefined ? '' : Array.isArray(value) ? value.join('、') : String(value)

function shownRow(
  { row, outcome, sameAsLine, group, difference, tags }: Deed,
  headers: readonly string[],
  locale: Locale,
  dayOf: (at: Date) => string,
): PreviewRow {
  const { wish } = row
  return {
    line: row.line,
    outcome,
    sameAsLine,
    memberId: group?.member?.id ?? null,
    name: wish?.name ?? '',
    identities: wish?.identities.map(one => one.subject.replace(/^com_\w+\./, '')) ?? [],
    tags: wish?.tags ?? [],
    stage: wish?.stage ?? '',
    joinedAt: wish?.joinedAt ? dayOf(wish.joinedAt) : '',
    values: Object.entries(wish?.values ?? {}).map(([key, value]) => ({ key, value: valueText(value) })),
    changes: outcome === 'changed' ? [...changesOf(difference), ...tags.map(tag => ({ what: 'tags', from: '', to: tag }))] : [],
    problems: row.problems.map(found => sayFound(found, headers, locale)),
  }
}

function changesOf(difference: Deed['difference']): PreviewRow['changes'] {
  if (!difference) return []
  const { before, after } = difference
  const plain = (['name', 'intro', 'notes'] as const).flatMap(what =>
    after[what] === undefined ? [] : [{ what: what as string, from: before[what] ?? '', to: after[what] }],
  )
  const values = Object.entries(after.values ?? {}).map(([key, to]) => ({
    what: `values.${key}`,
    from: valueText((before as Piece).values?.[key]),
    to: valueText(to),
  }))
  return [...plain, ...values]
}
