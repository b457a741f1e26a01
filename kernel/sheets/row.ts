// Finishes one row: as wide as the headers, tidy cells, and a note wherever a cell is not what it seems.
import type { RawRow, RowProblem, SheetLimits, SheetRow } from './shape.ts'

/** What spreadsheets show for a failed formula, and for a date in too narrow a column. */
const errorText = /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA|#{2,})$/

export function finishRow(row: RawRow, width: number, limits: SheetLimits, kind: 'csv' | 'xlsx', damaged: boolean): SheetRow {
  const { cells } = row
  const problems: RowProblem[] = row.problems ?? []
  while (cells.length > width && isBlank(cells[cells.length - 1]!)) cells.pop()
  if (cells.length > width) problems.push({ code: 'row.too-many-cells', got: String(cells.length) })
  if (cells.length > limits.columnsMax) cells.length = limits.columnsMax
  // In a workbook, trailing empty cells are simply not written.
  if (cells.length < width && kind === 'csv') problems.push({ code: 'row.too-few-cells', got: String(cells.length) })
  while (cells.length < width) cells.push('')
  for (let column = 0; column < cells.length; column++) {
    const cell = cells[column]!
    if (cell !== '') cells[column] = finishCell(cell, column, problems, limits, kind, damaged)
  }
  if (problems.length > 0) row.problems = problems
  return row
}

const isBlank = (cell: string): boolean => cell === '' || cell.trim() === ''

function finishCell(
  cell: string,
  column: number,
  problems: RowProblem[],
  limits: SheetLimits,
  kind: 'csv' | 'xlsx',
  damaged: boolean,
): string {
  let text = cell
  if (text.length > limits.cellCharsMax) {
    problems.push({ code: 'cell.too-long', column, got: String(text.length) })
    text = text.slice(0, limits.cellCharsMax)
  }
  if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n')
  if (kind === 'xlsx' && text.includes('\0')) text = text.replaceAll('\0', '')
  const first = text.charCodeAt(0)
  if (first === 35 && errorText.test(text)) {
    problems.push({ code: 'cell.error', column, got: text })
    return ''
  }
  if (first === 61) {
    // `="0012"` is how exports tell Excel to keep a text as it is.
    const kept = kind === 'csv' ? /^="([^"]*)"$/.exec(text)?.[1] : undefined
    if (kept !== undefined) return kept
    problems.push({ code: 'cell.formula', column, got: text.slice(0, 100) })
  }
  if (damaged && text.includes('\ufffd')) problems.push({ code: 'cell.damaged', column, got: text.slice(0, 100) })
  return text
}
