// Which price a member would pay now for one piece, by which offer, and how many he may have.
import type { MyPrices, ShownOffer, Variant } from '../shapes.ts'

export interface Best {
  price: number
  /** What may be struck out beside it. */
  strike: number | null
  why: string
  /** By which it is bought now; null: the usual price. */
  offer: ShownOffer | null
  /** A flash sale that is not open yet. */
  coming: ShownOffer | null
  /** For those who hold a right that this member does not. */
  lacking: ShownOffer | null
  unitsMax: number
  limit: { max: number; taken: number } | null
  isAvailable: boolean
  /** The right that is needed to buy it at all, when it is not held. */
  needs: string | null
}
const mostAtOnce = 99

export function bestOf(variant: Variant, mine: MyPrices | undefined, needsRight: string | null): Best {
  const rights = new Set(mine?.rights ?? [])
  const mayUse = (offer: ShownOffer) => offer.needsRight === null || rights.has(offer.needsRight)
  const beside = variant.offers.filter(offer => offer.kind === 'price' || offer.kind === 'flash')
  const running = beside.filter(offer => offer.phase === 'running' && offer.isAvailable)
  const offer = running.filter(mayUse).sort((a, b) => a.price - b.price)[0] ?? null
  const coming = beside.filter(one => one.phase === 'coming' && one.kind === 'flash' && mayUse(one))[0] ?? null
  const lacking = running.filter(one => !mayUse(one)).sort((a, b) => a.price - b.price)[0] ?? null
  const own = mine?.prices.find(one => one.variantId === variant.id)
  const byOffer = offer && offer.price <= (own?.price ?? variant.price) ? offer : null
  const taken = byOffer ? (mine?.taken.find(one => one.offerId === byOffer.offerId)?.units ?? 0) : 0
  const limit = byOffer?.perMemberMax ? { max: byOffer.perMemberMax, taken } : null
  const left = byOffer?.left ?? variant.left ?? mostAtOnce
  const price = byOffer?.price ?? own?.price ?? variant.price
  return {
    price,
    strike: byOffer?.strike ?? (own && own.price < variant.price && !byOffer ? variant.price : null),
    why: byOffer?.title ?? own?.why ?? '',
    offer: byOffer,
    coming,
    lacking: lacking && lacking.price < price ? lacking : null,
    unitsMax: Math.max(0, Math.min(left, limit ? limit.max - taken : mostAtOnce, mostAtOnce)),
    limit,
    isAvailable: variant.isAvailable,
    needs: needsRight !== null && mine !== undefined && !rights.has(needsRight) ? needsRight : null,
  }
}
