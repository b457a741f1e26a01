// Did you mean: the known word that a mistyped one comes nearest to.

/** How many letters must be put in, left out, changed or swapped with a neighbour to make one word the other. */
function stepsBetween(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : changed
      next.push(Math.min(changed, swapped, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    before = row
    row = next
  }
  return row[b.length] ?? 0
}

const folded = (word: string): string => word.toLowerCase().replace(/[-_\s/]/g, '')

/** Undefined when nothing is near: a third of the letters may be wrong, case and dashes do not count. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const wish = folded(word)
  const [best] = known
    .filter(one => one !== word)
    .map(one => ({ one, steps: stepsBetween(wish, folded(one)) }))
    .filter(({ one, steps }) => steps <= Math.floor(Math.min(wish.length, one.length) / 3))
    .sort((a, b) => a.steps - b.steps)
  return best?.one
}
