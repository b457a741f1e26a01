// SQL of the groups themselves: find, lock, open, change, close, announce, mute.
import { type Insertable, sql, type Updateable } from 'kysely'
import type { Db, Tables } from '#kernel/db/connect.ts'
import { first, type GroupRow, own, type Sight, seen } from './own.ts'

export const findGroupSeen = async (db: Db, sight: Sight, id: string): Promise<GroupRow | undefined> =>
  first(await sql<GroupRow>`select g.* from groups_groups g where g.id = ${id} and ${seen(sight)}`.execute(own(db)))

/** The group's row is the lock of its seats: while we hold it, nobody sits down, gets up or is banned. */
export const lockGroupSeen = async (db: Db, sight: Sight, id: string): Promise<GroupRow | undefined> =>
  first(
    await sql<GroupRow>`select g.* from groups_groups g where g.id = ${id} and ${seen(sight)} for update of g`.execute(own(db)),
  )

export const findGroupByRef = (db: Db, communityId: string, ref: string): Promise<GroupRow | undefined> =>
  own(db).selectFrom('groupsGroups').selectAll().where('communityId', '=', communityId).where('ref', '=', ref).executeTakeFirst()

export const insertGroup = (db: Db, row: Insertable<Tables['groupsGroups']>): Promise<GroupRow> =>
  own(db).insertInto('groupsGroups').values(row).returningAll().executeTakeFirstOrThrow()

/** Undefined when more people sit there than `seatsMax` would allow. */
export const updateGroup = (
  db: Db,
  communityId: string,
  id: string,
  set: Updateable<Tables['groupsGroups']> & { seatsMax?: number },
): Promise<GroupRow | undefined> =>
  own(db)
    .updateTable('groupsGroups')
    .set(set)
    .where('communityId', '=', communityId)
    .where('id', '=', id)
    .where(eb => (set.seatsMax === undefined ? eb.lit(true) : eb('seatsTaken', '<=', set.seatsMax)))
    .returningAll()
    .executeTakeFirst()

/** False when it was closed already: of two who close it, one did. */
export const closeGroupRow = async (
  db: Db,
  communityId: string,
  id: string,
  closing: { at: Date; by: string; why: string },
): Promise<boolean> =>
  (
    await sql`update groups_groups
         set state = 'closed', closed_at = ${closing.at}, closed_by = ${closing.by}, closed_why = ${closing.why}
       where community_id = ${communityId} and id = ${id} and state = 'open'`.execute(own(db))
  ).numAffectedRows === 1n

export const reopenGroupRow = async (db: Db, communityId: string, id: string): Promise<boolean> =>
  (
    await sql`update groups_groups set state = 'open', closed_at = null, closed_by = null, closed_why = null
       where community_id = ${communityId} and id = ${id} and state = 'closed'`.execute(own(db))
  ).numAffectedRows === 1n

export const findMute = (db: Db, communityId: string, groupId: string) =>
  own(db)
    .selectFrom('groupsMutes')
    .select(['reason', 'mutedAt', 'mutedBy'])
    .where('communityId', '=', communityId)
    .where('groupId', '=', groupId)
    .executeTakeFirst()

/** False when the group was muted already. */
export const insertMute = async (db: Db, row: Insertable<Tables['groupsMutes']>): Promise<boolean> => {
  const added = await own(db)
    .insertInto('groupsMutes')
    .values(row)
    .onConflict(c => c.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

export const deleteMute = async (db: Db, communityId: string, groupId: string): Promise<boolean> => {
  const gone = await own(db)
    .deleteFrom('groupsMutes')
    .where('communityId', '=', communityId)
    .where('groupId', '=', groupId)
    .executeTakeFirst()
  return gone.numDeletedRows === 1n
}
