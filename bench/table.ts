// How a bench speaks: a table for people, and the same rows as JSON for whoever compares runs.
export interface Row {
  what: string
  floor: string
  /** What others make of the same, by their names; a column for each that is named anywhere. */
  beside?: Readonly<Record<string, string>>
  ours: string
  ratio: string
  target: string
  met: boolean
}

const width = (text: string): number => [...text].reduce((n, c) => n + (c.charCodeAt(0) > 0x2e7f ? 2 : 1), 0)

const padded = (text: string, to: number): string => text + ' '.repeat(to - width(text))

export function printTable(title: string, rows: readonly Row[]): void {
  const others = [...new Set(rows.flatMap(row => Object.keys(row.beside ?? {})))]
  const head = { what: title, floor: 'floor', ours: 'ours', ratio: 'ratio', target: 'must', met: '' }
  const lines: Record<string, string>[] = [
    { ...head, ...Object.fromEntries(others.map(name => [name, name])) },
    ...rows.map(({ beside, met, ...row }) => ({ ...row, ...beside, met: met ? 'ok' : 'MISSED' })),
  ]
  const keys = ['what', 'floor', ...others, 'ours', 'ratio', 'target', 'met']
  const widths = keys.map(key => Math.max(...lines.map(line => width(line[key] ?? ''))))
  for (const line of lines) console.log(keys.map((key, i) => padded(line[key] ?? '', widths[i] as number)).join('  '))
  console.log(JSON.stringify({ title, rows }))
}

export const times = (ratio: number): string =>
  ratio >= 10 ? `${ratio.toFixed(0)}×` : ratio >= 2 ? `${ratio.toFixed(1)}×` : `${Math.round(ratio * 100)} %`
export const perSecond = (n: number): string => `${n < 100 ? n.toFixed(1) : Math.round(n).toLocaleString('en')}/s`
export const ms = (n: number): string => (n >= 10_000 ? `${Math.round(n / 1_000)} s` : `${n.toFixed(n < 10 ? 1 : 0)} ms`)
