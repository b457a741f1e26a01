// The virtual clock's driver: moves time to an instant and runs, in order, all that falls due on the way.
import { sql } from 'kysely'
import type { VirtualClock } from '../clock.ts'
import type { House } from '../house.ts'
import { type JobIndex, runJob } from './run.ts'
import { claimJobs } from './store.ts'

export interface AdvanceOptions {
  /** Failed jobs are retried in virtual time. */
  tolerate?: boolean
  /** Stops after so many jobs, wherever the clock stands then. */
  jobsMost?: number
}
const name = 'advance'

/**
 * Runs every job due up to `until`, each with ctx.now at its own due time, relaying facts as they come.
 * Throws the first error of a job, unless such are tolerated.
 */
export async function advance(
  house: House,
  index: JobIndex,
  clock: VirtualClock,
  until: Date,
  options: AdvanceOptions = {},
): Promise<number> {
  let ran = 0
  for (;;) {
    await house.relay.drain()
    if (ran === options.jobsMost) return ran
    const { rows } = await sql<{ communityId: string; runAt: Date }>`
      select community_id, run_at from kernel_jobs where run_at <= ${until} order by run_at, id limit 1`.execute(house.db)
    const due = rows[0]
    if (!due) break
    if (due.runAt > clock.now()) clock.moveTo(due.runAt)
    const now = clock.now()
    const [row] = await claimJobs(house.db, due.communityId, now, name, new Date(now.getTime() + 60_000), 1)
    if (!row) throw new Error('a due job is held by another worker; stop the real queue before moving the clock')
    const error = await runJob(house, index, row)
    if (error && !options.tolerate) throw error
    ran++
  }
  if (until > clock.now()) clock.moveTo(until)
  await house.relay.drain()
  return ran
}
