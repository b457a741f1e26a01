// What is for sale, remembered by each process: read when first asked for, and again when a change is heard of or met.
import type { Ctx } from '#kernel/ctx.ts'
import { record } from '#kernel/facts.ts'
import type { House } from '#kernel/house.ts'
import { catalogueChanged } from '../facts.ts'
import type { Catalogue } from '../rules/catalogue.ts'
import { countChange, readCatalogue, versionNow } from '../store/catalogue.ts'

interface Remembered {
  at: number
  found: Promise<Catalogue>
  /** What was found, once it is. */
  read: Catalogue | null
}
const remembered = new WeakMap<House, Map<string, Remembered>>()
// What another process changed is known here after this; its version is proved again when an order is placed.
const believedMs = 1_000

const of = (ctx: Ctx): Map<string, Remembered> => {
  const map = remembered.get(ctx.house) ?? new Map<string, Remembered>()
  remembered.set(ctx.house, map)
  return map
}

/** No older than a second. */
export function catalogueOf(ctx: Ctx): Promise<Catalogue> {
  const there = of(ctx).get(ctx.community.id)
  if (ctx.db.isTransaction) return readWithin(ctx, there)
  if (!there) return readAgain(ctx)
  return performance.now() - there.at < believedMs ? there.found : readAgain(ctx, there.found)
}

export function forgetCatalogue(ctx: Ctx): void {
  of(ctx).delete(ctx.community.id)
}

/**
 * Who holds a connection waits for nothing that needs another one: when all of them wait so, none is left to be waited for. What
 * a transaction reads by its own connection is for itself alone.
 */
async function readWithin(ctx: Ctx, there: Remembered | undefined): Promise<Catalogue> {
  if (!there?.read) return readCatalogue(ctx)
  if (performance.now() - there.at < believedMs || (await versionNow(ctx)) === there.read.version) return there.read
  return readCatalogue(ctx)
}

/** Many asking at the same time read it once; only its version, if that is still the one before. */
export function readAgain(ctx: Ctx, before?: Promise<Catalogue>): Promise<Catalogue> {
  if (ctx.db.isTransaction) return readCatalogue(ctx)
  const map = of(ctx)
  // Never inside the caller's transaction: others will rely on it, whether that commits or not.
  const apart = { ...ctx, db: ctx.house.db }
  const found = before
    ? before.then(async old => ((await versionNow(apart)) === old.version ? old : readCatalogue(apart)))
    : readCatalogue(apart)
  const entry: Remembered = { at: performance.now(), found, read: null }
  map.set(ctx.community.id, entry)
  found.then(
    read => {
      entry.read = read
    },
    () => map.get(ctx.community.id) === entry && map.delete(ctx.community.id),
  )
  return found
}

/** To be called by whatever changes what is for sale, in its transaction. */
export async function noteChange(ctx: Ctx): Promise<void> {
  const version = await countChange(ctx)
  await record(ctx, catalogueChanged, ctx.community.id, { version })
  ctx.afterCommit(() => {
    forgetCatalogue(ctx)
    // The answers about it that are held for a moment.
    ctx.house.held.drop(`${ctx.community.id}:shop.catalogue:`)
  })
}
