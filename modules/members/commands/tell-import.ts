// Tells open consoles how far an import is: at every change of its state, and in between about twice a second.
import type { Ctx } from '#kernel/ctx.ts'
import { record } from '#kernel/facts.ts'
import { importMoved } from '../facts.ts'
import { findImport } from '../store/imports.ts'

export async function tellImport(ctx: Ctx, importId: string): Promise<void> {
  const it = await findImport(ctx.db, ctx.community.id, importId)
  if (!it) return
  const { state, rows, looked, done, accepted, rejected, created, changed, unchanged, merged, undoneRows: undone } = it
  const counts = { rows, looked, done, accepted, rejected, created, changed, unchanged, merged, undone }
  await record(ctx, importMoved, importId, { importId, state, ...counts })
}

const pauseMs = 500

/** Says whether it is time to tell again. */
export function metronome(ctx: Ctx): () => boolean {
  let last = Number.NEGATIVE_INFINITY
  return () => {
    const now = ctx.house.clock.now().getTime()
    if (now - last < pauseMs) return false
    last = now
    return true
  }
}
