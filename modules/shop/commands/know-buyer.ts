// What the prices of an order depend on besides the catalogue: the rights, limits, tiers and coupons of its buyer. Most orders
// depend on none of it, and nothing is asked for them.
import type { Ctx } from '#kernel/ctx.ts'
import { refuse } from '#kernel/refusal.ts'
import { mayNow, quoteTier } from '#modules/tiers/index.ts'
import { CouponMissing } from '../contract/refusals.ts'
import type { Catalogue } from '../rules/catalogue.ts'
import { anyBuyer, type Buyer, type QuotedTier, type WishedLine } from '../rules/pieces.ts'
import { questionsOf } from '../rules/price.ts'
import { readHeldCoupons } from '../store/coupons.ts'
import { takenOf } from '../store/takers.ts'

export interface BuyerWish {
  lines: readonly WishedLine[]
  coupons?: readonly string[]
}

export async function knowBuyer(ctx: Ctx, memberId: string, catalogue: Catalogue, wish: BuyerWish): Promise<Buyer> {
  const { rights, offerIds, tiers } = questionsOf(catalogue, wish.lines, ctx.now)
  const named = wish.coupons ?? []
  if (rights.length + offerIds.length + tiers.length + named.length === 0) return anyBuyer
  const coupons = named.length === 0 ? [] : await readHeldCoupons(ctx, memberId, named)
  if (coupons.length < named.length) refuse(CouponMissing)
  const quoted = new Map<string, QuotedTier>()
  for (const { variantId, planId, roundId } of tiers) {
    const wished = { planId: planId as string, memberId, ...(roundId ? { roundId } : {}) }
    quoted.set(variantId, await quoteTier(ctx, wished))
  }
  return {
    rights: await heldOf(ctx, memberId, rights),
    taken: offerIds.length === 0 ? new Map() : await takenOf(ctx, memberId, offerIds),
    tiers: quoted,
    coupons,
  }
}

/** Of these rights, those the member holds at this moment. */
export async function heldOf(ctx: Ctx, memberId: string, rights: readonly string[]): Promise<Set<string>> {
  const held = await Promise.all(rights.map(async right => ((await mayNow(ctx, memberId, right)) ? [right] : [])))
  return new Set(held.flat())
}
