// What is for sale, remembered by each process: read when first asked for, and again when a change is heard of or met.
import type { Ctx } from '#kernel/ctx.ts'
import { record } from '#kernel/facts.ts'
import type { House } from '#kernel/house.ts'
import { catalogueChanged } from '../facts.ts'
import type { Catalogue } from '../rules/catalogue.ts'
import { countChange, readCatalogue } from '../store/catalogue.ts'

interface Remembered {
  at: number
  found: Promise<Catalogue>
}
const remembered = new WeakMap<House, Map<string, Remembered>>()
// Prices are proved when an order is placed; what is only shown is no older than this in other processes.
const shownMs = 1_000

const of = (ctx: Ctx): Map<string, Remembered> => {
  const map = remembered.get(ctx.house) ?? new Map<string, Remembered>()
  remembered.set(ctx.house, map)
  return map
}

/** As it was remembered: for placing an order, where its version is proved in the claim. */
export function catalogueOf(ctx: Ctx): Promise<Catalogue> {
  return of(ctx).get(ctx.community.id)?.found ?? readAgain(ctx)
}
/** No older than a second: for showing. */
export function catalogueShown(ctx: Ctx): Promise<Catalogue> {
  const there = of(ctx).get(ctx.community.id)
  return there && performance.now() - there.at < shownMs ? there.found : readAgain(ctx)
}

export function forgetCatalogue(ctx: Ctx): void {
  of(ctx).delete(ctx.community.id)
}

/** Many asking at the same time read it once. */
export function readAgain(ctx: Ctx): Promise<Catalogue> {
  const map = of(ctx)
  // Never inside the caller's transaction: others will rely on it, whether that commits or not.
  const found = readCatalogue({ ...ctx, db: ctx.house.db })
  const entry = { at: performance.now(), found }
  map.set(ctx.community.id, entry)
  found.catch(() => map.get(ctx.community.id) === entry && map.delete(ctx.community.id))
  return found
}

/** To be called by whatever changes what is for sale, in its transaction. */
export async function noteChange(ctx: Ctx): Promise<void> {
  const version = await countChange(ctx)
  await record(ctx, catalogueChanged, ctx.community.id, { version })
  ctx.afterCommit(() => forgetCatalogue(ctx))
}
