// An order that waits for a deal was paid, closed or given back: the part follows, and with it the team, the turn, the deposit.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import type { Deal } from '../rules/deal.ts'
import { findDeal } from '../store/deals.ts'
import { findPart, findPartByOrder, type PartRow } from '../store/parts.ts'
import { lockTeam } from '../store/teams.ts'
import { formTeam, settleSeat } from './end-team.ts'
import { endTurn } from './end-turn.ts'
import { endPart, giveBack, grant, lockPairs, type Pair, settlePart } from './settle-part.ts'

export const noteOrder = (ctx: Ctx, orderId: string): Promise<void> =>
  within(ctx, async ctx => {
    const part = await findPartByOrder(ctx, orderId)
    const deal = part && (await findDeal(ctx, part.dealId))
    if (!part || !deal) return
    if (part.teamId) await noteSeat(ctx, part, part.teamId)
    else if (part.restOf) await noteRest(ctx, part, part.restOf)
    else {
      const [pair] = await lockPairs(ctx, [part])
      if (pair) await noteOne(ctx, deal, pair)
    }
  })

async function noteSeat(ctx: Ctx, part: PartRow, teamId: string): Promise<void> {
  await lockTeam(ctx, teamId)
  const [pair] = await lockPairs(ctx, [part])
  if (!pair) return
  await settleSeat(ctx, pair)
  const team = await lockTeam(ctx, teamId)
  if (team?.state === 'open' && team.paid === team.size) await formTeam(ctx, team)
}

/** Also what is found when a deal ends: paid in time, though nobody had noted it yet. */
export async function noteOne(ctx: Ctx, deal: Deal, pair: Pair, over = false): Promise<void> {
  const isPaidNow = await settlePart(ctx, pair, over)
  const paid = { ...pair.part, state: 'paid' as const }
  if (isPaidNow && deal.kind === 'pre-sale' && deal.terms.way === 'full') await grant(ctx, paid)
  if (!isPaidNow || (deal.kind !== 'auction' && deal.kind !== 'draw' && deal.kind !== 'meal')) return
  await grant(ctx, paid)
  await endTurn(ctx, { dealId: deal.id, memberId: pair.part.memberId }, 'taken')
}

/** With the rest paid, what the deposit was paid for can be handed over. */
async function noteRest(ctx: Ctx, rest: PartRow, firstId: string): Promise<void> {
  const first = await findPart(ctx, firstId)
  if (!first) throw new Error(`${rest.id} is the rest of nothing`)
  const pairs = await lockPairs(ctx, [first, rest])
  const pairOf = (id: string) => pairs.find(pair => pair.part.id === id) as Pair
  await settleRest(ctx, pairOf(first.id), pairOf(rest.id))
}
export async function settleRest(ctx: Ctx, first: Pair, rest: Pair, over = false): Promise<void> {
  if (!(await settlePart(ctx, rest, over))) return
  const paid: Pair = { ...rest, part: { ...rest.part, state: 'paid' } }
  if (first.part.state !== 'paid') return giveBack(ctx, paid, 'by-hand')
  await grant(ctx, first.part)
  // Its own order waits until the goods are handed over, so that both count as sold together; see follow-rests.
  await endPart(ctx, paid.part, 'granted', {})
}
