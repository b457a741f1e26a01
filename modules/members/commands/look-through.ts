// The job that looks a file through without bringing anyone in: what each row would do, and what is wrong with it.
import { setImmediate as turn } from 'node:timers/promises'
import { z } from 'zod'
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { job } from '#kernel/jobs/define.ts'
import { Refused } from '#kernel/refusal.ts'
import { type SheetRow, SheetUnreadable } from '#kernel/sheets/read.ts'
import type { ImportPlan } from '../contract/import-shapes.ts'
import { decide } from '../rules/import-decide.ts'
import { fieldsOfPlan } from '../rules/import-fields.ts'
import { emptyTally, previewOf, tallyDeeds } from '../rules/import-preview.ts'
import { type ReadRow, rowReader } from '../rules/import-read.ts'
import { byLine, type Memory, sortRows, wholeFileMemory, whoOf } from '../rules/import-sort.ts'
import { dayIn } from '../rules/stages.ts'
import { listFields } from '../store/fields.ts'
import { findKnown, tagsWorn } from '../store/import-known.ts'
import { findImport, noteLooked } from '../store/imports.ts'
import { listTags } from '../store/tags.ts'
import { checkMemberId } from './bring-rows.ts'
import { importBytes, type OpenFile, openImportFile } from './read-import-file.ts'
import { metronome, tellImport } from './tell-import.ts'

export const handfulRows = 1_000
const rowsATurn = 100

/** Reads rows a few at a time, so that others get their turn in between. */
export async function readRows(
  rows: readonly SheetRow[],
  from: number,
  read: (row: SheetRow, number: number) => ReadRow,
): Promise<ReadRow[]> {
  const found: ReadRow[] = []
  for (const [at, row] of rows.entries()) {
    found.push(read(row, from + at + 1))
    if (at % rowsATurn === rowsATurn - 1) await turn()
  }
  return found
}

export async function readerFor(ctx: Ctx, plan: ImportPlan, headers: readonly string[]) {
  const fields = fieldsOfPlan(plan, await listFields(ctx.house.db, ctx.community.id))
  const { id: communityId, timeZone } = ctx.community
  return rowReader({ plan, headers, fields, communityId, timeZone, now: ctx.now })
}

export const lookThrough = job(
  'members.look-through-import',
  z.object({ importId: z.string(), attempt: z.int() }),
  async (ctx, { importId, attempt }) => {
    const it = await findImport(ctx.db, ctx.community.id, importId)
    if (!it?.plan || it.state !== 'uploaded' || it.attempt !== attempt) return
    try {
      const file = await openImportFile(await importBytes(ctx, it.fileId), it.plan.reading, ctx.community.locale)
      await look(ctx, { importId, attempt, plan: it.plan, file })
    } catch (error) {
      const code = error instanceof SheetUnreadable ? error.code : error instanceof Refused ? 'forgotten' : null
      if (code === null) throw error
      await end(ctx, importId, attempt, { state: 'failed', trouble: code })
    }
  },
)

interface Looking {
  importId: string
  attempt: number
  plan: ImportPlan
  file: OpenFile
}

async function look(ctx: Ctx, what: Looking): Promise<void> {
  const { importId, attempt, plan, file } = what
  const read = await readerFor(ctx, plan, file.headers)
  const knownTags = new Set((await listTags(ctx.db, ctx.community.id)).map(tag => tag.name))
  const tally = emptyTally()
  const lines = new Map<string, number>()
  const memory = wholeFileMemory(lines)
  const isTime = metronome(ctx)
  for await (const batch of file.batches(handfulRows)) {
    const rows = await readRows(batch, tally.counts.rows, read)
    tallyDeeds(tally, await foresee(ctx, what, rows, memory, lines), knownTags)
    if (!isTime()) continue
    if (!(await noteLooked(ctx.db, ctx.community.id, importId, attempt, { looked: tally.counts.rows }))) return
    await within(ctx, ctx => tellImport(ctx, importId))
  }
  const { timeZone, locale } = ctx.community
  const preview = previewOf(tally, file.headers, locale, at => dayIn(at, timeZone))
  const { rows } = tally.counts
  await end(ctx, importId, attempt, { state: 'ready', rows, looked: rows, preview: JSON.stringify(preview) })
}

async function foresee(ctx: Ctx, what: Looking, rows: readonly ReadRow[], memory: Memory, lines: Map<string, number>) {
  const { id: communityId } = ctx.community
  const good = rows.filter(row => row.wish !== null)
  const known = await findKnown(ctx.db, communityId, good)
  for (const row of good) checkMemberId(row, known)
  const named = good.filter(row => row.wish !== null)
  const sorted = sortRows(named, known, memory, row => byLine(row.line))
  const groups = new Set(sorted.flatMap(one => ('group' in one ? [one.group] : [])))
  for (const group of groups) {
    const first = group.rows[0]
    if (first && group.earlierLine === null) lines.set(whoOf(group), first.line)
  }
  const here = [...groups].flatMap(group => group.member?.id ?? [])
  const worn = await tagsWorn(ctx.db, communityId, here)
  return decide(rows, sorted, { plan: what.plan, source: `import:${what.importId}`, worn }).deeds
}

const end = (ctx: Ctx, importId: string, attempt: number, set: Parameters<typeof noteLooked>[4]): Promise<void> =>
  within(ctx, async ctx => {
    if (await noteLooked(ctx.db, ctx.community.id, importId, attempt, set)) await tellImport(ctx, importId)
  })
