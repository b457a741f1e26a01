// What is for sale, as one process remembers it: variants with their prices and contents, and the offers that are not over.
import type { PostageSettings } from './postage.ts'

export interface Sold {
  variantId: string
  productId: string
  kind: 'goods' | 'tier' | 'credit' | 'voucher'
  /** The product and the variant, as a line of an order calls them. */
  title: string
  picture: string | null
  delivery: 'parcel' | 'pickup' | 'none'
  needsRight: string | null
  price: number
  planId: string | null
  roundId: string | null
  credit: number | null
  /** What one piece takes from the shelves. */
  contents: readonly { stockId: string; units: number }[]
}
export interface OfferItem {
  variantId: string
  price: number
  quotaStockId: string | null
  fromVariantId: string | null
  strike: number | null
}
export interface Offer {
  id: string
  kind: 'price' | 'flash' | 'bundle' | 'upgrade' | 'deal'
  title: string
  opensAt: Date
  closesAt: Date
  needsRight: string | null
  perMemberMax: number | null
  payMinutes: number
  madeFor: string | null
  items: ReadonlyMap<string, OfferItem>
}
export interface Catalogue {
  /** Counts its changes; a claim made by an older one is not settled. */
  version: number
  currency: string
  variants: ReadonlyMap<string, Sold>
  offers: ReadonlyMap<string, Offer>
  postage: PostageSettings
  /** Of the offers, those that apply by themselves: prices by variant, and bundles. */
  prices: ReadonlyMap<string, readonly Offer[]>
  bundles: readonly Offer[]
  /** Upgrades by the smaller one, which is given up for the larger. */
  upgrades: ReadonlyMap<string, readonly Offer[]>
}

export function catalogueWith(parts: Omit<Catalogue, 'prices' | 'bundles' | 'upgrades'>): Catalogue {
  const all = [...parts.offers.values()]
  const by = (kind: Offer['kind'], keys: (offer: Offer) => Iterable<string>) => {
    const map = new Map<string, Offer[]>()
    for (const offer of all)
      if (offer.kind === kind) for (const key of new Set(keys(offer))) map.set(key, [...(map.get(key) ?? []), offer])
    return map
  }
  return {
    ...parts,
    prices: by('price', offer => offer.items.keys()),
    bundles: all.filter(offer => offer.kind === 'bundle'),
    upgrades: by('upgrade', offer => [...offer.items.values()].flatMap(item => item.fromVariantId ?? [])),
  }
}

/** From `opensAt` on and before `closesAt`. */
export const isOpen = (offer: Pick<Offer, 'opensAt' | 'closesAt'>, now: Date): boolean =>
  offer.opensAt <= now && now < offer.closesAt
