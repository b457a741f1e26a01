// Facts: what happened, in the past tense, with a versioned payload; kept for ever.
import type { z } from 'zod'
import { actorName, type Ctx } from './ctx.ts'
import { hot } from './db/hot.ts'
import { newId } from './ids.ts'

export interface Fact<S extends z.ZodType = z.ZodType> {
  /** room.what-happened, e.g. groups.seat-taken */
  name: string
  version: number
  payload: S
}

export const fact = <S extends z.ZodType>(name: string, version: number, payload: S): Fact<S> => ({ name, version, payload })

/** A fact as listeners, live screens and timelines meet it. */
export interface Recorded<P = unknown> {
  communityId: string
  id: string
  at: Date
  name: string
  version: number
  actor: string
  subject: string
  payload: P
  requestId: string
}

/**
 * Records a fact about `subject` (an id) in the transaction that makes it true. Only an outbox row is written here:
 * the relay files it under the facts, wakes its listeners and the live screens after the commit.
 */
export const record = <S extends z.ZodType>(ctx: Ctx, what: Fact<S>, subject: string, payload: z.input<S>): Promise<void> =>
  recordAll(ctx, what, [{ subject, payload }])

// One value for all rows.
const recordText = `
  insert into kernel_outbox (community_id, at, id, name, version, actor, subject, payload, request_id)
  select "communityId", at, id, name, version, actor, subject, payload, "requestId"
    from jsonb_to_recordset($1::jsonb)
      r("communityId" text, at timestamptz, id text, name text, version int, actor text, subject text, payload jsonb, "requestId" text)`

// From so many on they are filed at once and told by one row: each would be written to the outbox, taken from there and filed.
const manyFacts = 16
// So many ids fit into a notice.
const toldTogether = 200
/** Of a statement that has filed facts of one name and moment itself: the outbox rows that tell of them, as the end of a CTE. */
export const tellFiled = (of: { community: string; at: string; name: string; version: string; ids: string }): string => `
    insert into kernel_outbox (community_id, at, id, name, version, actor, subject, payload, request_id, ids)
    select ${of.community}, ${of.at}, min(id), ${of.name}, ${of.version}, '', '', 'null'::jsonb, '', array_agg(id order by nth)
      from unnest(${of.ids}::text[]) with ordinality told(id, nth) group by (nth - 1) / ${toldTogether}`
const recordManyText = `
  with filed as (
    insert into kernel_facts (community_id, at, id, name, version, actor, subject, payload, request_id)
    select $1, $2, id, $3, $4, actor, subject, payload, request_id
      from rows from (unnest($5::text[]), unnest($6::text[]), unnest($7::text[]), unnest($8::text[]), jsonb_array_elements($9::jsonb))
        r(id, actor, subject, request_id, payload))
  ${tellFiled({ community: '$1', at: '$2', name: '$3', version: '$4', ids: '$5' })}`

/** The same for many of one kind, in one statement; `of` when one of them is the doing of another call than this one. */
export async function recordAll<S extends z.ZodType>(
  ctx: Ctx,
  what: Fact<S>,
  all: readonly { subject: string; payload: z.input<S>; of?: { actor: string; requestId: string } }[],
): Promise<void> {
  if (all.length === 0) return
  const rows = all.map(one => ({ ...outboxRow(ctx, what, one.subject, one.payload), ...one.of }))
  if (rows.length < manyFacts) await hot(ctx, 'kernel.record', recordText, [outboxJson(rows)])
  else
    await hot(ctx, 'kernel.record-many', recordManyText, [
      ...[ctx.community.id, ctx.now, what.name, what.version],
      ...[rows.map(row => row.id), rows.map(row => row.actor), rows.map(row => row.subject), rows.map(row => row.requestId)],
      `[${rows.map(row => row.payload).join(',')}]`,
    ])
  ctx.afterCommit(() => ctx.house.relay.wake(ctx.community.id))
}

/** The outbox row of a fact, for statements that write it together with their own rows. */
export const outboxRow = <S extends z.ZodType>(ctx: Ctx, what: Fact<S>, subject: string, payload: z.input<S>) => ({
  ...factRow(ctx, what),
  communityId: ctx.community.id,
  at: ctx.now,
  subject,
  payload: JSON.stringify(what.payload.parse(payload)),
})

/** Of that row what does not depend on whom the fact is about: for statements that make its payload themselves. */
export const factRow = (ctx: Ctx, what: Fact) => ({
  id: newId(ctx, 'fct'),
  name: what.name,
  version: what.version,
  actor: actorName(ctx.actor),
  requestId: ctx.requestId,
})

/** Rows for one parameter of a statement. Their payloads are JSON already: within another text each of their quotes would be
 * escaped, and read again. */
export const outboxJson = (rows: readonly ReturnType<typeof outboxRow>[]): string =>
  `[${rows.map(({ payload, ...row }) => `${JSON.stringify(row).slice(0, -1)},"payload":${payload}}`).join(',')}]`

/** What a room does, later and repeatably, after a fact: run as a job, at least once, so it must bear repetition. */
export interface Listener<S extends z.ZodType = z.ZodType> {
  fact: Fact<S>
  /** room.verb, unique in the house */
  name: string
  run(ctx: Ctx, recorded: Recorded<z.output<S>>): Promise<void>
}

export const listen = <S extends z.ZodType>(what: Fact<S>, name: string, run: Listener<S>['run']): Listener =>
  ({ fact: what, name, run }) as Listener
