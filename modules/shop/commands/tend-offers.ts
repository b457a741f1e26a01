// Offers open and end by the clock of whoever asks. These jobs only tell of it, and reckon once, when one opens, what may be
// struck out beside its prices.
import { z } from 'zod'
import { asSystem, type Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { job, later } from '#kernel/jobs/define.ts'
import { strikePriceOf } from '#modules/policies/index.ts'
import { offerEnded, offerOpened } from '../facts.ts'
import { strikeOf } from '../rules/offers.ts'
import { dealsBefore, lockOffer, noteOpened, type OfferRow, setOfferState, type WholeOffer } from '../store/offers.ts'
import { noteChange } from './remember-catalogue.ts'

export const tendOffers = job('shop.tend-offer', z.object({ offerId: z.string() }), async (ctx, { offerId }) => {
  await within(ctx, ctx => tendOffer(ctx, offerId))
})

/** One job at its opening, one at each end it was ever to have. */
export async function planTending(ctx: Ctx, offer: Pick<OfferRow, 'id' | 'opensAt' | 'closesAt'>): Promise<void> {
  for (const at of [offer.opensAt, offer.closesAt])
    if (at > ctx.now) await later(ctx, tendOffers, { offerId: offer.id }, { at, key: `${offer.id} ${at.getTime()}` })
}

export async function tendOffer(ctx: Ctx, offerId: string): Promise<void> {
  const offer = await lockOffer(ctx, offerId)
  if (offer?.state !== 'open' || offer.opensAt > ctx.now) return
  const house = asSystem(ctx, 'shop')
  const { kind, title } = offer
  if (offer.openedAt === null) {
    await noteOpened(ctx, offerId, await strikesOf(ctx, offer))
    await record(house, offerOpened, offerId, { offerId, kind, title, closesAt: offer.closesAt.toISOString() })
    await planTending(ctx, offer)
    await noteChange(house)
  }
  if (offer.closesAt > ctx.now) return
  await setOfferState(ctx, offerId, 'ended')
  await record(house, offerEnded, offerId, { offerId, kind, title, why: 'time' })
  await noteChange(house)
}

// Longer than any rule looks back.
const lookedBackMs = 366 * 86_400_000
async function strikesOf(ctx: Ctx, offer: WholeOffer): Promise<Map<string, number | null>> {
  const strikes = new Map<string, number | null>()
  for (const { variantId } of offer.items) {
    const deals = await dealsBefore(ctx, variantId, offer.opensAt, new Date(offer.opensAt.getTime() - lookedBackMs))
    // The law of the place where it says one, else the usual seven days.
    const told = await strikePriceOf(ctx, { deals, saleBeginsAt: offer.opensAt })
    strikes.set(variantId, told ?? strikeOf(deals, offer.opensAt))
  }
  return strikes
}
