// What an order costs: each line at its own price or at that of the offer it names, and what it takes from the shelves.
import { refuse } from '#kernel/refusal.ts'
import { BuyApart } from '../contract/handing.ts'
import { AddressNeeded, NoSuchVariant, NotInOffer, OfferNotOpen } from '../contract/refusals.ts'
import { type Catalogue, isOpen, type Offer, type Sold } from './catalogue.ts'
import { postageOf } from './postage.ts'

export interface Wished {
  lines: readonly { variantId: string; units: number; offerId: string | null }[]
  address: unknown
  /** To how many people it goes, when that is not the buyer alone. */
  parcels?: number
}
export interface PricedLine {
  sold: Sold
  offer: Offer | null
  units: number
  price: number
  discount: number
  amount: number
}
export interface Draft {
  version: number
  currency: string
  lines: PricedLine[]
  goods: number
  discount: number
  postage: number
  delivery: 'parcel' | 'pickup' | 'none'
  /** Units by stock, summed over all lines. */
  needs: Map<string, number>
  limits: { offerId: string; units: number; max: number }[]
  rights: string[]
  payMinutes: number
}

const payMinutesUsual = 30

/** @throws Refused when a line cannot be bought like this now, whoever asks. Who may, and how many are left, is asked later. */
export function priceOrder(catalogue: Catalogue, wish: Wished, now: Date): Draft {
  const lines = wish.lines.map(line => priceLine(catalogue, line, now))
  const delivery = lines.some(l => l.sold.delivery === 'parcel')
    ? 'parcel'
    : lines.some(l => l.sold.delivery === 'pickup')
      ? 'pickup'
      : 'none'
  if (delivery === 'parcel' && !wish.address) refuse(AddressNeeded)
  // A voucher is redeemed by its code, whatever becomes of a parcel.
  if (delivery === 'parcel' && lines.some(l => l.sold.kind === 'voucher')) refuse(BuyApart)
  const offers = [...new Set(lines.flatMap(l => (l.offer ? [l.offer] : [])))]
  return {
    version: catalogue.version,
    currency: catalogue.currency,
    lines,
    goods: sum(lines.map(l => l.units * l.price)),
    discount: sum(lines.map(l => l.discount)),
    postage: postageOf(catalogue.postage, lines, wish.address, wish.parcels),
    delivery,
    needs: needsOf(lines),
    limits: limitsOf(lines, offers),
    rights: [...new Set([...lines.map(l => l.sold.needsRight), ...offers.map(o => o.needsRight)].filter(r => r !== null))],
    payMinutes: Math.min(payMinutesUsual, ...offers.map(o => o.payMinutes)),
  }
}

function priceLine(catalogue: Catalogue, wished: Wished['lines'][number], now: Date): PricedLine {
  const sold = catalogue.variants.get(wished.variantId) ?? refuse(NoSuchVariant, { variantId: wished.variantId })
  const offer = wished.offerId === null ? null : (catalogue.offers.get(wished.offerId) ?? refuse(NotInOffer))
  if (offer && !isOpen(offer, now)) refuse(OfferNotOpen, { title: offer.title, opensAt: offer.opensAt, closesAt: offer.closesAt })
  const item = offer?.items.get(sold.variantId)
  if (offer && !item) refuse(NotInOffer, { title: sold.title })
  const price = item?.price ?? sold.price
  return { sold, offer, units: wished.units, price, discount: 0, amount: wished.units * price }
}

function needsOf(lines: readonly PricedLine[]): Map<string, number> {
  const needs = new Map<string, number>()
  const take = (stockId: string, units: number) => needs.set(stockId, (needs.get(stockId) ?? 0) + units)
  for (const { sold, offer, units } of lines) {
    for (const content of sold.contents) take(content.stockId, content.units * units)
    const quota = offer?.items.get(sold.variantId)?.quotaStockId
    if (quota) take(quota, units)
  }
  return needs
}

const limitsOf = (lines: readonly PricedLine[], offers: readonly Offer[]): Draft['limits'] =>
  offers.flatMap(({ id, perMemberMax }) =>
    perMemberMax === null
      ? []
      : [{ offerId: id, max: perMemberMax, units: sum(lines.filter(l => l.offer?.id === id).map(l => l.units)) }],
  )

const sum = (all: readonly number[]): number => all.reduce((so, one) => so + one, 0)
