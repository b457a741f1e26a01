// Which questions are asked, given the answers so far. The same on the server and on the phone.
import type { Answers, Question } from './settings.ts'

type Branching = Pick<Question, 'kind' | 'showIf'>
const lists: readonly Question['kind'][] = ['several', 'ranking']
export const hasOptions = ({ kind }: Pick<Question, 'kind'>): boolean => kind === 'single' || lists.includes(kind)

/** Whether a question is asked, given the answers before it; one that hangs on a question that is not asked is not asked either. */
export function isAsked(questions: readonly Branching[], at: number, answers: Answers): boolean {
  const { showIf } = questions[at] as Branching
  if (!showIf) return true
  const before = showIf.question - 1
  const known = questions[before]
  if (!known || before >= at || !isAsked(questions, before, answers)) return false
  const given = answers[before]
  // Options are counted from one by people, scores are what they are.
  const wanted = hasOptions(known) ? showIf.answer - 1 : showIf.answer
  return Array.isArray(given) ? given.includes(wanted) : given === wanted
}
