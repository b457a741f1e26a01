// The imports themselves: what they are, how far they are, and the guarded steps from one state to the next.
import { type Selectable, sql, type Updateable } from 'kysely'
import type { z } from 'zod'
import type { Db, Tables } from '#kernel/db/connect.ts'
import { byInstant, markOf, type PageWish, pageOf } from '#kernel/pages.ts'
import { ImportPlan, type ImportPreview, type ImportSheet, type ImportState } from '../contract/import-shapes.ts'
import { own } from './tables.ts'

type Sheet = z.output<typeof ImportSheet>
export type ImportRecord = Omit<Selectable<Tables['membersImports']>, 'sheet' | 'plan' | 'preview'> & {
  sheet: Sheet | null
  plan: ImportPlan | null
  preview: ImportPreview | null
}
type Change = Updateable<Tables['membersImports']>

const typed = (row: Selectable<Tables['membersImports']> | undefined): ImportRecord | undefined =>
  row && {
    ...row,
    sheet: row.sheet as Sheet | null,
    plan: row.plan === null ? null : ImportPlan.parse(row.plan),
    preview: row.preview as ImportPreview | null,
  }

export const insertImport = (
  db: Db,
  row: {
    communityId: string
    id: string
    fileId: string
    fileName: string
    bytes: number
    createdAt: Date
    createdBy: string
  } & {
    sheet: Sheet
    plan: ImportPlan
  },
) =>
  own(db)
    .insertInto('membersImports')
    .values({ ...row, state: 'uploaded', sheet: JSON.stringify(row.sheet), plan: JSON.stringify(row.plan) })
    .execute()

const one = (db: Db, communityId: string, id: string) =>
  own(db).selectFrom('membersImports').selectAll().where('communityId', '=', communityId).where('id', '=', id)

export const findImport = async (db: Db, communityId: string, id: string): Promise<ImportRecord | undefined> =>
  typed(await one(db, communityId, id).executeTakeFirst())

/** Whoever holds it decides what becomes of it until he has committed. */
export const lockImport = async (db: Db, communityId: string, id: string): Promise<ImportRecord | undefined> =>
  typed(await one(db, communityId, id).forUpdate().executeTakeFirst())

export const listImports = async (db: Db, communityId: string, wish: PageWish) => {
  const mark = markOf(wish.cursor, byInstant)
  let query = own(db).selectFrom('membersImports').selectAll().where('communityId', '=', communityId)
  if (mark) query = query.where(sql<boolean>`(created_at, id) < (${mark[0]}, ${mark[1]})`)
  query = query
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(wish.limit + 1)
  return pageOf(await query.execute(), wish.limit, row => [row.createdAt, row.id])
}

/** Changes it while it is in one of these states; undefined when it is not. */
export const moveImport = async (
  db: Db,
  communityId: string,
  id: string,
  from: readonly ImportState[],
  set: Change,
): Promise<ImportRecord | undefined> =>
  typed(
    await own(db)
      .updateTable('membersImports')
      .set(set)
      .where('communityId', '=', communityId)
      .where('id', '=', id)
      .where('state', 'in', from)
      .returningAll()
      .executeTakeFirst(),
  )

/** How far the looking is; false when the file is to be looked through anew, or no longer. */
export const noteLooked = async (db: Db, communityId: string, id: string, attempt: number, set: Change): Promise<boolean> => {
  const done = await own(db)
    .updateTable('membersImports')
    .set(set)
    .where('communityId', '=', communityId)
    .where('id', '=', id)
    .where('attempt', '=', attempt)
    .where('state', '=', 'uploaded')
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export interface HandfulCounts {
  accepted: number
  rejected: number
  created: number
  changed: number
  unchanged: number
  merged: number
}
/** Moves the place from which to go on; false when it is not where this handful began, so that no row counts twice. */
export const passRows = async (
  db: Db,
  communityId: string,
  id: string,
  from: number,
  rows: number,
  counts: HandfulCounts,
): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    update members_imports
       set done = done + ${rows}, accepted = accepted + ${counts.accepted}, rejected = rejected + ${counts.rejected},
           created = created + ${counts.created}, changed = changed + ${counts.changed},
           unchanged = unchanged + ${counts.unchanged}, merged = merged + ${counts.merged}, failures = 0
     where community_id = ${communityId} and id = ${id} and state = 'running' and done = ${from}`.execute(db)
  return numAffectedRows === 1n
}

/** The failures in a row, this one counted. */
export const countFailure = async (db: Db, communityId: string, id: string): Promise<number> =>
  (
    await own(db)
      .updateTable('membersImports')
      .set({ failures: sql`failures + 1` })
      .where('communityId', '=', communityId)
      .where('id', '=', id)
      .returning('failures')
      .executeTakeFirst()
  )?.failures ?? 0

export const noteMade = (db: Db, communityId: string, id: string, tagIds: readonly string[]) =>
  sql`update members_imports set made_tag_ids = made_tag_ids || ${[...tagIds]}::text[]
       where community_id = ${communityId} and id = ${id}`.execute(db)

/** Imports bring people one handful after the other, whichever they are: two that name the same people do not meet inside a handful. */
export const waitForTurn = (db: Db) =>
  // A handful lost in a power cut is brought again from the place that was lost with it: its commit need not wait for the disk.
  sql`select pg_advisory_xact_lock(hashtext('members.import')), set_config('synchronous_commit', 'off', true)`.execute(db)

export const oldImports = (db: Db, before: Date) =>
  own(db)
    .selectFrom('membersImports')
    .select(['communityId', 'id', 'fileId'])
    .where('forgottenAt', 'is', null)
    .where('createdAt', '<', before)
    .where('state', 'not in', ['running', 'undoing'])
    .execute()
