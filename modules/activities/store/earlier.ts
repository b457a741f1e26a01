// What came before: activities of the same kind that are settled, as the one that opens now may look back at them.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { type Earlier, earlierMost, type Json } from '../contract/play.ts'
import type { Activity } from '../rules/activity.ts'

const readMost = 200

/** The latest settled first. Nothing that earlierMost or more have opened since. */
export async function earlierThan(
  ctx: Ctx,
  { id, play, seriesId, opensAt }: Pick<Activity, 'id' | 'play' | 'seriesId' | 'opensAt'>,
): Promise<Earlier<Json>[]> {
  const { rows } = await sql<Earlier<Json>>`
    with kind as (
      select id, opens_at, settled_at, state, result from activities_activities
       where community_id = ${ctx.community.id} and play = ${play} and id <> ${id} and opens_at <= ${opensAt}
         and (${seriesId}::text is null or series_id = ${seriesId}) and state in ('open', 'closed', 'settling', 'settled')
    ), counted as (
      select k.id, k.settled_at, k.result, (select count(*) from kind later where later.opens_at >= k.settled_at)::int as since
        from kind k where k.state = 'settled'
    )
    select t."table", c.result, c.since from counted c
      join activities_tables t on t.community_id = ${ctx.community.id} and t.activity_id = c.id
     where c.since < ${earlierMost} order by c.settled_at desc, c.id desc limit ${readMost}`.execute(ctx.db)
  return rows
}
