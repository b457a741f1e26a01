// Teams of a group-buy: their seats are taken by guarded statements on the team's row.
import { type Selectable, sql } from 'kysely'
import type { Ctx } from '#kernel/ctx.ts'
import type { Tables } from '#kernel/db/connect.ts'
import { own } from './own.ts'

export type TeamRow = Selectable<Tables['dealsTeams']>

export const insertTeam = (ctx: Ctx, team: Pick<TeamRow, 'id' | 'dealId' | 'leaderId' | 'size' | 'closesAt'>) =>
  own(ctx.db)
    .insertInto('dealsTeams')
    .values({ ...team, communityId: ctx.community.id, held: 1, state: 'open', openedAt: ctx.now })
    .execute()

const one = (ctx: Ctx, teamId: string) =>
  own(ctx.db).selectFrom('dealsTeams').selectAll().where('communityId', '=', ctx.community.id).where('id', '=', teamId)
export const findTeam = (ctx: Ctx, teamId: string): Promise<TeamRow | undefined> => one(ctx, teamId).executeTakeFirst()
export const lockTeam = (ctx: Ctx, teamId: string): Promise<TeamRow | undefined> =>
  one(ctx, teamId).forNoKeyUpdate().executeTakeFirst()

/** One seat, held for an order; false when none is left or the team is over. */
export const holdSeat = async (ctx: Ctx, teamId: string): Promise<boolean> =>
  (
    await sql`
      update deals_teams set held = held + 1
       where community_id = ${ctx.community.id} and id = ${teamId} and state = 'open' and closes_at > ${ctx.now} and held + paid < size`.execute(
      ctx.db,
    )
  ).numAffectedRows === 1n

/** What became of seats: `held` and `paid` are added. Gives the team as it is then. */
export async function countSeats(ctx: Ctx, teamId: string, change: { held: number; paid: number }): Promise<TeamRow> {
  const { rows } = await sql<TeamRow>`
    update deals_teams set held = held + ${change.held}, paid = paid + ${change.paid}
     where community_id = ${ctx.community.id} and id = ${teamId} returning *`.execute(ctx.db)
  if (!rows[0]) throw new Error(`${teamId} is no team`)
  return rows[0]
}

export const endTeamAs = async (ctx: Ctx, teamId: string, state: 'formed' | 'unformed'): Promise<void> => {
  const moved = await own(ctx.db)
    .updateTable('dealsTeams')
    .set({ state, endedAt: ctx.now })
    .where('communityId', '=', ctx.community.id)
    .where('id', '=', teamId)
    .where('state', '=', 'open')
    .executeTakeFirst()
  if (moved.numUpdatedRows !== 1n) throw new Error(`${teamId} is over already`)
}

export const openTeamsOf = async (ctx: Ctx, dealId: string, most: number): Promise<string[]> =>
  (
    await own(ctx.db)
      .selectFrom('dealsTeams')
      .select('id')
      .where('communityId', '=', ctx.community.id)
      .where('dealId', '=', dealId)
      .where('state', '=', 'open')
      .orderBy('id')
      .limit(most)
      .execute()
  ).map(row => row.id)

export const formedTeams = async (ctx: Ctx, dealId: string): Promise<number> =>
  (
    await sql<{ n: number }>`
      select count(*)::int as n from deals_teams where community_id = ${ctx.community.id} and deal_id = ${dealId} and state = 'formed'`.execute(
      ctx.db,
    )
  ).rows[0]?.n ?? 0
