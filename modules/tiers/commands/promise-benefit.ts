// The benefits book: something is promised to the holders of a plan, and for each of them it becomes an obligation with a day.
import type { Ctx } from '#kernel/ctx.ts'
import { dayIn } from '#kernel/days.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { ctxFor } from '#kernel/house.ts'
import { newId } from '#kernel/ids.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { operatorNames } from '#modules/staff/index.ts'
import { type Benefit, type NewBenefit, NoOwner } from '../contract.ts'
import { benefitPromised } from '../facts.ts'
import { dueDays } from '../rules/benefits.ts'
import {
  findBenefit,
  insertBenefit,
  insertObligations,
  listBenefits,
  listCommunitiesForLife,
  listHeldFor,
  setBenefit,
} from '../store/benefits.ts'
import type { HoldingRow } from '../store/holdings.ts'
import { findPlan } from '../store/plans.ts'

type Span = Pick<HoldingRow, 'id' | 'memberId' | 'since' | 'until'>

export const promiseBenefit = (ctx: Ctx, planId: string, wish: NewBenefit): Promise<Benefit> =>
  within(ctx, async ctx => {
    if (!(await findPlan(ctx, planId))) refuse(NotFound)
    await needOperator(ctx, wish.ownerId)
    const id = newId(ctx, 'ben')
    const { forHeld, ...row } = wish
    await insertBenefit(ctx, { ...row, id, planId })
    await record(ctx, benefitPromised, id, { benefitId: id, planId })
    const benefit = (await findBenefit(ctx, id)) as Benefit
    if (forHeld) await layOutFor(ctx, [benefit], await listHeldFor(ctx, planId))
    return (await findBenefit(ctx, id)) as Benefit
  })

export type BenefitChange = Partial<{ title: string; cost: number; ownerId: string | null; state: 'open' | 'closed' }>

export const changeBenefit = (ctx: Ctx, benefitId: string, change: BenefitChange): Promise<Benefit> =>
  within(ctx, async ctx => {
    const benefit = (await findBenefit(ctx, benefitId)) ?? refuse(NotFound)
    await needOperator(ctx, change.ownerId ?? null)
    await setBenefit(ctx, benefitId, change)
    await record(ctx, benefitPromised, benefitId, { benefitId, planId: benefit.planId })
    return (await findBenefit(ctx, benefitId)) as Benefit
  })

async function needOperator(ctx: Ctx, operatorId: string | null): Promise<void> {
  if (operatorId !== null && !(await operatorNames(ctx.db, [operatorId])).has(operatorId)) refuse(NoOwner)
}

/** What a new holding is promised. */
export const layOut = async (ctx: Ctx, held: Span & Pick<HoldingRow, 'planId'>): Promise<void> => {
  const benefits = (await listBenefits(ctx, held.planId)).filter(one => one.state === 'open')
  if (benefits.length > 0) await layOutFor(ctx, benefits, [held])
}

async function layOutFor(ctx: Ctx, benefits: readonly Benefit[], held: readonly Span[]): Promise<void> {
  const { timeZone } = ctx.community
  const today = dayIn(ctx.now, timeZone)
  await insertObligations(
    ctx,
    held.flatMap(one => {
      const days = { since: dayIn(one.since, timeZone), until: one.until && dayIn(one.until, timeZone) }
      return benefits.flatMap(benefit =>
        dueDays(benefit, days, today).map(dueOn => ({
          id: newId(ctx, 'obl'),
          benefitId: benefit.id,
          holdingId: one.id,
          memberId: one.memberId,
          dueOn,
          cost: benefit.cost,
        })),
      )
    }),
  )
}

/** What is held for life is promised anew each year; laid out as it comes near. */
export async function layOutForLife(ctx: Ctx): Promise<void> {
  for (const { communityId, planId } of await listCommunitiesForLife(ctx)) {
    const community = await ctx.house.findCommunity(communityId)
    if (!community) continue
    await within(ctxFor(ctx.house, { actor: ctx.actor, community, requestId: ctx.requestId }), async ctx => {
      const benefits = (await listBenefits(ctx, planId)).filter(one => one.state === 'open' && one.dueRule === 'yearly')
      const laidOut = await listHeldFor(ctx, planId, { forLife: true })
      if (benefits.length > 0) await layOutFor(ctx, benefits, laidOut)
    })
  }
}
