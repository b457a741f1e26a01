// Who follows an official account, and until when it may write to him.
import { type Selectable, sql } from 'kysely'
import type { Db, Tables } from '#kernel/db/connect.ts'
import { own } from './tables.ts'

export type FollowerRow = Selectable<Tables['channelsFollowers']>
interface Key {
  communityId: string
  accountId: string
  openid: string
}
interface Window {
  from: Date
  until: Date
  max: number
}

/** Locked until the transaction ends, so that two pushes of one follower are taken one after the other. */
export const lockFollower = (db: Db, key: Key): Promise<FollowerRow | undefined> => one(db, key).forUpdate().executeTakeFirst()
export const findFollower = (db: Db, key: Key): Promise<FollowerRow | undefined> => one(db, key).executeTakeFirst()
const one = (db: Db, key: Key) =>
  own(db)
    .selectFrom('channelsFollowers')
    .selectAll()
    .where('communityId', '=', key.communityId)
    .where('accountId', '=', key.accountId)
    .where('openid', '=', key.openid)

/** Made, or brought up to date: a window that ends later wins over one that ends sooner. */
export const saveFollower = (
  db: Db,
  key: Key,
  row: { memberId: string | null; at: Date; scene: string | null; window: Window },
) =>
  sql`insert into channels_followers as f
        (community_id, account_id, openid, member_id, scene, followed_at, window_from, window_until, window_max)
      values (${key.communityId}, ${key.accountId}, ${key.openid}, ${row.memberId}, ${row.scene}, ${row.at},
              ${row.window.from}, ${row.window.until}, ${row.window.max})
      on conflict (community_id, account_id, openid) do update set
        member_id = coalesce(excluded.member_id, f.member_id),
        window_from = case when excluded.window_until > f.window_until then excluded.window_from else f.window_from end,
        window_max = case when excluded.window_until > f.window_until then excluded.window_max else f.window_max end,
        window_until = greatest(excluded.window_until, f.window_until)`.execute(db)

export const markFollowed = (db: Db, key: Key, at: Date, scene: string | null) =>
  own(db)
    .updateTable('channelsFollowers')
    .set({ followedAt: at, leftAt: null, scene })
    .where('communityId', '=', key.communityId)
    .where('accountId', '=', key.accountId)
    .where('openid', '=', key.openid)
    .execute()

/** False when he came back after this, or had left before: pushes may arrive in another order. */
export async function markLeft(db: Db, key: Key, at: Date): Promise<boolean> {
  const done = await own(db)
    .updateTable('channelsFollowers')
    .set({ leftAt: at })
    .where('communityId', '=', key.communityId)
    .where('accountId', '=', key.accountId)
    .where('openid', '=', key.openid)
    .where('leftAt', 'is', null)
    .where('followedAt', '<=', at)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Where a member can be written to now, the latest open window first. */
export const followingOf = (db: Db, communityId: string, memberId: string, accountId: string | null) => {
  let query = own(db)
    .selectFrom('channelsFollowers as f')
    .innerJoin('channelsAccounts as a', j => j.onRef('a.communityId', '=', 'f.communityId').onRef('a.id', '=', 'f.accountId'))
    .selectAll('f')
    .where('f.communityId', '=', communityId)
    .where('f.memberId', '=', memberId)
    .where('f.leftAt', 'is', null)
    .where('a.disconnectedAt', 'is', null)
  if (accountId !== null) query = query.where('f.accountId', '=', accountId)
  return query.orderBy('f.windowUntil', 'desc').executeTakeFirst() as Promise<FollowerRow | undefined>
}

export const countFollowers = async (db: Db, communityId: string): Promise<Map<string, number>> => {
  const rows = await own(db)
    .selectFrom('channelsFollowers')
    .select(['accountId', eb => eb.fn.countAll<number>().as('count')])
    .where('communityId', '=', communityId)
    .where('leftAt', 'is', null)
    .groupBy('accountId')
    .execute()
  return new Map(rows.map(row => [row.accountId, Number(row.count)]))
}

export const dropFollowersOf = (db: Db, communityId: string, memberId: string) =>
  own(db).deleteFrom('channelsFollowers').where('communityId', '=', communityId).where('memberId', '=', memberId).execute()
