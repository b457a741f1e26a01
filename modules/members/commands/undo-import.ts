// Takes an import back: whom it made is removed, what it changed is restored, unless someone changed it since.
import { z } from 'zod'
import { type Ctx, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { job, later } from '#kernel/jobs/define.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { FileForgotten, UndoTooLate } from '../contract/imports.ts'
import type { FieldValues } from '../contract/shapes.ts'
import { membersWithdrawn } from '../facts.ts'
import { markOf, type Piece, takeBack } from '../rules/import-differ.ts'
import { undoDays } from '../rules/import-states.ts'
import { lastLedger, markUndone, type UndoneRow, type UndoRow } from '../store/import-rows.ts'
import {
  dropUnusedFields,
  dropUnusedTags,
  removeMembers,
  restoreMembers,
  type Standing,
  standingOf,
  type TwinRow,
  takeIdentities,
  takeImportTags,
  twinRowsOf,
} from '../store/import-undo.ts'
import { findImport, lockImport, moveImport } from '../store/imports.ts'
import { searchOf } from '../store/members.ts'
import { moveOrRefuse } from './run-import.ts'
import { metronome, tellImport } from './tell-import.ts'

const rowsAtOnce = 1_000
const lastNumber = 2_147_483_647
const dayMs = 86_400_000

export const undoImport = (ctx: Ctx, importId: string): Promise<void> =>
  within(ctx, async ctx => {
    needRight(ctx, 'members.import')
    const it = (await findImport(ctx.db, ctx.community.id, importId)) ?? refuse(NotFound)
    if (it.forgottenAt) refuse(FileForgotten)
    if (it.endedAt && ctx.now.getTime() > it.endedAt.getTime() + undoDays * dayMs) refuse(UndoTooLate, { days: undoDays })
    await moveOrRefuse(ctx, importId, 'undo', { state: 'undoing', trouble: '' })
    await later(ctx, takeBackAll, { importId }, { key: importId })
    await tellImport(ctx, importId)
  })

export const takeBackAll = job('members.undo-import', z.object({ importId: z.string() }), async (ctx, { importId }) => {
  const isTime = metronome(ctx)
  for (let below: number | null = lastNumber; below !== null; ) below = await takeBackSome(ctx, importId, below, isTime)
})

/** The number below which to go on; null when nothing is left to take back. */
const takeBackSome = (ctx: Ctx, importId: string, below: number, isTime: () => boolean): Promise<number | null> =>
  within(ctx, async ctx => {
    const { id: communityId } = ctx.community
    const it = await lockImport(ctx.db, communityId, importId)
    if (it?.state !== 'undoing') return null
    const rows = await lastLedger(ctx.db, communityId, importId, below, rowsAtOnce)
    if (rows.length === 0) {
      await dropUnusedTags(ctx.db, communityId, it.madeTagIds)
      await dropUnusedFields(ctx.db, communityId, it.madeFields)
      await moveImport(ctx.db, communityId, importId, ['undoing'], { state: 'undone', undoneAt: ctx.house.clock.now() })
      await tellImport(ctx, importId)
      return null
    }
    const source = `import:${importId}`
    const ids = [...new Set(rows.map(row => row.memberId))]
    const standing = await standingOf(ctx.db, communityId, ids, importId)
    const makings = rows.filter(row => row.outcome === 'created')
    const removed = await unmake(ctx, importId, makings, standing)
    const restored = await restore(
      ctx,
      importId,
      rows.filter(row => row.outcome !== 'created'),
      standing,
      source,
    )
    const undone = [...removed, ...restored]
    const marked = await markUndone(ctx.db, communityId, importId, undone)
    if (marked < rows.length) throw new Error('rows of an import were taken back twice')
    const count = (how: UndoneRow['undone'], of: readonly UndoneRow[]) => of.filter(row => row.undone === how).length
    await moveImport(ctx.db, communityId, importId, ['undoing'], {
      undoneRows: it.undoneRows + rows.length,
      undoneRemoved: it.undoneRemoved + count('removed', removed),
      undoneRestored: it.undoneRestored + count('restored', restored),
      undoneKept: it.undoneKept + count('kept', undone),
    })
    if (isTime()) await tellImport(ctx, importId)
    return rows.at(-1)?.number ?? null
  })

/** Removes whom the import made, and who is still as it left him. */
async function unmake(
  ctx: Ctx,
  importId: string,
  rows: readonly UndoRow[],
  standing: ReadonlyMap<string, Standing>,
): Promise<UndoneRow[]> {
  const { id: communityId } = ctx.community
  if (rows.length === 0) return []
  const twins = Map.groupBy(
    await twinRowsOf(
      ctx.db,
      communityId,
      importId,
      rows.map(row => row.memberId),
    ),
    row => row.memberId,
  )
  const going: { standing: Standing; identityIds: string[] }[] = []
  const undone = rows.map((row): UndoneRow => {
    const one = standing.get(row.memberId)
    const later = twins.get(row.memberId) ?? []
    const kept = one ? reasonsToStay(one, row, later) : ['gone']
    if (kept.length > 0 || !one) return { number: row.number, undone: 'kept', kept }
    going.push({ standing: one, identityIds: [...row.identityIds, ...later.flatMap(twin => twin.identityIds)] })
    return { number: row.number, undone: 'removed', kept: null }
  })
  await takeIdentities(
    ctx.db,
    going.flatMap(one => one.identityIds),
  )
  const memberIds = going.map(one => one.standing.id)
  await removeMembers(
    ctx.db,
    communityId,
    memberIds,
    going.flatMap(one => one.standing.personId ?? []),
  )
  if (memberIds.length > 0) await record(ctx, membersWithdrawn, communityId, { memberIds, source: `import:${importId}` })
  return undone
}

function reasonsToStay(one: Standing, row: UndoRow, twins: readonly TwinRow[]): string[] {
  const profile = { name: one.name, intro: one.intro, notes: one.notes, fieldValues: one.fieldValues }
  // What later rows added is taken off in thought, the last first: so he must look as when he was made.
  for (const { before, after } of twins) if (before && after) put(profile, takeBack(profile, { before, after }).set)
  const isAsMade = row.mark !== null && markOf(profile).equals(row.mark) && one.avatarFileId === null
  return [...(one.isAway ? ['away'] : []), ...(one.isLived ? ['active'] : []), ...(isAsMade ? [] : ['profile'])]
}

function put(profile: { name: string; intro: string; notes: string; fieldValues: FieldValues }, set: Piece): void {
  const { values, ...plain } = set
  Object.assign(profile, plain)
  const all = Object.entries({ ...profile.fieldValues, ...values }).filter(([, value]) => value !== null)
  profile.fieldValues = Object.fromEntries(all) as FieldValues
}

/** Gives those who were here before back what they had. */
async function restore(
  ctx: Ctx,
  importId: string,
  rows: readonly UndoRow[],
  standing: ReadonlyMap<string, Standing>,
  source: string,
): Promise<UndoneRow[]> {
  const profiles = new Map<string, { standing: Standing; set: Piece }>()
  const identityIds: string[] = []
  const undone = rows.map((row): UndoneRow => {
    const one = standing.get(row.memberId)
    if (!one) return { number: row.number, undone: 'kept', kept: ['gone'] }
    // Whom this import made goes as a whole, or stays as a whole.
    if (one.source === source) return { number: row.number, undone: 'restored', kept: null }
    identityIds.push(...row.identityIds)
    const { before, after } = row
    const { set, kept } = before && after ? takeBack(one, { before, after }) : { set: {}, kept: [] }
    put(one, set)
    const there = profiles.get(one.id) ?? { standing: one, set: {} }
    there.set = { ...there.set, ...set, ...(set.values && { values: { ...there.set.values, ...set.values } }) }
    profiles.set(one.id, there)
    return kept.length > 0 ? { number: row.number, undone: 'kept', kept } : { number: row.number, undone: 'restored', kept: null }
  })
  await takeIdentities(ctx.db, identityIds)
  await takeImportTags(ctx.db, ctx.community.id, importId, [...profiles.keys()])
  const restorable = [...profiles.values()].filter(({ set }) => Object.keys(set).length > 0)
  await restoreMembers(
    ctx.db,
    ctx.community.id,
    await Promise.all(restorable.map(({ standing, set }) => restoring(standing.id, set))),
  )
  return undone
}

async function restoring(id: string, { name, values, ...plain }: Piece) {
  const there = Object.entries(values ?? {})
  return {
    id,
    ...plain,
    ...(name !== undefined && (await searchOf(name))),
    set: Object.fromEntries(there.filter(([, value]) => value !== null)) as FieldValues,
    emptied: there.flatMap(([key, value]) => (value === null ? [key] : [])),
  }
}
