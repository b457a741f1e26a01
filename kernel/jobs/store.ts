// The statements of the job list. Each that locks rows names one community.
import { sql } from 'kysely'
import type { Db } from '../db/connect.ts'

export interface JobRow {
  communityId: string
  id: string
  kind: string
  key: string
  payload: unknown
  runAt: Date
  attempts: number
  /** Names this claim alone: who claims the job again, even the same worker, holds another lease. */
  leasedBy: string
}
type Held = Pick<JobRow, 'communityId' | 'id' | 'leasedBy'>

export const communitiesWithDueJobs = async (db: Db, now: Date): Promise<string[]> =>
  (
    await sql<{ communityId: string }>`
      select distinct community_id from kernel_jobs
       where run_at <= ${now} and (lease_until is null or lease_until < ${now}) limit 100`.execute(db)
  ).rows.map(row => row.communityId)

export const claimJobs = async (
  db: Db,
  communityId: string,
  now: Date,
  leasedBy: string,
  leaseUntil: Date,
  limit: number,
): Promise<JobRow[]> =>
  (
    await sql<JobRow>`
      with due as (
        select id from kernel_jobs
         where community_id = ${communityId} and run_at <= ${now} and (lease_until is null or lease_until < ${now})
         order by run_at, id limit ${limit} for update skip locked)
      update kernel_jobs j set lease_until = ${leaseUntil}, leased_by = ${leasedBy}, attempts = attempts + 1
        from due where j.community_id = ${communityId} and j.id = due.id
      returning j.community_id, j.id, j.kind, j.key, j.payload, j.run_at, j.attempts, j.leased_by`.execute(db)
  ).rows.sort((a, b) => a.runAt.getTime() - b.runAt.getTime() || (a.id < b.id ? -1 : 1))

/** The moment the next job is due, or null when the list is empty. */
export const nextDueAt = async (db: Db): Promise<Date | null> =>
  (await sql<{ at: Date | null }>`select min(greatest(run_at, coalesce(lease_until, run_at))) as at from kernel_jobs`.execute(db))
    .rows[0]?.at ?? null

/** A sign of life for exactly these claims; one whose end could not be written is not kept, and runs out. */
export const keepLeases = (db: Db, held: readonly Held[], leaseUntil: Date) =>
  sql`update kernel_jobs j set lease_until = ${leaseUntil}
        from unnest(${held.map(h => h.communityId)}::text[], ${held.map(h => h.id)}::text[], ${held.map(h => h.leasedBy)}::text[])
          as held (community_id, id, leased_by)
       where j.community_id = held.community_id and j.id = held.id and j.leased_by = held.leased_by`.execute(db)

/** False when the lease was lost meanwhile, or the job was put off; then that claim counts, not this one. */
export async function finishJob(db: Db, row: Held): Promise<boolean> {
  const gone = await db
    .deleteFrom('kernelJobs')
    .where('communityId', '=', row.communityId)
    .where('id', '=', row.id)
    .where('leasedBy', '=', row.leasedBy)
    .executeTakeFirst()
  return gone.numDeletedRows > 0n
}

export const putBack = (db: Db, row: Held, runAt: Date, error: string) =>
  db
    .updateTable('kernelJobs')
    .set({ leaseUntil: null, leasedBy: null, runAt, lastError: error })
    .where('communityId', '=', row.communityId)
    .where('id', '=', row.id)
    .where('leasedBy', '=', row.leasedBy)
    .execute()

export const layAside = (db: Db, row: Held, now: Date, error: string) =>
  sql`with gone as (
        delete from kernel_jobs
         where community_id = ${row.communityId} and id = ${row.id} and leased_by = ${row.leasedBy} returning *)
      insert into kernel_dead_jobs (community_id, id, kind, key, payload, attempts, last_error, died_at)
      select community_id, id, kind, key, payload, attempts, ${error}, ${now} from gone`.execute(db)
