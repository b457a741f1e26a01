// The draw, so that anyone can do it again.
//
// In words. All entries stand in the order of coming, each with a whole weight (nothing for whoever has left).
// 1. The prizes are drawn in the order of the table, and of each prize one unit after the other.
// 2. A unit: let T be the weight of all who are still in. When T is 0, no more is drawn. Otherwise draw a whole number d in [0, T).
//    Walk the entries from the first, taking each one's weight from d; the one at whom d falls below zero has won.
// 3. Whoever has won is out: of all the rest when each may win once, otherwise of this prize alone.
// 4. When all prizes are drawn, reserves are drawn for each prize in the order of the table, in the same way. Out from the start are
//    all who have won anything when each may win once, otherwise those who have won this prize. A reserve is then out like a winner.
//
// The code below means exactly that. It finds the place of d in a tree of sums instead of walking, so that a million are quick.

export interface DrawnPrize {
  /** Places in the order of coming. */
  winners: number[]
  reserves: number[]
}
export interface HowDrawn {
  onceEach: boolean
  reserves: number
}

/** Sums of whole weights, in which a weight can be taken out and put back, and the place of a number found. */
export interface Weighed {
  total(): number
  take(at: number): void
  putBack(at: number): void
  /** At which place a walk that takes each weight from `drawn` falls below zero. */
  placeOf(drawn: number): number
}

export function weigh(weights: readonly number[]): Weighed {
  const { length } = weights
  const tree = new Float64Array(length + 1)
  let total = 0
  let top = 1
  while (top * 2 <= length) top *= 2
  for (let at = 1; at <= length; at++) {
    const weight = weights[at - 1] as number
    total += weight
    tree[at] = (tree[at] as number) + weight
    const above = at + (at & -at)
    if (above <= length) tree[above] = (tree[above] as number) + (tree[at] as number)
  }
  const add = (place: number, weight: number): void => {
    total += weight
    for (let at = place + 1; at <= length; at += at & -at) tree[at] = (tree[at] as number) + weight
  }
  return {
    total: () => total,
    take: at => add(at, -(weights[at] as number)),
    putBack: at => add(at, weights[at] as number),
    placeOf(drawn) {
      let place = 0
      let rest = drawn
      for (let step = top; step >= 1; step /= 2) {
        const sum = place + step <= length ? (tree[place + step] as number) : Number.POSITIVE_INFINITY
        if (sum > rest) continue
        place += step
        rest -= sum
      }
      return place
    },
  }
}

/** `below(n)` gives a whole number in [0, n); `units` says how many of each prize there are, in the order of the table. */
export function drawPrizes(
  weights: readonly number[],
  units: readonly number[],
  how: HowDrawn,
  below: (limit: number) => number,
): DrawnPrize[] {
  const left = weigh(weights)
  const drawSome = (count: number): number[] => {
    const drawn: number[] = []
    while (drawn.length < count && left.total() > 0) {
      const place = left.placeOf(below(left.total()))
      left.take(place)
      drawn.push(place)
    }
    return drawn
  }
  const back = (places: readonly number[]): void => {
    if (!how.onceEach) for (const place of places) left.putBack(place)
  }
  const prizes = units.map(count => {
    const winners = drawSome(count)
    back(winners)
    return { winners, reserves: [] as number[] }
  })
  for (const prize of prizes) {
    if (!how.onceEach) for (const place of prize.winners) left.take(place)
    prize.reserves = drawSome(how.reserves)
    back([...prize.winners, ...prize.reserves])
  }
  return prizes
}
