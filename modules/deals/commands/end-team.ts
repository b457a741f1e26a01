// A team forms when all its seats are paid; when its time is over before that, everyone gets everything back at once.
import { z } from 'zod'
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { job } from '#kernel/jobs/define.ts'
import { teamEnded } from '../facts.ts'
import { partsOfTeam } from '../store/parts.ts'
import { countSeats, endTeamAs, lockTeam, type TeamRow } from '../store/teams.ts'
import { giveBack, grant, lockPairs, settlePart } from './settle-part.ts'

export const endTeamInTime = job('deals.end-team', z.object({ teamId: z.string() }), (ctx, { teamId }) => endTeam(ctx, teamId))

/** `calledOff`: the whole deal is; its time does not matter, and nothing forms any more. */
export const endTeam = (ctx: Ctx, teamId: string, calledOff = false): Promise<void> =>
  within(ctx, async ctx => {
    const team = await lockTeam(ctx, teamId)
    if (team?.state !== 'open' || (!calledOff && ctx.now < team.closesAt)) return
    const pairs = await lockPairs(ctx, await partsOfTeam(ctx, teamId, ['held', 'paid']))
    for (const pair of pairs) await settleSeat(ctx, pair, true)
    const now = (await lockTeam(ctx, teamId)) as TeamRow
    if (now.paid === now.size && !calledOff) return formTeam(ctx, now)
    await endTeamAs(ctx, teamId, 'unformed')
    const paid = await lockPairs(ctx, await partsOfTeam(ctx, teamId, ['paid']))
    for (const pair of paid) await giveBack(ctx, pair, calledOff ? 'cancelled' : 'unformed')
    await tell(ctx, now, 'unformed', paid)
  })

/** The order of a seat moved; the team is held by this transaction. */
export async function settleSeat(ctx: Ctx, pair: Parameters<typeof settlePart>[1], over = false): Promise<void> {
  const teamId = pair.part.teamId as string
  if (await settlePart(ctx, pair, over)) await countSeats(ctx, teamId, { held: -1, paid: 1 })
  else if (pair.part.state === 'paid' && pair.order.state === 'refunded') await countSeats(ctx, teamId, { held: 0, paid: -1 })
}

/** All its seats are paid; it is held by this transaction. */
export async function formTeam(ctx: Ctx, team: TeamRow): Promise<void> {
  await endTeamAs(ctx, team.id, 'formed')
  const pairs = await lockPairs(ctx, await partsOfTeam(ctx, team.id, ['paid']))
  if (pairs.length !== team.size) throw new Error(`${team.id} counts ${team.size} paid seats and has ${pairs.length}`)
  for (const { part } of pairs) await grant(ctx, part)
  await tell(ctx, team, 'formed', pairs)
}

const tell = (
  ctx: Ctx,
  { id: teamId, dealId }: TeamRow,
  state: 'formed' | 'unformed',
  pairs: readonly { part: { memberId: string } }[],
) => record(ctx, teamEnded, dealId, { dealId, teamId, state, memberIds: pairs.map(({ part }) => part.memberId) })
