// The tiers: plans, the rounds in which their seats are sold, and what is promised to their holders.
import type { Ctx } from '#kernel/ctx.ts'
import {
  type Benefit,
  changeBenefit,
  changePlan,
  changeRound,
  listBenefits,
  listPlans,
  listRounds,
  makeRound,
  makePlan as makeTier,
  type NewPlan,
  type Plan,
  promiseBenefit,
  type Round,
} from '#modules/tiers/index.ts'
import type { Playbook, PlaybookTier } from '../contract.ts'
import { changeOf } from '../rules/compare.ts'
import { aboutTier } from '../rules/policy-questions.ts'
import { type Made, madeOf, momentsIn, purse } from './made.ts'
import { looked, type Part, type Step, stepOf } from './part.ts'

const plansBy = async (ctx: Ctx): Promise<Map<string, Plan>> =>
  new Map((await listPlans(ctx, { all: true })).map(plan => [plan.key, plan]))
/** Of the plan that a launch has made by now. */
export const planIdOf = async (ctx: Ctx, ref: string): Promise<string> => {
  const plan = (await plansBy(ctx)).get(ref)
  if (!plan) throw new Error(`the tier ${ref} is not made yet`)
  return plan.id
}

export const tiersPart: Part = async (ctx, book, look) => {
  const there = look.fresh ? new Map<string, Plan>() : await plansBy(ctx)
  return looked(book.tiers.map(tier => tierStep(book, tier, there)))
}

function tierStep(book: Playbook, tier: PlaybookTier, there: ReadonlyMap<string, Plan>): Step | null {
  const { minor, tidy, shown, currency } = purse(book)
  const { ref, associateOf, associatesMax, rounds: _r, benefits: _b, dues, credit, ...said } = tier
  const now = there.get(ref)
  const terms = { ...said, earnMonths: said.months ?? said.earnMonths }
  const wanted = { ...terms, dues: tidy(dues), credit: tidy(credit), associateOf: associateOf ?? '', tiedMax: associatesMax }
  const full = [...there.values()].find(plan => plan.id === now?.tiedTo)
  const stands = now && {
    ...now,
    ...{ dues: shown(now.dues), credit: shown(now.credit), associateOf: full?.key ?? '' },
  }
  const change = changeOf({ part: 'tiers', ref, title: tier.name }, stands ?? null, wanted)
  const questions = aboutTier({ ...said, dues: minor(dues), credit: minor(credit) }, currency)
  const make = async (ctx: Ctx): Promise<string> => {
    const tiedTo = associateOf === undefined ? null : await planIdOf(ctx, associateOf)
    const wish = { ...terms, dues: minor(dues), credit: minor(credit), tiedTo, tiedMax: associatesMax } satisfies Omit<
      NewPlan,
      'key'
    >
    return (now ? await changePlan(ctx, now.id, wish) : await makeTier(ctx, { key: ref, ...wish })).id
  }
  return stepOf(change, make, { questions, byRoom: false })
}

export const roundsPart: Part = async (ctx, book, look) => {
  const made = await madeOf(ctx, 'rounds', book, look)
  const there = new Map((look.fresh ? [] : await listRounds(ctx)).map(round => [round.id, round]))
  return looked(
    book.tiers.flatMap(tier =>
      tier.rounds.map(round => roundStep(book, tier, round, { made, now: there.get(made.id(round.ref) ?? '') })),
    ),
  )
}
function roundStep(
  book: Playbook,
  tier: PlaybookTier,
  { ref, name, opensAt, closesAt, seatsMax }: PlaybookTier['rounds'][number],
  { made, now }: { made: Made; now: Round | undefined },
): Step | null {
  const say = momentsIn(book)
  const wish = { name, opensAt: made.instant(ref, opensAt), closesAt: made.instant(ref, closesAt), seatsMax }
  const inWords = (round: typeof wish) => ({ ...round, opensAt: say(round.opensAt), closesAt: say(round.closesAt) })
  const what = { part: 'rounds' as const, ref, title: `${tier.name} · ${name}` }
  return stepOf(changeOf(what, now ? inWords(now) : null, inWords(wish)), async ctx => {
    if (now) return changeRound(ctx, now.id, wish)
    const { id } = await makeRound(ctx, await planIdOf(ctx, tier.ref), wish)
    return made.keep(ctx, ref, id)
  })
}

export const benefitsPart: Part = async (ctx, book, look) => {
  const made = await madeOf(ctx, 'benefits', book, look)
  const plans = look.fresh ? new Map<string, Plan>() : await plansBy(ctx)
  const steps: (Step | null)[] = []
  for (const tier of book.tiers) {
    const plan = plans.get(tier.ref)
    const there = plan ? await listBenefits(ctx, plan.id) : []
    for (const wish of tier.benefits) {
      const now = there.find(one => one.id === made.id(wish.ref))
      steps.push(benefitStep(book, tier, wish, { made, now }))
    }
  }
  return looked(steps)
}
/** When a promise falls due stays as it was given; what was closed stays closed. */
function benefitStep(
  book: Playbook,
  tier: PlaybookTier,
  { ref, title, intro, due, days, on, cost }: PlaybookTier['benefits'][number],
  { made, now }: { made: Made; now: Benefit | undefined },
): Step | null {
  const { minor, tidy, shown } = purse(book)
  const dueOn = on === undefined ? null : made.day(ref, on)
  const what = { part: 'benefits' as const, ref, title: `${tier.name} · ${title}` }
  const wanted = now ? { title, cost: tidy(cost) } : { title, intro, due, days, on: dueOn, cost: tidy(cost) }
  return stepOf(changeOf(what, now ? { title: now.title, cost: shown(now.cost) } : null, wanted), async ctx => {
    if (now) return changeBenefit(ctx, now.id, { title, cost: minor(cost) })
    const promise = { title, intro, dueRule: due, dueDays: days, dueOn, cost: minor(cost), ownerId: null, forHeld: true }
    const { id } = await promiseBenefit(ctx, await planIdOf(ctx, tier.ref), promise)
    return made.keep(ctx, ref, id)
  })
}
