// The fields that operators define, and what lies in them.
import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import type { Field } from '../contract/shapes.ts'
import { own } from './tables.ts'

export const listFields = (db: Db, communityId: string): Promise<Field[]> =>
  own(db)
    .selectFrom('membersFields')
    .selectAll()
    .where('communityId', '=', communityId)
    .orderBy('position')
    .orderBy('key')
    .execute() as unknown as Promise<Field[]>

export const findField = (db: Db, communityId: string, key: string): Promise<Field | undefined> =>
  own(db)
    .selectFrom('membersFields')
    .selectAll()
    .where('communityId', '=', communityId)
    .where('key', '=', key)
    .executeTakeFirst() as unknown as Promise<Field | undefined>

/** Adds a field after the others; undefined when its key is taken. */
export async function insertField(db: Db, communityId: string, field: Omit<Field, 'position'>): Promise<Field | undefined> {
  return (await own(db)
    .insertInto('membersFields')
    .values({
      ...field,
      communityId,
      options: JSON.stringify(field.options),
      position: sql<number>`(select coalesce(max(position), 0) + 1 from members_fields where community_id = ${communityId})`,
    })
    .onConflict(c => c.columns(['communityId', 'key']).doNothing())
    .returningAll()
    .executeTakeFirst()) as unknown as Field | undefined
}

export const updateField = (db: Db, communityId: string, key: string, set: Omit<Field, 'key' | 'kind' | 'position'>) =>
  own(db)
    .updateTable('membersFields')
    .set({ ...set, options: JSON.stringify(set.options) })
    .where('communityId', '=', communityId)
    .where('key', '=', key)
    .returningAll()
    .executeTakeFirst() as unknown as Promise<Field | undefined>

export async function deleteField(db: Db, communityId: string, key: string): Promise<boolean> {
  const gone = await own(db)
    .deleteFrom('membersFields')
    .where('communityId', '=', communityId)
    .where('key', '=', key)
    .executeTakeFirst()
  return gone.numDeletedRows === 1n
}

export const placeFields = (db: Db, communityId: string, keys: readonly string[]) =>
  sql`update members_fields f set position = k.position
        from unnest(${[...keys]}::text[]) with ordinality as k (key, position)
       where f.community_id = ${communityId} and f.key = k.key`.execute(db)

/** How many members have one of these options chosen. */
export async function countWithOptions(db: Db, communityId: string, key: string, options: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from members_members
     where community_id = ${communityId} and (field_values -> ${key}::text) ?| ${[...options]}::text[]`.execute(db)
  return rows[0]?.count ?? 0
}

/** Empties a field that is gone, some members at a time; the number emptied. */
export async function emptyField(db: Db, communityId: string, key: string, limit: number): Promise<number> {
  const done = await sql`
    update members_members set field_values = field_values - ${key}::text
     where community_id = ${communityId} and id in (
       select id from members_members where community_id = ${communityId} and field_values ? ${key}::text limit ${limit})`.execute(
    db,
  )
  return Number(done.numAffectedRows ?? 0n)
}
