// SQL of the tree: one change at a time in a community, looked at before it is made.
import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import type { Place } from '../rules/tree.ts'
import { first, own } from './own.ts'

/** A circle is made by two moves that each look right; so moves of one community wait for each other. */
export const lockTree = (db: Db, communityId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`groups.tree ${communityId}`}, 0))`.execute(own(db))

/** How a group (null: a new one) would stand below a parent (null: at the top). `union` ends even in a circle. */
export async function readPlace(db: Db, communityId: string, groupId: string | null, parentId: string | null): Promise<Place> {
  const found = first(
    await sql<Place>`
    with recursive above (id, parent_id) as (
      select id, parent_id from groups_groups where community_id = ${communityId} and id = ${parentId}
      union select g.id, g.parent_id from groups_groups g join above a on g.id = a.parent_id
             where g.community_id = ${communityId}
    ), below (id, level) as (
      select ${groupId}::text, 1
      union select g.id, b.level + 1 from groups_groups g join below b on g.parent_id = b.id
             where g.community_id = ${communityId} and b.level < 100
    )
    select (select count(*)::int from above) as parent_depth, (select max(level) from below) as height,
           exists (select 1 from above where id = ${groupId}) as inside_itself`.execute(own(db)),
  )
  return found as Place
}

export const updateParent = (db: Db, communityId: string, groupId: string, parentId: string | null) =>
  own(db).updateTable('groupsGroups').set({ parentId }).where('communityId', '=', communityId).where('id', '=', groupId).execute()
