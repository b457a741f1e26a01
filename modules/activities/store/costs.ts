// What moves have cost, for those who give it back.
import { sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'

export const costsAfter = async (
  ctx: Ctx,
  activityId: string,
  after: number,
  limit: number,
): Promise<{ nth: number; actor: string; cost: number }[]> =>
  (
    await sql<{ nth: number; actor: string; cost: number }>`
      select nth, actor, cost from activities_moves
       where community_id = ${ctx.community.id} and activity_id = ${activityId} and cost > 0 and nth > ${after}
       order by nth limit ${limit}`.execute(ctx.db)
  ).rows

export const chargedAfter = async (
  ctx: Ctx,
  activityId: string,
  after: number,
  limit: number,
): Promise<{ memberId: string; seq: number; charged: number }[]> =>
  (
    await sql<{ memberId: string; seq: number; charged: number }>`
      select member_id, seq, charged from activities_players
       where community_id = ${ctx.community.id} and activity_id = ${activityId} and charged > 0 and seq > ${after}
       order by seq limit ${limit}`.execute(ctx.db)
  ).rows
export const releaseCharges = (ctx: Ctx, activityId: string, memberIds: readonly string[]) =>
  sql`update activities_players set charged = 0
       where community_id = ${ctx.community.id} and activity_id = ${activityId} and member_id = any (${[...memberIds]}::text[])`.execute(
    ctx.db,
  )
