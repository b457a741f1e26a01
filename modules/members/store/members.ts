// The member records: one person in one community.

import type { Insertable, Selectable, Updateable } from 'kysely'
import { sql } from 'kysely'
import type { Db, Tables } from '#kernel/db/connect.ts'
import { namesTokens, pinyinOf } from '#kernel/text/pinyin.ts'
import { tsvectorLiteral } from '#kernel/text/search.ts'
import type { FieldValues, Stage } from '../contract/shapes.ts'
import { own } from './tables.ts'

export type MemberRecord = Omit<Selectable<Tables['membersMembers']>, 'search' | 'fieldValues'> & { fieldValues: FieldValues }
type New = Insertable<Tables['membersMembers']>
type Change = Updateable<Tables['membersMembers']>

const columns = [
  'communityId',
  'id',
  'personId',
  'name',
  'nameSort',
  'avatarFileId',
  'intro',
  'locale',
  'stage',
  'stageKeptUntil',
  'source',
  'fieldValues',
  'notes',
  'joinedAt',
  'activeAt',
  'bannedAt',
  'bannedBy',
  'bannedWhy',
  'leftAt',
  'erasedAt',
] as const

/** What a name is found and sorted by. */
export async function searchOf(name: string): Promise<{ name: string; nameSort: string; search: string }> {
  const spelt = await pinyinOf(name)
  return { name, nameSort: spelt.full.slice(0, 120), search: tsvectorLiteral(await namesTokens(name, spelt)) }
}

/** False when the person is a member here already. */
export async function insertMember(db: Db, row: New): Promise<boolean> {
  const done = await own(db)
    .insertInto('membersMembers')
    .values(row)
    .onConflict(c => c.columns(['communityId', 'personId']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

const one = (db: Db, communityId: string) =>
  own(db).selectFrom('membersMembers').select(columns).where('communityId', '=', communityId)

export const findMember = (db: Db, communityId: string, id: string) =>
  one(db, communityId).where('id', '=', id).executeTakeFirst() as Promise<MemberRecord | undefined>

export const lockMember = (db: Db, communityId: string, id: string) =>
  one(db, communityId).where('id', '=', id).forUpdate().executeTakeFirst() as Promise<MemberRecord | undefined>

export const findMemberOfPerson = (db: Db, communityId: string, personId: string) =>
  one(db, communityId).where('personId', '=', personId).executeTakeFirst() as Promise<MemberRecord | undefined>

/** In which communities of the house a person is a member. */
export const membershipsOf = (db: Db, personId: string) =>
  own(db).selectFrom('membersMembers').select(['communityId', 'id']).where('personId', '=', personId).execute()

export const updateMember = (db: Db, communityId: string, id: string, set: Change) =>
  own(db).updateTable('membersMembers').set(set).where('communityId', '=', communityId).where('id', '=', id).execute()

/** Sets some field values and empties others, leaving the rest as they are. */
export const updateValues = (db: Db, communityId: string, id: string, set: FieldValues, emptied: readonly string[]) =>
  sql`update members_members set field_values = (field_values || ${JSON.stringify(set)}::jsonb) - ${[...emptied]}::text[]
       where community_id = ${communityId} and id = ${id}`.execute(db)

/** These four change one state for another, and say whether it was so before. */
const turned = async (query: { executeTakeFirst(): Promise<{ numUpdatedRows: bigint }> }): Promise<boolean> =>
  (await query.executeTakeFirst()).numUpdatedRows === 1n
const change = (db: Db, communityId: string, id: string, set: Change) =>
  own(db).updateTable('membersMembers').set(set).where('communityId', '=', communityId).where('id', '=', id)

export const markBanned = (db: Db, communityId: string, id: string, at: Date, by: string, why: string) =>
  turned(
    change(db, communityId, id, { bannedAt: at, bannedBy: by, bannedWhy: why })
      .where('bannedAt', 'is', null)
      .where('erasedAt', 'is', null),
  )
export const markReadmitted = (db: Db, communityId: string, id: string) =>
  turned(change(db, communityId, id, { bannedAt: null, bannedBy: null, bannedWhy: null }).where('bannedAt', 'is not', null))
export const markLeft = (db: Db, communityId: string, id: string, at: Date) =>
  turned(change(db, communityId, id, { leftAt: at }).where('leftAt', 'is', null))
export const markBack = (db: Db, communityId: string, id: string, at: Date) =>
  turned(change(db, communityId, id, { leftAt: null, activeAt: at }).where('leftAt', 'is not', null))

/** A sign of life; written only when the last one is older than `olderThan`. */
export const touchMember = (db: Db, communityId: string, id: string, at: Date, olderThan: Date) =>
  change(db, communityId, id, { activeAt: at }).where('activeAt', '<', olderThan).execute()

export const setStage = (db: Db, communityId: string, id: string, from: Stage, to: Stage, keptUntil?: Date | null) =>
  turned(
    change(db, communityId, id, keptUntil === undefined ? { stage: to } : { stage: to, stageKeptUntil: keptUntil }).where(
      'stage',
      '=',
      from,
    ),
  )

export async function namesOfMembers(db: Db, communityId: string, ids: readonly string[]): Promise<[id: string, name: string][]> {
  if (ids.length === 0) return []
  const named = own(db).selectFrom('membersMembers').select(['id', 'name']).where('communityId', '=', communityId)
  return (await named.where('id', 'in', ids).execute()).map(row => [row.id, row.name])
}
