// Means with their intervals.
import type { Estimate } from './settings.ts'

/** What is kept of many marks to tell mean and spread; whole numbers, so that nothing depends on their order. */
export type Tally = { n: number; sum: number; squares: number }
export const tally = (): Tally => ({ n: 0, sum: 0, squares: 0 })
export function count(into: Tally, mark: number): void {
  into.n++
  into.sum += mark
  into.squares += mark * mark
}

const upTo30 = [
  12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622, 2.2281, 2.201, 2.1788, 2.1604, 2.1448, 2.1314, 2.1199,
  2.1098, 2.1009, 2.093, 2.086, 2.0796, 2.0739, 2.0687, 2.0639, 2.0595, 2.0555, 2.0518, 2.0484, 2.0452, 2.0423,
]

/**
 * The two-sided 95 % point of Student's t. Up to 30 degrees of freedom from the usual table; beyond, by the expansion around the
 * normal point 1.959964 (Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.5), which is then exact to five digits.
 */
export function t95(freedom: number): number {
  const listed = upTo30[freedom - 1]
  if (listed !== undefined) return listed
  const z = 1.959963985
  const first = (z ** 3 + z) / 4
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384
  return z + first / freedom + second / freedom ** 2 + third / freedom ** 3
}

const cents = (value: number): number => Math.round(value * 100) / 100

/** Mean ± t · s/√n: Student's interval for a mean (Student, "The probable error of a mean", Biometrika 6, 1908). `per` divides the
 * marks, e.g. by the number of criteria whose sum they are. With fewer than two there is no interval. */
export function estimate({ n, sum, squares }: Tally, per = 1): Estimate {
  if (n === 0) return { n, mean: null, low: null, high: null }
  const mean = sum / n / per
  if (n === 1) return { n, mean: cents(mean), low: null, high: null }
  // n·Σx² − (Σx)² is whole, so equal marks have a spread of exactly nothing.
  const variance = (n * squares - sum * sum) / (n * (n - 1))
  const reach = (t95(n - 1) * Math.sqrt(variance / n)) / per
  return { n, mean: cents(mean), low: cents(mean - reach), high: cents(mean + reach) }
}
