// What an order costs this buyer, with the reason of each price; and what it takes from the shelves.
import { refuse } from '#kernel/refusal.ts'
import { BuyApart } from '../contract/handing.ts'
import { AddressNeeded, TooMuch } from '../contract/refusals.ts'
import { type Catalogue, isOpen, type Offer, type Sold } from './catalogue.ts'
import { applyCoupons, type Used } from './coupons.ts'
import { anyBuyer, type Buyer, bestPieces, type Piece, type QuotedTier, type WishedLine } from './pieces.ts'
import { postageOf } from './postage.ts'

export interface Wished {
  lines: readonly WishedLine[]
  address: unknown
  /** To how many people it goes, when that is not the buyer alone. */
  parcels?: number
}
export interface PricedLine {
  sold: Sold
  offer: Offer | null
  units: number
  /** What one costs without any offer. */
  usual: number
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
  /** What the buyer must hold; of offers that apply by themselves he was asked before. */
  rights: string[]
  payMinutes: number
  coupons: Used[]
  /** Of the lines that are tiers, by their place from 1. */
  tiers: (QuotedTier & { line: number; roundId: string | null })[]
}

const payMinutesUsual = 30
// As much as one order holds of money, and one line of pieces.
const moneyMax = 100_000_000_000
const unitsMax = 10_000

/** @throws Refused when a line cannot be bought like this now. Who may, and how many are left, is asked later. */
export function priceOrder(catalogue: Catalogue, wish: Wished, now: Date, buyer: Buyer = anyBuyer): Draft {
  const pieces = bestPieces(catalogue, wish.lines, buyer, now).map(asReduced)
  const { lines: reduced, used } = applyCoupons(pieces, buyer.coupons, now)
  const lines = reduced.map(
    ({ sold, offer, units, usual, price, discount }): PricedLine => ({
      ...{ sold, offer, units, usual, price, discount },
      amount: units * price - discount,
    }),
  )
  const delivery = deliveryOf(lines)
  if (delivery === 'parcel' && !wish.address) refuse(AddressNeeded)
  // A voucher is redeemed by its code, whatever becomes of a parcel.
  if (delivery === 'parcel' && lines.some(l => l.sold.kind === 'voucher')) refuse(BuyApart)
  const goods = sum(lines.map(l => l.units * l.price))
  const postage = postageOf(catalogue.postage, lines, wish.address, wish.parcels)
  const credit = sum(lines.map(l => l.units * (l.sold.credit ?? 0)))
  if (goods + postage > moneyMax || credit > moneyMax || lines.some(l => l.units > unitsMax)) refuse(TooMuch)
  const offers = [...new Set(lines.flatMap(l => (l.offer ? [l.offer] : [])))]
  const named = offers.filter(offer => wish.lines.some(line => line.offerId === offer.id))
  return {
    version: catalogue.version,
    currency: catalogue.currency,
    lines,
    goods,
    discount: sum(lines.map(l => l.discount)),
    postage,
    delivery,
    needs: needsOf(lines),
    limits: limitsOf(lines, offers),
    rights: [...new Set([...lines.map(l => l.sold.needsRight), ...named.map(o => o.needsRight)].filter(r => r !== null))],
    payMinutes: payMinutesOf(offers),
    coupons: used,
    tiers: lines.flatMap(({ sold }, n) => {
      const quoted = buyer.tiers.get(sold.variantId)
      return quoted ? [{ ...quoted, line: n + 1, roundId: sold.roundId }] : []
    }),
  }
}
const asReduced = (piece: Piece) => ({ ...piece, discount: 0, exchanged: 0 })

const deliveryOf = (lines: readonly PricedLine[]): Draft['delivery'] =>
  lines.some(l => l.sold.delivery === 'parcel') ? 'parcel' : lines.some(l => l.sold.delivery === 'pickup') ? 'pickup' : 'none'

/** Flash sales and deals say how long their orders wait; the rest is usual. */
function payMinutesOf(offers: readonly Offer[]): number {
  const said = offers.filter(offer => offer.kind === 'flash' || offer.kind === 'deal').map(offer => offer.payMinutes)
  return said.length > 0 ? Math.min(...said) : payMinutesUsual
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

/** What must be known of a buyer before this can be priced for him; nothing, for most. */
export interface Questions {
  rights: string[]
  /** Limited offers that might apply by themselves. */
  offerIds: string[]
  tiers: Sold[]
}
export function questionsOf(catalogue: Catalogue, lines: readonly WishedLine[], now: Date): Questions {
  const wished = new Set(lines.map(line => line.variantId))
  const offers = [
    ...[...wished].flatMap(variantId => catalogue.prices.get(variantId) ?? []),
    ...catalogue.bundles.filter(bundle => [...bundle.items.keys()].every(variantId => wished.has(variantId))),
  ].filter(offer => isOpen(offer, now))
  return {
    rights: [...new Set(offers.flatMap(offer => offer.needsRight ?? []))],
    offerIds: [...new Set(offers.filter(offer => offer.perMemberMax !== null).map(offer => offer.id))],
    tiers: [...wished].flatMap(variantId => {
      const sold = catalogue.variants.get(variantId)
      return sold?.kind === 'tier' && sold.planId ? [sold] : []
    }),
  }
}

const sum = (all: readonly number[]): number => all.reduce((so, one) => so + one, 0)
