// What a row changes in someone: pure, so that looking ahead, bringing in and taking back agree with each other.
import { createHash } from 'node:crypto'
import type { FieldValue, FieldValues } from '../contract/shapes.ts'
import type { Wish } from './import-read.ts'
import type { KnownMember } from './import-sort.ts'

/** What of a member a file can say something of; stage, language and day of joining are only given to those who are new. */
export interface Profile {
  name: string
  intro: string
  notes: string
  fieldValues: FieldValues
}
/** Of what was changed alone. A value that was not there is null. */
export interface Piece {
  name?: string
  intro?: string
  notes?: string
  values?: Record<string, FieldValue | null>
}
export interface Difference {
  before: Piece
  after: Piece
}

/** A name that the house made up for someone who had none; it gives way to a real one. */
const madeUp = /^(?:新朋友|Friend) [23456789a-z]{4}$/
const isEmpty = (key: 'name' | 'intro' | 'notes', text: string): boolean => text === '' || (key === 'name' && madeUp.test(text))

/** Puts a wish into a profile, in place, and says what that changed; null when nothing. */
export function applyWish(profile: Profile, wish: Wish, how: 'fill' | 'overwrite'): Difference | null {
  const before: Piece = {}
  const after: Piece = {}
  for (const key of ['name', 'intro', 'notes'] as const) {
    const said = wish[key]
    if (said === '' || said === profile[key] || (how === 'fill' && !isEmpty(key, profile[key]))) continue
    before[key] = profile[key]
    after[key] = said
    profile[key] = said
  }
  for (const [key, said] of Object.entries(wish.values)) {
    const there = profile.fieldValues[key]
    if (same(there, said) || (how === 'fill' && there !== undefined)) continue
    before.values = { ...before.values, [key]: there ?? null }
    after.values = { ...after.values, [key]: said }
    profile.fieldValues = { ...profile.fieldValues, [key]: said }
  }
  return Object.keys(after).length > 0 ? { before, after } : null
}
const same = (one: FieldValue | null | undefined, other: FieldValue | null | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

export const profileOf = (member: KnownMember): Profile => ({
  name: member.name,
  intro: member.intro,
  notes: member.notes,
  fieldValues: member.fieldValues,
})

/** How the record of a new member looks: taking back removes him only while it still looks so. */
export function markOf(profile: Profile): Buffer {
  const values = Object.entries(profile.fieldValues).toSorted(([one], [other]) => (one < other ? -1 : 1))
  const text = JSON.stringify([profile.name, profile.intro, profile.notes, values])
  return createHash('md5').update(text).digest()
}

export interface TakenBack {
  set: Piece
  /** What someone changed since, and is therefore left. */
  kept: string[]
}
/** Restores what was before, except what is no longer as the import left it. */
export function takeBack(profile: Profile, { before, after }: Difference): TakenBack {
  const set: Piece = {}
  const kept: string[] = []
  for (const key of ['name', 'intro', 'notes'] as const) {
    const was = before[key]
    if (was === undefined) continue
    if (profile[key] === after[key]) set[key] = was
    else if (profile[key] !== was) kept.push(key)
  }
  for (const [key, was] of Object.entries(before.values ?? {})) {
    const now = profile.fieldValues[key]
    if (same(now, after.values?.[key])) set.values = { ...set.values, [key]: was }
    else if (!same(now ?? null, was)) kept.push(`values.${key}`)
  }
  return { set, kept }
}
