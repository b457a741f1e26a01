// Who gets what there is a limited number of: claims are settled in the order of their arrival, each wholly or not at all.

export interface Claim {
  memberId: string
  key: string
  orderId: string
  wishHash: string
  /** Units by stock: what all lines together take, so that two lines of one stock are measured as one. */
  needs: ReadonlyMap<string, number>
  limits: readonly { offerId: string; units: number; max: number }[]
}
export type Verdict =
  | { kind: 'placed' }
  | { kind: 'known'; orderId: string; wishHash: string }
  | { kind: 'sold-out'; stockId: string; left: number }
  | { kind: 'over-limit'; offerId: string; max: number; taken: number }

export interface Standing {
  /** What is on hand and not reserved, by stock. */
  left: ReadonlyMap<string, number>
  /** What members have by offers that limit it, by `taking(offerId, memberId)`. */
  taken: ReadonlyMap<string, number>
  /** Orders that stand under a key already, by `asking(memberId, key)`. */
  known: ReadonlyMap<string, { orderId: string; wishHash: string }>
}
export const taking = (offerId: string, memberId: string): string => `${offerId} ${memberId}`
export const asking = (memberId: string, key: string): string => `${memberId} ${key}`

/** The verdict on each, in their order. `standing` is what the locked rows say. */
export function settleClaims(claims: readonly Claim[], standing: Standing): Verdict[] {
  const left = new Map(standing.left)
  const taken = new Map(standing.taken)
  const known = new Map(standing.known)
  return claims.map(claim => {
    const there = known.get(asking(claim.memberId, claim.key))
    if (there) return { kind: 'known', ...there }
    const verdict = fits(claim, left, taken)
    if (verdict.kind !== 'placed') return verdict
    for (const [stockId, units] of claim.needs) left.set(stockId, (left.get(stockId) ?? 0) - units)
    for (const { offerId, units } of claim.limits) {
      const at = taking(offerId, claim.memberId)
      taken.set(at, (taken.get(at) ?? 0) + units)
    }
    known.set(asking(claim.memberId, claim.key), { orderId: claim.orderId, wishHash: claim.wishHash })
    return verdict
  })
}

function fits(claim: Claim, left: ReadonlyMap<string, number>, taken: ReadonlyMap<string, number>): Verdict {
  for (const { offerId, units, max } of claim.limits) {
    const has = taken.get(taking(offerId, claim.memberId)) ?? 0
    if (has + units > max) return { kind: 'over-limit', offerId, max, taken: has }
  }
  for (const [stockId, units] of claim.needs) {
    const there = left.get(stockId) ?? 0
    if (there < units) return { kind: 'sold-out', stockId, left: Math.max(there, 0) }
  }
  return { kind: 'placed' }
}
