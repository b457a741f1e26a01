// The words of the sheet reader and writer: rows, problems, limits, and the one error that says a file cannot be read.

/** Why a whole file is turned away. Importers translate the code; `got` names the offending thing. */
export type SheetRefusalCode =
  | 'sheet.empty'
  | 'sheet.too-large'
  | 'sheet.too-many-rows'
  | 'sheet.too-many-columns'
  | 'sheet.bomb'
  | 'sheet.encrypted'
  | 'sheet.old-format'
  | 'sheet.web-page'
  | 'sheet.not-a-table'
  | 'sheet.encoding-unknown'
  | 'sheet.no-such-sheet'
  | 'sheet.unreadable'

export class SheetUnreadable extends Error {
  readonly code: SheetRefusalCode
  readonly got: string | undefined
  constructor(code: SheetRefusalCode, got?: string) {
    super(got === undefined ? code : `${code}: ${got}`)
    this.name = 'SheetUnreadable'
    this.code = code
    this.got = got
  }
}

/** What is odd about one row. `column` counts from 0; a problem without it concerns the whole row. */
export type RowProblem = { code: RowProblemCode; column?: number; got?: string }
export type RowProblemCode =
  | 'row.too-few-cells'
  | 'row.too-many-cells'
  | 'row.unclosed-quote'
  | 'row.stray-quote'
  | 'cell.error'
  | 'cell.formula'
  | 'cell.formula-without-value'
  | 'cell.lost-digits'
  | 'cell.too-long'
  | 'cell.damaged'

/** What is odd about the file as a whole; it can be read all the same, but people should be told. */
export type SheetProblem = { code: SheetProblemCode; column?: number; got?: string }
export type SheetProblemCode =
  | 'encoding.guessed'
  | 'encoding.damaged'
  | 'header.missing'
  | 'header.duplicate'
  | 'header.title-skipped'
  | 'header.looks-like-data'

export type RawRow = { line: number; cells: string[]; problems?: RowProblem[] }
/** A finished row has at least as many cells as there are headers. */
export type SheetRow = RawRow

/** Makes the rows from the beginning, in handfuls; may be called again to start over. */
export type RowSource = () => AsyncGenerator<RawRow[], void, undefined>

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5' | 'windows-1252'

export type SheetMeta = {
  kind: 'csv' | 'xlsx'
  encoding: Encoding
  delimiter: string | null
  sheetName: string | null
  sheetNames: string[]
  headerLine: number
  problems: SheetProblem[]
}

export type SheetReader = {
  headers: string[]
  /** Every row below the header. May be walked more than once: each walk reads the file anew. */
  rows: AsyncIterable<SheetRow>
  /** The same rows in arrays of `size`, for importers that write in bulk. */
  batches(size?: number): AsyncIterable<SheetRow[]>
  meta: SheetMeta
}

export type SheetLimits = {
  bytesMax: number
  rowsMax: number
  columnsMax: number
  cellCharsMax: number
  entriesMax: number
  unpackedBytesMax: number
  /** All shared texts of a workbook together, which must be held at once. */
  textCharsMax: number
  /** Unpacked bytes over packed bytes; honest sheets stay far below. Looked at from `ratioFromBytes` on. */
  ratioMax: number
  ratioFromBytes: number
}

export const sheetLimits: SheetLimits = {
  bytesMax: 64 * 1024 * 1024,
  rowsMax: 1_000_000,
  columnsMax: 200,
  cellCharsMax: 32_767,
  entriesMax: 10_000,
  unpackedBytesMax: 1024 * 1024 * 1024,
  textCharsMax: 128 * 1024 * 1024,
  ratioMax: 300,
  ratioFromBytes: 16 * 1024 * 1024,
}

/** What a cell to be written may be. `{ day }` is a date without a time; a Date is written as wall time of the given zone. */
export type SheetCell = string | number | bigint | boolean | Date | { day: string } | null | undefined

export type SheetRows = Iterable<readonly SheetCell[]> | AsyncIterable<readonly SheetCell[]>

export type WriteOptions = {
  /** The zone in which instants are shown; else UTC. */
  timeZone?: string
}
export type XlsxOptions = WriteOptions & { sheetName?: string }
