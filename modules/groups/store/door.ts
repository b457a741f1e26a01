// SQL of the door: rules, norms and pledges, passwords and tries, bans.
import { type Insertable, sql } from 'kysely'
import type { Db, Tables } from '#kernel/db/connect.ts'
import { markOf, type PageWish, pageOf } from '#kernel/pages.ts'
import type { Question } from '../contract.ts'
import { triesMax, triesWindowMs } from '../rules/password.ts'
import { first, own } from './own.ts'

export interface StepRow {
  kind: 'invite' | 'password' | 'application' | 'tier'
  questions: Question[]
  /** For a tier: what its holder must hold. */
  forRight: string | null
  phraseSalt: Buffer | null
  phraseHash: Buffer | null
}
export const listSteps = async (db: Db, communityId: string, groupId: string): Promise<StepRow[]> =>
  (
    await sql<StepRow>`
    select kind, questions, for_right, phrase_salt, phrase_hash from groups_admission
     where community_id = ${communityId} and group_id = ${groupId} order by position`.execute(own(db))
  ).rows

export async function replaceSteps(db: Db, communityId: string, groupId: string, steps: readonly StepRow[]): Promise<void> {
  await own(db).deleteFrom('groupsAdmission').where('communityId', '=', communityId).where('groupId', '=', groupId).execute()
  if (steps.length === 0) return
  await own(db)
    .insertInto('groupsAdmission')
    .values(
      steps.map((step, i) => ({ ...step, communityId, groupId, position: i + 1, questions: JSON.stringify(step.questions) })),
    )
    .execute()
}

/** What a member brings to the door, read in one go; a row that is not there reads as no. */
export interface BroughtRow {
  seated: boolean
  banned: boolean
  signedVersion: number | null
  saidHash: Buffer | null
  application: 'waiting' | 'approved' | null
}
export const readBrought = async (db: Db, communityId: string, groupId: string, memberId: string): Promise<BroughtRow> => {
  const here = sql`community_id = ${communityId} and group_id = ${groupId} and member_id = ${memberId}`
  return first(
    await sql<BroughtRow>`
    select exists (select 1 from groups_seats where ${here}) as seated,
           exists (select 1 from groups_bans where ${here}) as banned,
           (select max(version) from groups_pledges where ${here}) as signed_version,
           (select phrase_hash from groups_passwords_said where ${here}) as said_hash,
           (select state from groups_applications
             where ${here} and (state = 'waiting' or (state = 'approved' and seated_at is null))
             order by state desc limit 1) as application`.execute(own(db)),
  ) as BroughtRow
}

export const findNorms = (db: Db, communityId: string, groupId: string, version: number) =>
  own(db)
    .selectFrom('groupsNorms')
    .select(['version', 'text', 'changedAt', 'changedBy'])
    .where('communityId', '=', communityId)
    .where('groupId', '=', groupId)
    .where('version', '=', version)
    .executeTakeFirst()
export interface NormsRow {
  version: number
  text: string
  changedAt: Date
  changedBy: string
  signed: number
}
/** The newest first. */
export async function listNorms(db: Db, communityId: string, groupId: string, wish: PageWish) {
  const mark = markOf(wish.cursor, ['int'])
  const { rows } = await sql<NormsRow>`
    select n.version, n.text, n.changed_at, n.changed_by,
           (select count(*)::int from groups_pledges p where p.community_id = n.community_id and p.group_id = n.group_id
               and p.version = n.version) as signed
      from groups_norms n
     where n.community_id = ${communityId} and n.group_id = ${groupId} and ${mark ? sql`n.version < ${mark[0]}` : sql`true`}
     order by n.version desc limit ${wish.limit + 1}`.execute(own(db))
  return pageOf(rows, wish.limit, row => [row.version])
}
export const insertNorms = (db: Db, row: Insertable<Tables['groupsNorms']>) =>
  own(db).insertInto('groupsNorms').values(row).execute()

/** False when this version was signed before. */
export const insertPledge = async (db: Db, row: Insertable<Tables['groupsPledges']>): Promise<boolean> => {
  const added = await own(db)
    .insertInto('groupsPledges')
    .values(row)
    .onConflict(c => c.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

/** Counts one try before it is judged; undefined when none is left, however many come at once. */
export const takeTry = async (
  db: Db,
  communityId: string,
  groupId: string,
  memberId: string,
  now: Date,
): Promise<{ tries: number } | undefined> => {
  const windowStart = new Date(now.getTime() - triesWindowMs)
  return first(
    await sql<{ tries: number }>`
    insert into groups_password_tries as t (community_id, group_id, member_id, tries, first_at)
    values (${communityId}, ${groupId}, ${memberId}, 1, ${now})
    on conflict (community_id, group_id, member_id) do update
       set tries = case when t.first_at <= ${windowStart} then 1 else t.tries + 1 end,
           first_at = case when t.first_at <= ${windowStart} then ${now} else t.first_at end
     where t.first_at <= ${windowStart} or t.tries < ${triesMax}
    returning tries`.execute(own(db)),
  )
}
export const findTries = (db: Db, communityId: string, groupId: string, memberId: string) =>
  own(db)
    .selectFrom('groupsPasswordTries')
    .select(['tries', 'firstAt'])
    .where('communityId', '=', communityId)
    .where('groupId', '=', groupId)
    .where('memberId', '=', memberId)
    .executeTakeFirst()
export async function keepPasswordSaid(db: Db, row: Insertable<Tables['groupsPasswordsSaid']>): Promise<void> {
  const { communityId, groupId, memberId, phraseHash, saidAt } = row
  await own(db)
    .insertInto('groupsPasswordsSaid')
    .values(row)
    .onConflict(c => c.columns(['communityId', 'groupId', 'memberId']).doUpdateSet({ phraseHash, saidAt }))
    .execute()
  await own(db)
    .deleteFrom('groupsPasswordTries')
    .where('communityId', '=', communityId)
    .where('groupId', '=', groupId)
    .where('memberId', '=', memberId)
    .execute()
}

export const insertBan = async (db: Db, row: Insertable<Tables['groupsBans']>): Promise<boolean> => {
  const added = await own(db)
    .insertInto('groupsBans')
    .values(row)
    .onConflict(c => c.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}
export const deleteBan = async (db: Db, communityId: string, groupId: string, memberId: string): Promise<boolean> => {
  const gone = await own(db)
    .deleteFrom('groupsBans')
    .where('communityId', '=', communityId)
    .where('groupId', '=', groupId)
    .where('memberId', '=', memberId)
    .executeTakeFirst()
  return gone.numDeletedRows === 1n
}
