// What it costs in the end: steps by units sold, and the least next bid.

export interface Step {
  units: number
  price: number
}
/** The first price until a step is reached; then that of the highest step that is. */
export const priceAt = (terms: { price: number; steps: readonly Step[] }, unitsSold: number): number =>
  terms.steps.reduce((price, step) => (step.units <= unitsSold && step.price < price ? step.price : price), terms.price)

export const leastBid = (terms: { startPrice: number; step: number }, topAmount: number | null): number =>
  topAmount === null ? terms.startPrice : topAmount + terms.step

/** A person's name as strangers see it. */
export function masked(name: string): string {
  const [first = ''] = new Intl.Segmenter()
    .segment(name)
    [Symbol.iterator]()
    .take(1)
    .map(s => s.segment)
  return `${first}**`
}
