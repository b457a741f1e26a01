// Series: what is repeated, how often it has been, and when it comes next.
import { type Selectable, sql } from 'kysely'
import { actorName, type Ctx } from '#kernel/ctx.ts'
import type { Tables } from '#kernel/db/connect.ts'
import { markOf, type Page, pageOf } from '#kernel/pages.ts'
import type { CrewSeat, SeriesDraft } from '../contract.ts'
import type { Activity } from '../rules/activity.ts'
import { own } from './own.ts'

type Row = Selectable<Tables['activitiesSeries']>
export type SeriesState = 'running' | 'paused' | 'ended'
export type Series = Omit<Row, 'draft' | 'state'> & { draft: SeriesDraft['draft']; state: SeriesState }
const seriesFrom = (row: Row): Series => row as unknown as Series

export const insertSeries = (ctx: Ctx, id: string, { draft, ...wish }: SeriesDraft, nextAt: Date | null) =>
  own(ctx.db)
    .insertInto('activitiesSeries')
    .values({
      ...wish,
      ...{ communityId: ctx.community.id, id, draft: JSON.stringify(draft), nextAt },
      ...{ state: nextAt ? 'running' : 'ended', madeAt: ctx.now, madeBy: actorName(ctx.actor) },
    })
    .execute()

/** Held for the rest of the transaction: who makes the next one makes it alone. */
export async function lockSeries(ctx: Ctx, id: string): Promise<Series | undefined> {
  const row = await own(ctx.db)
    .selectFrom('activitiesSeries')
    .selectAll()
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && seriesFrom(row)
}

export const moveSeriesOn = (
  ctx: Ctx,
  id: string,
  change: { times?: number; nextAt?: Date | null; state?: SeriesState; why?: string },
) =>
  own(ctx.db)
    .updateTable('activitiesSeries')
    .set(change)
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', id)
    .execute()

/** Who helps with that one of a series, of those who are still here. */
export const crewOfNth = async (ctx: Ctx, seriesId: string, nth: number): Promise<CrewSeat[]> =>
  (
    await sql<CrewSeat>`
      select w.member_id, w.title from activities_activities a
        join activities_crew w on w.community_id = a.community_id and w.activity_id = a.id
        join members_cards m on m.community_id = w.community_id and m.member_id = w.member_id
       where a.community_id = ${ctx.community.id} and a.series_id = ${seriesId} and a.series_nth = ${nth}`.execute(ctx.db)
  ).rows
/** Those of the same series that come after this one and have not opened yet. */
export const laterInSeries = async (ctx: Ctx, { seriesId, seriesNth }: Pick<Activity, 'seriesId' | 'seriesNth'>) =>
  seriesId === null || seriesNth === null
    ? []
    : (
        await own(ctx.db)
          .selectFrom('activitiesActivities')
          .select('id')
          .where('communityId', '=', ctx.community.id)
          .where('seriesId', '=', seriesId)
          .where('seriesNth', '>', seriesNth)
          .where('state', 'in', ['draft', 'scheduled'])
          .execute()
      ).map(row => row.id)

export async function pageOfSeries(ctx: Ctx, query: { cursor?: string | undefined; limit: number }): Promise<Page<Series>> {
  const mark = markOf(query.cursor, ['id'] as const)
  const rows = await own(ctx.db)
    .selectFrom('activitiesSeries')
    .selectAll()
    .where('communityId', '=', ctx.community.id)
    .where(mark ? sql<boolean>`id < ${mark[0]}` : sql<boolean>`true`)
    .orderBy('id', 'desc')
    .limit(query.limit + 1)
    .execute()
  return pageOf(rows.map(seriesFrom), query.limit, row => [row.id])
}
