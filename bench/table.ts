// How a bench speaks: a table for people, and the same rows as JSON for whoever compares runs.
export interface Row {
  what: string
  floor: string
  ours: string
  ratio: string
  target: string
  met: boolean
}

const width = (text: string): number => [...text].reduce((n, c) => n + (c.charCodeAt(0) > 0x2e7f ? 2 : 1), 0)

export function printTable(title: string, rows: readonly Row[]): void {
  const head = { what: title, floor: 'floor', ours: 'ours', ratio: 'ratio', target: 'must', met: '' }
  const lines = [head, ...rows.map(r => ({ ...r, met: r.met ? 'ok' : 'MISSED' }))]
  const keys = ['what', 'floor', 'ours', 'ratio', 'target', 'met'] as const
  const widths = keys.map(key => Math.max(...lines.map(line => width(line[key]))))
  for (const line of lines)
    console.log(keys.map((key, i) => line[key] + ' '.repeat((widths[i] as number) - width(line[key]))).join('  '))
  console.log(JSON.stringify({ title, rows }))
}

export const times = (ratio: number): string =>
  ratio >= 10 ? `${ratio.toFixed(0)}×` : ratio >= 2 ? `${ratio.toFixed(1)}×` : `${Math.round(ratio * 100)} %`
export const perSecond = (n: number): string => `${Math.round(n).toLocaleString('en')}/s`
export const ms = (n: number): string => `${n.toFixed(n < 10 ? 1 : 0)} ms`
