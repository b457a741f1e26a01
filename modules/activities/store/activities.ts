// Activities as they stand, the rules that were published, and who helps.
import { type Selectable, sql } from 'kysely'
import { actorName, type Ctx } from '#kernel/ctx.ts'
import type { Tables } from '#kernel/db/connect.ts'
import type { ActivityState, CrewSeat } from '../contract.ts'
import { type Activity, type Setup, statesBefore } from '../rules/activity.ts'
import { own } from './own.ts'

type Row = Selectable<Tables['activitiesActivities']>
export const activityFrom = (row: Row): Activity => row as unknown as Activity

const columnsOf = (setup: Setup) => ({
  ...setup,
  audience: JSON.stringify(setup.audience),
  settings: JSON.stringify(setup.settings),
  rewards: JSON.stringify(setup.rewards),
  limits: JSON.stringify(setup.limits),
  weights: JSON.stringify(setup.weights),
  told: JSON.stringify(setup.told),
})

export interface Origin {
  id: string
  seriesId?: string
  seriesNth?: number
  giverId?: string
}
export const insertDraft = (ctx: Ctx, { id, seriesId, seriesNth, giverId }: Origin, setup: Setup) =>
  own(ctx.db)
    .insertInto('activitiesActivities')
    .values({
      ...columnsOf(setup),
      ...{ communityId: ctx.community.id, id, state: 'draft', madeAt: ctx.now, madeBy: actorName(ctx.actor) },
      ...{ seriesId: seriesId ?? null, seriesNth: seriesNth ?? null, giverId: giverId ?? null },
    })
    .execute()

const one = (ctx: Ctx, id: string) =>
  own(ctx.db).selectFrom('activitiesActivities').selectAll().where('communityId', '=', ctx.community.id).where('id', '=', id)

export async function findActivity(ctx: Ctx, id: string): Promise<Activity | undefined> {
  const row = await one(ctx, id).executeTakeFirst()
  return row && activityFrom(row)
}
/** Held for the rest of the transaction. Whoever decides moves holds its table instead; who needs both takes the table first. */
export async function lockActivity(ctx: Ctx, id: string): Promise<Activity | undefined> {
  const row = await one(ctx, id).forNoKeyUpdate().executeTakeFirst()
  return row && activityFrom(row)
}
/** False when it is no draft any more. */
export async function changeDraft(ctx: Ctx, id: string, setup: Setup): Promise<boolean> {
  const changed = await own(ctx.db)
    .updateTable('activitiesActivities')
    .set(columnsOf(setup))
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
}
export async function deleteDraft(ctx: Ctx, id: string): Promise<void> {
  await setCrewOf(ctx, id, [])
  await own(ctx.db)
    .deleteFrom('activitiesActivities')
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .execute()
}

interface Change {
  result?: unknown
  endNote?: string
  rulesHash?: string
  publishedAt?: Date
  settledAt?: Date
  endedAt?: Date
  closesAt?: Date
}
/** False when it stood where it cannot become that. */
export async function moveActivityTo(ctx: Ctx, id: string, state: ActivityState, { result, ...change }: Change = {}) {
  const moved = await own(ctx.db)
    .updateTable('activitiesActivities')
    .set({ state, ...change, ...(result === undefined ? {} : { result: JSON.stringify(result) }) })
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', id)
    .where('state', 'in', statesBefore(state))
    .executeTakeFirst()
  return moved.numUpdatedRows === 1n
}
export const setArchived = (ctx: Ctx, id: string, isArchived: boolean) =>
  own(ctx.db)
    .updateTable('activitiesActivities')
    .set({ isArchived })
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', id)
    .execute()

export const insertRules = (ctx: Ctx, activityId: string, { text, hash }: { text: string; hash: string }) =>
  own(ctx.db)
    .insertInto('activitiesRules')
    .values({ communityId: ctx.community.id, activityId, text, hash, at: ctx.now, by: actorName(ctx.actor) })
    .execute()
export const findRules = (ctx: Ctx, activityId: string) =>
  own(ctx.db)
    .selectFrom('activitiesRules')
    .select(['hash', 'text', 'at'])
    .where('communityId', '=', ctx.community.id)
    .where('activityId', '=', activityId)
    .executeTakeFirst()

export async function setCrewOf(ctx: Ctx, activityId: string, crew: readonly CrewSeat[]): Promise<void> {
  await own(ctx.db)
    .deleteFrom('activitiesCrew')
    .where('communityId', '=', ctx.community.id)
    .where('activityId', '=', activityId)
    .execute()
  if (crew.length === 0) return
  const rows = crew.map(({ memberId, title }) => ({ communityId: ctx.community.id, activityId, memberId, title }))
  await own(ctx.db)
    .insertInto('activitiesCrew')
    .values(rows)
    .onConflict(c => c.doNothing())
    .execute()
}
export const crewOf = async (ctx: Ctx, activityId: string): Promise<(CrewSeat & { name: string })[]> =>
  (
    await sql<CrewSeat & { name: string }>`
      select w.member_id, w.title, coalesce(m.name, '') as name from activities_crew w
        left join members_cards m on m.community_id = w.community_id and m.member_id = w.member_id
       where w.community_id = ${ctx.community.id} and w.activity_id = ${activityId} order by w.title, w.member_id`.execute(ctx.db)
  ).rows
/** Of these, those who are not here. */
export const strangersAmong = async (ctx: Ctx, memberIds: readonly string[]): Promise<string[]> =>
  (
    await sql<{ id: string }>`
      select a.id from unnest(${[...memberIds]}::text[]) a(id)
       where not exists (select 1 from members_cards m where m.community_id = ${ctx.community.id} and m.member_id = a.id)`.execute(
      ctx.db,
    )
  ).rows.map(row => row.id)
