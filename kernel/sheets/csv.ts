// Cuts delimited text into rows: quotes, line breaks inside cells, every kind of line end, and files that break the rules.
import type { RawRow, RowProblem } from './shape.ts'
import { SheetUnreadable } from './shape.ts'

const quote = 34
const lineFeed = 10
const carriageReturn = 13
const space = 32

/** A quoted cell longer than this was never meant to be one: somebody typed a lone quote. */
const quotedCharsMax = 100_000

/** No row of a real table is longer; text that runs on like this is something else. */
const rowCharsMax = 8 * 1024 * 1024

export type CsvCutter = {
  /** Rows completed by this piece of text. Rows in which every cell is blank are left out, but lines are counted. */
  push(text: string): RawRow[]
  end(): RawRow[]
}

type Place = { text: string; at: number; line: number; last: boolean }

export function csvCutter(delimiter: string): CsvCutter {
  const mark = delimiter.charCodeAt(0)
  const place: Place = { text: '', at: 0, line: 1, last: false }
  const drain = (): RawRow[] => {
    const rows: RawRow[] = []
    while (place.at < place.text.length) {
      const from = place.at
      const line = place.line
      const row = takeRow(place, mark)
      if (!row) {
        place.at = from
        place.line = line
        break
      }
      if (row.cells.some(isFilled)) rows.push(row)
    }
    place.text = place.text.slice(place.at)
    place.at = 0
    if (place.text.length > rowCharsMax) throw new SheetUnreadable('sheet.not-a-table')
    return rows
  }
  return {
    push(text) {
      place.text += text
      return drain()
    },
    end() {
      place.last = true
      return drain()
    },
  }
}

const isFilled = (cell: string): boolean => cell !== '' && cell.trim() !== ''

/** One row from the present place, or null where the text ends before the row does. */
function takeRow(place: Place, mark: number): RawRow | null {
  const { text } = place
  const row: RawRow = { line: place.line, cells: [] }
  for (;;) {
    const opening = openingQuote(text, place.at)
    const taken = opening < 0 ? takePlain(place, mark) : takeQuoted(place, mark, opening, row)
    if (taken === null) return null
    row.cells.push(taken)
    const next = text.charCodeAt(place.at)
    if (next === mark) {
      place.at++
      if (place.at >= text.length && !place.last) return null
      continue
    }
    return takeLineEnd(place) ? row : null
  }
}

/** Where a quoted cell begins, allowing the blanks that people type after a comma; −1 if the cell is plain. */
function openingQuote(text: string, from: number): number {
  let at = from
  while (text.charCodeAt(at) === space) at++
  return text.charCodeAt(at) === quote ? at : -1
}

function takePlain(place: Place, mark: number): string | null {
  const { text } = place
  const end = text.length
  let at = place.at
  for (; at < end; at++) {
    const char = text.charCodeAt(at)
    if (char === mark || char === lineFeed || char === carriageReturn) break
  }
  if (at >= end && !place.last) return null
  const cell = text.slice(place.at, at)
  place.at = at
  return cell
}

function takeQuoted(place: Place, mark: number, opening: number, row: RawRow): string | null {
  const { text } = place
  let cell = ''
  let from = opening + 1
  for (;;) {
    const closing = text.indexOf('"', from)
    if (closing < 0 || closing - opening > quotedCharsMax) {
      if (!place.last && text.length - opening <= quotedCharsMax) return null
      note(row, { code: 'row.unclosed-quote', column: row.cells.length })
      return takePlain(place, mark)
    }
    if (closing + 1 >= text.length && !place.last) return null
    cell += text.slice(from, closing)
    if (text.charCodeAt(closing + 1) !== quote) {
      place.at = closing + 1
      break
    }
    cell += '"'
    from = closing + 2
  }
  place.line += lineEndsIn(cell)
  return takeRemainder(place, mark, cell, row)
}

function lineEndsIn(cell: string): number {
  if (!cell.includes('\n') && !cell.includes('\r')) return 0
  return cell.match(/\r\n|\r|\n/g)?.length ?? 0
}

/** What follows a closing quote and is no delimiter belongs to the cell, as spreadsheets read it. */
function takeRemainder(place: Place, mark: number, cell: string, row: RawRow): string | null {
  const remainder = takePlain(place, mark)
  if (remainder === null) return null
  if (remainder.trim() === '') return cell
  note(row, { code: 'row.stray-quote', column: row.cells.length })
  return cell + remainder
}

function takeLineEnd(place: Place): boolean {
  const { text } = place
  if (place.at >= text.length) return place.last
  if (text.charCodeAt(place.at) === carriageReturn) {
    if (place.at + 1 >= text.length && !place.last) return false
    place.at += text.charCodeAt(place.at + 1) === lineFeed ? 2 : 1
  } else place.at++
  place.line++
  return true
}

function note(row: RawRow, problem: RowProblem): void {
  row.problems ??= []
  row.problems.push(problem)
}
