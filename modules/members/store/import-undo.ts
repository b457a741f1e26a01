// Taking an import back: who is still as it left him, and the removal of those who are.
import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import type { FieldValues } from '../contract/shapes.ts'
import type { Piece } from '../rules/import-differ.ts'

export interface Standing {
  id: string
  personId: string | null
  name: string
  intro: string
  notes: string
  fieldValues: FieldValues
  avatarFileId: string | null
  /** Banned, gone or erased. */
  isAway: boolean
  source: string
  /** Came himself, or did or got something since: activity, a standing elsewhere, consents, a stage by hand, another import. */
  isLived: boolean
}

/** Locks them, so that nobody changes them while it is decided what becomes of them. */
export async function standingOf(
  db: Db,
  communityId: string,
  ids: readonly string[],
  importId: string,
): Promise<Map<string, Standing>> {
  const { rows } = await sql<Standing>`
    select m.id, m.person_id, m.name, m.intro, m.notes, m.field_values, m.avatar_file_id, m.source,
           (m.banned_at is not null or m.left_at is not null or m.erased_at is not null) as is_away,
           (m.active_at <> m.joined_at
            or exists (select 1 from members_activity a where a.community_id = m.community_id and a.member_id = m.id)
            or exists (select 1 from members_standings s where s.community_id = m.community_id and s.member_id = m.id and s.count > 0)
            or exists (select 1 from members_consents c where c.community_id = m.community_id and c.member_id = m.id)
            or exists (select 1 from members_stage_moves v where v.community_id = m.community_id and v.member_id = m.id and v.rule is null)
            or exists (select 1 from members_member_tags t where t.community_id = m.community_id and t.member_id = m.id
                        and t.tagged_by <> ${`import:${importId}`})
            or exists (select 1 from kernel_facts f where f.community_id = m.community_id and f.subject = m.id and f.name <> 'members.stage-moved')
            or exists (select 1 from kernel_facts f where f.community_id = m.community_id and f.actor = m.id)
            or exists (select 1 from members_import_rows l where l.community_id = m.community_id and l.member_id = m.id
                        and l.import_id <> ${importId} and l.before is not null and l.undone is distinct from 'restored')) as is_lived
      from members_members m where m.community_id = ${communityId} and m.id = any(${[...ids]}::text[])
     order by m.id for update of m`.execute(db)
  return new Map(rows.map(row => [row.id, row]))
}

export interface TwinRow {
  number: number
  memberId: string
  before: Piece | null
  after: Piece | null
  identityIds: string[]
}
/** The later rows that added to members whom the same import made, the last first. */
export const twinRowsOf = async (
  db: Db,
  communityId: string,
  importId: string,
  memberIds: readonly string[],
): Promise<TwinRow[]> =>
  (
    await sql<TwinRow>`
      select number, member_id, before, after, coalesce(identity_ids, '{}') as identity_ids from members_import_rows
       where community_id = ${communityId} and import_id = ${importId} and member_id = any(${[...memberIds]}::text[])
         and outcome = 'merged' and before is not null order by number desc`.execute(db)
  ).rows

/** Takes off the tags that the import put on; the members who wore them. */
export async function takeImportTags(
  db: Db,
  communityId: string,
  importId: string,
  memberIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ memberId: string }>`
    delete from members_member_tags where community_id = ${communityId} and member_id = any(${[...memberIds]}::text[])
       and tagged_by = ${`import:${importId}`} returning member_id`.execute(db)
  return new Set(rows.map(row => row.memberId))
}

/** Only those that nobody proved. */
export const takeIdentities = (db: Db, ids: readonly string[]) =>
  sql`delete from members_identities where id = any(${[...ids]}::text[]) and verified_at is null`.execute(db)

/** Removes members, and the people behind them whom nothing else holds. */
export async function removeMembers(
  db: Db,
  communityId: string,
  memberIds: readonly string[],
  personIds: readonly string[],
): Promise<void> {
  if (memberIds.length === 0) return
  await sql`delete from members_stage_moves where community_id = ${communityId} and member_id = any(${[...memberIds]}::text[])`.execute(
    db,
  )
  await sql`delete from members_members where community_id = ${communityId} and id = any(${[...memberIds]}::text[])`.execute(db)
  await sql`delete from members_people p where p.id = any(${[...personIds]}::text[])
    and not exists (select 1 from members_members m where m.person_id = p.id)
    and not exists (select 1 from members_identities i where i.person_id = p.id)`.execute(db)
}

/** Values that were not there before go; the others are set again. */
export async function restoreMembers(
  db: Db,
  communityId: string,
  rows: readonly {
    id: string
    name?: string
    nameSort?: string
    search?: string
    intro?: string
    notes?: string
    set: FieldValues
    emptied: string[]
  }[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update members_members m
       set name = coalesce(r."name", m.name), name_sort = coalesce(r."nameSort", m.name_sort),
           search = coalesce(r."search"::tsvector, m.search), intro = coalesce(r."intro", m.intro),
           notes = coalesce(r."notes", m.notes), field_values = (m.field_values || r."set") - r."emptied"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("id" text, "name" text, "nameSort" text, "search" text,
        "intro" text, "notes" text, "set" jsonb, "emptied" text[])
     where m.community_id = ${communityId} and m.id = r."id"`.execute(db)
}

/** Tags that the import made and nobody wears. */
export const dropUnusedTags = (db: Db, communityId: string, ids: readonly string[]) =>
  sql`delete from members_tags t where t.community_id = ${communityId} and t.id = any(${[...ids]}::text[])
    and not exists (select 1 from members_member_tags mt where mt.community_id = t.community_id and mt.tag_id = t.id)`.execute(db)

/** Fields that the import made and in which nobody has a value. */
export const dropUnusedFields = (db: Db, communityId: string, keys: readonly string[]) =>
  sql`delete from members_fields f where f.community_id = ${communityId} and f.key = any(${[...keys]}::text[])
    and not exists (select 1 from members_members m where m.community_id = f.community_id and m.field_values ? f.key)`.execute(db)
