// A guess in words, as people say it.
import { number, say } from '#ui/i18n.ts'
import type { Shown } from './shown.ts'
import { predictionTexts } from './texts.ts'

type Sides = Pick<Shown, 'home' | 'away'>
export const homeOf = ({ home }: Sides): string => home || say(predictionTexts.home)
export const awayOf = ({ away }: Sides): string => away || say(predictionTexts.away)

export function guessWords(shown: Pick<Shown, 'kind' | 'options' | 'unit' | 'home' | 'away'>, guess: string): string {
  if (shown.kind === 'choice') return shown.options[Number(guess)] ?? guess
  if (shown.kind === 'number') return `${number(Number(guess))}${shown.unit && ` ${shown.unit}`}`
  return guess
}

export interface Share {
  key: string
  words: string
  count: number
}
/** What was guessed, the most often first; of scores, those that nobody lists stand together. */
export function sharesOf(shown: Shown): Share[] {
  const { kind, counts, options } = shown
  if (!counts) return []
  if (kind === 'choice') return options.map((words, n) => ({ key: String(n), words, count: counts[n] ?? 0 }))
  if (kind !== 'score') return []
  const rows = Object.entries(counts).filter(([, count]) => count > 0)
  const listed = rows.filter(([key]) => key.includes(':')).sort((a, b) => b[1] - a[1])
  const top = listed.slice(0, 6).map(([key, count]) => ({ key, words: key, count }))
  const count = rows.reduce((sum, [, one]) => sum + one, 0) - top.reduce((sum, one) => sum + one.count, 0)
  return count > 0 ? [...top, { key: 'others', words: say(predictionTexts.others), count }] : top
}

/** How many hold with home, draw and away. */
export function sidesOf({ counts }: Pick<Shown, 'counts'>): { home: number; draw: number; away: number } {
  const sides = { home: 0, draw: 0, away: 0 }
  for (const [key, count] of Object.entries(counts ?? {})) {
    const [home, away] = key.split(':').map(Number)
    const side = away === undefined || home === undefined ? key : home > away ? 'home' : home < away ? 'away' : 'draw'
    if (side === 'home' || side === 'draw' || side === 'away') sides[side] += count
  }
  return sides
}
