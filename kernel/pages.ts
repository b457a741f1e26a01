// Pages by keyset: the cursor holds where the last line stood, so that pages neither skip nor repeat when rows come and go.
import { Malformed, refuse } from './refusal.ts'

/** Where a line stands in its list: by what it is sorted, and last by what no other line has. */
export type Mark = readonly (string | number | Date)[]
export interface PageWish {
  cursor?: string | undefined
  limit: number
}
export interface Page<Item> {
  items: Item[]
  next: string | null
}

const text = (value: unknown) => (typeof value === 'string' && !value.includes('\0') ? value : undefined)
const kinds = {
  text,
  id: (value: unknown) => (/^[a-z]{2,5}_[0-9a-hjkmnp-tv-z]{26}$/.test(text(value) ?? '') ? (value as string) : undefined),
  // Only as we write it: a calendar knows no 30 February, and PostgreSQL not every word that JavaScript takes for a date.
  instant: (value: unknown) => {
    const date = new Date(/^[12]\d{3}-/.test(text(value) ?? '') ? (value as string) : Number.NaN)
    return !Number.isNaN(date.getTime()) && date.toISOString() === value ? date : undefined
  },
  int: (value: unknown) => (Number.isInteger(value) && value === ((value as number) | 0) ? (value as number) : undefined),
}
type Kind = keyof typeof kinds
type Values<Kinds extends readonly Kind[]> = { -readonly [K in keyof Kinds]: NonNullable<ReturnType<(typeof kinds)[Kinds[K]]>> }

/** The mark of most lists: the instant, and the id for the rows that share it. */
export const byInstant = ['instant', 'id'] as const

export const cursorOf = (mark: Mark): string => Buffer.from(JSON.stringify(mark)).toString('base64url')

/** The mark inside a cursor, or null at the beginning; one that we did not make is refused, not handed to the database. */
export function markOf<const Kinds extends readonly Kind[]>(cursor: string | undefined, wanted: Kinds): Values<Kinds> | null {
  if (cursor === undefined) return null
  const found = parsed(cursor)
  if (!Array.isArray(found) || found.length !== wanted.length) return refuse(Malformed, { field: 'cursor' })
  return wanted.map((kind, i) => kinds[kind](found[i]) ?? refuse(Malformed, { field: 'cursor' })) as Values<Kinds>
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return undefined
  }
}

/** Cuts rows, of which one more than wanted was read, to a page; `item` makes of a row what is shown. */
export function pageOf<Row, Item = Row>(
  rows: readonly Row[],
  limit: number,
  mark: (row: Row) => Mark,
  item: (row: Row) => Item = row => row as unknown as Item,
): Page<Item> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { items: shown.map(item), next: rows.length > limit && last ? cursorOf(mark(last)) : null }
}
