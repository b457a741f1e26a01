// Of a limited offer each member waits in line once: two hundred connections of one person are one place, not two hundred.
import type { Ctx } from '#kernel/ctx.ts'
import type { House } from '#kernel/house.ts'

const waiting = new WeakMap<House, Set<string>>()

/** Takes the member's place in the lines of these offers and gives what leaves them; null when he stands there already. */
export function askingNow(ctx: Ctx, claim: { memberId: string; limits: readonly { offerId: string }[] }): (() => void) | null {
  const set = waiting.get(ctx.house) ?? new Set<string>()
  waiting.set(ctx.house, set)
  const places = claim.limits.map(({ offerId }) => `${ctx.community.id} ${offerId} ${claim.memberId}`)
  if (places.some(place => set.has(place))) return null
  for (const place of places) set.add(place)
  return () => {
    for (const place of places) set.delete(place)
  }
}
