// Brings a handful of rows in: people, identities, members, tags, the ledger and the place to go on from, all of it or nothing.
import type { Ctx } from '#kernel/ctx.ts'
import { sqlState } from '#kernel/db/connect.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import type { ImportPlan } from '../contract/import-shapes.ts'
import { membersBrought } from '../facts.ts'
import { type Decided, type Deed, decide, type Person } from '../rules/import-decide.ts'
import { markOf } from '../rules/import-differ.ts'
import { type Counts, countsOf, ledgerOf, type Made } from '../rules/import-ledger.ts'
import type { ReadRow } from '../rules/import-read.ts'
import { handfulMemory, sortRows } from '../rules/import-sort.ts'
import {
  type BulkChange,
  changeBulk,
  insertBulk,
  insertBulkIdentities,
  insertBulkPeople,
  type NewBulkMember,
} from '../store/bulk.ts'
import { findKnown, tagsWorn } from '../store/import-known.ts'
import { insertLedger } from '../store/import-rows.ts'
import { lockImport, noteMade, passRows, waitForTurn } from '../store/imports.ts'
import { searchOf } from '../store/members.ts'
import { ensureTags, putTags } from '../store/tags.ts'
import { nameFor } from './join-community.ts'

export type Spelt = Awaited<ReturnType<typeof searchOf>>
/** Rows read and names spelt beforehand, outside any transaction. */
export interface Handful {
  /** How many rows of the file stand before it. */
  from: number
  rows: ReadRow[]
  spelt: ReadonlyMap<string, Spelt>
}
/** What one run of an import goes by. */
export interface Bringing {
  importId: string
  attempt: number
  plan: ImportPlan
  source: string
  /** The first line that meant each member so far. */
  lines: Map<string, number>
  /** Ids of tags by name, as far as they are known to be there. */
  tagIds: Map<string, string>
}

/** Another process took this import on; if it falls silent, this job comes round again. */
export class CarriedElsewhere extends Error {}

/**
 * Null when the import does not run any more. A row that the database refuses whatever is done is
 * found by halving, and stays outside alone.
 */
export async function bringRows(
  ctx: Ctx,
  what: Bringing,
  handful: Handful,
  told: (ctx: Ctx) => Promise<void>,
): Promise<Counts | null> {
  try {
    return await bring(ctx, what, handful, told)
  } catch (error) {
    if (!/^22|^54|^23514/.test(sqlState(error) ?? '')) throw error
    ctx.log.warn(
      { err: error, importId: what.importId, rows: handful.rows.length },
      'rows of an import were refused by the database',
    )
    const [only, ...others] = handful.rows
    if (only && others.length === 0) {
      if (only.wish === null) throw error
      only.wish = null
      only.problems = [{ code: 'row.not-storable', weight: 'reject', column: null, got: '' }]
      return bringRows(ctx, what, handful, told)
    }
    const half = Math.ceil(handful.rows.length / 2)
    const first = await bringRows(ctx, what, { ...handful, rows: handful.rows.slice(0, half) }, told)
    if (!first) return null
    const rest = { ...handful, from: handful.from + half, rows: handful.rows.slice(half) }
    const second = await bringRows(ctx, what, rest, told)
    return second && sum(first, second)
  }
}
const sum = (one: Counts, other: Counts): Counts => ({
  created: one.created + other.created,
  changed: one.changed + other.changed,
  unchanged: one.unchanged + other.unchanged,
  merged: one.merged + other.merged,
  rejected: one.rejected + other.rejected,
})

const bring = (ctx: Ctx, what: Bringing, handful: Handful, told: (ctx: Ctx) => Promise<void>): Promise<Counts | null> =>
  within(ctx, async ctx => {
    const { id: communityId } = ctx.community
    const there = await lockImport(ctx.db, communityId, what.importId)
    if (there?.state !== 'running' || there.attempt !== what.attempt) return null
    if (there.done !== handful.from) throw new CarriedElsewhere()
    await waitForTurn(ctx.db)
    const decided = await decideFor(ctx, what, handful.rows)
    const made = await makeMembers(ctx, what, decided.people, handful.spelt)
    const identityIds = await addIdentities(ctx, decided.deeds)
    await changeMembers(ctx, decided.people, handful.spelt)
    await tagThem(ctx, what, decided.deeds, made)
    await insertLedger(ctx.db, communityId, what.importId, ledgerOf(decided, made, identityIds))
    const counts = countsOf(decided.deeds)
    const { rejected, ...accepted } = counts
    const passed = { ...accepted, rejected, accepted: handful.rows.length - rejected }
    if (!(await passRows(ctx.db, communityId, what.importId, handful.from, handful.rows.length, passed)))
      throw new Error('the import moved on while its row was held')
    const ids = [...made.values()].map(one => one.memberId)
    if (ids.length > 0) await record(ctx, membersBrought, communityId, { memberIds: ids, source: what.source })
    await told(ctx)
    ctx.afterCommit(() => remember(what, decided.people, made))
    return counts
  })

