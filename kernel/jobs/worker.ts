// The real queue: claims due jobs, runs a few at a time, sleeps until the next is due or something wakes it.
import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { House } from '../house.ts'
import { theHouseCtx } from '../house.ts'
import type { Round } from './define.ts'
import { type JobIndex, planRound, runJob } from './run.ts'
import { claimJobs, communitiesWithDueJobs, type JobRow, keepLeases, nextDueAt } from './store.ts'

export interface Worker {
  /** A job due at `at` (now when not said) was put on the list. */
  wake(at?: Date): void
  start(): void
  /** Takes no more and waits for what is under way. */
  stop(): Promise<void>
}

export interface Pace {
  atOnce: number
  leaseMs: number
  heartbeatMs: number
  idleMsMax: number
}
const pace: Pace = { atOnce: 6, leaseMs: 60_000, heartbeatMs: 15_000, idleMsMax: 2_000 }
const replanMs = 5_000

export function openWorker(house: () => House, index: JobIndex, rounds: readonly Round[], own: Partial<Pace> = {}): Worker {
  const { atOnce, leaseMs, heartbeatMs, idleMsMax } = { ...pace, ...own }
  // Two workers never share a name, on whatever machines they are.
  const name = `wrk_${process.pid}_${randomBytes(6).toString('hex')}`
  let claims = 0
  const underWay = new Map<Promise<unknown>, JobRow>()
  let timer: NodeJS.Timeout | undefined
  let heartbeat: NodeJS.Timeout | undefined
  let looking: Promise<void> | null = null
  let dozing: Promise<void> = Promise.resolve()
  let planning: Promise<void> = Promise.resolve()
  let lookAgain = false
  let started = false
  let stopped = false
  const stopping = new AbortController()

  async function plan(): Promise<void> {
    try {
      await Promise.all(rounds.map(r => planRound(theHouseCtx(house(), 'worker'), r)))
    } catch (error) {
      house().log.error({ err: error }, 'the rounds could not be planned; it is tried again')
      await pause(replanMs, undefined, { signal: stopping.signal }).catch(() => {})
      if (!stopped) await plan()
    }
  }
  async function look(): Promise<void> {
    const { db, clock, log } = house()
    try {
      for (const communityId of await communitiesWithDueJobs(db, clock.now())) {
        while (!stopped && underWay.size >= atOnce) await Promise.race(underWay.keys())
        if (stopped) return
        // Looked up after the wait for a free hand: a lease counts from the moment of the claim.
        const now = clock.now()
        const until = new Date(now.getTime() + leaseMs)
        const rows = await claimJobs(db, communityId, now, `${name}.${++claims}`, until, atOnce - underWay.size)
        for (const row of rows) run(row)
        if (rows.length > 0) lookAgain = true
      }
    } catch (error) {
      if (!stopped) log.warn({ err: error }, 'the worker could not look at the job list; it tries again')
    }
  }
  function run(row: JobRow): void {
    const one = runJob(house(), index, row)
      .catch(error => house().log.error({ err: error }, 'the end of a job could not be written; its lease will run out'))
      .finally(() => {
        underWay.delete(one)
        wake()
      })
    underWay.set(one, row)
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
        const held = [...underWay.values()]
        if (held.length > 0) keepLeases(db, held, new Date(clock.now().getTime() + leaseMs)).catch(() => {})
      }, heartbeatMs)
      planning = plan()
      wake()
    },
    async stop() {
      stopped = true
      stopping.abort()
      clearTimeout(timer)
      await planning
      await looking
      await dozing
      await Promise.allSettled(underWay.keys())
      // What is waited for keeps its lease to the end.
      clearInterval(heartbeat)
    },
  }
}
