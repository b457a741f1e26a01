// What can happen to tiers and to those who hold them.
import { z } from 'zod'
import { fact } from '#kernel/facts.ts'

const ofHolding = z.object({ holdingId: z.string(), memberId: z.string(), planId: z.string() })
const instant = z.string().nullable()

export const planChanged = fact('tiers.plan-changed', 1, z.object({ planId: z.string(), version: z.int(), state: z.string() }))
export const roundChanged = fact('tiers.round-changed', 1, z.object({ roundId: z.string(), planId: z.string() }))
const grant = ofHolding.extend({ why: z.string(), cause: z.string(), paid: z.int(), since: z.string(), until: instant })
export const tierGranted = fact('tiers.granted', 1, grant)
/** It goes on where the one before it ends. */
export const tierRenewed = fact('tiers.renewed', 1, grant)
export const tierFrozen = fact('tiers.frozen', 1, ofHolding.extend({ thawsAt: instant }))
export const tierUnfrozen = fact('tiers.unfrozen', 1, ofHolding.extend({ until: instant }))
/** A reminder, so many days before the end. */
export const tierEnding = fact('tiers.ending', 1, ofHolding.extend({ days: z.int(), until: z.string() }))
/** Its rights have begun: it was granted earlier for later. */
export const tierBegun = fact('tiers.begun', 1, ofHolding)
export const tierEnded = fact('tiers.ended', 1, ofHolding.extend({ renewed: z.boolean() }))
/** Ended before its time; `refund` is brought back to the account `refunding`. */
export const tierWithdrawn = fact('tiers.withdrawn', 1, ofHolding.extend({ why: z.string(), refund: z.int() }))
/** Replaced by a higher one. */
export const tierUpgraded = fact('tiers.upgraded', 1, ofHolding.extend({ toHoldingId: z.string() }))
/**
 * An operator ended a holding: whoever took the money in pays these amounts back, by what they came in with (an order's id).
 * They lie in the account `refunding` already. Not recorded when the shop itself withdraws a holding.
 */
export const refundDue = fact(
  'tiers.refund-due',
  1,
  ofHolding.extend({
    currency: z.string(),
    total: z.int(),
    parts: z.array(z.object({ cause: z.string(), amount: z.int() })),
    reason: z.string(),
  }),
)
export const benefitPromised = fact('tiers.benefit-promised', 1, z.object({ benefitId: z.string(), planId: z.string() }))
export const obligationSettled = fact(
  'tiers.obligation-settled',
  1,
  z.object({ obligationId: z.string(), memberId: z.string(), benefitId: z.string(), as: z.string() }),
)

/** Facts that concern what one member may, from this moment on. */
export const movingFacts = [
  tierGranted,
  tierRenewed,
  tierFrozen,
  tierUnfrozen,
  tierBegun,
  tierEnded,
  tierWithdrawn,
  tierUpgraded,
] as const
export const tiersFacts = [planChanged, roundChanged, ...movingFacts, tierEnding, refundDue, benefitPromised, obligationSettled]
