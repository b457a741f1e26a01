// The door of the sheet reader: bytes of a CSV or XLSX file in, headers and rows of texts out.
import { csvCutter } from './csv.ts'
import { announcedDelimiter, delimiterOf } from './delimiter.ts'
import type { Reading } from './encoding.ts'
import { encodingOf, textOf } from './encoding.ts'
import { headingOf } from './heading.ts'
import { finishRow } from './row.ts'
import type { Encoding, RawRow, RowSource, SheetLimits, SheetMeta, SheetReader, SheetRow } from './shape.ts'
import { SheetUnreadable, sheetLimits } from './shape.ts'
import { openXlsx } from './xlsx.ts'

export type { RowProblem, RowProblemCode, SheetMeta, SheetProblem, SheetReader, SheetRefusalCode, SheetRow } from './shape.ts'
export { SheetUnreadable, sheetLimits } from './shape.ts'

export type ReadOptions = {
  /** Only to tell people; the content decides what a file is. */
  fileName?: string
  /** A sheet of the workbook; else the first that holds anything. */
  sheet?: string
  /** Overrides for people who know better than the guess. */
  encoding?: Encoding
  delimiter?: string
  /** Language of names for columns without a header; else that of the other headers. */
  locale?: 'zh-CN' | 'en'
  limits?: Partial<SheetLimits>
}

type Opened = {
  rows: RowSource
  meta: Pick<SheetMeta, 'kind' | 'encoding' | 'delimiter' | 'sheetName' | 'sheetNames' | 'problems'>
  damaged: boolean
}

/** How many rows are looked at to find the headers. */
const sampleRows = 50

export async function readSheet(source: Uint8Array | AsyncIterable<Uint8Array>, options: ReadOptions = {}): Promise<SheetReader> {
  const limits = { ...sheetLimits, ...options.limits }
  const bytes = await gathered(source, limits.bytesMax)
  const opened = await open(bytes, options, limits)
  const heading = headingOf(await sampleOf(opened.rows), options.locale)
  if (heading.headers.length > limits.columnsMax) {
    throw new SheetUnreadable('sheet.too-many-columns', String(heading.headers.length))
  }
  const { headers, line } = heading
  const finish = (row: RawRow): SheetRow => finishRow(row, headers.length, limits, opened.meta.kind, opened.damaged)
  const pieces = () => rowsBelow(opened.rows, line, finish, limits.rowsMax)
  return {
    headers,
    rows: { [Symbol.asyncIterator]: () => oneByOne(pieces()) },
    batches: (size = 1000) => ({ [Symbol.asyncIterator]: () => bySize(pieces(), size) }),
    meta: { ...opened.meta, headerLine: line, problems: [...opened.meta.problems, ...heading.problems] },
  }
}

