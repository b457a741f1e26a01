// tiers 结构: what they may. Plans, rounds with seats, holdings, and one engine that is asked for every right.
import { room } from '#kernel/room.ts'
import { tiersContract } from './contract.ts'
import { tiersFacts } from './facts.ts'
import { tiersJobs, tiersLive, tiersRounds } from './listeners.ts'
import { tiersHandlers } from './routes.ts'
import { tiersLaws } from './store/laws.ts'

export { freezeHolding, unfreezeHolding } from './commands/freeze-holding.ts'
export { type Grant, grantHolding } from './commands/grant-holding.ts'
export { changePlan, makePlan } from './commands/make-plan.ts'
export { changeRound, makeRound } from './commands/make-round.ts'
export { changeBenefit, promiseBenefit } from './commands/promise-benefit.ts'
export { type QuoteWish, quoteTier } from './commands/quote-tier.ts'
export { endHolding, quoteRefund, type Withdrawn, withdrawHolding } from './commands/withdraw-holding.ts'
export type { Benefit, Entitlement, NewPlan, Plan, RefundQuote, Round, TierQuote } from './contract.ts'
export * from './facts.ts'
export { listBenefits } from './store/benefits.ts'
export { archiveUntil, entitlementsOf, mayNow, type Sight, sightOf } from './store/entitlements.ts'
export { findPlan, listPlans } from './store/plans.ts'
export { claimSeats, listRounds, releaseSeats, type SeatsWish } from './store/rounds.ts'
export { pageOfHoldings as listHoldings } from './store/shown.ts'

export const tiers = room({
  name: 'tiers',
  contract: tiersContract,
  handlers: tiersHandlers,
  facts: tiersFacts,
  laws: tiersLaws,
  jobs: tiersJobs,
  rounds: tiersRounds,
  live: tiersLive,
})
