// Shows imports: how far each is, what became of its rows, and the rejected ones as a file to mend.
import type { Download } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { markOf, type PageWish, pageOf } from '#kernel/pages.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { writeCsv } from '#kernel/sheets/write.ts'
import type { RowOutcome } from '../contract/import-shapes.ts'
import { sayRemark, sayTrouble } from '../rules/import-file-words.ts'
import { rejectedTitles } from '../rules/import-headers.ts'
import { sayFound } from '../rules/import-preview.ts'
import { undoDays } from '../rules/import-states.ts'
import { sayProblem } from '../rules/import-words.ts'
import { listLedger, type ShownRow } from '../store/import-rows.ts'
import { findImport, type ImportRecord, listImports } from '../store/imports.ts'
import { type WithName, withName, withNames } from './name-actors.ts'
import { importBytes, openImportFile, orUnreadable } from './read-import-file.ts'

type Line = Omit<ImportRecord, 'sheet' | 'plan' | 'preview'>
const dayMs = 86_400_000

const lineOf = (ctx: Ctx, it: WithName<Line, 'createdBy'>) => ({
  importId: it.id,
  state: it.state,
  fileName: it.fileName,
  bytes: it.bytes,
  rows: it.rows,
  looked: it.looked,
  done: it.done,
  accepted: it.accepted,
  rejected: it.rejected,
  created: it.created,
  changed: it.changed,
  unchanged: it.unchanged,
  merged: it.merged,
  undo: { rows: it.undoneRows, removed: it.undoneRemoved, restored: it.undoneRestored, kept: it.undoneKept },
  createdAt: it.createdAt,
  createdBy: it.createdBy,
  createdByName: it.createdByName,
  startedAt: it.startedAt,
  endedAt: it.endedAt,
  undoneAt: it.undoneAt,
  undoUntil: it.endedAt && it.state !== 'undone' ? new Date(it.endedAt.getTime() + undoDays * dayMs) : null,
  trouble: sayTrouble(it.trouble, ctx.locale),
})

const found = async (ctx: Ctx, importId: string): Promise<ImportRecord> =>
  (await findImport(ctx.db, ctx.community.id, importId)) ?? refuse(NotFound)

export async function showImport(ctx: Ctx, importId: string) {
  const it = await withName(ctx, await found(ctx, importId), 'createdBy')
  return { ...lineOf(ctx, it), sheet: sheetFor(ctx, it.sheet), plan: it.plan, preview: previewFor(ctx, it.preview) }
}

/** What was found is kept by its code, and said to each reader in his own language. */
const sheetFor = (ctx: Ctx, sheet: ImportRecord['sheet']) =>
  sheet && {
    ...sheet,
    remarks: sheet.remarks.map(remark => ({ ...remark, text: sayRemark(remark.code, remark.got, ctx.locale) })),
  }
const previewFor = (ctx: Ctx, preview: ImportRecord['preview']) => {
  if (!preview) return null
  const said = <T extends { code: string }>(problems: readonly T[]) =>
    problems.map(one => ({ ...one, ...sayProblem(one.code, ctx.locale) }))
  return {
    ...preview,
    problems: said(preview.problems),
    first: preview.first.map(row => ({ ...row, problems: said(row.problems) })),
  }
}

export async function showImports(ctx: Ctx, query: PageWish) {
  const page = await listImports(ctx.db, ctx.community.id, query)
  return { items: (await withNames(ctx, page.items, 'createdBy')).map(row => lineOf(ctx, row)), next: page.next }
}

type Show = 'all' | 'noted' | 'kept' | RowOutcome

export async function showImportRows(ctx: Ctx, importId: string, query: PageWish & { show: Show }) {
  const it = await found(ctx, importId)
  const [after] = markOf(query.cursor, ['int']) ?? [0]
  const wish = { show: query.show, after, limit: query.limit + 1 }
  const headers = it.sheet?.headers ?? []
  return pageOf(
    await listLedger(ctx.db, ctx.community.id, importId, wish),
    query.limit,
    row => [row.number],
    ({ problems, kept, ...row }) => ({
      ...row,
      problems: (problems ?? []).map(problem => sayFound(problem, headers, ctx.locale)),
      kept: kept ?? [],
    }),
  )
}

const pageRows = 1_000

/** Read again from the file as it was uploaded; line and reason stand first, so that rows too long stay as they were. */
export async function rejectedRows(ctx: Ctx, importId: string): Promise<Download> {
  const it = await found(ctx, importId)
  const bytes = await importBytes(ctx, it.fileId)
  const file = await orUnreadable(ctx.locale, () =>
    openImportFile(bytes, it.plan?.reading ?? refuse(NotFound), ctx.community.locale),
  )
  const title = ctx.locale === 'en' ? 'en' : 'zh'
  const headers = [rejectedTitles.line[title], rejectedTitles.why[title], ...file.headers]
  return {
    body: writeCsv(headers, rowsWithReasons(ctx, it, file.headers, file.batches(pageRows))) as unknown as NodeJS.ReadableStream,
    mime: 'text/csv; charset=utf-8',
    fileName: `${it.fileName.replace(/\.\w+$/, '')}-${ctx.locale === 'en' ? 'rejected' : '未导入'}.csv`,
  }
}

type Batches = AsyncIterable<{ line: number; cells: string[] }[]>

async function* rowsWithReasons(ctx: Ctx, it: ImportRecord, headers: readonly string[], batches: Batches) {
  let passed = 0
  let page: ShownRow[] = []
  for await (const batch of batches) {
    // Numbers count the rows of the file, so each page of the ledger meets its handful of the file.
    page = await rejectedBetween(ctx, it.id, passed, passed + batch.length)
    for (const row of page) {
      const cells = [...(batch[row.number - passed - 1]?.cells ?? [])]
      // What failed as a formula was read as nothing; whoever mends the row sees what stood there.
      for (const { code, column, got } of row.problems ?? []) if (code === 'cell.error' && column !== null) cells[column] = got
      const reasons = (row.problems ?? []).map(problem => sayFound(problem, headers, ctx.locale))
      const why = reasons.map(({ column, what, todo }) => [column, what, todo].filter(Boolean).join(' ')).join('\n')
      yield [row.line, why, ...cells]
    }
    passed += batch.length
    if (passed >= it.done) return
  }
}

const rejectedBetween = async (ctx: Ctx, importId: string, after: number, upTo: number): Promise<ShownRow[]> =>
  (await listLedger(ctx.house.db, ctx.community.id, importId, { show: 'rejected', after, limit: upTo - after })).filter(
    row => row.number <= upTo,
  )
