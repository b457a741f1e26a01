// Where a page of messages ends: the instant and the id of its last row, so that rows of one instant are neither lost nor doubled.
import { Malformed, refuse } from '#kernel/refusal.ts'

export interface Place {
  at: Date
  id: string
}

export const cursorOf = (place: Place): string => Buffer.from(`${place.at.getTime()}.${place.id}`).toString('base64url')

export function placeIn(cursor: string): Place {
  const [, ms = '', id = ''] = /^(\d{1,15})\.([a-z]{3}_[0-9a-z]{26})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  return ms === '' ? refuse(Malformed, { cursor }) : { at: new Date(Number(ms)), id }
}
