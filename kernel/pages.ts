// Pages by keyset: the cursor holds where the last line stood, so that pages neither skip nor repeat when rows come and go.
import { Malformed, refuse } from './refusal.ts'

export type Mark = (string | number)[]
export interface PageWish {
  cursor?: string | undefined
  limit: number
}

const cursorOf = (mark: Mark): string => Buffer.from(JSON.stringify(mark)).toString('base64url')

const fits = {
  text: (value: unknown) => typeof value === 'string' && !value.includes('\0'),
  instant: (value: unknown) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
  int: (value: unknown) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31,
}
type Kind = keyof typeof fits

/** The mark inside a cursor, or null at the beginning; one that we did not make is refused, not handed to the database. */
export function markOf<const Kinds extends readonly Kind[]>(
  cursor: string | undefined,
  kinds: Kinds,
): { [K in keyof Kinds]: Kinds[K] extends 'int' ? number : string } | null {
  if (cursor === undefined) return null
  let mark: unknown
  try {
    mark = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return refuse(Malformed, { field: 'cursor' })
  }
  const good = Array.isArray(mark) && mark.length === kinds.length && kinds.every((kind, i) => fits[kind]((mark as unknown[])[i]))
  return good ? (mark as never) : refuse(Malformed, { field: 'cursor' })
}

/** Cuts rows, of which one more than wanted was read, to a page. */
export function pageOf<Row>(rows: Row[], limit: number, mark: (row: Row) => Mark): { items: Row[]; next: string | null } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? cursorOf(mark(last)) : null }
}
