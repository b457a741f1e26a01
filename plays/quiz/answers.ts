// What counts as a right answer.
import { folded } from '#kernel/text/fold.ts'
import type { Question } from './settings.ts'

/** Case, width, spaces and marks do not matter; of an answer that is nothing but marks they are all there is. */
export function bare(text: string): string {
  const flat = folded(text).trim()
  return flat.replace(/[\s\p{P}\p{S}]+/gu, '') || flat.replace(/\s+/g, '')
}

/** `chosen` are places in the question's own order of options. */
export function isRight(question: Question, chosen: readonly number[], text: string): boolean {
  if (question.kind === 'text') return bare(text) !== '' && question.accepted.some(form => bare(form) === bare(text))
  const picked = new Set(chosen)
  return picked.size > 0 && question.options.every((option, n) => option.isRight === picked.has(n))
}

/** The answer as it is told. */
export const answerOf = (question: Question): string[] =>
  question.kind === 'text'
    ? question.accepted.slice(0, 1)
    : question.options.filter(option => option.isRight).map(one => one.text)
