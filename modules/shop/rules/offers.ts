// Decisions about offers: in which phase one is, and whether a change of one that is announced is for the better.
import type { OfferPhase } from '../contract/words.ts'

interface Timed {
  state: 'draft' | 'open' | 'ended'
  opensAt: Date
  closesAt: Date
}
export function phaseOf(offer: Timed, now: Date): OfferPhase {
  if (offer.state === 'draft') return 'draft'
  if (offer.state === 'ended' || offer.closesAt <= now) return 'ended'
  return offer.opensAt > now ? 'coming' : 'running'
}

export interface Terms {
  opensAt: Date
  closesAt: Date
  needsRight: string | null
  perMemberMax: number | null
  payMinutes: number
  items: readonly { variantId: string; price: number; quota: number | null; fromVariantId: string | null }[]
}
/** The first thing that would be worse for buyers than what was announced, or is not what they were told; null: none. */
export function worseIn(before: Terms, after: Terms): string | null {
  if (after.opensAt.getTime() !== before.opensAt.getTime()) return 'opensAt'
  if (after.closesAt < before.closesAt) return 'closesAt'
  if (after.needsRight !== before.needsRight) return 'needsRight'
  if (after.perMemberMax !== null && (before.perMemberMax === null || after.perMemberMax < before.perMemberMax))
    return 'perMemberMax'
  if (after.payMinutes < before.payMinutes) return 'payMinutes'
  if (after.items.length !== before.items.length) return 'items'
  const old = new Map(before.items.map(item => [item.variantId, item]))
  const isKept = after.items.every(item => {
    const was = old.get(item.variantId)
    if (was?.price !== item.price || was.fromVariantId !== item.fromVariantId) return false
    return was.quota === null ? item.quota === null : item.quota !== null && item.quota >= was.quota
  })
  return isKept ? null : 'items'
}

/** The lowest deal of so many days before the sale, else the last one before them; null: nothing may be compared with. */
export function strikeOf(deals: readonly { price: number; at: Date }[], saleBeginsAt: Date, days = 7): number | null {
  const before = deals.filter(deal => deal.at < saleBeginsAt)
  const recent = before.filter(deal => deal.at.getTime() >= saleBeginsAt.getTime() - days * 86_400_000)
  if (recent.length > 0) return Math.min(...recent.map(deal => deal.price))
  return before.toSorted((a, b) => b.at.getTime() - a.at.getTime())[0]?.price ?? null
}
/** Shown only beside a price that is lower. */
export const strikeBeside = (strike: number | null, price: number): number | null =>
  strike !== null && strike > price ? strike : null
