// The relay: one a process. Moves the outbox to the facts, puts their listeners on the job list and tells every process,
// in one transaction a batch; a NOTIFY inside a business transaction would serialize all commits instead.
import { CompiledQuery, sql } from 'kysely'
import type { Db } from './db/connect.ts'
import { nameStatement } from './db/prepared.ts'
import type { Listener } from './facts.ts'
import type { Log } from './log.ts'

const batchMax = 500
// A notice carries less than 8,000 bytes. A fact larger than half of that travels without its payload, so that whatever
// is begun below this mark ends below twice it.
const factBytesMax = 3_800
const pollMs = 1_000
// When many facts of a community come at once they are left to gather for a moment: moving a few at a time costs much more for
// each. When more come than can be moved, whoever writes them goes before whoever is told of them.
const manyFacts = 24
const gatherMs = 100
const restShare = 2
// And of any community it takes no more than a fifth of the time: where one fact tells of thirty moves, few are many.
const pauseShare = 4

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
  listeners: readonly Listener[]
  /** The names of facts that open screens are told of; nobody hears of the others. */
  heeded(): readonly string[]
  channel: string
  now(): Date
  /** Jobs were added: the worker may look. */
  jobsAdded(): void
}

export function openRelay(parts: RelayParts): Relay {
  let running: Promise<unknown> | null = null
  /** Where something is known to wait; null asks everywhere. */
  const wanted = new Set<string | null>()
  const restsUntil = new Map<string, number>()
  let rouse = () => {}
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  async function waiting(): Promise<string[]> {
    const { rows } = await sql<{ communityId: string }>`select distinct community_id from kernel_outbox limit 100`.execute(
      parts.db,
    )
    return rows.map(row => row.communityId)
  }
  async function drain(): Promise<number> {
    let moved = 0
    for (const communityId of await waiting()) moved += await drainOne(communityId)
    return moved
  }
  async function drainOne(communityId: string): Promise<number> {
    for (let moved = 0; ; ) {
      const count = await moveBatch(parts, communityId)
      moved += count
      if (count < batchMax) return moved
    }
  }
  /** Whose turn it is: first asked, first served, but for those whose facts are left to gather. */
  function nextTurn(): { where: string | null } | { inMs: number } {
    const now = performance.now()
    let inMs = pollMs
    for (const where of wanted) {
      const restMs = where === null ? 0 : (restsUntil.get(where) ?? 0) - now
      if (restMs <= 0) return { where }
      inMs = Math.min(inMs, restMs)
    }
    return { inMs }
  }
  async function take(where: string | null): Promise<void> {
    wanted.delete(where)
    if (where === null) return (await waiting()).forEach(id => void wanted.add(id))
    const started = performance.now()
    const moved = await moveBatch(parts, where)
    if (moved >= batchMax) wanted.add(where)
    const now = performance.now()
    if (moved >= batchMax) restsUntil.set(where, now + (now - started) * restShare)
    else if (moved >= manyFacts) restsUntil.set(where, now + gatherMs)
    else restsUntil.set(where, now + (now - started) * pauseShare)
  }
  async function rest(ms: number): Promise<void> {
    const { promise: over, resolve: end } = Promise.withResolvers<void>()
    const alarm = setTimeout(end, ms)
    rouse = end
    await over
    clearTimeout(alarm)
    rouse = () => {}
  }
  async function loop(): Promise<void> {
    while (wanted.size > 0 && !stopped)
      try {
        const turn = nextTurn()
        if ('where' in turn) await take(turn.where)
        else await rest(turn.inMs)
      } catch (error) {
        if (!stopped) parts.log.error({ err: error }, 'the relay could not move the outbox; it tries again')
      }
  }
  const wake = (communityId?: string) => {
    if (stopped) return
    wanted.add(communityId ?? null)
    rouse()
    running ??= loop().finally(() => {
      running = null
      if (wanted.size > 0) wake()
    })
  }
  return {
    wake,
    async drain() {
      // What a wake has in hand is locked and would be passed over.
      restsUntil.clear()
      rouse()
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
      rouse()
      clearInterval(timer)
      await running
    },
  }
}

