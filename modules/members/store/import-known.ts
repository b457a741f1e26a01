// Whom the rows of a file name: people and members by what identifies them, a handful at a time.
import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import type { IdentityKind } from '../contract/shapes.ts'
import type { ReadRow } from '../rules/import-read.ts'
import { type Known, type KnownMember, keyOf } from '../rules/import-sort.ts'
import { textArray } from './text-array.ts'

interface KnownRow {
  kind: IdentityKind
  subject: string
  personId: string
  member: KnownMember | null
}
const memberPiece = sql`case when m.id is null then null else jsonb_build_object('id', m.id, 'name', m.name, 'intro', m.intro,
  'notes', m.notes, 'fieldValues', m.field_values, 'source', m.source,
  'state', case when m.banned_at is not null then 'banned' when m.left_at is not null then 'left' else 'here' end) end as member`

/** By the key under which rows are compared. One look each, whatever the planner thinks of reading it all instead. */
export async function findKnown(db: Db, communityId: string, rows: readonly ReadRow[]): Promise<Map<string, Known>> {
  const identities = rows.flatMap(row => row.wish?.identities ?? [])
  const known = new Map<string, Known>()
  if (identities.length > 0) {
    const { rows: found } = await sql<KnownRow>`
      select i.kind, i.subject, i.person_id, ${memberPiece}
        from unnest(${textArray(identities.map(i => i.kind))}::text[], ${textArray(identities.map(i => i.subject))}::text[]) as w (kind, subject)
       cross join lateral (select * from members_identities i where i.kind = w.kind and i.subject = w.subject limit 1) i
        left join lateral (select * from members_members m
                            where m.community_id = ${communityId} and m.person_id = i.person_id limit 1) m on true`.execute(db)
    for (const { personId, member, ...identity } of found) known.set(keyOf(identity), { key: keyOf(identity), personId, member })
  }
  const memberIds = rows.flatMap(row => row.wish?.memberId ?? [])
  if (memberIds.length > 0) for (const one of await findById(db, communityId, memberIds)) known.set(one.key, one)
  return known
}

async function findById(db: Db, communityId: string, ids: readonly string[]): Promise<Known[]> {
  const { rows } = await sql<{ id: string; personId: string; member: KnownMember }>`
    select m.id, m.person_id, ${memberPiece} from members_members m
     where m.community_id = ${communityId} and m.id = any(${[...ids]}::text[]) and m.person_id is not null`.execute(db)
  return rows.map(row => ({ key: row.id, personId: row.personId, member: row.member }))
}

/** The names of the tags that these members wear. */
export async function tagsWorn(db: Db, communityId: string, memberIds: readonly string[]): Promise<Map<string, Set<string>>> {
  const worn = new Map<string, Set<string>>()
  if (memberIds.length === 0) return worn
  const { rows } = await sql<{ memberId: string; names: string[] }>`
    select mt.member_id, array_agg(t.name) as names
      from members_member_tags mt join members_tags t on t.community_id = mt.community_id and t.id = mt.tag_id
     where mt.community_id = ${communityId} and mt.member_id = any(${[...memberIds]}::text[]) group by mt.member_id`.execute(db)
  for (const row of rows) worn.set(row.memberId, new Set(row.names))
  return worn
}
