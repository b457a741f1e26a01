// Who reads a stream: seats of its group, or members of the community. Both by views that other rooms publish.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'

/** Of the members named, those who may read this stream: the others are not told of it. */
export async function readersAmong(ctx: Ctx, groupId: string | null, memberIds: readonly string[]): Promise<string[]> {
  if (memberIds.length === 0) return []
  const named = sql.join(memberIds)
  const { rows } =
    groupId === null
      ? await sql<{ memberId: string }>`select m.member_id from members_cards m
          where m.community_id = ${ctx.community.id} and m.member_id in (${named}) and not m.banned`.execute(ctx.db)
      : await sql<{ memberId: string }>`select h.member_id from groups_seats_held h
          where h.community_id = ${ctx.community.id} and h.group_id = ${groupId} and h.member_id in (${named})`.execute(ctx.db)
  const readers = new Set(rows.map(row => row.memberId))
  return memberIds.filter(id => readers.has(id))
}

/** Of posts `p`: those that are for everyone who reads the stream, for a right that the member holds, or of a time whose archive he keeps. */
export const openTo = (ctx: Ctx, memberId: string) => sql`(p.for_right is null or p.author_id = ${memberId}
  or exists (select 1 from tiers_entitled e
    where e.community_id = p.community_id and e.member_id = ${memberId} and e."right" = p.for_right
      and e.since <= ${ctx.now} and (e.until is null or e.until > ${ctx.now}))
  or exists (select 1 from tiers_archived a
    where a.community_id = p.community_id and a.member_id = ${memberId} and a."right" = p.for_right
      and a.until <= ${ctx.now} and p.published_at < a.until))`
