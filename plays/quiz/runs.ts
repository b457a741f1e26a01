// An attempt at a quiz: what of it is kept, how the next question is asked, and which of two is the better one.
import type { Chance } from '#modules/activities/contract.ts'
import type { Question, QuizSettings } from './settings.ts'

export interface Run {
  /** Which questions, in this member's order; and how many of them are answered. */
  order: number[]
  done: number
  /** Of the question that is asked now: how its options are laid, and since when it is asked; null between two questions. */
  options: number[]
  askedAt: string | null
  points: number
  ms: number
  /** A letter for each answered question: y right, n wrong, t too late. */
  marks: string
}
export interface Mine {
  run: Run
  runs: number
  /** Of the attempts that were finished. */
  best: Best | null
}
export interface Best {
  points: number
  ms: number
}

export const questionAt = (settings: QuizSettings, run: Run): Question =>
  settings.questions[run.order[run.done] as number] as Question
export const isDone = (run: Run): boolean => run.done >= run.order.length

export function ask(settings: QuizSettings, run: Run, now: Date, chance: Chance): Run {
  const places = questionAt(settings, run).options.map((_option, n) => n)
  return { ...run, options: settings.shuffles ? chance.shuffled(places) : places, askedAt: now.toISOString() }
}

export const better = (a: Best | null, { points, ms }: Best): Best =>
  a && (a.points > points || (a.points === points && a.ms <= ms)) ? a : { points, ms }
