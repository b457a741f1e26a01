// What a tier costs a member at this moment: a first term, a further one, or the step up from a lower tier.
import type { Ctx } from '#kernel/ctx.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { ForLife, HigherHeld, type Plan, PlanClosed, RoundNotOpen, TiedOnly, type TierQuote } from '../contract.ts'
import { addMonths, begunAt } from '../rules/clock.ts'
import { partsOf, unearned } from '../rules/money.ts'
import type { HoldingRow } from '../store/holdings.ts'
import { findPlan } from '../store/plans.ts'
import { listRounds } from '../store/rounds.ts'
import { type LadderRow, listOnLadder } from '../store/shown.ts'

export interface QuoteWish {
  planId: string
  memberId: string
  roundId?: string | undefined
}

export async function quoteTier(ctx: Ctx, { planId, memberId, roundId }: QuoteWish): Promise<TierQuote> {
  const plan = (await findPlan(ctx, planId)) ?? refuse(NotFound)
  if (plan.state !== 'open') refuse(PlanClosed)
  if (plan.tiedTo !== null) refuse(TiedOnly)
  if (roundId !== undefined) await needOpenRound(ctx, roundId, planId)
  const held = await listOnLadder(ctx, memberId, plan.ladder)
  if (held.some(one => one.rank > plan.rank)) refuse(HigherHeld)
  const from = held.filter(one => one.rank < plan.rank).toSorted((a, b) => b.rank - a.rank || (a.since < b.since ? -1 : 1))[0]
  const replaced = from ? chainOf(held, from) : []
  const carried = replaced.reduce((sum, one) => sum + unearnedNow(ctx, one), 0)
  const since = startOf(ctx, held, plan)
  const price = Math.max(plan.price - carried, 0)
  const parts = partsOf(price, carried, plan.credit)
  return {
    planId,
    version: plan.version,
    currency: plan.currency,
    price,
    dues: parts.duesFromPaid,
    credit: parts.credit,
    months: plan.months,
    upgradeFrom: from?.id ?? null,
    carried,
    since,
    until: plan.months === null ? null : addMonths(since, plan.months, ctx.community.timeZone),
  }
}

async function needOpenRound(ctx: Ctx, roundId: string, planId: string): Promise<void> {
  const [round] = await listRounds(ctx, { id: roundId })
  if (round?.planId !== planId) refuse(NotFound)
  if (!round.isOpen) refuse(RoundNotOpen)
}

/** Of one plan, what begins with `from`: itself and all that were bought to follow it. */
export const chainOf = <Row extends HoldingRow>(held: readonly Row[], from: HoldingRow): Row[] =>
  held.filter(one => one.planId === from.planId && one.since >= from.since && one.tiedTo === null)

export const unearnedNow = (ctx: Ctx, one: HoldingRow): number =>
  unearned(one, Math.max(begunAt(one, ctx.now, ctx.community.timeZone), one.monthsBooked))

/** Where a further term of this plan begins: at the end of what is held, or now. What is held for life has none. */
export function startOf(ctx: Ctx, held: readonly (HoldingRow | LadderRow)[], plan: Pick<Plan, 'id'>): Date {
  const standing = held.filter(
    one => one.planId === plan.id && (one.state === 'frozen' || one.honouredUntil === null || one.honouredUntil > ctx.now),
  )
  if (standing.some(one => one.until === null)) refuse(ForLife)
  const ends = standing.map(one => (one.until as Date).getTime())
  return ends.length === 0 ? ctx.now : new Date(Math.max(...ends))
}
