// Codes on cups, and who tastes in which order, so that neither place nor neighbour favours a sample.
import type { Chance } from '#modules/activities/contract.ts'

/** Distinct numbers from 100 to 999, by chance. */
export function codesFor(count: number, chance: Chance): number[] {
  const codes: number[] = []
  while (codes.length < count) {
    const code = 100 + chance.below(900)
    if (!codes.includes(code)) codes.push(code)
  }
  return codes
}

/**
 * A Williams design: a Latin square in which every sample stands once in each place and follows every other equally often
 * (E. J. Williams, "Experimental designs balanced for the estimation of residual effects of treatments", Australian Journal of
 * Scientific Research A 2, 1949). With an odd number of samples the square and its mirror image together do that.
 */
export function balancedOrders(count: number): number[][] {
  const zigzag = Array.from({ length: count }, (_, at) => (at % 2 === 1 ? (at + 1) / 2 : (count - at / 2) % count))
  const square = Array.from({ length: count }, (_, row) => zigzag.map(one => (one + row) % count))
  return count % 2 === 0 ? square : [...square, ...square.map(row => row.toReversed())]
}
