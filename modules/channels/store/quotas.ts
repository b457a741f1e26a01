// Quotas: what an operator set, and what is used of each window.
import { sql } from 'kysely'
import type { Db } from '#kernel/db/connect.ts'
import { own } from './tables.ts'

export interface QuotaSetting {
  accountId: string
  what: string
  max: number
  over: 'wait' | 'refuse'
}
export const listQuotaSettings = (db: Db, communityId: string, accountId?: string): Promise<QuotaSetting[]> => {
  let query = own(db)
    .selectFrom('channelsQuotas')
    .select(['accountId', 'what', 'max', 'over'])
    .where('communityId', '=', communityId)
  if (accountId !== undefined) query = query.where('accountId', '=', accountId)
  return query.execute() as Promise<QuotaSetting[]>
}

export const saveQuota = (db: Db, communityId: string, row: QuotaSetting, at: Date, by: string) => {
  const set = { max: row.max, over: row.over, changedAt: at, changedBy: by }
  return own(db)
    .insertInto('channelsQuotas')
    .values({ communityId, accountId: row.accountId, what: row.what, ...set })
    .onConflict(c => c.columns(['communityId', 'accountId', 'what']).doUpdateSet(set))
    .execute()
}

export interface Usage {
  communityId: string
  accountId: string
  what: string
  recipient: string
  from: Date
  until: Date
}
/** Takes one of `max`, or nothing: the guard of this one statement has the last word, however many come at once. */
export async function takeQuota(db: Db, usage: Usage, max: number): Promise<boolean> {
  if (max < 1) return false
  const { numAffectedRows } = await sql`
    insert into channels_usage as u (community_id, account_id, what, recipient, window_from, window_until, used)
    values (${usage.communityId}, ${usage.accountId}, ${usage.what}, ${usage.recipient}, ${usage.from}, ${usage.until}, 1)
    on conflict (community_id, account_id, what, recipient, window_from) do update
      set used = u.used + 1 where u.used < ${max}`.execute(db)
  return numAffectedRows === 1n
}

/** Gives one back that was taken for something that certainly did not go. */
export const giveBackQuota = (db: Db, usage: Usage) =>
  sql`update channels_usage set used = used - 1
       where community_id = ${usage.communityId} and account_id = ${usage.accountId} and what = ${usage.what}
         and recipient = ${usage.recipient} and window_from = ${usage.from} and used > 0`.execute(db)

/** What is used now of each quota; of one for each recipient, by him who got most. */
export const usedNow = async (
  db: Db,
  communityId: string,
  now: Date,
): Promise<{ accountId: string; what: string; used: number; until: Date }[]> =>
  (
    await sql<{ accountId: string; what: string; used: number; until: Date }>`
      select account_id, what, max(used) as used, min(window_until) as until from channels_usage
       where community_id = ${communityId} and window_from <= ${now} and window_until > ${now}
       group by account_id, what`.execute(db)
  ).rows

export const usedOf = async (db: Db, usage: Usage): Promise<number> =>
  (
    await own(db)
      .selectFrom('channelsUsage')
      .select('used')
      .where('communityId', '=', usage.communityId)
      .where('accountId', '=', usage.accountId)
      .where('what', '=', usage.what)
      .where('recipient', '=', usage.recipient)
      .where('windowFrom', '=', usage.from)
      .executeTakeFirst()
  )?.used ?? 0

export const forgetUsage = (db: Db, communityId: string, before: Date) =>
  own(db).deleteFrom('channelsUsage').where('communityId', '=', communityId).where('windowUntil', '<', before).execute()
