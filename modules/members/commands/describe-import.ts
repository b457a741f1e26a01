// Describes the file of an import to whoever plans it: its columns, a few of their cells, what is odd, and what it seems to mean.
import type { Ctx } from '#kernel/ctx.ts'
import type { ImportColumn, ImportReading } from '../contract/import-shapes.ts'
import { sayRemark } from '../rules/import-file-words.ts'
import { guessColumns } from '../rules/import-guess.ts'
import { listFields } from '../store/fields.ts'
import type { ImportRecord } from '../store/imports.ts'
import { openImportFile } from './read-import-file.ts'

const sampleRows = 200
const samplesShown = 3

export interface Described {
  sheet: NonNullable<ImportRecord['sheet']>
  columns: ImportColumn[]
}

/** What the file looks like when it is read so, and what its columns seem to mean. */
export async function describeFile(ctx: Ctx, bytes: Uint8Array, reading: ImportReading): Promise<Described> {
  const file = await openImportFile(bytes, reading, ctx.locale)
  const rows: string[][] = []
  for await (const batch of file.batches(sampleRows)) {
    rows.push(...batch.map(row => row.cells))
    break
  }
  const { columns, knownAs } = guessColumns(file.headers, rows, await listFields(ctx.house.db, ctx.community.id))
  const { kind, encoding, delimiter, sheetName, sheetNames, headerLine, problems } = file.meta
  const samples = file.headers.map((_, at) => filled(rows, at))
  const remarks = problems.map(({ code, column, got }) => ({
    code,
    column: column ?? null,
    got: got ?? '',
    text: sayRemark(code, got, ctx.locale),
  }))
  const sheet = { kind, encoding, delimiter, sheetName, sheetNames, headerLine, headers: file.headers, samples, remarks, knownAs }
  return { sheet, columns }
}

const filled = (rows: readonly string[][], at: number): string[] =>
  rows.flatMap(row => (row[at]?.trim() ? [[...row[at].toWellFormed()].slice(0, 60).join('')] : [])).slice(0, samplesShown)
