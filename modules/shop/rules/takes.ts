// Who gets a coupon of a batch of which there are only so many: in the order of their arrival, each his share.

export interface Take {
  memberId: string
  key: string
}
export type TakeVerdict =
  | { kind: 'taken'; number: number }
  | { kind: 'known'; couponId: string }
  | { kind: 'gone' }
  | { kind: 'all-yours' }

export interface BatchStanding {
  /** Released by now and not taken. */
  left: number
  /** How many each of these members has had. */
  had: ReadonlyMap<string, number>
  /** Coupons that stand under a key already, by `takeOf`. */
  known: ReadonlyMap<string, string>
}
export const takeOf = ({ memberId, key }: Take): string => `${memberId} ${key}`

/** The verdict on each, in their order. `standing` is what the locked rows say. */
export function settleTakes(takes: readonly Take[], perMemberMax: number, standing: BatchStanding): TakeVerdict[] {
  let { left } = standing
  const had = new Map(standing.had)
  const asked = new Set<string>()
  return takes.map(take => {
    const there = standing.known.get(takeOf(take))
    if (there) return { kind: 'known', couponId: there }
    const number = (had.get(take.memberId) ?? 0) + 1
    // The same key twice in one moment: the second is asked again once the first is written.
    if (number > perMemberMax || asked.has(takeOf(take))) return { kind: 'all-yours' }
    if (left <= 0) return { kind: 'gone' }
    left--
    had.set(take.memberId, number)
    asked.add(takeOf(take))
    return { kind: 'taken', number }
  })
}
