// Sorts out who is who: which rows of a file name the same person, and who of them is here already.
import type { FieldValues } from '../contract/shapes.ts'
import type { Identified, ReadRow } from './import-read.ts'

export interface KnownMember {
  id: string
  name: string
  intro: string
  notes: string
  fieldValues: FieldValues
  source: string
  state: 'here' | 'banned' | 'left'
}
/** An identity, or a member's id, that the database knows. */
export interface Known {
  key: string
  personId: string
  member: KnownMember | null
}

/** The rows of this handful that mean one person. */
export interface Group {
  personId: string
  /** Nobody in the house knows him. */
  isNewPerson: boolean
  member: KnownMember | null
  /** The line of an earlier handful that meant him. */
  earlierLine: number | null
  rows: ReadRow[]
}
/** `fresh`: what identifies him in this row and in none before it. */
export type Sorted =
  | { row: ReadRow; group: Group; fresh: Identified[] }
  | { row: ReadRow; code: 'row.clash' | 'row.banned' | 'row.left' }

/** What earlier rows of the file said: people who are not in the database yet, and the lines that named someone. */
export interface Memory {
  personOf(key: string): string | undefined
  keep(key: string, personId: string): void
  lineOf(who: string): number | undefined
}

export const keyOf = (identity: Identified): string => `${identity.kind} ${identity.subject}`
export const keysOf = (row: ReadRow): string[] => [
  ...(row.wish?.memberId ? [row.wish.memberId] : []),
  ...(row.wish?.identities.map(keyOf) ?? []),
]
/** By which a person is remembered once he is here. */
export const whoOf = (group: Pick<Group, 'personId' | 'member'>): string => group.member?.id ?? group.personId

/** One after the other, in the order of the file: a later row may lean on an earlier one, whatever the size of a handful. */
export function sortRows(
  rows: readonly ReadRow[],
  known: ReadonlyMap<string, Known>,
  memory: Memory,
  newPersonId: (row: ReadRow) => string,
): Sorted[] {
  const groups = new Map<string, Group>()
  const here = new Map<string, Known>()
  for (const one of known.values()) here.set(one.personId, one)
  return rows.map((row): Sorted => {
    const keys = keysOf(row)
    const people = new Set(keys.flatMap(key => known.get(key)?.personId ?? memory.personOf(key) ?? []))
    if (people.size > 1) return { row, code: 'row.clash' }
    const [there] = people
    const personId = there ?? newPersonId(row)
    const group = groups.get(personId) ?? groupOf(personId, there === undefined, here.get(personId)?.member ?? null, memory)
    if (group.member && group.member.state !== 'here')
      return { row, code: group.member.state === 'banned' ? 'row.banned' : 'row.left' }
    groups.set(personId, group)
    group.rows.push(row)
    const fresh = (row.wish?.identities ?? []).filter(one => !known.has(keyOf(one)) && memory.personOf(keyOf(one)) === undefined)
    for (const identity of fresh) memory.keep(keyOf(identity), personId)
    return { row, group, fresh }
  })
}

function groupOf(personId: string, isNew: boolean, member: KnownMember | null, memory: Memory): Group {
  const earlierLine = isNew ? null : (memory.lineOf(member?.id ?? personId) ?? null)
  return { personId, isNewPerson: isNew, member, earlierLine, rows: [] }
}

/** For one handful; earlier ones are in the database by now. */
export function handfulMemory(lines: ReadonlyMap<string, number>): Memory {
  const people = new Map<string, string>()
  return {
    personOf: key => people.get(key),
    keep: (key, personId) => void people.set(key, personId),
    lineOf: who => lines.get(who),
  }
}

export const byLine = (line: number): string => `line ${line}`

/** For a whole file that is only looked at: people who would be made are remembered by the line that would make them. */
export function wholeFileMemory(lines: ReadonlyMap<string, number>): Memory {
  const made = new Map<number, number>()
  // What the file would add to people whom the house knows already.
  const added = new Map<string, string>()
  return {
    personOf(key) {
      const line = made.get(hashOf(key))
      return line === undefined ? added.get(key) : byLine(line)
    },
    keep(key, personId) {
      if (personId.startsWith('line ')) made.set(hashOf(key), Number(personId.slice(5)))
      else added.set(key, personId)
    },
    lineOf: who => (who.startsWith('line ') ? Number(who.slice(5)) : lines.get(who)),
  }
}

/** 53 bits of a text: a hundred thousand addresses take a few megabytes so, and two alike are unlikely beyond worry in a preview. */
function hashOf(text: string): number {
  let one = 0xdeadbeef
  let other = 0x41c6ce57
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at)
    one = Math.imul(one ^ char, 2654435761)
    other = Math.imul(other ^ char, 1597334677)
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909)
  other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909)
  return 4294967296 * (2097151 & other) + (one >>> 0)
}
