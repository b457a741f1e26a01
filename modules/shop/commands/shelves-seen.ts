// What this process last saw on the shelves. It decides nothing: that a shelf is empty is remembered for a moment, so that saying
// no to thousands costs nothing; that there is plenty lets orders be written before the shelf is locked, and measured after.
import type { Ctx } from '#kernel/ctx.ts'
import type { House } from '#kernel/house.ts'

interface Seen {
  left: number
  at: number
}
const rememberedMs = 1_000
const shelvesMax = 20_000
const shelves = new WeakMap<House, Map<string, Seen>>()
const at = (ctx: Ctx, stockId: string): string => `${ctx.community.id} ${stockId}`
const seen = (ctx: Ctx, stockId: string): number | undefined => {
  const there = shelves.get(ctx.house)?.get(at(ctx, stockId))
  return there && performance.now() - there.at < rememberedMs ? there.left : undefined
}

/** What the database said is left of each; it counts once the transaction that read it has ended. */
export function noteLeft(ctx: Ctx, left: ReadonlyMap<string, number>): void {
  const now = performance.now()
  ctx.afterCommit(() => {
    const map = shelves.get(ctx.house) ?? new Map<string, Seen>()
    shelves.set(ctx.house, map)
    if (map.size > shelvesMax) map.clear()
    for (const [stockId, units] of left) map.set(at(ctx, stockId), { left: units, at: now })
  })
}

/** Which of these is known to be empty, if any. */
export function soldOut(ctx: Ctx, needs: ReadonlyMap<string, number>): string | null {
  for (const stockId of needs.keys()) if (seen(ctx, stockId) === 0) return stockId
  return null
}

/** Whether far more than this was there a moment ago. */
export const isPlenty = (ctx: Ctx, needs: ReadonlyMap<string, number>, margin: number): boolean =>
  [...needs].every(([stockId, units]) => (seen(ctx, stockId) ?? 0) > units + margin)

/** Something came back: forgotten here at once, and in other processes within a second. */
export function noteBack(ctx: Ctx, stockIds: Iterable<string>): void {
  const back = [...stockIds].map(id => at(ctx, id))
  ctx.afterCommit(() => {
    for (const key of back) shelves.get(ctx.house)?.delete(key)
  })
}