async function gathered(source: Uint8Array | AsyncIterable<Uint8Array>, bytesMax: number): Promise<Uint8Array> {
  if (source instanceof Uint8Array) {
    if (source.length > bytesMax) throw new SheetUnreadable('sheet.too-large', String(source.length))
    return source
  }
  const pieces: Uint8Array[] = []
  let total = 0
  for await (const piece of source) {
    total += piece.length
    if (total > bytesMax) throw new SheetUnreadable('sheet.too-large', `> ${bytesMax}`)
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

async function open(bytes: Uint8Array, options: ReadOptions, limits: SheetLimits): Promise<Opened> {
  if (bytes.length === 0) throw new SheetUnreadable('sheet.empty')
  refuseForeign(bytes)
  if (startsWith(bytes, [0x50, 0x4b])) {
    const { rows, sheetName, sheetNames } = await openXlsx(bytes, limits, options.sheet)
    const meta = { kind: 'xlsx' as const, encoding: 'utf-8' as const, delimiter: null, sheetName, sheetNames, problems: [] }
    return { rows, meta, damaged: false }
  }
  return openText(bytes, options)
}

function openText(bytes: Uint8Array, options: ReadOptions): Opened {
  const reading: Reading = options.encoding ? { encoding: options.encoding, problems: [], damaged: true } : encodingOf(bytes)
  const sample = sampleTextOf(bytes, reading.encoding)
  refuseForeignText(sample)
  const announced = announcedDelimiter(sample)
  const delimiter = options.delimiter ?? announced ?? delimiterOf(sample)
  const rows: RowSource = async function* () {
    const cutter = csvCutter(delimiter ?? noDelimiter)
    for (const text of textOf(bytes, reading.encoding)) yield cutter.push(text)
    yield cutter.end()
  }
  const skipping: RowSource = async function* () {
    for await (const piece of rows()) yield piece.filter(row => row.line !== 1)
  }
  const { encoding, problems, damaged } = reading
  const meta = { kind: 'csv' as const, encoding, delimiter, sheetName: null, sheetNames: [], problems }
  return { rows: announced === null ? rows : skipping, meta, damaged }
}

/** Zero characters are taken out of the text before it is cut, so this one never occurs. */
const noDelimiter = '\0'

function sampleTextOf(bytes: Uint8Array, encoding: Encoding): string {
  for (const text of textOf(bytes, encoding, 128 * 1024)) if (text !== '') return text
  throw new SheetUnreadable('sheet.empty')
}

const startsWith = (bytes: Uint8Array, mark: number[]): boolean => mark.every((byte, at) => bytes[at] === byte)

/** Old Excel files and locked new ones share one container; the locked ones name their content inside it. */
function refuseForeign(bytes: Uint8Array): void {
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    const isLocked = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(
      Buffer.from('EncryptedPackage', 'utf16le'),
    )
    throw new SheetUnreadable(isLocked ? 'sheet.encrypted' : 'sheet.old-format')
  }
  const others = [
    [0x25, 0x50, 0x44, 0x46],
    [0x89, 0x50, 0x4e, 0x47],
    [0xff, 0xd8, 0xff],
    [0x1f, 0x8b],
    [0x37, 0x7a, 0xbc, 0xaf],
    [0x52, 0x61, 0x72, 0x21],
  ]
  if (others.some(mark => startsWith(bytes, mark))) throw new SheetUnreadable('sheet.not-a-table')
}

function refuseForeignText(sample: string): void {
  if (/^\s*(<!doctype html|<html|<table|<meta|<head)/i.test(sample)) throw new SheetUnreadable('sheet.web-page')
  if (/^\s*(<\?xml|\{\\rtf)/i.test(sample)) throw new SheetUnreadable('sheet.not-a-table')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: counting them is the point
  const controls = sample.match(/[\x01-\x08\x0e-\x1f]/g)?.length ?? 0
  if (controls > 8 && controls > sample.length * 0.02) throw new SheetUnreadable('sheet.not-a-table')
}

async function sampleOf(rows: RowSource): Promise<RawRow[]> {
  const sample: RawRow[] = []
  for await (const piece of rows()) {
    sample.push(...piece.slice(0, sampleRows))
    if (sample.length >= sampleRows) break
  }
  if (sample.length === 0) throw new SheetUnreadable('sheet.empty')
  return sample.slice(0, sampleRows)
}

async function* rowsBelow(source: RowSource, headerLine: number, finish: (row: RawRow) => SheetRow, rowsMax: number) {
  let count = 0
  for await (const piece of source()) {
    const rows: SheetRow[] = []
    for (const row of piece) if (row.line > headerLine) rows.push(finish(row))
    count += rows.length
    if (count > rowsMax) throw new SheetUnreadable('sheet.too-many-rows', `> ${rowsMax}`)
    if (rows.length > 0) yield rows
  }
}

async function* oneByOne(pieces: AsyncIterable<SheetRow[]>): AsyncGenerator<SheetRow, void, undefined> {
  for await (const piece of pieces) yield* piece
}

async function* bySize(pieces: AsyncIterable<SheetRow[]>, size: number): AsyncGenerator<SheetRow[], void, undefined> {
  let kept: SheetRow[] = []
  for await (const piece of pieces) {
    kept = kept.length === 0 ? piece : kept.concat(piece)
    let at = 0
    for (; at + size <= kept.length; at += size) yield kept.slice(at, at + size)
    kept = kept.slice(at)
  }
  if (kept.length > 0) yield kept
}
