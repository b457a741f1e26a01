// Writes tables for people: CSV that opens in Chinese Excel as it should, and that executes nothing.
import { guarded } from './guard.ts'
import type { SheetCell, SheetRows, WriteOptions } from './shape.ts'
import { wallClock } from './wall-clock.ts'

export type { SheetCell, SheetRows, WriteOptions, XlsxOptions } from './shape.ts'
export { writeXlsx } from './write-xlsx.ts'

const pieceChars = 64 * 1024

/** UTF-8 with the mark that Excel needs, CRLF, quotes where needed. Comes in pieces, for streaming to a client. */
export async function* writeCsv(
  headers: readonly string[],
  rows: SheetRows,
  options: WriteOptions = {},
): AsyncGenerator<Uint8Array, void, undefined> {
  const encoder = new TextEncoder()
  const clock = wallClock(options.timeZone)
  let text = `\ufeff${csvLine(headers, clock)}`
  for await (const row of rows) {
    text += csvLine(row, clock)
    if (text.length < pieceChars) continue
    yield encoder.encode(text)
    text = ''
  }
  if (text !== '') yield encoder.encode(text)
}

/** A row of one empty cell is written as two quotes, lest it be taken for an empty line. */
function csvLine(cells: readonly SheetCell[], clock: (instant: Date) => string): string {
  const line = cells.map(cell => csvCell(cell, clock)).join(',')
  return `${cells.length === 1 && line === '' ? '""' : line}\r\n`
}

function csvCell(cell: SheetCell, clock: (instant: Date) => string): string {
  if (typeof cell === 'string') return quoted(guarded(cell))
  return cellText(cell, clock)
}

/** What a typed cell reads as; the reader of both kinds of file gives the same text. */
function cellText(cell: Exclude<SheetCell, string>, clock: (instant: Date) => string): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  if (typeof cell === 'bigint') return String(cell)
  if (typeof cell === 'number') return Number.isFinite(cell) ? plainDigits(cell) : ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : clock(cell)
  return cell.day
}

/** Without an exponent, which spreadsheets would keep and people would not understand. */
function plainDigits(value: number): string {
  const text = String(value)
  if (!text.includes('e')) return text
  const [mantissa = '0', power = '0'] = text.split('e')
  const [head = '0', fraction = ''] = mantissa.replace('-', '').split('.')
  const shift = Number(power)
  const digits = head + fraction
  const plain = shift < 0 ? `0.${'0'.repeat(-shift - 1)}${digits}` : digits.padEnd(shift + 1, '0')
  return value < 0 ? `-${plain}` : plain
}

/** Whatever some reader might take for a delimiter is quoted, so that no guess goes wrong. */
function quoted(text: string): string {
  if (!/[",;\t\r\n|，]|^\s|\s$/.test(text)) return text
  return `"${text.replaceAll('"', '""')}"`
}
