// Jobs that failed too often lie aside: what lies there, by kind; put on the list again, or discarded.
import { sql } from 'kysely'
import type { Ctx } from '../ctx.ts'
import type { Db } from '../db/connect.ts'

export interface LaidAside {
  communityId: string
  kind: string
  count: number
  /** Of the one that was laid aside last. */
  lastError: string
  since: Date
  lastAt: Date
}
export const listLaidAside = async (db: Db, communityIds: readonly string[]): Promise<LaidAside[]> =>
  (
    await sql<LaidAside>`
      select community_id, kind, count(*)::int as count, min(died_at) as since, max(died_at) as last_at,
             (array_agg(last_error order by died_at desc, id desc))[1] as last_error
        from kernel_dead_jobs where community_id = any(${[...communityIds]}::text[])
       group by community_id, kind order by last_at desc, kind limit 100`.execute(db)
  ).rows

/** Which are meant: those that lay there when somebody looked, and none that came after. */
export interface LaidAsideWish {
  communityId: string
  kind: string
  until: Date
}
const meant = (wish: LaidAsideWish) =>
  sql`community_id = ${wish.communityId} and kind = ${wish.kind} and died_at <= ${wish.until}`

/**
 * Puts them on the list, due now and with all their tries; returns how many were taken. Where the same work stands on the
 * list already, that is the newer wish and stays as it is.
 */
export async function retryLaidAside(ctx: Ctx, wish: LaidAsideWish): Promise<number> {
  const { rows } = await sql<{ taken: number }>`
    with gone as (delete from kernel_dead_jobs where ${meant(wish)} returning *),
    put as (
      insert into kernel_jobs (community_id, id, kind, key, payload, run_at, created_at)
      select community_id, id, kind, key, payload, ${ctx.now}::timestamptz, ${ctx.now}::timestamptz from gone
      on conflict (community_id, kind, key) do nothing)
    select count(*)::int as taken from gone`.execute(ctx.db)
  ctx.afterCommit(() => ctx.house.worker.wake())
  return rows[0]?.taken ?? 0
}

export const discardLaidAside = async (ctx: Ctx, wish: LaidAsideWish): Promise<number> =>
  Number((await sql`delete from kernel_dead_jobs where ${meant(wish)}`.execute(ctx.db)).numAffectedRows ?? 0n)
