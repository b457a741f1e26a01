// Awards: what is owed to whom, and what it became.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import { hot } from '#kernel/db/hot.ts'
import type { AwardState, Reward, RewardKind } from '../contract.ts'

export interface AwardRow {
  id: string
  memberId: string
  reward: string
  cause: string
  units: number
  amount: number
  value: number
  state: AwardState
  ref: string
  settledAt: Date | null
}
const insertText = `
  insert into activities_awards (community_id, id, activity_id, member_id, reward, cause, units, amount, value, state, ref, at, settled_at)
  select $1, id, $2, "memberId", reward, cause, units, amount, value, state, ref, $4, "settledAt"
    from jsonb_to_recordset($3::jsonb) r(id text, "memberId" text, reward text, cause text, units bigint, amount bigint, value bigint,
         state text, ref text, "settledAt" timestamptz)
  on conflict on constraint activities_awards_once do nothing returning id`
/** The ids of those that are new: a cause gives once. */
export const insertAwards = async (ctx: Ctx, activityId: string, awards: readonly AwardRow[]): Promise<Set<string>> => {
  const values = [ctx.community.id, activityId, JSON.stringify(awards), ctx.now]
  const rows = await hot<{ id: string }>(ctx, 'activities.insert-awards', insertText, values)
  return new Set(rows.map(row => row.id))
}

/** Some that are due, held so that nobody else pays them; of the kinds that are paid in the same way. */
export const holdDue = async (ctx: Ctx, activityId: string, limit: number): Promise<AwardRow[]> =>
  (
    await sql<AwardRow>`
      select id, member_id, reward, cause, units, amount, value, state, ref, settled_at from activities_awards
       where community_id = ${ctx.community.id} and activity_id = ${activityId} and state = 'due'
       order by id limit ${limit} for update skip locked`.execute(ctx.db)
  ).rows

export const endAwards = (
  ctx: Ctx,
  ended: readonly { id: string; state: AwardState; ref?: string; why?: string }[],
  from: readonly AwardState[] = ['due'],
) =>
  sql`
    update activities_awards a set state = d.state, ref = coalesce(d.ref, ''), why = coalesce(d.why, ''),
           settled_at = case when d.state in ('paid', 'void') then ${ctx.now}::timestamptz end
      from jsonb_to_recordset(${JSON.stringify(ended)}::jsonb) d(id text, state text, ref text, why text)
     where a.community_id = ${ctx.community.id} and a.id = d.id and a.state = any (${[...from]}::text[])`.execute(ctx.db)

/** What was not given yet is void; how many. */
export async function voidUnpaid(ctx: Ctx, activityId: string): Promise<number> {
  const done = await sql`
    update activities_awards set state = 'void', settled_at = ${ctx.now}
     where community_id = ${ctx.community.id} and activity_id = ${activityId} and state in ('due', 'owed', 'failed')`.execute(
    ctx.db,
  )
  return Number(done.numAffectedRows ?? 0n)
}

export interface AwardSeen {
  id: string
  activityId: string
  title: string
  kind: RewardKind
  units: number
  amount: number
  state: AwardState
  at: Date
}
/** As it was given a moment ago. */
export function seenNow(
  { id, rewards }: { id: string; rewards: readonly Pick<Reward, 'key' | 'title' | 'kind'>[] },
  { id: awardId, reward, units, amount, state }: AwardRow,
  at: Date,
): AwardSeen {
  const { title, kind } = rewards.find(one => one.key === reward) ?? { title: reward, kind: 'badge' }
  return { id: awardId, activityId: id, title, kind, units, amount, state, at }
}
/** Titles and kinds stand in the activity. */
export const seenColumns = sql`
  a.id, a.activity_id, coalesce(r.it ->> 'title', a.reward) as title, coalesce(r.it ->> 'kind', 'badge') as kind,
  a.units, a.amount, a.state, a.at`
export const seenFrom = sql`
  from activities_awards a
  join activities_activities v on v.community_id = a.community_id and v.id = a.activity_id
  left join lateral (select j as it from jsonb_array_elements(v.rewards) j where j ->> 'key' = a.reward limit 1) r on true`

/** What one move brought to whoever made it. */
export const awardsOfMove = async (ctx: Ctx, activityId: string, memberId: string, nth: number): Promise<AwardSeen[]> =>
  (
    await sql<AwardSeen>`
      select ${seenColumns} ${seenFrom} where a.community_id = ${ctx.community.id} and a.activity_id = ${activityId}
         and a.member_id = ${memberId} and split_part(a.cause, ':', 1) = 'move' and split_part(a.cause, ':', 2) = ${String(nth)}
       order by a.id`.execute(ctx.db)
  ).rows
export const awardsOf = async (ctx: Ctx, activityId: string, memberId: string): Promise<AwardSeen[]> =>
  (
    await sql<AwardSeen>`
      select ${seenColumns} ${seenFrom} where a.community_id = ${ctx.community.id} and a.activity_id = ${activityId}
         and a.member_id = ${memberId} order by a.at desc, a.id desc limit 100`.execute(ctx.db)
  ).rows

export async function findAward(ctx: Ctx, awardId: string) {
  const { rows } = await sql<AwardRow & { activityId: string }>`
    select id, activity_id, member_id, reward, cause, units, amount, value, state, ref, settled_at from activities_awards
     where community_id = ${ctx.community.id} and id = ${awardId} for update`.execute(ctx.db)
  return rows[0]
}
