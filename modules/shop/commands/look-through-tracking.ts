// The job that looks a list of tracking numbers through: its rows are laid out, each with what is wrong with it; nothing is sent.
import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { findFile } from '#kernel/files/keep.ts'
import { job } from '#kernel/jobs/define.ts'
import { readSheet, type SheetRow, SheetUnreadable } from '#kernel/sheets/read.ts'
import { problemOf, readTracking } from '../rules/tracking-rows.ts'
import {
  findTracking,
  forgetRows,
  insertRows,
  lockTracking,
  moveTracking,
  referredBy,
  type TrackingRecord,
} from '../store/trackings.ts'
import { tellTracking } from './show-tracking.ts'

const handfulRows = 2_000
const tellEvery = 10

export const lookThroughTracking = job(
  'shop.look-through-tracking',
  z.object({ trackingId: z.string(), attempt: z.int() }),
  async (ctx, { trackingId, attempt }) => {
    const it = await findTracking(ctx, trackingId)
    if (it?.state !== 'uploaded' || it.attempt !== attempt) return
    const file = await findFile(ctx, it.fileId)
    try {
      if (!file) throw new SheetUnreadable('sheet.empty')
      await look(ctx, it, await buffer(await ctx.house.files.read(file.place)))
    } catch (error) {
      if (!(error instanceof SheetUnreadable)) throw error
      await end(ctx, it, { state: 'failed', trouble: error.code })
    }
  },
)

async function look(ctx: Ctx, it: TrackingRecord, bytes: Uint8Array): Promise<void> {
  const sheet = await readSheet(bytes, { locale: ctx.community.locale })
  // What an interrupted look laid out is laid out anew.
  await within(ctx, ctx => forgetRows(ctx, it.id))
  const seen = new Set<string>()
  let passed = 0
  for await (const batch of sheet.batches(handfulRows)) {
    const stands = await within(ctx, ctx => layOut(ctx, it, batch, passed, seen))
    if (!stands) return
    passed += batch.length
  }
  await end(ctx, it, { state: 'ready', rows: passed, looked: passed })
}

/** False when it is to be looked through anew, or no longer. */
async function layOut(
  ctx: Ctx,
  it: TrackingRecord,
  batch: readonly SheetRow[],
  passed: number,
  seen: Set<string>,
): Promise<boolean> {
  const there = await lockTracking(ctx, it.id)
  if (there?.state !== 'uploaded' || there.attempt !== it.attempt) return false
  const read = batch.map((row, n) => ({ ...readTracking(row.cells, it.plan), line: row.line, number: passed + n + 1 }))
  const found = await referredBy(
    ctx,
    it.id,
    read.map(row => row.ref),
  )
  const rows = read.map(row => {
    const at = `${row.ref} ${row.tracking}`
    const isAgain = row.ref !== '' && row.tracking !== '' && seen.has(at)
    seen.add(at)
    return { ...row, problem: isAgain ? ('twice-in-file' as const) : problemOf(row, found.get(row.ref)) }
  })
  await insertRows(ctx, it.id, rows)
  await moveTracking(ctx, it.id, ['uploaded'], { looked: passed + batch.length })
  if ((passed / handfulRows) % tellEvery === 0) await tellTracking(ctx, it.id)
  return true
}

const end = (ctx: Ctx, it: TrackingRecord, set: Parameters<typeof moveTracking>[3]): Promise<void> =>
  within(ctx, async ctx => {
    const there = await lockTracking(ctx, it.id)
    if (there?.state !== 'uploaded' || there.attempt !== it.attempt) return
    await moveTracking(ctx, it.id, ['uploaded'], set)
    await tellTracking(ctx, it.id)
  })
