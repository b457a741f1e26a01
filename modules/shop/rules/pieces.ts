// The best price of each piece for this buyer: the usual one, that of the offer he names, or of one that applies by itself.
import { refuse } from '#kernel/refusal.ts'
import { NoSuchVariant, NotInOffer, OfferNotOpen, OneOfATier } from '../contract/refusals.ts'
import { type Catalogue, isOpen, type Offer, type Sold } from './catalogue.ts'
import type { HeldCoupon } from './coupons.ts'

export interface WishedLine {
  variantId: string
  units: number
  offerId: string | null
}
/** What a tier was quoted by; see the room tiers. */
export interface QuotedTier {
  price: number
  planId: string
  version: number
  upgradeFrom: string | null
}
/** What the engine must know of the buyer, and nothing else of him. */
export interface Buyer {
  /** Of the rights that offers here ask for, those he holds now. */
  rights: ReadonlySet<string>
  /** What he has of limited offers that apply by themselves. */
  taken: ReadonlyMap<string, number>
  /** By variant, for the tiers in his cart. */
  tiers: ReadonlyMap<string, QuotedTier>
  /** Those he named, as he holds them. */
  coupons: readonly HeldCoupon[]
}
export const anyBuyer: Buyer = { rights: new Set(), taken: new Map(), tiers: new Map(), coupons: [] }

/** Units of one variant at one price. */
export interface Piece {
  sold: Sold
  offer: Offer | null
  units: number
  /** The usual price for this buyer, and the one he is asked for. */
  usual: number
  price: number
  /** Nothing else changes its price. */
  isFixed: boolean
}

const piecesMax = 100

/** @throws Refused when a line cannot be bought like this now, whoever asks. */
export function bestPieces(catalogue: Catalogue, lines: readonly WishedLine[], buyer: Buyer, now: Date): Piece[] {
  const named = merged(lines).map(line => namedPiece(catalogue, line, buyer, now))
  // The usual case, and the hot one: nothing applies by itself.
  if (catalogue.prices.size === 0 && catalogue.bundles.length === 0) return named
  // In an order of their own, so that the order of the lines decides nothing.
  let pieces: Piece[] = named.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  const applies = (offer: Offer) => isOpen(offer, now) && (offer.needsRight === null || buyer.rights.has(offer.needsRight))
  const offered = (piece: Piece) => (piece.isFixed ? [] : (catalogue.prices.get(piece.sold.variantId) ?? []).filter(applies))
  pieces = pieces.map(piece => atBest(piece, offered(piece)))
  pieces = withLimited(pieces, offered, buyer)
  for (const bundle of bundlesOf(catalogue.bundles.filter(applies), pieces)) pieces = withBundle(pieces, bundle)
  const place = new Map(lines.map((line, at) => [line.variantId, lines.length - at]))
  return together(pieces).toSorted(
    (a, b) => (place.get(b.sold.variantId) as number) - (place.get(a.sold.variantId) as number) || a.price - b.price,
  )
}
const keyOf = ({ sold, offer }: Piece): string => `${sold.variantId} ${offer?.id ?? ''}`

/** One piece of all that are had in the same way. */
function together(pieces: readonly Piece[]): Piece[] {
  const sums = new Map<string, Piece>()
  for (const { sold, offer, units, usual, price, isFixed } of pieces) {
    const key = `${sold.variantId} ${offer?.id ?? ''} ${price}`
    sums.set(key, { sold, offer, usual, price, isFixed, units: units + (sums.get(key)?.units ?? 0) })
  }
  return [...sums.values()]
}

/** One line for all that is asked for in the same way. */
function merged(lines: readonly WishedLine[]): WishedLine[] {
  const sums = new Map<string, WishedLine>()
  for (const line of lines) {
    const key = `${line.variantId} ${line.offerId ?? ''}`
    const there = sums.get(key)
    sums.set(key, there ? { ...there, units: there.units + line.units } : line)
  }
  return [...sums.values()]
}

function namedPiece(catalogue: Catalogue, wished: WishedLine, buyer: Buyer, now: Date): Piece {
  const sold = catalogue.variants.get(wished.variantId) ?? refuse(NoSuchVariant, { variantId: wished.variantId })
  const offer = wished.offerId === null ? null : (catalogue.offers.get(wished.offerId) ?? refuse(NotInOffer))
  if (offer && !isOpen(offer, now)) refuse(OfferNotOpen, { title: offer.title, opensAt: offer.opensAt, closesAt: offer.closesAt })
  if (sold.kind === 'tier' && wished.units > 1) refuse(OneOfATier)
  const usual = buyer.tiers.get(sold.variantId)?.price ?? sold.price
  // A bundle is not asked for by name: it applies when all of it is there.
  if (!offer || offer.kind === 'bundle') return { sold, offer: null, units: wished.units, usual, price: usual, isFixed: false }
  const item = offer.items.get(sold.variantId) ?? refuse(NotInOffer, { title: sold.title })
  const isFixed = offer.kind === 'deal' || offer.kind === 'upgrade'
  return { sold, offer, units: wished.units, usual, price: item.price, isFixed }
}

