// What members do and hold elsewhere, as counted here for the stages.
import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import { own } from './tables.ts'

interface Did {
  communityId: string
  memberId: string
  day: string
  kind: string
  factId: string | null
}

/** Counts one more; a fact that was counted today already is not counted again. False then, and for a stranger. */
export async function countActivity(db: Db, did: Did): Promise<boolean> {
  const facts = did.factId === null ? [] : [did.factId]
  const { numAffectedRows } = await sql`
    insert into members_activity as a (community_id, member_id, day, kind, count, facts)
    select m.community_id, m.id, ${did.day}::date, ${did.kind}, 1, ${facts}::text[]
      from members_members m where m.community_id = ${did.communityId} and m.id = ${did.memberId} and m.erased_at is null
    on conflict (community_id, member_id, day, kind) do update
      set count = a.count + 1, facts = a.facts || excluded.facts
      where not a.facts && excluded.facts`.execute(db)
  return numAffectedRows === 1n
}

/** Sets how much of something a member holds; false when that is nothing new, or he is a stranger. */
export async function setHeld(db: Db, communityId: string, memberId: string, key: string, count: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into members_standings as s (community_id, member_id, key, count)
    select m.community_id, m.id, ${key}, ${count}
      from members_members m where m.community_id = ${communityId} and m.id = ${memberId} and m.erased_at is null
    on conflict (community_id, member_id, key) do update set count = excluded.count where s.count <> excluded.count`.execute(db)
  return numAffectedRows === 1n
}

/** The facts counted on days long past will not come again. */
export const forgetCounted = (db: Db, communityId: string, before: string) =>
  sql`update members_activity set facts = '{}'
       where community_id = ${communityId} and day < ${before}::date and facts <> '{}'`.execute(db)

export const activityOf = (db: Db, communityId: string, memberId: string) =>
  own(db)
    .selectFrom('membersActivity')
    .select(['day', 'kind', 'count'])
    .where('communityId', '=', communityId)
    .where('memberId', '=', memberId)
    .orderBy('day', 'desc')
    .execute()

export async function dropActivity(db: Db, communityId: string, memberId: string): Promise<void> {
  await own(db).deleteFrom('membersActivity').where('communityId', '=', communityId).where('memberId', '=', memberId).execute()
  await own(db).deleteFrom('membersStandings').where('communityId', '=', communityId).where('memberId', '=', memberId).execute()
}
