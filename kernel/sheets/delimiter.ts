// Guesses what parts the cells of a text table: comma, tab, semicolon, bar, or the full-width comma of hand-typed lists.
import { csvCutter } from './csv.ts'

/** In order of trust: where two explain the text equally well, the earlier one is taken. */
const candidates = [',', '\t', ';', '|', '，']

/** A first line `sep=;` is a note to Excel about the delimiter, not a row. */
export function announcedDelimiter(sample: string): string | null {
  return /^\ufeff?"?sep=(.)"?\r?(\n|$)/i.exec(sample)?.[1] ?? null
}

/** Null where nothing parts the cells: a single column, whose texts may well hold commas. */
export function delimiterOf(sample: string): string | null {
  let best: string | null = null
  let bestScore = 0
  for (const candidate of candidates) {
    const score = scoreOf(sample, candidate)
    if (score > bestScore + 0.01) {
      best = candidate
      bestScore = score
    }
  }
  return best
}

/** How evenly a candidate cuts the sample: the share of rows of the commonest width, and whether the first wide row has it. */
function scoreOf(sample: string, candidate: string): number {
  const cutter = csvCutter(candidate)
  const rows = cutter.push(sample)
  if (rows.length < 2) rows.push(...cutter.end())
  // Cut this way, nothing but blanks is left.
  if (rows.length === 0) return 0.1
  const widths = rows.map(row => row.cells.length)
  const wide = widths.filter(width => width > 1)
  const isFirstWide = (widths[0] ?? 0) > 1
  if (wide.length < widths.length * (isFirstWide ? 0.3 : 0.6)) return 0
  const counts = new Map<number, number>()
  for (const width of wide) counts.set(width, (counts.get(width) ?? 0) + 1)
  const [mode, count] = [...counts].reduce((most, each) => (each[1] > most[1] ? each : most), [0, 0] as [number, number])
  return count / widths.length + (wide[0] === mode ? 0.5 : 0)
}
