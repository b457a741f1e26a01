// An amount is spread over several in proportion to what each weighs, to the last fen: by largest remainder.

export interface Weighed {
  weight: number
  /** Decides between equal remainders, so that the order in which they stand does not. */
  key: string
}

/** The share of each; they sum to `amount`, and none is more than its weight when `amount` is no more than all weights. */
export function spread(amount: number, among: readonly Weighed[]): number[] {
  const total = among.reduce((sum, one) => sum + BigInt(one.weight), 0n)
  if (total === 0n || amount === 0) return among.map(() => 0)
  // Beyond 2^53 a product of two amounts is not exact.
  const parts = among.map(({ weight, key }, at) => {
    const product = BigInt(amount) * BigInt(weight)
    return { at, key, share: product / total, rest: product % total }
  })
  const missing = amount - parts.reduce((sum, one) => sum + Number(one.share), 0)
  const first = parts
    .toSorted((a, b) => (a.rest !== b.rest ? (a.rest > b.rest ? -1 : 1) : a.key < b.key ? -1 : 1))
    .slice(0, missing)
  const shares = parts.map(one => Number(one.share))
  for (const { at } of first) shares[at] = (shares[at] as number) + 1
  return shares
}
