// Tags and who wears them.
import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import { own } from './tables.ts'

export interface TagRow {
  id: string
  name: string
  members: number
}

export const listTags = async (db: Db, communityId: string): Promise<TagRow[]> =>
  (
    await sql<TagRow>`
      select t.id, t.name, count(mt.member_id)::int as members
        from members_tags t left join members_member_tags mt on mt.community_id = t.community_id and mt.tag_id = t.id
       where t.community_id = ${communityId} group by t.id, t.name order by t.name`.execute(db)
  ).rows

export const insertTag = (db: Db, row: { communityId: string; id: string; name: string; createdAt: Date }) =>
  own(db).insertInto('membersTags').values(row).execute()

/** The tags of these names, made where they are missing; safe when two do it at once. */
export async function ensureTags(
  db: Db,
  communityId: string,
  rows: readonly { id: string; name: string }[],
  at: Date,
): Promise<Map<string, string>> {
  if (rows.length === 0) return new Map()
  await own(db)
    .insertInto('membersTags')
    .values(rows.map(row => ({ ...row, communityId, createdAt: at })))
    .onConflict(c => c.doNothing())
    .execute()
  const names = rows.map(row => row.name)
  const found = await own(db)
    .selectFrom('membersTags')
    .select(['id', 'name'])
    .where('communityId', '=', communityId)
    .where('name', 'in', names)
    .execute()
  return new Map(found.map(row => [row.name, row.id]))
}

export const renameTag = (db: Db, communityId: string, id: string, name: string) =>
  own(db)
    .updateTable('membersTags')
    .set({ name })
    .where('communityId', '=', communityId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()

export const deleteTag = (db: Db, communityId: string, id: string) =>
  own(db).deleteFrom('membersTags').where('communityId', '=', communityId).where('id', '=', id).returning('id').executeTakeFirst()

/** Puts tags on members; only members and tags of this community count. Returns the pairs that are new. */
export const putTags = async (
  db: Db,
  communityId: string,
  pairs: readonly { memberId: string; tagId: string }[],
  at: Date,
  by: string,
): Promise<{ memberId: string; tagId: string }[]> =>
  pairs.length === 0
    ? []
    : (
        await sql<{ memberId: string; tagId: string }>`
          insert into members_member_tags (community_id, member_id, tag_id, tagged_at, tagged_by)
          select ${communityId}, m.id, t.id, ${at}, ${by}
            from unnest(${pairs.map(p => p.memberId)}::text[], ${pairs.map(p => p.tagId)}::text[]) as p (member_id, tag_id)
            join members_members m on m.community_id = ${communityId} and m.id = p.member_id and m.erased_at is null
            join members_tags t on t.community_id = ${communityId} and t.id = p.tag_id
          on conflict do nothing returning member_id, tag_id`.execute(db)
      ).rows

export const takeTags = async (db: Db, communityId: string, tagId: string, memberIds: readonly string[]): Promise<string[]> =>
  memberIds.length === 0
    ? []
    : (
        await own(db)
          .deleteFrom('membersMemberTags')
          .where('communityId', '=', communityId)
          .where('tagId', '=', tagId)
          .where('memberId', 'in', memberIds)
          .returning('memberId')
          .execute()
      ).map(row => row.memberId)

export const untagAll = (db: Db, communityId: string, memberId: string) =>
  own(db).deleteFrom('membersMemberTags').where('communityId', '=', communityId).where('memberId', '=', memberId).execute()
