// What of the catalogue is shown to everyone: offers beside their variants, and what is left, in steps.
import type { ShownOffer } from '../contract/pages.ts'
import { type Catalogue, isOpen, type Offer, type Sold } from './catalogue.ts'
import { strikeBeside } from './offers.ts'

/** Exact when few are left; null: plenty, or no end of it. */
const plentyFrom = 20
export const inSteps = (left: number): number | null => (left < plentyFrom ? Math.max(left, 0) : null)

type Left = ReadonlyMap<string, number>
/** How many of it can be had; Infinity: no end of it. */
export const leftOf = (sold: Pick<Sold, 'contents'>, left: Left): number =>
  Math.min(...sold.contents.map(({ stockId, units }) => Math.floor((left.get(stockId) ?? 0) / units)), Infinity)

/** Offers of one variant that run or are to come, except those that deals keep for themselves. */
export function offersBeside(catalogue: Catalogue, sold: Sold, left: Left, now: Date): ShownOffer[] {
  return [...catalogue.offers.values()]
    .filter(offer => offer.madeFor === null && offer.kind !== 'bundle' && offer.items.has(sold.variantId) && offer.closesAt > now)
    .map(offer => shownOffer(offer, sold, left, now))
    .toSorted((a, b) => (a.phase === b.phase ? a.price - b.price : a.phase === 'running' ? -1 : 1))
}

function shownOffer(offer: Offer, sold: Sold, left: Left, now: Date): ShownOffer {
  const item = offer.items.get(sold.variantId) as NonNullable<ReturnType<Offer['items']['get']>>
  const quota = item.quotaStockId === null ? Infinity : (left.get(item.quotaStockId) ?? 0)
  const there = Math.min(quota, leftOf(sold, left))
  return {
    offerId: offer.id,
    kind: offer.kind,
    title: offer.title,
    price: item.price,
    strike: strikeBeside(item.strike, item.price),
    phase: isOpen(offer, now) ? 'running' : 'coming',
    opensAt: offer.opensAt,
    closesAt: offer.closesAt,
    needsRight: offer.needsRight,
    perMemberMax: offer.perMemberMax,
    left: inSteps(there),
    isAvailable: there > 0,
    fromVariantId: item.fromVariantId,
  }
}

/** All shelves that these variants, and the offers beside them, take from. */
export function shelvesOf(catalogue: Catalogue, variants: readonly Sold[]): string[] {
  const ids = new Set(variants.map(one => one.variantId))
  const quotas = [...catalogue.offers.values()].flatMap(offer =>
    [...offer.items.values()].flatMap(item => (ids.has(item.variantId) && item.quotaStockId ? [item.quotaStockId] : [])),
  )
  return [...new Set([...variants.flatMap(one => one.contents.map(c => c.stockId)), ...quotas])]
}

/** On the card of a product: the best that runs for everyone, else what comes next; and the best for holders of a right. */
export function bestOffers(offers: readonly ShownOffer[]): { offer: ShownOffer | null; memberOffer: ShownOffer | null } {
  const own = offers.filter(offer => offer.kind === 'price' || offer.kind === 'flash')
  const running = (offer: ShownOffer) => offer.phase === 'running'
  const open = own.filter(offer => offer.needsRight === null)
  const there = open.filter(running).toSorted((a, b) => Number(b.isAvailable) - Number(a.isAvailable) || a.price - b.price)[0]
  const next = open.toSorted((a, b) => a.opensAt.getTime() - b.opensAt.getTime())[0]
  const held = own.filter(offer => offer.needsRight !== null && running(offer)).toSorted((a, b) => a.price - b.price)[0]
  return { offer: there ?? next ?? null, memberOffer: held ?? null }
}
