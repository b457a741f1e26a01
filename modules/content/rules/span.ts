// Spans of half a minute, in which what a member does again and again counts once.

export const spanMs = 30_000

export const spanStart = (now: Date): number => Math.floor(now.getTime() / spanMs) * spanMs

/** The same for the same member, and evenly spread over a span for many: a crowd is not counted all in one second. */
export function spreadMs(memberId: string): number {
  let mixed = 0
  for (const letter of memberId) mixed = (mixed * 31 + letter.charCodeAt(0)) % 1_000_003
  return mixed % spanMs
}
