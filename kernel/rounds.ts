// What the kernel does by the clock: forgets old answers and dead sessions, and lays out next month's facts.
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Ctx } from './ctx.ts'
import { round } from './jobs/define.ts'

const answersKeptMs = 7 * 86_400_000

const forget = round('kernel.forget', '17 3 * * *', 'UTC', async ctx => {
  await ctx.db
    .deleteFrom('kernelAnswers')
    .where('createdAt', '<', new Date(ctx.now.getTime() - answersKeptMs))
    .execute()
  await ctx.db.deleteFrom('kernelSessions').where('expiresAt', '<', ctx.now).execute()
})

const layOutFacts = round('kernel.lay-out-facts', '41 2 20 * *', 'UTC', async ctx => {
  const here = Temporal.Instant.fromEpochMilliseconds(ctx.now.getTime())
    .toZonedDateTimeISO('UTC')
    .toPlainDate()
    .toPlainYearMonth()
  for (const months of [1, 2]) await layOutMonth(ctx, here.add({ months }))
})

/** A month's own partition, unless its rows already lie among the rest (after a long pause of the house); then they stay there. */
export async function layOutMonth(ctx: Ctx, month: Temporal.PlainYearMonth): Promise<void> {
  const from = month.toPlainDate({ day: 1 }).toString()
  const until = month.add({ months: 1 }).toPlainDate({ day: 1 }).toString()
  const name = `kernel_facts_${from.slice(0, 7).replace('-', '_')}`
  const { rows } = await sql<{ taken: boolean }>`
    select to_regclass(${name}) is not null
        or exists (select 1 from kernel_facts_rest where at >= ${from}::date and at < ${until}::date) as taken`.execute(ctx.db)
  if (rows[0]?.taken) return
  await sql`create table ${sql.id(name)} partition of kernel_facts for values from (${sql.lit(from)}) to (${sql.lit(until)})`.execute(
    ctx.db,
  )
}

export const kernelRounds = [forget, layOutFacts]
