// The real queue: claims due jobs, runs a few at a time, sleeps until the next is due or something wakes it.
import type { House } from '../house.ts'
import { theHouseCtx } from '../house.ts'
import type { Round } from './define.ts'
import { type JobIndex, planRound, runJob } from './run.ts'
import { claimJobs, communitiesWithDueJobs, keepLeases, nextDueAt } from './store.ts'

export interface Worker {
  /** A job due at `at` (now when not said) was put on the list. */
  wake(at?: Date): void
  start(): void
  /** Takes no more and waits for what is under way. */
  stop(): Promise<void>
}

const leaseMs = 60_000
const heartbeatMs = 15_000
const idleMsMax = 2_000

export function openWorker(house: () => House, index: JobIndex, rounds: readonly Round[], atOnce = 6): Worker {
  const name = `wrk_${process.pid}_${Math.round(performance.timeOrigin)}`
  const underWay = new Set<Promise<unknown>>()
  let timer: NodeJS.Timeout | undefined
  let heartbeat: NodeJS.Timeout | undefined
  let looking: Promise<void> | null = null
  let dozing: Promise<void> = Promise.resolve()
  let planning: Promise<void> = Promise.resolve()
  let lookAgain = false
  let started = false
  let stopped = false

  async function look(): Promise<void> {
    const { db, clock, log } = house()
    try {
      const now = clock.now()
      for (const communityId of await communitiesWithDueJobs(db, now)) {
        while (!stopped && underWay.size >= atOnce) await Promise.race(underWay)
        if (stopped) return
        const until = new Date(now.getTime() + leaseMs)
        const rows = await claimJobs(db, communityId, now, name, until, atOnce - underWay.size)
        for (const row of rows) run(row)
        if (rows.length > 0) lookAgain = true
      }
    } catch (error) {
      if (!stopped) log.warn({ err: error }, 'the worker could not look at the job list; it tries again')
    }
  }
  function run(row: Parameters<typeof runJob>[2]): void {
    const one = runJob(house(), index, row, name)
      .catch(error => house().log.error({ err: error }, 'the end of a job could not be written; its lease will run out'))
      .finally(() => {
        underWay.delete(one)
        wake()
      })
    underWay.add(one)
  }
  function wake(at?: Date): void {
    if (!started || stopped) return
    if (at && at > house().clock.now()) return
    if (looking) {
      lookAgain = true
      return
    }
    clearTimeout(timer)
    looking = (async () => {
      do {
        lookAgain = false
        await look()
      } while (lookAgain && !stopped)
    })().finally(() => {
      looking = null
      if (!stopped) dozing = sleep()
    })
  }
  // Sleeps to the next due time, at most two seconds: another process may add jobs that nobody here is told of.
  async function sleep(): Promise<void> {
    const next = await nextDueAt(house().db).catch(() => null)
    if (stopped || looking) return
    const ms = next ? next.getTime() - house().clock.now().getTime() : idleMsMax
    clearTimeout(timer)
    timer = setTimeout(() => wake(), Math.max(20, Math.min(ms, idleMsMax)))
  }
  return {
    wake,
    start() {
      started = true
      heartbeat = setInterval(() => {
        const { db, clock } = house()
        if (underWay.size > 0) keepLeases(db, name, new Date(clock.now().getTime() + leaseMs)).catch(() => {})
      }, heartbeatMs)
      planning = Promise.all(rounds.map(r => planRound(theHouseCtx(house(), 'worker'), r))).then(
        () => wake(),
        error => house().log.error({ err: error }, 'the rounds could not be planned'),
      )
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      clearInterval(heartbeat)
      await planning
      await looking
      await dozing
      await Promise.allSettled(underWay)
    },
  }
}
