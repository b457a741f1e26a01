// Stages: the rules of a community, the moves made, and what the rules are weighed on.
import { type Insertable, sql } from 'kysely'
import type { Db, Tables } from '#kernel/db/connect.ts'
import type { FieldValues, IdentityKind, Stage } from '../contract/shapes.ts'
import { StageRule } from '../contract/stage-rules.ts'
import type { StageFacts } from '../rules/stages.ts'
import { own } from './tables.ts'

/** Undefined when the community has set none. */
export async function findStageRules(db: Db, communityId: string): Promise<StageRule[] | undefined> {
  const row = await own(db)
    .selectFrom('membersStageRules')
    .select('rules')
    .where('communityId', '=', communityId)
    .executeTakeFirst()
  return row && StageRule.array().parse(row.rules)
}

export const saveStageRules = (db: Db, communityId: string, rules: readonly StageRule[], at: Date, by: string) => {
  const set = { rules: JSON.stringify(rules), changedAt: at, changedBy: by }
  return own(db)
    .insertInto('membersStageRules')
    .values({ communityId, ...set })
    .onConflict(c => c.column('communityId').doUpdateSet(set))
    .execute()
}

export const insertMove = (db: Db, row: Insertable<Tables['membersStageMoves']>) =>
  own(db).insertInto('membersStageMoves').values(row).execute()

export const listMoves = (db: Db, communityId: string, memberId: string, limit: number) =>
  own(db)
    .selectFrom('membersStageMoves')
    .selectAll()
    .where('communityId', '=', communityId)
    .where('memberId', '=', memberId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

/** What operators wrote as reasons may name someone. */
export const blankReasons = (db: Db, communityId: string, memberId: string) =>
  own(db)
    .updateTable('membersStageMoves')
    .set({ reason: '' })
    .where('communityId', '=', communityId)
    .where('memberId', '=', memberId)
    .where('rule', 'is', null)
    .execute()

export type Weighed = Omit<StageFacts, 'now' | 'today'> & { memberId: string; stageKeptUntil: Date | null }

interface WeighedRow {
  memberId: string
  stage: Stage
  stageKeptUntil: Date | null
  joinedAt: Date
  activeAt: Date
  values: FieldValues
  proved: IdentityKind[]
  holds: Record<string, number>
  activity: { day: string; kind: string; count: number }[]
  tagIds: string[]
}

/** What is known of these members, of those who are present. `since`: the earliest day of activity that matters. */
export async function weighedOf(db: Db, communityId: string, ids: readonly string[], since: string): Promise<Weighed[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<WeighedRow>`
    select m.id as member_id, m.stage, m.stage_kept_until, m.joined_at, m.active_at, m.field_values as values,
           coalesce((select array_agg(distinct i.kind) from members_identities i
                      where i.person_id = m.person_id and i.verified_at is not null), '{}') as proved,
           coalesce((select jsonb_object_agg(s.key, s.count) from members_standings s
                      where s.community_id = m.community_id and s.member_id = m.id), '{}') as holds,
           coalesce((select jsonb_agg(jsonb_build_object('day', a.day, 'kind', a.kind, 'count', a.count))
                       from members_activity a
                      where a.community_id = m.community_id and a.member_id = m.id and a.day >= ${since}::date), '[]') as activity,
           coalesce((select array_agg(t.tag_id) from members_member_tags t
                      where t.community_id = m.community_id and t.member_id = m.id), '{}') as tag_ids
      from members_members m
     where m.community_id = ${communityId} and m.id = any(${[...ids]}::text[])
       and m.banned_at is null and m.left_at is null and m.erased_at is null`.execute(db)
  return rows
}

/** The next members by id, to walk through all. */
export const idsAfter = async (db: Db, communityId: string, after: string, limit: number): Promise<string[]> =>
  (
    await own(db)
      .selectFrom('membersMembers')
      .select('id')
      .where('communityId', '=', communityId)
      .where('id', '>', after)
      .where('bannedAt', 'is', null)
      .where('leftAt', 'is', null)
      .where('erasedAt', 'is', null)
      .orderBy('id')
      .limit(limit)
      .execute()
  ).map(row => row.id)
