// A deal as the room knows it: what is common to all, and the terms of its kind.
import type { DealKind, DealState, Outcome, Terms } from '../contract.ts'

interface Common {
  id: string
  title: string
  intro: string
  variantId: string
  needsRight: string | null
  opensAt: Date
  closesAt: Date
  state: DealState
  version: number
  offerId: string | null
  restOfferId: string | null
  outcome: Outcome | null
  endNote: string
  publishedAt: Date | null
  endedAt: Date | null
}
export type DealOf<K extends DealKind> = K extends DealKind ? Common & { kind: K; terms: Terms[K] } : never
export type Deal = DealOf<DealKind>

export interface Item {
  variantId: string
  price: number
  unitsMax: number | null
}
/** What the shop is to sell for it at first; of an auction nothing before it is won. */
export function itemsOf(deal: Deal): Item[] {
  const { variantId } = deal
  switch (deal.kind) {
    case 'team-buy':
    case 'stepped':
      return [{ variantId, price: deal.terms.price, unitsMax: deal.terms.unitsMax }]
    case 'pre-sale':
      return [
        { variantId, price: deal.terms.way === 'deposit' ? deal.terms.deposit : deal.terms.price, unitsMax: deal.terms.unitsMax },
      ]
    case 'crowdfunding':
      return deal.terms.rewards.map(({ variantId, price, unitsMax }) => ({ variantId, price, unitsMax }))
    case 'auction':
      return []
    case 'draw':
      // Who may order, and how many, is a matter of turns.
      return [{ variantId, price: deal.terms.price, unitsMax: null }]
    case 'meal':
      return [{ variantId, price: 0, unitsMax: null }]
  }
}
/** How many can win; 0 where nobody wins. */
export const winnersOf = (deal: Deal): number =>
  deal.kind === 'auction' ? 1 : deal.kind === 'draw' ? deal.terms.units : deal.kind === 'meal' ? deal.terms.places : 0

export const variantsOf = (deal: Deal): string[] => [
  ...new Set(deal.kind === 'crowdfunding' ? deal.terms.rewards.map(r => r.variantId) : [deal.variantId]),
]
export const perMemberMaxOf = (deal: Deal): number | null => ('perMemberMax' in deal.terms ? deal.terms.perMemberMax : null)
