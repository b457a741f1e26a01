// Decides for each row of a handful what becomes of it: the same for a look ahead and for the deed itself.
import type { ImportPlan, RowOutcome } from '../contract/import-shapes.ts'
import { applyWish, type Difference, type Profile, profileOf } from './import-differ.ts'
import type { Identified, ReadRow, Wish } from './import-read.ts'
import type { Group, Sorted } from './import-sort.ts'

export interface Deed {
  row: ReadRow
  outcome: RowOutcome
  sameAsLine: number | null
  /** Null for a row that stays outside. */
  group: Group | null
  difference: Difference | null
  identities: Identified[]
  /** Tags that he does not wear yet. */
  tags: string[]
}
/** A person as he is after the rows of the handful. */
export interface Person {
  group: Group
  profile: Profile
  /** Made by this handful: what his first row says beyond a profile. */
  made: Pick<Wish, 'stage' | 'locale' | 'joinedAt'> | null
}
export interface Decided {
  deeds: Deed[]
  people: Person[]
}

/** `source`: what members of this import carry. `worn`: tags by member id. */
export function decide(
  rows: readonly ReadRow[],
  sorted: readonly Sorted[],
  with_: { plan: ImportPlan; source: string; worn: ReadonlyMap<string, ReadonlySet<string>> },
): Decided {
  const byRow = new Map(sorted.map(one => [one.row, one]))
  const people = new Map<Group, Person & { worn: Set<string> }>()
  const deeds = rows.map((row): Deed => {
    const one = byRow.get(row)
    if (!one || !row.wish) return rejected(row)
    if (!('group' in one)) {
      row.problems.push({ code: one.code, weight: 'reject', column: null, got: '' })
      return rejected(row)
    }
    const { group } = one
    const there = people.get(group)
    const person = there ?? { ...personOf(group), worn: new Set(group.member && with_.worn.get(group.member.id)) }
    people.set(group, person)
    return deedOf(one, row.wish, person, with_, there === undefined)
  })
  return { deeds, people: [...people.values()] }
}

const rejected = (row: ReadRow): Deed => ({
  row,
  outcome: 'rejected',
  sameAsLine: null,
  group: null,
  difference: null,
  identities: [],
  tags: [],
})

function personOf(group: Group): Person {
  if (group.member) return { group, profile: profileOf(group.member), made: null }
  return {
    group,
    profile: { name: '', intro: '', notes: '', fieldValues: {} },
    made: { stage: null, locale: null, joinedAt: null },
  }
}

function deedOf(
  one: Extract<Sorted, { group: Group }>,
  wish: Wish,
  person: Person & { worn: Set<string> },
  { plan, source }: { plan: ImportPlan; source: string },
  isFirstHere: boolean,
): Deed {
  const { row, group } = one
  const isFirst = isFirstHere && group.earlierLine === null
  const sameAsLine = isFirst ? null : (group.earlierLine ?? group.rows[0]?.line ?? null)
  const isKept = plan.existing === 'keep' && group.member !== null && group.member.source !== source
  if (isKept)
    return { row, group, sameAsLine, outcome: isFirst ? 'unchanged' : 'merged', difference: null, identities: [], tags: [] }
  // The first row counts as the plan says; later ones of the same person only fill what is still empty.
  const how = isFirst && group.member ? plan.existing : 'fill'
  const difference = applyWish(person.profile, wish, how === 'overwrite' ? 'overwrite' : 'fill')
  const tags = wish.tags.filter(tag => !person.worn.has(tag))
  for (const tag of tags) person.worn.add(tag)
  if (person.made) {
    const { made } = person
    person.made = {
      stage: made.stage ?? wish.stage,
      locale: made.locale ?? wish.locale,
      joinedAt: made.joinedAt ?? wish.joinedAt,
    }
  }
  const isChange = difference !== null || tags.length > 0 || one.fresh.length > 0
  const outcome = !isFirst ? 'merged' : !group.member ? 'created' : isChange ? 'changed' : 'unchanged'
  return { row, group, sameAsLine, outcome, difference, identities: one.fresh, tags }
}
