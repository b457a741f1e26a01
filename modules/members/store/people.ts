// People and their identities, which are the house's: the same person in each of its communities.
import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import type { Identity, IdentityKind } from '../contract/shapes.ts'
import { own } from './tables.ts'

export interface IdentityRow extends Identity {
  personId: string
}

export const insertPerson = (db: Db, row: { id: string; createdAt: Date }) =>
  own(db).insertInto('membersPeople').values(row).execute()

/** Makes others who would change this person's identities wait until we are done. */
export const lockPerson = (db: Db, personId: string) =>
  own(db).selectFrom('membersPeople').select('id').where('id', '=', personId).forUpdate().executeTakeFirst()

export const deletePerson = (db: Db, personId: string) => own(db).deleteFrom('membersPeople').where('id', '=', personId).execute()

/** False when the identity is there already, whoever has it. */
export async function insertIdentity(db: Db, row: IdentityRow & { createdAt: Date }): Promise<boolean> {
  const done = await own(db)
    .insertInto('membersIdentities')
    .values(row)
    .onConflict(c => c.columns(['kind', 'subject']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export const lockIdentity = (db: Db, kind: IdentityKind, subject: string): Promise<IdentityRow | undefined> =>
  own(db)
    .selectFrom('membersIdentities')
    .select(['id', 'kind', 'subject', 'verifiedAt', 'personId'])
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .forUpdate()
    .executeTakeFirst()

export const identitiesOf = (db: Db, personId: string): Promise<Identity[]> =>
  own(db)
    .selectFrom('membersIdentities')
    .select(['id', 'kind', 'subject', 'verifiedAt'])
    .where('personId', '=', personId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()

export async function hasProvedAny(db: Db, personId: string): Promise<boolean> {
  const row = await own(db)
    .selectFrom('membersIdentities')
    .select('id')
    .where('personId', '=', personId)
    .where('verifiedAt', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export const markProved = (db: Db, id: string, at: Date) =>
  own(db)
    .updateTable('membersIdentities')
    .set({ verifiedAt: sql`coalesce(verified_at, ${at})` })
    .where('id', '=', id)
    .execute()

/** Moves an identity that nobody had proved to the person who did. */
export const handOver = (db: Db, id: string, personId: string, at: Date) =>
  own(db).updateTable('membersIdentities').set({ personId, verifiedAt: at }).where('id', '=', id).execute()

export async function deleteIdentity(
  db: Db,
  personId: string,
  id: string,
  onlyUnproved: boolean,
): Promise<{ kind: IdentityKind } | undefined> {
  let query = own(db).deleteFrom('membersIdentities').where('personId', '=', personId).where('id', '=', id)
  if (onlyUnproved) query = query.where('verifiedAt', 'is', null)
  return query.returning('kind').executeTakeFirst()
}

export const deleteIdentitiesOf = (db: Db, personId: string) =>
  own(db).deleteFrom('membersIdentities').where('personId', '=', personId).execute()
