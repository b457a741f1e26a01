// A guess as it is kept, and how it is held against the truth.
import { folded } from '#kernel/text/fold.ts'
import { no } from '#modules/activities/contract.ts'
import type { PredictionSettings } from './settings.ts'

/** What came true; of names every form that is accepted. */
export interface Truth {
  is: string
  accepted: string[]
}
export const goalsMax = 99

/** An option's place, `2:1`, a whole number, or a name as it was written. */
export function keptGuess(
  { kind, options, numberMax }: Pick<PredictionSettings, 'kind' | 'options' | 'numberMax'>,
  said: string,
): string {
  const text = folded(said).trim()
  if (kind === 'choice') {
    if (!/^\d{1,2}$/.test(text) || Number(text) >= options.length) no('no-option', '请选一个选项。', 'Choose one of the options.')
    return String(Number(text))
  }
  if (kind === 'score') {
    const goals = /^(\d{1,2})\s*[:：比-]\s*(\d{1,2})$/.exec(text)
    if (!goals) no('no-score', '比分要写成 2:1 的样子。', 'A score looks like 2:1.')
    return `${Number(goals[1])}:${Number(goals[2])}`
  }
  if (kind === 'number') {
    const digits = text.replace(/[\s,，]/g, '')
    if (!/^\d{1,15}$/.test(digits) || Number(digits) > numberMax)
      no('no-number', '请填 0 到 {max} 之间的整数。', 'Give a whole number from 0 to {max}.', { max: numberMax })
    return String(Number(digits))
  }
  if (bare(text) === '') no('no-word', '写下你猜的名字。', 'Write the name that you guess.')
  return said.trim()
}

/** Case, width, spaces and marks do not matter. */
export function bare(text: string): string {
  const flat = folded(text).trim()
  return flat.replace(/[\s\p{P}\p{S}]+/gu, '') || flat.replace(/\s+/g, '')
}

/** home, draw or away. */
export function sideOf(score: string): 'home' | 'draw' | 'away' {
  const [home = 0, away = 0] = score.split(':').map(Number)
  return home > away ? 'home' : home < away ? 'away' : 'draw'
}

/** How far a guess is off: 0 is right. Of scores one who won is 1 off; of all that is not a number or a score, wrong is wrong. */
export function offBy(kind: PredictionSettings['kind'], guess: string, truth: Truth): number {
  if (kind === 'number') return Math.abs(Number(guess) - Number(truth.is))
  if (kind === 'word')
    return [truth.is, ...truth.accepted].some(form => bare(form) === bare(guess)) ? 0 : Number.POSITIVE_INFINITY
  if (guess === truth.is) return 0
  return kind === 'score' && sideOf(guess) === sideOf(truth.is) ? 1 : Number.POSITIVE_INFINITY
}

/** Under what a guess is counted for all to see; '' for what is only counted. So the table stays small, however many play. */
export function countedAs(kind: PredictionSettings['kind'], guess: string): string {
  if (kind === 'choice') return guess
  if (kind !== 'score') return ''
  return /^\d:\d$/.test(guess) ? guess : sideOf(guess)
}
