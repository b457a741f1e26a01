// What the desk reads of one activity: how many, when, and what it gave.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'

export interface AwardFigures {
  reward: string
  units: number
  value: number
  due: number
  failed: number
}
export const awardFigures = async (ctx: Ctx, activityId: string): Promise<AwardFigures[]> =>
  (
    await sql<AwardFigures>`
      select reward, coalesce(sum(units) filter (where state <> 'void'), 0)::bigint as units,
             coalesce(sum(value) filter (where state <> 'void'), 0)::bigint as value,
             count(*) filter (where state in ('due', 'owed'))::int as due, count(*) filter (where state = 'failed')::int as failed
        from activities_awards where community_id = ${ctx.community.id} and activity_id = ${activityId} group by reward`.execute(
      ctx.db,
    )
  ).rows

export const movesByKind = async (ctx: Ctx, activityId: string): Promise<{ move: string; moves: number }[]> =>
  (
    await sql<{ move: string; moves: number }>`
      select move, count(*)::int as moves from activities_moves
       where community_id = ${ctx.community.id} and activity_id = ${activityId} group by move order by 2 desc`.execute(ctx.db)
  ).rows

/** In steps of so many seconds from `from` on: who came in each, and how many moves were made. */
export const byTime = async (
  ctx: Ctx,
  activityId: string,
  { from, seconds }: { from: Date; seconds: number },
): Promise<{ at: Date; players: number; moves: number }[]> =>
  (
    await sql<{ at: Date; players: number; moves: number }>`
      select date_bin(make_interval(secs => ${seconds}::int), m.at, ${from}) as at, count(*)::int as moves, count(distinct m.actor)::int as players
        from activities_moves m where m.community_id = ${ctx.community.id} and m.activity_id = ${activityId}
       group by 1 order by 1 limit 400`.execute(ctx.db)
  ).rows
