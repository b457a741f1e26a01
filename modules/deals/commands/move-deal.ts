// A deal moves on by itself: closed at its end, counted, settled, paid back. Each step is a transaction of its own and is found done
// when it is done again, so that whatever stops the house, it goes on where it was.
import { z } from 'zod'
import { asSystem, type Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { job, later } from '#kernel/jobs/define.ts'
import type { Deal } from '../rules/deal.ts'
import { isEnded } from '../rules/states.ts'
import { closeLot, lockLot } from '../store/auctions.ts'
import { lockDeal, moveDealTo } from '../store/deals.ts'
import { somePartsOf, someReturnable } from '../store/parts.ts'
import { openTeamsOf } from '../store/teams.ts'
import { openTurns } from '../store/turns.ts'
import { decideDeal } from './decide-deal.ts'
import { endDeal } from './end-deal.ts'
import { endTeam } from './end-team.ts'
import { endTurn } from './end-turn.ts'
import { freshen } from './freshen.ts'
import { noteOne } from './note-order.ts'
import { payBackAll } from './pay-back.ts'
import { settleDeal } from './settle-deal.ts'
import { lockPairs } from './settle-part.ts'

export const moveDealInTime = job('deals.move', z.object({ dealId: z.string() }), (ctx, { dealId }) => moveDeal(ctx, dealId))
export const moveSoon = (ctx: Ctx, dealId: string): Promise<void> => later(ctx, moveDealInTime, { dealId })
export const moveAt = (ctx: Ctx, dealId: string, at: Date): Promise<void> =>
  later(ctx, moveDealInTime, { dealId }, { at, key: `${dealId}:${at.getTime()}` })

/** again: there is more to do at once. A date: nothing before then. null: nothing any more, or nothing by itself. */
export type Next = 'again' | 'pay-back' | Date | null

export async function moveDeal(outer: Ctx, dealId: string): Promise<void> {
  const ctx = asSystem(outer, 'deals')
  for (;;) {
    const next = await within(ctx, ctx => step(ctx, dealId))
    if (next === 'pay-back') await payBackAll(ctx, dealId)
    else if (next !== 'again') {
      if (next !== null && next > ctx.now) await moveAt(ctx, dealId, next)
      return
    }
  }
}

async function step(ctx: Ctx, dealId: string): Promise<Next> {
  const deal = await lockDeal(ctx, dealId, 'alone')
  if (!deal || deal.state === 'draft' || isEnded(deal.state)) return null
  switch (deal.state) {
    case 'open':
      return close(ctx, deal)
    case 'deciding':
      return (await closeHeld(ctx, deal, 'first')) ? 'again' : decideDeal(ctx, deal)
    case 'settling':
      return settleDeal(ctx, deal)
    default:
      return callOff(ctx, deal)
  }
}

/** To the second: who asks after the end is refused, whether this has run or not. */
async function close(ctx: Ctx, deal: Deal): Promise<Next> {
  const lot = deal.kind === 'auction' ? await lockLot(ctx, deal.id) : undefined
  const endsAt = lot?.endsAt ?? deal.closesAt
  if (ctx.now < endsAt) return endsAt
  if (lot) await closeLot(ctx, deal.id)
  await moveDealTo(ctx, deal.id, 'deciding')
  freshen(ctx, deal.id)
  return 'again'
}

const mostAtOnce = 100
/** Orders that still wait for their payment are closed, and those that were paid in time are counted; true when there were some. */
export async function closeHeld(ctx: Ctx, deal: Deal, which: 'first' | 'all'): Promise<boolean> {
  if (deal.kind === 'team-buy') {
    const teams = await openTeamsOf(ctx, deal.id, 10)
    for (const id of teams) await endTeam(ctx, id, deal.state !== 'deciding')
    return teams.length > 0
  }
  const parts = await somePartsOf(ctx, deal.id, 'held', which, mostAtOnce)
  for (const pair of await lockPairs(ctx, parts)) await noteOne(ctx, deal, pair, true)
  return parts.length > 0
}

/** It failed or is called off: everything that is not handed over is paid back. */
async function callOff(ctx: Ctx, deal: Deal): Promise<Next> {
  if (deal.kind === 'auction') await closeLot(ctx, deal.id)
  if (await closeHeld(ctx, deal, 'all')) return 'again'
  for (const turn of await openTurns(ctx, deal.id)) await endTurn(ctx, turn, 'lapsed')
  if ((await someReturnable(ctx, deal.id, '', 1)).length > 0) return 'pay-back'
  return endDeal(ctx, deal, deal.state === 'failing' ? 'failed' : 'cancelled')
}
