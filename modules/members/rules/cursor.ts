// Cursors: where a page ended, as text that a caller hands back unread.
import { Malformed, refuse } from '#kernel/refusal.ts'

export interface Place {
  value: string
  id: string
}
export const cursorOf = (place: Place): string => Buffer.from(JSON.stringify([place.value, place.id])).toString('base64url')

/** `isMoment`: the value must be one, for it will be compared with moments. */
export function placeAt(cursor: string | undefined, isMoment: boolean): Place | null {
  if (cursor === undefined) return null
  try {
    const [value, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    const fits = typeof value === 'string' && typeof id === 'string' && !/\0/.test(value + id)
    if (fits && (!isMoment || /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) && (!isMoment || !Number.isNaN(Date.parse(value))))
      return { value, id }
  } catch {
    // not one of ours
  }
  return refuse(Malformed, { what: 'cursor' })
}
