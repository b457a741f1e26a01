// Sharing out a pool: by whole parts, by the largest remainder, exact to the last point.

/** `parts` are whole. Each gets his part of the total rounded down; what is left goes one each to the largest remainders, of which the first
 * come first. */
export function shareOut(total: number, parts: readonly number[]): number[] {
  const all = parts.reduce((sum, part) => sum + part, 0)
  if (all === 0) return parts.map(() => 0)
  // By the rest alone, so that large pools stay within whole numbers that can be counted exactly.
  const each = Math.floor(total / all)
  const rest = total % all
  const shares = parts.map(part => part * each + Math.floor((part * rest) / all))
  let over = total - shares.reduce((sum, share) => sum + share, 0)
  const byRemainder = parts
    .map((part, at) => ({ at, remainder: (part * rest) % all }))
    .sort((a, b) => b.remainder - a.remainder || a.at - b.at)
  for (const { at } of byRemainder) {
    if (over-- <= 0) break
    shares[at] = (shares[at] as number) + 1
  }
  return shares
}
