// Who may see and fill what.
import type { Field } from './contract/shapes.ts'

export type Viewer = 'member' | 'self' | 'operator'
const sees: Record<Viewer, readonly Field['seenBy'][]> = {
  member: ['everyone'],
  self: ['everyone', 'self'],
  operator: ['everyone', 'self', 'operators'],
}

/** The fields that this viewer sees of a member; a member fills what he sees of himself, an operator all. */
export const fieldsFor = (viewer: Viewer, fields: readonly Field[]): Field[] =>
  fields.filter(field => sees[viewer].includes(field.seenBy))

interface Standing {
  bannedAt: Date | null
  leftAt: Date | null
  erasedAt: Date | null
}
/** Whether someone counts as here: may come in, is found, is moved by rules. */
export const isPresent = (member: Standing): boolean => !member.bannedAt && !member.leftAt && !member.erasedAt
export const stateOf = (member: Standing): 'present' | 'banned' | 'left' | 'erased' =>
  member.erasedAt ? 'erased' : member.bannedAt ? 'banned' : member.leftAt ? 'left' : 'present'
