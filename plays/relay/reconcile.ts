// Lines that came out of a chat, held beside the lines that stand already: what is new, what changed, what is gone.
import { type Entry, type Item, nameKey, sameItems } from './line.ts'

/** A line that stands: of a member, who wrote it in the app, or of someone in the chat. */
export interface Standing {
  number: number
  name: string
  items: Item[]
  note: string
  /** null: someone in the chat who is no member. */
  memberId: string | null
}
export type Fresh = Pick<Entry, 'name' | 'items' | 'note'>
export interface Reconciled {
  added: Fresh[]
  /** Lines of the chat that read otherwise now. */
  changed: { was: Standing; now: Fresh }[]
  same: Standing[]
  /** Lines of members that the chat has otherwise: someone decides. */
  contested: { was: Standing; now: Fresh }[]
  /** Lines of the chat that the text does not have any more. */
  missing: Standing[]
}

/** By name, and among lines of one name in their order, so that whoever stands twice stays two. */
export function reconcile(standing: readonly Standing[], read: readonly Fresh[]): Reconciled {
  const free = [...standing].sort((a, b) => a.number - b.number)
  const done: Reconciled = { added: [], changed: [], same: [], contested: [], missing: [] }
  const takeWhere = (fits: (one: Standing) => boolean): Standing | undefined => {
    const at = free.findIndex(fits)
    return at < 0 ? undefined : free.splice(at, 1)[0]
  }
  const open: Fresh[] = []
  for (const now of read) {
    const was = takeWhere(one => nameKey(one.name) === nameKey(now.name) && isSame(one, now))
    if (was) done.same.push(was)
    else open.push(now)
  }
  for (const now of open) {
    const was = takeWhere(one => nameKey(one.name) === nameKey(now.name))
    if (!was) done.added.push(now)
    else if (was.memberId === null) done.changed.push({ was, now })
    else done.contested.push({ was, now })
  }
  done.missing = free.filter(one => one.memberId === null)
  return done
}
const isSame = (one: Standing, other: Fresh): boolean => one.note === other.note && sameItems(one.items, other.items)

/** What the desk's move takes over. */
export interface Import {
  add: Fresh[]
  change: (Fresh & { number: number })[]
  drop: number[]
}
export const importOf = ({ added, changed, missing }: Reconciled, dropsMissing: boolean): Import => ({
  add: added,
  change: changed.map(({ was, now }) => ({ ...now, number: was.number })),
  drop: dropsMissing ? missing.map(one => one.number) : [],
})
