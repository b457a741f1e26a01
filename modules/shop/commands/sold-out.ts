// That a shelf is empty is remembered for a moment, so that saying no to thousands costs nothing. Only the database says that it is
// empty; this process forgets it at once when something comes back, others within a second.
import type { Ctx } from '#kernel/ctx.ts'
import type { House } from '#kernel/house.ts'

const rememberedMs = 1_000
const empty = new WeakMap<House, Map<string, number>>()
const at = (ctx: Ctx, stockId: string): string => `${ctx.community.id} ${stockId}`

export function noteSoldOut(ctx: Ctx, stockId: string): void {
  const map = empty.get(ctx.house) ?? new Map<string, number>()
  empty.set(ctx.house, map)
  if (map.size > 10_000) map.clear()
  map.set(at(ctx, stockId), performance.now() + rememberedMs)
}

/** Which of these is known to be empty, if any. */
export function soldOut(ctx: Ctx, needs: ReadonlyMap<string, number>): string | null {
  const map = empty.get(ctx.house)
  if (!map) return null
  const now = performance.now()
  for (const stockId of needs.keys()) if ((map.get(at(ctx, stockId)) ?? 0) > now) return stockId
  return null
}

export function noteBack(ctx: Ctx, stockIds: Iterable<string>): void {
  const gone = [...stockIds].map(id => at(ctx, id))
  ctx.afterCommit(() => {
    for (const key of gone) empty.get(ctx.house)?.delete(key)
  })
}
