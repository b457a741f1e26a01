// Pages of the tiers: what a member holds, what is on offer, and both as operators see them.
import type { Ctx } from '#kernel/ctx.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import type { Plan } from '../contract.ts'
import { listMonths } from '../store/dues.ts'
import { archivesOf, entitlementsOf } from '../store/entitlements.ts'
import { listFreezes } from '../store/holdings.ts'
import { countHolders, findPlan, listPlans, listVersions } from '../store/plans.ts'
import { listRounds } from '../store/rounds.ts'
import { listShown, showHolding } from '../store/shown.ts'
import { quoteRefund } from './withdraw-holding.ts'

export const showMine = async (ctx: Ctx, memberId: string) => ({
  holdings: await listShown(ctx, memberId),
  entitlements: await entitlementsOf(ctx, memberId),
  archives: await archivesOf(ctx, memberId),
})

export async function showOnSale(ctx: Ctx) {
  const rounds = await listRounds(ctx, { current: true })
  const plans = await listPlans(ctx)
  return plans
    .filter(plan => plan.tiedTo === null)
    .map(plan => ({ plan, rounds: rounds.filter(round => round.planId === plan.id) }))
}

export async function showDeskPlans(ctx: Ctx) {
  const [plans, rounds, counted] = [await listPlans(ctx, { all: true }), await listRounds(ctx), await countHolders(ctx)]
  return plans.map(plan => deskPlan(plan, rounds, counted))
}

const deskPlan = (
  plan: Plan,
  rounds: Awaited<ReturnType<typeof listRounds>>,
  counted: Awaited<ReturnType<typeof countHolders>>,
) => ({
  plan,
  rounds: rounds.filter(round => round.planId === plan.id),
  holders: counted.get(plan.id)?.holders ?? 0,
  versions: counted.get(plan.id)?.versions ?? 1,
})

export async function showDeskPlan(ctx: Ctx, planId: string) {
  const plan = (await findPlan(ctx, planId)) ?? refuse(NotFound)
  const rounds = await listRounds(ctx, { planId })
  return { ...deskPlan(plan, rounds, await countHolders(ctx)), history: await listVersions(ctx, planId) }
}

export async function showHoldingPage(ctx: Ctx, holdingId: string) {
  const holding = (await showHolding(ctx, holdingId)) ?? refuse(NotFound)
  const isLiving = holding.state === 'standing' || holding.state === 'frozen'
  const months = await listMonths(ctx, holdingId)
  return {
    holding,
    quote: isLiving ? await quoteRefund(ctx, holdingId) : null,
    months: months.map(({ undoneBy, ...month }) => ({ ...month, isUndone: undoneBy !== null })),
    freezes: await listFreezes(ctx, holdingId),
  }
}
