// Opens the file of an import as its plan says: names of columns, and rows from the beginning, in handfuls.
import { buffer } from 'node:stream/consumers'
import type { Ctx } from '#kernel/ctx.ts'
import { findFile } from '#kernel/files/keep.ts'
import type { Locale } from '#kernel/i18n.ts'
import { refuse } from '#kernel/refusal.ts'
import { readSheet, type SheetReader, type SheetRow, SheetUnreadable } from '#kernel/sheets/read.ts'
import type { ImportReading } from '../contract/import-shapes.ts'
import { FileForgotten, FileUnreadable } from '../contract/imports.ts'
import { sayUnreadable } from '../rules/import-file-words.ts'
import { importRowsMax } from '../rules/import-states.ts'

export const importPurpose = 'members.import'
export const asItIs: ImportReading = {
  encoding: null,
  delimiter: null,
  sheet: null,
  headers: null,
  dateOrder: null,
  country: 'CN',
}

export interface OpenFile {
  headers: string[]
  meta: SheetReader['meta']
  batches(size: number): AsyncIterable<SheetRow[]>
}

export async function openImportFile(bytes: Uint8Array, reading: ImportReading, locale: Locale): Promise<OpenFile> {
  const sheet = await readSheet(bytes, {
    ...(reading.encoding && { encoding: reading.encoding }),
    ...(reading.delimiter && { delimiter: reading.delimiter }),
    ...(reading.sheet && { sheet: reading.sheet }),
    locale,
    limits: { rowsMax: importRowsMax },
  })
  const looksLikeData = sheet.meta.problems.some(problem => problem.code === 'header.looks-like-data')
  if (reading.headers ?? !looksLikeData) return { headers: sheet.headers, meta: sheet.meta, batches: sheet.batches }
  return withoutHeaders(sheet, locale)
}

/** The first row is a person like the others; its cells served as names only because something had to. */
function withoutHeaders(sheet: SheetReader, locale: Locale): OpenFile {
  const first: SheetRow = { line: sheet.meta.headerLine, cells: [...sheet.headers] }
  for (const { code, column, got } of sheet.meta.problems) {
    if (code === 'header.missing' && column !== undefined) first.cells[column] = ''
    if (code === 'header.duplicate' && column !== undefined) first.cells[column] = got ?? ''
  }
  return {
    headers: sheet.headers.map((_, at) => (locale === 'en' ? `Column ${at + 1}` : `列 ${at + 1}`)),
    meta: {
      ...sheet.meta,
      problems: sheet.meta.problems.filter(p => p.code === 'header.looks-like-data' || !p.code.startsWith('header.')),
    },
    async *batches(size) {
      let isFirst = true
      for await (const rows of sheet.batches(size)) {
        yield isFirst ? [first, ...rows] : rows
        isFirst = false
      }
      if (isFirst) yield [first]
    },
  }
}

/** A file that cannot be read is a refusal to whoever asks, with the reason in his language. */
export const orUnreadable = async <T>(locale: Locale, work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    if (error instanceof SheetUnreadable) refuse(FileUnreadable, { code: error.code, what: sayUnreadable(error.code, locale) })
    throw error
  }
}

export async function importBytes(ctx: Ctx, fileId: string | null): Promise<Uint8Array> {
  const file = fileId === null ? undefined : await findFile({ ...ctx, db: ctx.house.db }, fileId)
  if (!file) return refuse(FileForgotten)
  return buffer(await ctx.house.files.read(file.place))
}
