// Operators at the wheel: calling a deal off, going on with what was interrupted, choosing who gets a meal, telling the backers.
import { type Ctx, operatorOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { refuse } from '#kernel/refusal.ts'
import { MovedOn, NoPlaceLeft, NoSuchDeal, NoSuchPart, OtherKind } from '../contract.ts'
import { updateTold } from '../facts.ts'
import { isEnded } from '../rules/states.ts'
import { findDeal, lockDeal, moveDealTo } from '../store/deals.ts'
import { highestRank, rankEntries } from '../store/draws.ts'
import { countTurns } from '../store/turns.ts'
import { insertUpdate } from '../store/words.ts'
import { endDeal } from './end-deal.ts'
import { freshen } from './freshen.ts'
import { moveSoon } from './move-deal.ts'

export const cancelDeal = (ctx: Ctx, dealId: string, reason: string): Promise<void> =>
  within(ctx, async ctx => {
    const deal = (await lockDeal(ctx, dealId, 'alone')) ?? refuse(NoSuchDeal)
    if (isEnded(deal.state) || deal.state === 'failing' || deal.state === 'cancelling') refuse(MovedOn, { state: deal.state })
    freshen(ctx, dealId)
    if (deal.state === 'draft') {
      await endDeal(ctx, deal, 'cancelled')
      return
    }
    await moveDealTo(ctx, dealId, 'cancelling', { endNote: reason })
    await moveSoon(ctx, dealId)
  })

export const resumeDeal = (ctx: Ctx, dealId: string): Promise<void> =>
  within(ctx, async ctx => {
    if (!(await findDeal(ctx, dealId))) refuse(NoSuchDeal)
    await moveSoon(ctx, dealId)
  })

export const chooseEntries = (ctx: Ctx, dealId: string, entryIds: readonly string[]): Promise<void> =>
  within(ctx, async ctx => {
    const deal = (await lockDeal(ctx, dealId, 'alone')) ?? refuse(NoSuchDeal)
    if (deal.kind !== 'meal' || deal.terms.choice !== 'chosen') return refuse(OtherKind)
    if (deal.state !== 'settling' || deal.terms.usedBy <= ctx.now) refuse(MovedOn, { state: deal.state })
    const { open, taken, lapsed, declined } = await countTurns(ctx, dealId)
    const first = await highestRank(ctx, dealId)
    // Chosen but without a turn yet counts as well.
    const left = deal.terms.places - open - taken - (first - open - taken - lapsed - declined)
    if (entryIds.length > left) refuse(NoPlaceLeft, { left })
    if ((await rankEntries(ctx, dealId, [...new Set(entryIds)], first + 1)) !== entryIds.length) refuse(NoSuchPart)
    await moveSoon(ctx, dealId)
  })

export const tellBackers = (ctx: Ctx, dealId: string, text: string): Promise<void> =>
  within(ctx, async ctx => {
    const deal = (await findDeal(ctx, dealId)) ?? refuse(NoSuchDeal)
    if (deal.version === 0) refuse(MovedOn, { state: deal.state })
    const id = newId(ctx, 'dup')
    await insertUpdate(ctx, { id, dealId, text, by: operatorOf(ctx).operatorId })
    await record(ctx, updateTold, dealId, { dealId, updateId: id })
    freshen(ctx, dealId)
  })
