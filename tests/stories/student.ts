// Student's interval for a mean, by another way than the house takes: the distribution itself is summed up, and its point looked for.

/** The density of Student's t but for its constant. */
const density = (t: number, freedom: number): number => (1 + (t * t) / freedom) ** (-(freedom + 1) / 2)
/** From 0 to t, by Simpson's rule. */
function area(t: number, freedom: number): number {
  const pieces = 4_000
  const width = t / pieces
  let sum = density(0, freedom) + density(t, freedom)
  for (let n = 1; n < pieces; n++) sum += (n % 2 === 1 ? 4 : 2) * density(n * width, freedom)
  return (sum * width) / 3
}
/** Where 95 in a hundred lie between minus and plus t. All of it is summed far out; beyond lies nothing that would be seen. */
function point95(freedom: number): number {
  const whole = area(400, freedom)
  let [low, high] = [0, 50]
  for (let n = 0; n < 60; n++) {
    const middle = (low + high) / 2
    if (area(middle, freedom) < 0.95 * whole) low = middle
    else high = middle
  }
  return low
}

export function meanWithin95(marks: readonly number[]): { n: number; mean: number; low: number; high: number } {
  const n = marks.length
  const mean = marks.reduce((sum, mark) => sum + mark, 0) / n
  const variance = marks.reduce((sum, mark) => sum + (mark - mean) ** 2, 0) / (n - 1)
  const reach = point95(n - 1) * Math.sqrt(variance / n)
  return { n, mean, low: mean - reach, high: mean + reach }
}
