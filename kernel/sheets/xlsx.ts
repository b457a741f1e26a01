// Reads the rows of an XLSX sheet as texts: what people would see in the cell, without formats that hide digits.
import type { SerialKind } from './serial.ts'
import { plainNumber, serialText } from './serial.ts'
import type { RawRow, RowProblem, RowSource, SheetLimits } from './shape.ts'
import { SheetUnreadable } from './shape.ts'
import type { Book, BookSheet } from './xlsx-book.ts'
import { readBook, spelledOut } from './xlsx-book.ts'
import { attributeOf, xmlReader } from './xml.ts'
import type { ZipFolder } from './zip.ts'
import { openZip } from './zip.ts'

export type XlsxSheet = { rows: RowSource; sheetName: string; sheetNames: string[] }

/** The named sheet, or else the first that holds anything, visible ones first. */
export async function openXlsx(bytes: Uint8Array, limits: SheetLimits, wanted?: string): Promise<XlsxSheet> {
  const zip = openZip(bytes, limits)
  const book = await readBook(zip, limits)
  const sheetNames = book.sheets.map(sheet => sheet.name)
  // Every walk opens the folder anew, so that its budget of unpacked bytes is its own.
  const sourceOf = (sheet: BookSheet) => () => rowsOf(openZip(bytes, limits), book, sheet, limits)
  if (wanted !== undefined) {
    const sheet = book.sheets.find(each => each.name === wanted)
    if (!sheet) throw new SheetUnreadable('sheet.no-such-sheet', wanted)
    return { rows: sourceOf(sheet), sheetName: sheet.name, sheetNames }
  }
  // The search has one budget, or a book of a thousand large empty sheets would be unpacked a thousand times.
  for (const sheet of book.sheets.toSorted((one, other) => Number(one.isHidden) - Number(other.isHidden))) {
    for await (const rows of rowsOf(zip, book, sheet, limits)) {
      if (rows.length > 0) return { rows: sourceOf(sheet), sheetName: sheet.name, sheetNames }
    }
  }
  throw new SheetUnreadable('sheet.empty')
}

async function* rowsOf(
  zip: ZipFolder,
  book: Book,
  sheet: BookSheet,
  limits: SheetLimits,
): AsyncGenerator<RawRow[], void, undefined> {
  const collector = rowCollector(book, limits)
  const reader = xmlReader(collector.listener)
  const decoder = new TextDecoder()
  for await (const piece of zip.open(sheet.part)) {
    reader.push(decoder.decode(piece, { stream: true }))
    yield collector.take()
  }
  reader.push(decoder.decode())
  reader.end()
  yield collector.take()
}

type CellInHand = { column: number; type: string; style: number; value: string; hasFormula: boolean; hasValue: boolean }

function rowCollector(book: Book, limits: SheetLimits) {
  let done: RawRow[] = []
  let row: RawRow = { line: 0, cells: [] }
  let nextColumn = 0
  let cell: CellInHand | null = null
  let isCaptured = false
  let aids = 0
  const open = (name: string, attributes: string): void => {
    if (name === 'c') {
      const reference = attributeOf(attributes, 'r')
      const column = reference === undefined ? nextColumn : columnOf(reference)
      nextColumn = column + 1
      const style = Number(attributeOf(attributes, 's') ?? 0)
      cell = { column, type: attributeOf(attributes, 't') ?? 'n', style, value: '', hasFormula: false, hasValue: false }
    } else if (name === 'v' || name === 't') {
      isCaptured = cell !== null && aids === 0
      if (cell) cell.hasValue = true
    } else if (name === 'f') {
      if (cell) cell.hasFormula = true
    } else if (name === 'row') {
      row = { line: Number(attributeOf(attributes, 'r') ?? row.line + 1), cells: [] }
      nextColumn = 0
    } else if (name === 'rPh') aids++
  }
  const text = (piece: string): void => {
    if (isCaptured && cell && cell.value.length <= limits.cellCharsMax) cell.value += piece
  }
  const close = (name: string): void => {
    if (name === 'v' || name === 't') isCaptured = false
    else if (name === 'rPh') aids--
    else if (name === 'c' && cell) {
      place(row, cell, book, limits)
      cell = null
    } else if (name === 'row' && row.cells.some(each => each !== undefined && each.trim() !== '')) done.push(filled(row))
  }
  const take = (): RawRow[] => {
    const taken = done
    done = []
    return taken
  }
  return { listener: { open, text, close }, take }
}

/** Empty cells far out to the right are formatting; a filled one there is beyond what we read. */
function place(row: RawRow, cell: CellInHand, book: Book, limits: SheetLimits): void {
  const { text, problem } = cellText(cell, book)
  if (text === '' && !problem) return
  if (cell.column >= limits.columnsMax) {
    if (text.trim() !== '')
      row.problems = [...(row.problems ?? []), { code: 'row.too-many-cells', column: cell.column }].slice(0, 5) as RowProblem[]
    return
  }
  row.cells[cell.column] = text
  if (problem) row.problems = [...(row.problems ?? []), { ...problem, column: cell.column }]
}

function filled(row: RawRow): RawRow {
  for (let column = 0; column < row.cells.length; column++) row.cells[column] ??= ''
  return row
}

type Shown = { text: string; problem?: RowProblem }

function cellText(cell: CellInHand, book: Book): Shown {
  const { type, value } = cell
  if (!cell.hasValue && cell.hasFormula) return { text: '', problem: { code: 'cell.formula-without-value' } }
  if (type === 's') return { text: book.texts[Number(value)] ?? '' }
  if (type === 'inlineStr' || type === 'str') return { text: spelledOut(value) }
  if (type === 'b') return { text: value.trim() === '1' || value.trim() === 'true' ? 'TRUE' : 'FALSE' }
  if (type === 'e') return { text: value }
  if (type === 'd')
    return {
      text: value
        .replace('T', ' ')
        .replace(/(:\d\d)\.0+$|Z$/, '$1')
        .replace(/ 00:00:00$/, ''),
    }
  return numberText(value.trim(), book.styles[cell.style] ?? 'number', book.since1904)
}

function numberText(stored: string, kind: SerialKind, since1904: boolean): Shown {
  if (stored === '') return { text: '' }
  const dated = serialText(Number(stored), kind, since1904)
  if (dated !== null) return { text: dated }
  const { text, lost } = plainNumber(stored)
  return lost ? { text, problem: { code: 'cell.lost-digits', got: stored } } : { text }
}

/** `AB12` → 27. */
function columnOf(reference: string): number {
  let column = 0
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) & 0xdf
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  return Math.max(0, column - 1)
}
