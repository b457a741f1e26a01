// Plans are made and changed. What is sold from now on is a new version; what was bought keeps its own.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import type { Currency } from '#kernel/money.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { findCommunity } from '#modules/communities/index.ts'
import { enforcePolicy } from '#modules/policies/index.ts'
import { KeyTaken, type NewPlan, type Plan, type PlanChange, type Terms, TiedOnly } from '../contract.ts'
import { planChanged } from '../facts.ts'
import { findPlan, insertPlan, insertTerms, lockPlan, setPlan } from '../store/plans.ts'

export const makePlan = (ctx: Ctx, { key, ...wish }: NewPlan): Promise<Plan> =>
  within(ctx, async ctx => {
    const id = newId(ctx, 'pln')
    const terms = await settled(ctx, wish, id)
    if (!(await insertPlan(ctx, id, key))) refuse(KeyTaken, { key })
    const currency = (await findCommunity(ctx.db, ctx.community.id))?.currency ?? 'CNY'
    await keepToLaw(ctx, id, terms, currency)
    await insertTerms(ctx, id, 1, currency, terms)
    return told(ctx, id)
  })

export const changePlan = (ctx: Ctx, planId: string, { state, ...change }: PlanChange): Promise<Plan> =>
  within(ctx, async ctx => {
    const there = (await lockPlan(ctx, planId)) ?? refuse(NotFound)
    const plan = (await findPlan(ctx, planId)) as Plan
    if (state !== undefined) await setPlan(ctx, planId, { state })
    const terms = termsOf(plan)
    const next = await settled(ctx, { ...terms, ...change }, planId)
    if (JSON.stringify(next) === JSON.stringify(terms))
      return state === undefined || state === plan.state ? plan : told(ctx, planId)
    await keepToLaw(ctx, planId, next, plan.currency as Currency)
    await insertTerms(ctx, planId, there.version + 1, plan.currency, next)
    await setPlan(ctx, planId, { version: there.version + 1 })
    return told(ctx, planId)
  })

async function told(ctx: Ctx, planId: string): Promise<Plan> {
  const plan = (await findPlan(ctx, planId)) as Plan
  await record(ctx, planChanged, planId, { planId, version: plan.version, state: plan.state })
  return plan
}

const termsOf = (p: Plan): Terms => ({
  name: p.name,
  intro: p.intro,
  ladder: p.ladder,
  rank: p.rank,
  dues: p.dues,
  credit: p.credit,
  months: p.months,
  earnMonths: p.earnMonths,
  creditMonths: p.creditMonths,
  rights: p.rights,
  graceDays: p.graceDays,
  refundDays: p.refundDays,
  keepsArchive: p.keepsArchive,
  freezesMax: p.freezesMax,
  freezeDays: p.freezeDays,
  tiedTo: p.tiedTo,
  tiedMax: p.tiedMax,
})

/** What is paid for ahead can be given back for as long as the law says, and its words promise nothing else. */
async function keepToLaw(ctx: Ctx, subject: string, terms: Terms, currency: Currency): Promise<void> {
  if (terms.dues + terms.credit === 0) return
  await enforcePolicy(ctx, { kind: 'refund-window', subject, days: terms.refundDays, triedBefore: false })
  await enforcePolicy(ctx, { kind: 'terms-text', subject, about: 'prepaid', text: `${terms.name}\n${terms.intro}` })
  if (terms.credit > 0) await enforcePolicy(ctx, { kind: 'prepaid-card', subject, named: true, amount: terms.credit, currency })
}

/** Dues of a term are earned over its months; an associates' plan costs nothing and has the term of the full one. */
async function settled(ctx: Ctx, terms: Terms, planId: string): Promise<Terms> {
  const freezes = terms.freezesMax === 0 || terms.freezeDays === 0 ? { freezesMax: 0, freezeDays: 0 } : {}
  const fixed = { ...terms, ...freezes, earnMonths: terms.months ?? terms.earnMonths }
  if (fixed.tiedTo === null) return { ...fixed, tiedMax: 0 }
  const full = await findPlan(ctx, fixed.tiedTo)
  if (!full || full.tiedTo !== null || full.id === planId) refuse(TiedOnly)
  return { ...fixed, dues: 0, credit: 0, tiedMax: Math.max(fixed.tiedMax, 1) }
}
