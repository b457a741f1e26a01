// The window is over and nothing waits for a payment any more: what came out is counted, once.
import type { Ctx } from '#kernel/ctx.ts'
import { record } from '#kernel/facts.ts'
import type { DealState, Outcome } from '../contract.ts'
import { decided, drawn } from '../facts.ts'
import type { Deal } from '../rules/deal.ts'
import { drawOrder, entriesHashOf } from '../rules/draw.ts'
import { priceAt } from '../rules/prices.ts'
import { moveDealTo } from '../store/deals.ts'
import { entryIdsOf, findDraw, freezeDraw, rankEntries } from '../store/draws.ts'
import { sumPaid } from '../store/parts.ts'
import { formedTeams } from '../store/teams.ts'
import { endDeal } from './end-deal.ts'
import { freshen } from './freshen.ts'
import type { Next } from './move-deal.ts'

/** The deal is held by this transaction. */
export async function decideDeal(ctx: Ctx, deal: Deal): Promise<Next> {
  const sum = await sumPaid(ctx, deal.id)
  const finalPrice = deal.kind === 'stepped' ? priceAt(deal.terms, sum.units) : null
  if (deal.kind === 'draw' || (deal.kind === 'meal' && deal.terms.choice === 'draw')) await drawEntries(ctx, deal)
  const outcome: Outcome = { ...sum, finalPrice }
  if (deal.kind === 'team-buy') {
    await tell(ctx, deal, 'succeeded', outcome)
    return endDeal(ctx, { ...deal, outcome }, (await formedTeams(ctx, deal.id)) > 0 ? 'succeeded' : 'failing')
  }
  const state = deal.kind === 'crowdfunding' && !reaches(deal.terms, sum) ? 'failing' : 'settling'
  await moveDealTo(ctx, deal.id, state, { outcome })
  await tell(ctx, deal, state, outcome)
  return 'again'
}

/** In money or in pieces, of what is really paid. */
export const reaches = (terms: { goalIn: 'money' | 'units'; goal: number }, sum: { units: number; raised: number }): boolean =>
  (terms.goalIn === 'money' ? sum.raised : sum.units) >= terms.goal

async function drawEntries(ctx: Ctx, deal: Deal): Promise<void> {
  const draw = await findDraw(ctx, deal.id)
  if (!draw || draw.frozenAt) throw new Error(`${deal.id} was not prepared for a draw, or is drawn`)
  const entryIds = await entryIdsOf(ctx, deal.id)
  const entriesHash = entriesHashOf(entryIds)
  await freezeDraw(ctx, deal.id, { entries: entryIds.length, entriesHash })
  await rankEntries(ctx, deal.id, drawOrder({ seed: draw.seed, dealId: deal.id, entryIds }))
  await record(ctx, drawn, deal.id, { dealId: deal.id, entries: entryIds.length, entriesHash })
}

async function tell(ctx: Ctx, deal: Deal, state: DealState, { units, members, raised }: Outcome): Promise<void> {
  await record(ctx, decided, deal.id, { dealId: deal.id, state, units, members, raised })
  freshen(ctx, deal.id)
}
