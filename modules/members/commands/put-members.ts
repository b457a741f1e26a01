// Brings many members at once, or up to date, by what identifies them: for imports. Set by set, not one by one.
import { type Ctx, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import type { Locale } from '#kernel/i18n.ts'
import { newId } from '#kernel/ids.ts'
import type { FieldValue, FieldValues, IdentityKind, Stage } from '../contract/shapes.ts'
import { membersBrought } from '../facts.ts'
import {
  type BulkChange,
  type BulkMember,
  changeBulk,
  findBulk,
  insertBulk,
  insertBulkIdentities,
  insertBulkPeople,
  type Known,
  type NewBulkMember,
} from '../store/bulk.ts'
import { searchOf } from '../store/members.ts'
import { putTags } from '../store/tags.ts'
import { nameFor } from './join-community.ts'

export interface MemberPut {
  /** As rules.subjectOf writes them; at least one. Unproved: hearsay until the owner proves it. */
  identities: readonly { kind: IdentityKind; subject: string }[]
  name?: string
  intro?: string
  notes?: string
  locale?: Locale
  stage?: Stage
  /** As rules.valueFromText reads them. */
  values?: FieldValues
  tagIds?: readonly string[]
  joinedAt?: Date
}
/**
 * made: a new member · changed: a member who was here, with what he was before · same: here, and nothing to change ·
 * clash: its identities belong to several people · twin: an earlier row of the same call has one of its identities ·
 * gone: he is banned or has left, and is not touched.
 */
export interface MemberPutResult {
  outcome: 'made' | 'changed' | 'same' | 'clash' | 'twin' | 'gone'
  memberId: string | null
  before: { name?: string; intro?: string; notes?: string; values?: Record<string, FieldValue | null> } | null
  /** Identities that this row brought in. */
  identityIds: string[]
}
export interface PutOptions {
  source: string
  /** fill: only what is empty · overwrite: what the row says counts · keep: members who are here stay as they are. */
  existing: 'fill' | 'overwrite' | 'keep'
}
export const putAtOnce = 1_000

export const putMembers = (ctx: Ctx, rows: readonly MemberPut[], options: PutOptions): Promise<MemberPutResult[]> =>
  within(ctx, async ctx => {
    needRight(ctx, 'members.import')
    if (rows.length > putAtOnce) throw new RangeError(`at most ${putAtOnce} rows a call`)
    const known = await findBulk(
      ctx.db,
      ctx.community.id,
      rows.flatMap(row => [...row.identities]),
    )
    const sorted = sortOut(rows, known)
    const isKnown = new Set(known.map(keyOf))
    const { made, brought } = await make(ctx, rows, sorted, isKnown, options)
    const changed = options.existing === 'keep' ? new Map() : await bringUpToDate(ctx, rows, sorted, options.existing)
    await putTags(ctx.db, ctx.community.id, tagPairs(rows, sorted, made), ctx.now, options.source.slice(0, 60))
    if (made.size > 0)
      await record(ctx, membersBrought, ctx.community.id, { memberIds: [...made.values()], source: options.source })
    return sorted.map((one, at) => resultOf(one, made.get(at), changed.get(at), brought.get(at) ?? []))
  })

type Sorted =
  | { is: 'new'; personId: string | null }
  | { is: 'here'; member: BulkMember; personId: string }
  | { is: 'clash' | 'twin' | 'gone' }

const keyOf = (identity: { kind: string; subject: string }): string => `${identity.kind}\0${identity.subject}`

function sortOut(rows: readonly MemberPut[], known: readonly Known[]): Sorted[] {
  const byKey = new Map(known.map(one => [keyOf(one), one]))
  const seen = new Set<string>()
  return rows.map((row): Sorted => {
    const found = row.identities.flatMap(identity => byKey.get(keyOf(identity)) ?? [])
    const people = new Set(found.map(one => one.personId))
    // A person counts as seen too: two rows may name him by two identities.
    const keys = [...row.identities.map(keyOf), ...people]
    if (row.identities.length === 0 || people.size > 1) return { is: 'clash' }
    if (keys.some(key => seen.has(key))) return { is: 'twin' }
    for (const key of keys) seen.add(key)
    const first = found[0]
    if (!first) return { is: 'new', personId: null }
    if (!first.member) return { is: 'new', personId: first.personId }
    return first.member.isHere ? { is: 'here', member: first.member, personId: first.personId } : { is: 'gone' }
  })
}

/** New people, their identities, and a member record for each who has none here; the member ids by row. */
async function make(
  ctx: Ctx,
  rows: readonly MemberPut[],
  sorted: readonly Sorted[],
  isKnown: ReadonlySet<string>,
  options: PutOptions,
): Promise<{ made: Map<number, string>; brought: Map<number, string[]> }> {
  const people: string[] = []
  const identities: { at: number; id: string; kind: IdentityKind; subject: string; personId: string }[] = []
  const members: NewBulkMember[] = []
  const made = new Map<number, string>()
  // A row may name the same address twice.
  const taken = new Set(isKnown)
  for (const [at, one] of sorted.entries()) {
    const row = rows[at]
    if (!row || (one.is !== 'new' && one.is !== 'here') || (one.is === 'here' && options.existing === 'keep')) continue
    const personId = one.personId ?? newId(ctx, 'per')
    if (one.personId === null) people.push(personId)
    for (const identity of row.identities) {
      if (taken.has(keyOf(identity))) continue
      taken.add(keyOf(identity))
      identities.push({ ...identity, at, id: newId(ctx, 'ide'), personId })
    }
    if (one.is === 'here') continue
    const id = newId(ctx, 'mem')
    made.set(at, id)
    members.push({
      ...(await searchOf(nameFor(ctx, row.name))),
      id,
      personId,
      intro: row.intro ?? '',
      notes: row.notes ?? '',
      locale: row.locale ?? ctx.community.locale,
      stage: row.stage ?? 'audience',
      source: options.source,
      fieldValues: row.values ?? {},
      joinedAt: row.joinedAt ?? ctx.now,
    })
  }
  await insertBulkPeople(ctx.db, people, ctx.now)
  await insertBulkIdentities(ctx.db, identities, ctx.now)
  await insertBulk(ctx.db, ctx.community.id, members)
  const brought = new Map<number, string[]>()
  for (const { at, id } of identities) brought.set(at, [...(brought.get(at) ?? []), id])
  return { made, brought }
}

type Before = NonNullable<MemberPutResult['before']>

async function bringUpToDate(
  ctx: Ctx,
  rows: readonly MemberPut[],
  sorted: readonly Sorted[],
  how: 'fill' | 'overwrite',
): Promise<Map<number, Before>> {
  const changes: BulkChange[] = []
  const before = new Map<number, Before>()
  for (const [at, one] of sorted.entries()) {
    const row = rows[at]
    if (!row || one.is !== 'here') continue
    const { set, was } = difference(row, one.member, how)
    if (Object.keys(was).length === 0) continue
    before.set(at, was)
    changes.push({ id: one.member.id, ...set, ...(set.name === undefined ? {} : await searchOf(nameFor(ctx, set.name))) })
  }
  await changeBulk(ctx.db, ctx.community.id, changes)
  return before
}

function difference(row: MemberPut, member: BulkMember, how: 'fill' | 'overwrite') {
  const set: { name?: string; intro?: string; notes?: string; fieldValues?: FieldValues } = {}
  const was: Before = {}
  for (const key of ['name', 'intro', 'notes'] as const) {
    const wish = row[key]
    if (!wish || wish === member[key] || (how === 'fill' && member[key] !== '')) continue
    set[key] = wish
    was[key] = member[key]
  }
  const values: FieldValues = {}
  for (const [key, wish] of Object.entries(row.values ?? {})) {
    const there = member.fieldValues[key]
    if (JSON.stringify(there) === JSON.stringify(wish) || (how === 'fill' && there !== undefined)) continue
    values[key] = wish
    was.values = { ...was.values, [key]: there ?? null }
  }
  if (was.values) set.fieldValues = values
  return { set, was }
}

const tagPairs = (rows: readonly MemberPut[], sorted: readonly Sorted[], made: ReadonlyMap<number, string>) =>
  sorted.flatMap((one, at) => {
    const memberId = one.is === 'here' ? one.member.id : made.get(at)
    return memberId ? (rows[at]?.tagIds ?? []).map(tagId => ({ memberId, tagId })) : []
  })

function resultOf(one: Sorted, madeId: string | undefined, before: Before | undefined, identityIds: string[]): MemberPutResult {
  if (one.is === 'new') return { outcome: 'made', memberId: madeId ?? null, before: null, identityIds }
  if (one.is !== 'here') return { outcome: one.is, memberId: null, before: null, identityIds }
  const outcome = before || identityIds.length > 0 ? 'changed' : 'same'
  return { outcome, memberId: one.member.id, before: before ?? null, identityIds }
}
