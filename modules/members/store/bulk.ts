// Many members at once, each kind of row in one statement.
import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import type { FieldValues, IdentityKind, Stage } from '../contract/shapes.ts'
import { textArray } from './text-array.ts'

export interface BulkMember {
  id: string
  name: string
  intro: string
  notes: string
  fieldValues: FieldValues
  isHere: boolean
}
export interface Known {
  kind: IdentityKind
  subject: string
  personId: string
  member: BulkMember | null
}
interface Identified {
  kind: IdentityKind
  subject: string
}

/** Who has these identities, and their record in this community if there is one. */
export async function findBulk(db: Db, communityId: string, identities: readonly Identified[]): Promise<Known[]> {
  if (identities.length === 0) return []
  const { rows } = await sql<Known>`
    select i.kind, i.subject, i.person_id,
           case when m.id is null then null else jsonb_build_object('id', m.id, 'name', m.name, 'intro', m.intro, 'notes', m.notes,
             'fieldValues', m.field_values, 'isHere', m.banned_at is null and m.left_at is null) end as member
      from unnest(${identities.map(i => i.kind)}::text[], ${identities.map(i => i.subject)}::text[]) as w (kind, subject)
      join members_identities i on i.kind = w.kind and i.subject = w.subject
      left join members_members m on m.community_id = ${communityId} and m.person_id = i.person_id`.execute(db)
  return rows
}

export async function insertBulkPeople(db: Db, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length > 0)
    await sql`insert into members_people (id, created_at) select id, ${at} from unnest(${textArray(ids)}::text[]) as p (id)`.execute(
      db,
    )
}

/**
 * Adds identities that were not there when they were looked for. When one of them came in through another door since,
 * everything starts over: the error is the one after which `within` tries again.
 */
export async function insertBulkIdentities(
  db: Db,
  rows: readonly (Identified & { id: string; personId: string })[],
  at: Date,
): Promise<void> {
  if (rows.length === 0) return
  const { numAffectedRows } = await sql`
    insert into members_identities (kind, subject, id, person_id, created_at)
    select r.kind, r.subject, r.id, r.person_id, ${at}
      from unnest(${textArray(rows.map(r => r.kind))}::text[], ${textArray(rows.map(r => r.subject))}::text[],
        ${textArray(rows.map(r => r.id))}::text[], ${textArray(rows.map(r => r.personId))}::text[]) as r (kind, subject, id, person_id)
    on conflict do nothing`.execute(db)
  mustBeAll(numAffectedRows, rows.length)
}

function mustBeAll(written: bigint | undefined, wanted: number): void {
  if (written !== BigInt(wanted)) throw Object.assign(new Error('someone came in through another door'), { code: '40001' })
}

export interface NewBulkMember {
  id: string
  personId: string
  name: string
  nameSort: string
  search: string
  intro: string
  notes: string
  locale: string
  stage: Stage
  source: string
  fieldValues: FieldValues
  joinedAt: Date
}

export async function insertBulk(db: Db, communityId: string, rows: readonly NewBulkMember[]): Promise<void> {
  if (rows.length === 0) return
  const { numAffectedRows } = await sql`
    insert into members_members (community_id, id, person_id, name, name_sort, search, intro, notes, locale, stage, source,
      field_values, joined_at, active_at)
    select ${communityId}, r."id", r."personId", r."name", r."nameSort", r."search"::tsvector, r."intro", r."notes", r."locale",
           r."stage", r."source", r."fieldValues", r."joinedAt", r."joinedAt"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("id" text, "personId" text, "name" text, "nameSort" text,
        "search" text, "intro" text, "notes" text, "locale" text, "stage" text, "source" text, "fieldValues" jsonb,
        "joinedAt" timestamptz)
    on conflict do nothing`.execute(db)
  mustBeAll(numAffectedRows, rows.length)
}

export interface BulkChange {
  id: string
  name?: string
  nameSort?: string
  search?: string
  intro?: string
  notes?: string
  /** Added to what is there. */
  fieldValues?: FieldValues
}

export async function changeBulk(db: Db, communityId: string, rows: readonly BulkChange[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update members_members m
       set name = coalesce(r."name", m.name), name_sort = coalesce(r."nameSort", m.name_sort),
           search = coalesce(r."search"::tsvector, m.search), intro = coalesce(r."intro", m.intro),
           notes = coalesce(r."notes", m.notes), field_values = m.field_values || coalesce(r."fieldValues", '{}')
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("id" text, "name" text, "nameSort" text, "search" text,
        "intro" text, "notes" text, "fieldValues" jsonb)
     where m.community_id = ${communityId} and m.id = r."id"`.execute(db)
}
