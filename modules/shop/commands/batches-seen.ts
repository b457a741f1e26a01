// Batches of coupons as this process last saw them. What they give stays once they are open; that one has none left is remembered
// for a moment, so that saying no to thousands costs nothing.
import type { Ctx } from '#kernel/ctx.ts'
import type { House } from '#kernel/house.ts'
import type { BatchRow } from '../store/batches.ts'

interface Seen {
  at: number
  found: Promise<BatchRow | undefined>
}
const rememberedMs = 1_000
const mostSeen = 5_000
const seen = new WeakMap<House, { batches: Map<string, Seen>; gone: Map<string, number> }>()
const of = (ctx: Ctx) => {
  const there = seen.get(ctx.house) ?? { batches: new Map<string, Seen>(), gone: new Map<string, number>() }
  seen.set(ctx.house, there)
  return there
}
const at = (ctx: Ctx, id: string): string => `${ctx.community.id} ${id}`

/** Many asking at the same time read it once; inside a transaction it is read there. */
export function batchSeen(ctx: Ctx, id: string, read: () => Promise<BatchRow | undefined>): Promise<BatchRow | undefined> {
  if (ctx.db.isTransaction) return read()
  const { batches } = of(ctx)
  const there = batches.get(at(ctx, id))
  if (there && performance.now() - there.at < rememberedMs) return there.found
  if (batches.size > mostSeen) batches.clear()
  const found = read()
  batches.set(at(ctx, id), { at: performance.now(), found })
  found.catch(() => batches.delete(at(ctx, id)))
  return found
}

/** Within the same second of the clock by which portions are released. */
export function noteGone(ctx: Ctx, batchId: string): void {
  const { gone } = of(ctx)
  if (gone.size > mostSeen) gone.clear()
  gone.set(at(ctx, batchId), Math.floor(ctx.now.getTime() / rememberedMs))
}
export const isGone = (ctx: Ctx, batchId: string): boolean =>
  of(ctx).gone.get(at(ctx, batchId)) === Math.floor(ctx.now.getTime() / rememberedMs)

/** Something about batches changed here. */
export function forgetBatches(ctx: Ctx): void {
  of(ctx).batches.clear()
  of(ctx).gone.clear()
}
