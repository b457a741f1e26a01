// Answers against questions: what is an answer, and what each adds to the counters.
import { no } from '#modules/activities/contract.ts'
import { isAsked } from './asked.ts'
import type { Answer, Answers, Question, Settings, Table, Tally } from './settings.ts'

const wrong = (at: number): never =>
  no('wrong-answer', '第 {n} 题的回答不对，请再看看。', 'The answer to question {n} needs another look.', { n: at + 1 })

function isNumber(answer: unknown, from: number, to: number): answer is number {
  return typeof answer === 'number' && Number.isSafeInteger(answer) && answer >= from && answer <= to
}
function isAnswer({ kind, options, most, least, largest }: Question, answer: Answer): boolean {
  const of = options.length
  if (kind === 'single') return isNumber(answer, 0, of - 1)
  if (kind === 'stars') return isNumber(answer, 1, 5)
  if (kind === 'scale') return isNumber(answer, 0, 10)
  if (kind === 'number') return isNumber(answer, least ?? -1e9, largest ?? 1e9)
  if (kind === 'text') return typeof answer === 'string' && answer.length > 0
  if (!Array.isArray(answer) || answer.length === 0 || new Set(answer).size < answer.length) return false
  if (!answer.every(one => isNumber(one, 0, of - 1))) return false
  return kind === 'ranking' ? answer.length === of : answer.length <= (most ?? of)
}

/** The answers as they are kept: only to what is asked, in one form; throws where something is missing or wrong. */
export function answersOf({ questions }: Settings, given: Answers): Answers {
  const kept: Record<string, Answer> = {}
  for (const [at, question] of questions.entries()) {
    if (!isAsked(questions, at, kept)) continue
    const answer = given[at]
    if (answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0)) {
      if (question.isRequired) no('missing', '第 {n} 题还没答。', 'Question {n} is still open.', { n: at + 1 })
      continue
    }
    if (!isAnswer(question, answer)) wrong(at)
    kept[at] = question.kind === 'several' ? (answer as readonly number[]).toSorted((a, b) => a - b) : answer
  }
  return kept
}

const zero = ({ kind, options }: Question): Tally => ({
  answers: 0,
  counts: Array(kind === 'stars' ? 5 : kind === 'scale' ? 11 : options.length).fill(0),
  ...{ sum: 0, squares: 0 },
})
export const noAnswers = ({ questions }: Settings): Table => ({ people: 0, tallies: questions.map(zero), texts: [], textsAll: 0 })

/** Which places of a tally an answer moves, and by how much. */
function placesOf({ kind, options }: Question, answer: Answer): [place: number, by: number][] {
  if (kind === 'single' || kind === 'scale') return [[answer as number, 1]]
  if (kind === 'stars') return [[(answer as number) - 1, 1]]
  if (kind === 'several') return (answer as readonly number[]).map(one => [one, 1])
  if (kind === 'ranking') return (answer as readonly number[]).map((one, at) => [one, options.length - 1 - at])
  return []
}
/** The counters with these answers more (`times` 1) or less (-1). */
export function tallied({ questions }: Settings, tallies: readonly Tally[], answers: Answers, times: 1 | -1): Tally[] {
  return tallies.map((tally, at) => {
    const [question, answer] = [questions[at], answers[at]]
    if (!question || answer === undefined) return tally
    const counts = [...tally.counts]
    for (const [place, by] of placesOf(question, answer)) counts[place] = (counts[place] ?? 0) + by * times
    const value = typeof answer === 'number' && question.kind !== 'single' ? answer : 0
    return {
      answers: tally.answers + times,
      counts,
      sum: tally.sum + value * times,
      squares: tally.squares + value * value * times,
    }
  })
}

/** Limited places that these answers take, by key of the stock. */
export function placesTaken({ questions }: Settings, answers: Answers): Record<string, number> {
  const taken: Record<string, number> = {}
  for (const [at, { kind, options }] of questions.entries()) {
    if (kind !== 'single' && kind !== 'several') continue
    const answer = answers[at]
    for (const one of Array.isArray(answer) ? answer : [answer])
      if (typeof one === 'number' && options[one]?.quota != null) taken[quotaKey(at, one)] = 1
  }
  return taken
}
export const quotaKey = (question: number, option: number): string => `q${question + 1}o${option + 1}`
