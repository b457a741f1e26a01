// Guesses what the columns of a file mean: by a known export, by their names, by what stands in them.
import { emailOf, phoneOf } from '#kernel/sheets/cells.ts'
import type { ImportColumn, ImportTarget } from '../contract/import-shapes.ts'
import type { Field } from '../contract/shapes.ts'
import { headerKey, type KnownExport, knownExport, targetOfHeader } from './import-headers.ts'

export interface Guessed {
  columns: ImportColumn[]
  knownAs: KnownExport | null
}

/** These may come from several columns; of the others the first one counts. */
const oftenMeant: ReadonlySet<ImportTarget> = new Set(['ignore', 'name', 'email', 'phone', 'tags', 'notes', 'leave-out'])

/** `samples`: the first rows of the file. */
export function guessColumns(headers: readonly string[], samples: readonly string[][], fields: readonly Field[]): Guessed {
  const known = knownExport(headers)
  const taken = new Set<string>()
  const byField = new Map(fields.flatMap(field => titlesOf(field).map(title => [title, field.key] as const)))
  const columns = headers.map((header, at) => {
    const guess = known?.columns
      ? guessed(known.columns[headerKey(header)] ?? 'ignore', 'export')
      : byName(header, filledOf(samples, at), known?.is === 'qunluo' && targetOfHeader(header) ? new Map() : byField)
    const mark = guess.to === 'field' ? `field ${guess.key}` : guess.to
    if (!oftenMeant.has(guess.to) && taken.has(mark)) return guessed('ignore', 'nothing')
    taken.add(mark)
    return guess
  })
  const sniffed = columns.map((column, at) =>
    column.why === 'nothing' ? byContent(filledOf(samples, at), taken, headers[at] ?? '') : column,
  )
  return { columns: sniffed, knownAs: known?.is ?? null }
}

const guessed = (to: ImportTarget, why: ImportColumn['why'], key: string | null = null): ImportColumn => ({
  to,
  key,
  title: null,
  kind: null,
  why,
})

/** A field is meant by either title, by its key, or by a title with the key behind it. */
const titlesOf = (field: Field): string[] =>
  [field.titleZh, field.titleEn, field.key, `${field.titleZh}${field.key}`, `${field.titleEn}${field.key}`].map(headerKey)

const filledOf = (samples: readonly string[][], at: number): string[] =>
  samples.flatMap(row => (row[at]?.trim() ? [row[at].trim()] : [])).slice(0, 200)

const ourId = /^mem_[0-9a-hjkmnp-tv-z]{26}$/

function byName(header: string, filled: readonly string[], byField: ReadonlyMap<string, string>): ImportColumn {
  const to = targetOfHeader(header)
  const key = byField.get(headerKey(header))
  // A field named by the operators means more than a word of ours, except where the word is what identifies someone.
  if (key !== undefined && !(to === 'email' || to === 'phone' || to === 'name')) return guessed('field', 'header', key)
  if (to === 'member-id') return guessed(filled.every(cell => ourId.test(cell)) ? 'member-id' : 'external', 'header')
  return to ? guessed(to, 'header') : guessed('ignore', 'nothing')
}

const shareMin = 0.6
const sniffers: readonly [ImportTarget, (cell: string) => boolean][] = [
  ['email', cell => emailOf(cell).ok !== undefined],
  ['phone', cell => phoneOf(cell).ok !== undefined],
  ['wechat', cell => /^(?:wx[0-9a-f]{16}:)?o[\w-]{25,30}$/.test(cell)],
  ['member-id', cell => ourId.test(cell)],
]
const givenNameless = /^(?:列|Column) \d+$/

function byContent(filled: readonly string[], taken: ReadonlySet<string>, header: string): ImportColumn {
  const share = (fits: (cell: string) => boolean) => filled.filter(fits).length / filled.length
  if (filled.length > 0)
    for (const [to, fits] of sniffers) if (!taken.has(to) && share(fits) >= shareMin) return guessed(to, 'content')
  const isName = (cell: string) => /^\p{Script=Han}{2,4}$/u.test(cell)
  if (filled.length > 0 && givenNameless.test(header) && !taken.has('name') && share(isName) >= shareMin)
    return guessed('name', 'content')
  return guessed('ignore', 'nothing')
}