const priceIn = (offer: Offer, { sold }: Piece): number => (offer.items.get(sold.variantId) as { price: number }).price

/** The cheapest of those that are not limited. */
function atBest(piece: Piece, offers: readonly Offer[]): Piece {
  const [best] = offers
    .filter(offer => offer.perMemberMax === null)
    .toSorted((a, b) => priceIn(a, piece) - priceIn(b, piece) || (a.id < b.id ? -1 : 1))
  return best && priceIn(best, piece) < piece.price ? { ...piece, offer: best, price: priceIn(best, piece) } : piece
}

/** What is limited goes first where it saves most; the rest of the line keeps its price. */
function withLimited(pieces: readonly Piece[], offered: (piece: Piece) => Offer[], buyer: Buyer): Piece[] {
  const chances = pieces
    .flatMap(piece =>
      offered(piece)
        .filter(offer => offer.perMemberMax !== null && offer !== piece.offer && priceIn(offer, piece) < piece.price)
        .map(offer => ({ piece, offer, saved: piece.price - priceIn(offer, piece) })),
    )
    .toSorted((a, b) => b.saved - a.saved || (nameOf(a) < nameOf(b) ? -1 : 1))
  const rest = new Map(pieces.map(piece => [piece, piece.units]))
  const used = new Map<string, number>()
  for (const { offer, units } of pieces) if (offer) used.set(offer.id, (used.get(offer.id) ?? 0) + units)
  const better: Piece[] = []
  for (const { piece, offer } of chances) {
    if (pieces.length + better.length >= piecesMax) break
    const taken = (buyer.taken.get(offer.id) ?? 0) + (used.get(offer.id) ?? 0)
    const units = Math.min(rest.get(piece) as number, Math.max((offer.perMemberMax as number) - taken, 0))
    if (units === 0) continue
    better.push({ ...piece, offer, units, price: priceIn(offer, piece) })
    rest.set(piece, (rest.get(piece) as number) - units)
    used.set(offer.id, (used.get(offer.id) ?? 0) + units)
    if (piece.offer) used.set(piece.offer.id, (used.get(piece.offer.id) as number) - units)
  }
  return [...pieces.map(piece => ({ ...piece, units: rest.get(piece) as number })), ...better].filter(p => p.units > 0)
}
const nameOf = ({ piece, offer }: { piece: Piece; offer: Offer }): string => `${piece.sold.variantId} ${offer.id}`

interface Bundled extends Piece {
  isBundled?: boolean
}
/** Those of which all is there, the one that saves most first. */
function bundlesOf(bundles: readonly Offer[], pieces: readonly Bundled[]): Offer[] {
  return bundles
    .flatMap(bundle => {
      const set = oneSet(pieces, bundle)
      return set ? [{ bundle, saved: savedBy(set, bundle) }] : []
    })
    .toSorted((a, b) => b.saved - a.saved || (a.bundle.id < b.bundle.id ? -1 : 1))
    .map(one => one.bundle)
}

/** For each item the dearest piece that is still free; null when something is missing. */
function oneSet(pieces: readonly Bundled[], bundle: Offer): Bundled[] | null {
  const set: Bundled[] = []
  for (const variantId of bundle.items.keys()) {
    const free = pieces.filter(p => p.sold.variantId === variantId && !p.isBundled && !p.isFixed)
    const [dearest] = free.toSorted((a, b) => b.price - a.price || (keyOf(a) < keyOf(b) ? -1 : 1))
    if (!dearest) return null
    set.push(dearest)
  }
  return set
}
const savedBy = (set: readonly Bundled[], bundle: Offer): number =>
  set.reduce((sum, piece) => sum + Math.max(piece.price - priceIn(bundle, piece), 0), 0)

/** As many times as it is complete and saves something. What is cheaper already keeps its price, and counts as there. */
function withBundle(all: readonly Bundled[], bundle: Offer): Bundled[] {
  let pieces = [...all]
  for (;;) {
    const set = oneSet(pieces, bundle)
    if (!set || savedBy(set, bundle) === 0 || pieces.length + set.length > piecesMax) return pieces
    const times = Math.min(...set.map(piece => piece.units))
    const parts = set.map((piece): Bundled => {
      const price = priceIn(bundle, piece)
      const isBetter = price < piece.price
      return { ...piece, units: times, isBundled: true, ...(isBetter ? { offer: bundle, price } : {}) }
    })
    const rest = pieces.map(piece => (set.includes(piece) ? { ...piece, units: piece.units - times } : piece))
    pieces = [...rest.filter(piece => piece.units > 0), ...parts]
  }
}
