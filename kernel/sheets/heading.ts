// Finds the row of headers and gives every column a name of its own.
import type { RawRow, SheetProblem } from './shape.ts'

export type Heading = { headers: string[]; line: number; problems: SheetProblem[] }

export function headingOf(sample: RawRow[], locale?: 'zh-CN' | 'en'): Heading {
  const problems: SheetProblem[] = []
  const row = headerRowOf(sample, problems)
  const below = sample.filter(each => each.line > row.line)
  const width = widthOf(row, below)
  const titles = Array.from({ length: width }, (_, column) => titleOf(row.cells[column] ?? ''))
  const isChinese = locale ? locale === 'zh-CN' : titles.some(title => /\p{Script=Han}/u.test(title))
  titles.forEach((title, column) => {
    if (title === '') problems.push({ code: 'header.missing', column })
  })
  const named = titles.map((title, column) => title || (isChinese ? `列 ${column + 1}` : `Column ${column + 1}`))
  if (looksLikeData(titles)) problems.push({ code: 'header.looks-like-data', got: titles.find(title => title !== '') ?? '' })
  return { headers: distinct(named, problems), line: row.line, problems }
}

/** As wide as the headers, and over columns that most rows fill although nobody named them. */
function widthOf(header: RawRow, below: RawRow[]): number {
  const filled = below.map(row => lastFilled(row) + 1).toSorted((one, other) => one - other)
  const usual = filled[Math.floor(filled.length / 2)] ?? 0
  const within = filled.findLast(width => width <= header.cells.length) ?? 0
  return Math.max(lastFilled(header) + 1, usual, within)
}

/** Lists often begin with a title or a note in one cell; the headers are the first row as wide as the table. */
function headerRowOf(sample: RawRow[], problems: SheetProblem[]): RawRow {
  const widths = sample.map(row => row.cells.filter(cell => cell.trim() !== '').length)
  const usual = widths.toSorted((one, other) => one - other)[Math.floor(widths.length / 2)] ?? 1
  const titleMax = usual >= 5 ? 2 : 1
  const isTitled = usual >= 3 && (widths[0] ?? 0) <= titleMax
  const index = isTitled ? widths.findIndex(width => width > titleMax && width >= usual / 2) : 0
  for (const row of sample.slice(0, Math.max(index, 0))) {
    problems.push({
      code: 'header.title-skipped',
      got: row.cells
        .filter(cell => cell.trim() !== '')
        .join(' ')
        .slice(0, 200),
    })
  }
  return sample[Math.max(index, 0)]!
}

function lastFilled(row: RawRow): number {
  return row.cells.findLastIndex(cell => cell.trim() !== '')
}

const titleOf = (cell: string): string =>
  cell
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .normalize('NFC')
    .slice(0, 200)

/** People's phone numbers and addresses in the first row mean that the file has no headers at all. */
function looksLikeData(titles: string[]): boolean {
  return titles.some(
    title => /^\+?[\d\s-]{7,}$/.test(title) || /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(title) || /^\d{4}[-/]\d+[-/]\d+/.test(title),
  )
}

function distinct(names: string[], problems: SheetProblem[]): string[] {
  const taken = new Set<string>()
  const all = new Set(names.map(keyOf))
  return names.map((name, column) => {
    let chosen = name
    if (taken.has(keyOf(name))) {
      problems.push({ code: 'header.duplicate', column, got: name })
      for (let count = 2; taken.has(keyOf(chosen)) || all.has(keyOf(chosen)); count++) chosen = `${name} (${count})`
    }
    taken.add(keyOf(chosen))
    return chosen
  })
}

const keyOf = (name: string): string => name.toLowerCase()
