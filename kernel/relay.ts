// The relay: one a process. Moves the outbox to the facts, puts their listeners on the job list and tells every process,
// in one transaction a batch; a NOTIFY inside a business transaction would serialize all commits instead.
import { sql } from 'kysely'
import type { Db } from './db/connect.ts'
import type { Listener, Recorded } from './facts.ts'
import { newId } from './ids.ts'
import type { Log } from './log.ts'
import type { Random } from './random.ts'

const batchMax = 500
const notifyBytesMax = 7_600
const pollMs = 1_000

export interface Relay {
  /** Something was recorded, in that community or wherever: look soon. Cheap, callable any number of times. */
  wake(communityId?: string): void
  /** Moves everything that is there now; the number of facts moved. */
  drain(): Promise<number>
  start(): void
  stop(): Promise<void>
}

export interface RelayParts {
  db: Db
  log: Log
  random: Random
  listeners: readonly Listener[]
  channel: string
  now(): Date
  /** Jobs were added: the worker may look. */
  jobsAdded(): void
}

export function openRelay(parts: RelayParts): Relay {
  let running: Promise<unknown> | null = null
  /** Where something is known to wait; null asks everywhere. */
  const wanted = new Set<string | null>()
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const byFact = Map.groupBy(parts.listeners, l => l.fact.name)

  async function drain(): Promise<number> {
    const { rows } = await sql<{ communityId: string }>`select distinct community_id from kernel_outbox limit 100`.execute(
      parts.db,
    )
    let moved = 0
    for (const { communityId } of rows) moved += await drainOne(communityId)
    return moved
  }
  async function drainOne(communityId: string): Promise<number> {
    for (let moved = 0; ; ) {
      const count = await moveBatch(parts, byFact, communityId)
      moved += count
      if (count < batchMax) return moved
    }
  }
  async function loop(): Promise<void> {
    while (wanted.size > 0 && !stopped) {
      const where = wanted.values().next().value ?? null
      wanted.delete(where)
      try {
        if (typeof where === 'string') await drainOne(where)
        else if ((await drain()) > 0) wanted.add(null)
      } catch (error) {
        if (!stopped) parts.log.error({ err: error }, 'the relay could not move the outbox; it tries again')
      }
    }
  }
  const wake = (communityId?: string) => {
    if (stopped) return
    wanted.add(communityId ?? null)
    running ??= loop().finally(() => {
      running = null
      if (wanted.size > 0) wake()
    })
  }
  return {
    wake,
    async drain() {
      // What a wake has in hand is locked and would be passed over.
      await running
      return drain()
    },
    start() {
      timer = setInterval(() => wake(), pollMs)
      timer.unref()
      wake()
    },
    async stop() {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
}

async function moveBatch(parts: RelayParts, byFact: Map<string, Listener[]>, communityId: string): Promise<number> {
  const done = await parts.db.transaction().execute(async tx => {
    const { rows } = await sql<Recorded & { seq: number }>`
      with taken as (
        delete from kernel_outbox
         where community_id = ${communityId}
           and seq in (select seq from kernel_outbox where community_id = ${communityId} order by seq limit ${batchMax} for update skip locked)
        returning *),
      filed as (
        insert into kernel_facts (community_id, at, id, name, version, actor, subject, payload, request_id)
        select community_id, at, id, name, version, actor, subject, payload, request_id from taken)
      select * from taken order by seq`.execute(tx)
    if (rows.length === 0) return { facts: 0, jobs: 0 }
    const jobs = rows.flatMap(row => (byFact.get(row.name) ?? []).map(listener => listenerJob(parts, row, listener)))
    if (jobs.length > 0)
      await tx
        .insertInto('kernelJobs')
        .values(jobs)
        .onConflict(c => c.doNothing())
        .execute()
    for (const chunk of chunksOf(rows)) await sql`select pg_notify(${parts.channel}, ${chunk})`.execute(tx)
    return { facts: rows.length, jobs: jobs.length }
  })
  // Only now can the worker see them.
  if (done.jobs > 0) parts.jobsAdded()
  return done.facts
}

const listenerJob = (parts: RelayParts, row: Recorded, listener: Listener) => ({
  communityId: row.communityId,
  id: newId({ now: parts.now(), random: parts.random }, 'job'),
  kind: `listen:${listener.name}`,
  key: row.id,
  payload: JSON.stringify(row),
  runAt: row.at,
  createdAt: parts.now(),
})

/** Facts as JSON arrays that fit a notification; one too large to travel goes as its id alone. */
function* chunksOf(rows: (Recorded & { seq: number })[]): Generator<string> {
  let parts: string[] = []
  let bytes = 2
  for (const { seq: _, ...row } of rows) {
    let text = JSON.stringify(row)
    if (Buffer.byteLength(text) > notifyBytesMax) text = JSON.stringify({ ...row, payload: null })
    const size = Buffer.byteLength(text) + 1
    if (bytes + size > notifyBytesMax && parts.length > 0) {
      yield `[${parts.join(',')}]`
      parts = []
      bytes = 2
    }
    parts.push(text)
    bytes += size
  }
  if (parts.length > 0) yield `[${parts.join(',')}]`
}
