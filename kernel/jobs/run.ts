// One job, run: the same for the real queue and for the virtual clock.
import { Cron } from 'croner'
import { z } from 'zod'
import type { Ctx } from '../ctx.ts'
import type { Listener, Recorded } from '../facts.ts'
import { ctxFor, type House } from '../house.ts'
import { type Job, job, later, type Round } from './define.ts'
import { finishJob, type JobRow, layAside, putBack } from './store.ts'

export type JobIndex = ReadonlyMap<string, Job<any>>

export function indexJobs(jobs: readonly Job<any>[], listeners: readonly Listener[], rounds: readonly Round[]): JobIndex {
  const all = [...jobs, ...listeners.map(listenerAsJob), ...rounds.map(roundAsJob)]
  const index = new Map(all.map(one => [one.kind, one]))
  if (index.size !== all.length)
    throw new Error(
      `two jobs share a name: ${all
        .map(one => one.kind)
        .sort()
        .join(' ')}`,
    )
  return index
}

const listenerAsJob = (listener: Listener): Job<any> =>
  job(`listen:${listener.name}`, z.any(), (ctx: Ctx, recorded: Recorded) =>
    listener.run(ctx, { ...recorded, at: new Date(recorded.at), payload: listener.fact.payload.parse(recorded.payload) }),
  )

const roundAsJob = (what: Round): Job<any> =>
  job(`round:${what.kind}`, z.object({}), async ctx => {
    // The next one first: a round that fails until it is laid aside must not be the last.
    await planRound(ctx, what)
    await what.run(ctx)
  })

/** Puts the next coming-round on the list, if it is not there. */
export async function planRound(ctx: Ctx, what: Round): Promise<void> {
  const next = new Cron(what.pattern, { timezone: what.timeZone }).nextRun(ctx.now)
  if (next) await later(ctx, roundAsJob(what), {}, { at: next, key: next.toISOString() })
}

/** Seconds to wait after the nth failure: 2, 4, 8 … at most an hour. */
export const backoffSeconds = (attempts: number): number => Math.min(2 ** attempts, 3600)

const toldMax = 4_000

/** Runs a claimed job and writes its end; returns what went wrong, if anything did. */
export async function runJob(house: House, index: JobIndex, row: JobRow): Promise<unknown> {
  const what = index.get(row.kind)
  const stopTimer = house.metrics.jobSeconds.startTimer({ kind: row.kind })
  try {
    if (!what) throw new Error(`nobody here knows the job ${row.kind}`)
    const community = await house.findCommunity(row.communityId)
    if (community) {
      const ctx = ctxFor(house, { actor: { kind: 'system', name: row.kind }, community, requestId: row.id })
      await what.run(ctx, what.payload.parse(row.payload))
    }
    await finishJob(house.db, row)
    stopTimer({ ended: 'well' })
    return undefined
  } catch (error) {
    stopTimer({ ended: 'badly' })
    const now = house.clock.now()
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    // PostgreSQL holds no NUL, and a page that somebody answered us with is no error message.
    const told = text.replaceAll('\0', '').slice(0, toldMax)
    const dead = row.attempts >= (what?.triesMax ?? 12)
    house.log.error({ err: error, job: row.kind, id: row.id, attempts: row.attempts, dead }, 'a job failed')
    if (dead) await layAside(house.db, row, now, told)
    else await putBack(house.db, row, new Date(now.getTime() + backoffSeconds(row.attempts) * 1000), told)
    return error ?? new Error('failed')
  }
}