// Of a community: what is taken from the outbox is filed, put on the job list for its listeners ($2 and $3, facts and kinds), and
// told on the channel $5 in notices that fit, unless no screen heeds its name ($6). Facts that were filed when they came are told by
// their ids. A notice is put together as text, once (materialized: or each mention of it would be a making of it); a row is made JSON
// of only where a listener wants it.
const columns = 'community_id, at, id, name, version, actor, subject, payload, request_id'
const moveText = `
    with waiting as (
      select ctid as place, seq, coalesce(cardinality(ids), 1) as facts from kernel_outbox
       where community_id = $1 order by seq limit ${batchMax} for update skip locked),
    taken as (
      delete from kernel_outbox
       where ctid = any (array(
         select place from (select place, sum(facts) over (order by seq) - facts as before from waiting) w where before < ${batchMax}))
      returning *),
    alone as (
      select * from (select seq, ids, count(ids) over (order by seq) as bundles, ${columns} from taken) t where ids is null),
    filed as (
      insert into kernel_facts (${columns}) select ${columns} from alone),
    queued as (
      insert into kernel_jobs (community_id, id, kind, key, payload, run_at, created_at)
      select community_id, 'job' || substr(id, 4) || '.' || nth, kind, id, jsonb_build_object(
               'communityId', community_id, 'id', id, 'at', at, 'name', name, 'version', version,
               'actor', actor, 'subject', subject, 'payload', payload, 'requestId', request_id), at, $4::timestamptz
        from unnest($2::text[], $3::text[]) with ordinality as listening(name, kind, nth)
        join (select ${columns} from alone
              union all
              select f.* from taken t cross join lateral (
                select ${columns} from kernel_facts f where f.community_id = t.community_id and f.at = t.at and f.id = any (t.ids)) f
               where t.name = any ($2)) told using (name)
      on conflict do nothing
      returning 1),
    worded as materialized (
      select seq, bundles, payload::text as payload,
             '{"communityId":' || to_json(community_id) || ',"id":' || to_json(id) || ',"at":' || to_json(at) || ',"name":' || to_json(name)
               || ',"version":' || version || ',"actor":' || to_json(actor) || ',"subject":' || to_json(subject)
               || ',"requestId":' || to_json(request_id) || ',"payload":' as head
        from alone where name = any ($6::text[])),
    fitting as materialized (
      select seq, bundles, head || case when octet_length(head) + octet_length(payload) >= ${factBytesMax} then 'null' else payload end || '}' as text
        from worded),
    placed as (
      select seq, bundles, text, sum(octet_length(text) + 1) over (order by seq) / ${factBytesMax} as notice from fitting),
    notices as (
      select min(seq) as seq, '[' || string_agg(text, ',' order by seq) || ']' as text from placed group by bundles, notice
      union all
      select seq, '{"communityId":' || to_json(community_id) || ',"at":' || to_json(at) || ',"name":' || to_json(name)
                    || ',"ids":' || to_json(ids) || '}'
        from taken where ids is not null and name = any ($6)
       order by seq)
    select (select coalesce(sum(facts), 0)::int from (select coalesce(cardinality(ids), 1) as facts from taken) t) as facts,
           (select count(*)::int from queued) as jobs, (select count(pg_notify($5, text)) from notices),
           set_config('synchronous_commit', 'off', true)`
nameStatement('kernel.relay', moveText)

/**
 * One statement, and so one round trip and one commit. The commit is not waited for: if power fails before it is on the
 * disk, the facts are still in the outbox, and what was told of them is told once more.
 */
async function moveBatch(parts: RelayParts, communityId: string): Promise<number> {
  const { rows } = await parts.db.executeQuery<{ facts: number; jobs: number }>(
    CompiledQuery.raw(moveText, [
      communityId,
      parts.listeners.map(l => l.fact.name),
      parts.listeners.map(l => `listen:${l.name}`),
      parts.now(),
      parts.channel,
      parts.heeded(),
    ]),
  )
  const done = rows[0] ?? { facts: 0, jobs: 0 }
  // Only now can the worker see them.
  if (done.jobs > 0) parts.jobsAdded()
  return done.facts
}
