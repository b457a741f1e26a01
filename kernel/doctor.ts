// The doctor: what must never be, asked of the database. Each room says its laws; a community is examined by all of them in one
// snapshot, so that work under way never looks like a mistake. Nothing is mended here: people decide.
import { sql } from 'kysely'
import type pg from 'pg'
import type { Ctx } from './ctx.ts'
import { type House, theHouseCtx } from './house.ts'
import type { Text } from './i18n.ts'

export interface Law {
  /** room.law */
  name: string
  text: Text
  /** Gives a row with `what` (the id of what breaks the law) for each breach. $1: the community's id, $2: now. */
  sql: string
}
export const law = (name: string, zh: string, en: string, sql: string): Law => ({ name, text: { zh, en }, sql })

export interface Mistake {
  law: string
  count: number
  /** The first of what breaks it. */
  what: string[]
}
export interface Examination {
  at: Date
  tookMs: number
  laws: number
  mistakes: Mistake[]
}

const kernelLaws: readonly Law[] = [
  law(
    'kernel.outbox-moves',
    '事实在一分钟内归档并通知',
    'Facts are filed and told within a minute',
    `select id as what from kernel_outbox where community_id = $1 and at < $2::timestamptz - interval '1 minute'`,
  ),
  law(
    'kernel.jobs-in-time',
    '到点的任务在一分钟内开始',
    'Jobs begin within a minute of their hour',
    `select id as what from kernel_jobs where community_id = $1 and attempts = 0 and leased_by is null
        and run_at < $2::timestamptz - interval '1 minute'`,
  ),
  law(
    'kernel.no-dead-jobs',
    '没有多次失败后被搁置的任务',
    'No job was laid aside after failing many times',
    'select id as what from kernel_dead_jobs where community_id = $1',
  ),
]

export const lawsOf = (house: House): Law[] => [...kernelLaws, ...house.rooms.flatMap(room => room.laws ?? [])]

const namedAtMost = 20
const lawMsMax = 60_000

/** Examines the community of `ctx` by all laws and keeps what was found as its last examination. */
export async function examine(ctx: Ctx): Promise<Examination> {
  const started = performance.now()
  const laws = lawsOf(ctx.house)
  const mistakes: Mistake[] = []
  const client = await ctx.house.database.pool.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query(`set local statement_timeout = ${lawMsMax}`)
    for (const one of laws) {
      const mistake = await ask(client, one, ctx.community.id, ctx.now)
      if (mistake) mistakes.push(mistake)
    }
  } finally {
    await client.query('rollback').catch(() => {})
    client.release()
  }
  const done = { at: ctx.now, tookMs: Math.round(performance.now() - started), laws: laws.length, mistakes }
  await keep(ctx, done)
  return done
}

/** What breaks one law in one community; null when it holds. */
async function ask(
  client: pg.ClientBase | pg.Pool,
  { name, sql: text }: Law,
  communityId: string,
  now: Date,
): Promise<Mistake | null> {
  const { rows } = await client.query<{ what: string; count: number }>({
    text: `select what::text, count(*) over ()::int as count from (${text}) broken limit ${namedAtMost}`,
    values: text.includes('$2') ? [communityId, now] : [communityId],
  })
  const [first] = rows
  return first ? { law: name, count: first.count, what: rows.map(row => row.what) } : null
}

/** The names of a room's laws that do not hold in some of these communities. */
export async function brokenLaws(house: House, room: string, communityIds: readonly string[]): Promise<string[]> {
  const laws = lawsOf(house).filter(one => one.name.startsWith(`${room}.`))
  const found: string[] = []
  for (const one of laws)
    for (const id of communityIds) if (await ask(house.database.pool, one, id, house.clock.now())) found.push(one.name)
  return [...new Set(found)]
}

const keep = (ctx: Ctx, { at, tookMs, laws, mistakes }: Examination) =>
  sql`insert into kernel_examinations (community_id, at, took_ms, laws, mistakes)
      values (${ctx.community.id}, ${at}, ${tookMs}, ${laws}, ${JSON.stringify(mistakes)}::jsonb)
      on conflict (community_id) do update
         set at = excluded.at, took_ms = excluded.took_ms, laws = excluded.laws, mistakes = excluded.mistakes`.execute(ctx.db)

export const lastExamination = async (ctx: Ctx): Promise<Examination | null> =>
  ((await ctx.db
    .selectFrom('kernelExaminations')
    .select(['at', 'tookMs', 'laws', 'mistakes'])
    .where('communityId', '=', ctx.community.id)
    .executeTakeFirst()) as Examination | undefined) ?? null

/** How many breaches the last examinations of all communities found, by law; for /metrics. */
export async function breachesByLaw(house: House): Promise<Map<string, number>> {
  const { rows } = await sql<{ law: string; count: number }>`
    select m ->> 'law' as law, sum((m ->> 'count')::int)::int as count
      from kernel_examinations, jsonb_array_elements(mistakes) m group by 1`.execute(theHouseCtx(house, 'metrics').db)
  return new Map(rows.map(row => [row.law, row.count]))
}