/** A handful that is tried again decides anew: the wishes of its rows are never changed by deciding. */
async function decideFor(ctx: Ctx, what: Bringing, rows: readonly ReadRow[]): Promise<Decided> {
  const { id: communityId } = ctx.community
  const again = rows.map(row => ({ ...row, problems: [...row.problems] }))
  const good = again.filter(row => row.wish !== null)
  const known = await findKnown(ctx.db, communityId, good)
  for (const row of good) checkMemberId(row, known)
  const named = good.filter(row => row.wish !== null)
  const sorted = sortRows(named, known, handfulMemory(what.lines), () => newId(ctx, 'per'))
  const here = sorted.flatMap(one => ('group' in one && one.group.member ? [one.group.member.id] : []))
  return decide(again, sorted, { ...what, worn: await tagsWorn(ctx.db, communityId, here) })
}

/** An id that is none here says nothing; without anything else the row names nobody. */
export function checkMemberId(row: ReadRow, known: ReadonlyMap<string, unknown>): void {
  const { wish } = row
  if (!wish?.memberId || known.has(wish.memberId)) return
  row.problems.push({ code: 'member-id.unknown', weight: 'note', column: null, got: wish.memberId })
  if (wish.identities.length > 0) row.wish = { ...wish, memberId: null }
  else {
    row.wish = null
    row.problems.push({ code: 'row.no-contact', weight: 'reject', column: null, got: '' })
  }
}

async function makeMembers(ctx: Ctx, what: Bringing, people: readonly Person[], spelt: Handful['spelt']): Promise<Made> {
  const made: Made = new Map()
  const rows: NewBulkMember[] = []
  for (const { group, profile, made: extra } of people) {
    if (!extra) continue
    const name = profile.name || nameFor(ctx, undefined)
    const id = newId(ctx, 'mem')
    made.set(group, { memberId: id, mark: markOf({ ...profile, name }) })
    rows.push({
      ...(spelt.get(name) ?? (await searchOf(name))),
      id,
      personId: group.personId,
      intro: profile.intro,
      notes: profile.notes,
      locale: extra.locale ?? ctx.community.locale,
      stage: extra.stage ?? what.plan.stage,
      source: what.source,
      fieldValues: profile.fieldValues,
      joinedAt: extra.joinedAt ?? ctx.now,
    })
  }
  const newPeople = people.filter(one => one.group.isNewPerson).map(one => one.group.personId)
  await insertBulkPeople(ctx.db, newPeople, ctx.now)
  await insertBulk(ctx.db, ctx.community.id, rows)
  return made
}

async function addIdentities(ctx: Ctx, deeds: readonly Deed[]): Promise<Map<Deed, string[]>> {
  const ids = new Map<Deed, string[]>()
  const rows = deeds.flatMap(deed => {
    const mine = deed.identities.map(identity => ({ ...identity, id: newId(ctx, 'ide'), personId: deed.group?.personId ?? '' }))
    if (mine.length > 0)
      ids.set(
        deed,
        mine.map(one => one.id),
      )
    return mine
  })
  await insertBulkIdentities(ctx.db, rows, ctx.now)
  return ids
}

async function changeMembers(ctx: Ctx, people: readonly Person[], spelt: Handful['spelt']): Promise<void> {
  const changes: BulkChange[] = []
  for (const { group, profile } of people) {
    const { member } = group
    if (!member) continue
    const change: BulkChange = { id: member.id }
    if (profile.name !== member.name) Object.assign(change, spelt.get(profile.name) ?? (await searchOf(profile.name)))
    if (profile.intro !== member.intro) change.intro = profile.intro
    if (profile.notes !== member.notes) change.notes = profile.notes
    if (profile.fieldValues !== member.fieldValues) change.fieldValues = profile.fieldValues
    if (Object.keys(change).length > 1) changes.push(change)
  }
  await changeBulk(ctx.db, ctx.community.id, changes)
}

async function tagThem(ctx: Ctx, what: Bringing, deeds: readonly Deed[], made: Made): Promise<void> {
  const names = new Set(deeds.flatMap(deed => deed.tags))
  const unknown = [...names].filter(name => !what.tagIds.has(name)).map(name => ({ id: newId(ctx, 'tag'), name }))
  const found = await ensureTags(ctx.db, ctx.community.id, unknown, ctx.now)
  const mine = unknown.flatMap(({ id, name }) => (found.get(name) === id ? [id] : []))
  if (mine.length > 0) await noteMade(ctx.db, ctx.community.id, what.importId, mine)
  const pairs = deeds.flatMap(({ group, tags }) => {
    const memberId = group && (group.member?.id ?? made.get(group)?.memberId)
    return memberId ? tags.flatMap(name => ({ memberId, tagId: what.tagIds.get(name) ?? found.get(name) ?? '' })) : []
  })
  await putTags(ctx.db, ctx.community.id, pairs, ctx.now, what.source)
  ctx.afterCommit(() => {
    for (const [name, id] of found) what.tagIds.set(name, id)
  })
}

function remember(what: Bringing, people: readonly Person[], made: Made): void {
  for (const { group } of people) {
    const who = group.member?.id ?? made.get(group)?.memberId
    const first = group.rows[0]
    if (who && first && group.earlierLine === null) what.lines.set(who, first.line)
  }
}
