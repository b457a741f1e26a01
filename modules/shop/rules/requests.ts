// The states of a request for money back and the ways between them.
import type { RequestState } from '../contract/words.ts'

/** From a state, the states it may become. What has ended stays as it is; whoever wants more asks anew. */
export const requestTransitions: Readonly<Record<RequestState, readonly RequestState[]>> = {
  open: ['withdrawn', 'granted', 'declined', 'lapsed'],
  withdrawn: [],
  granted: [],
  declined: [],
  lapsed: [],
}

/** The states from which `to` may be reached. */
export const requestBefore = (to: RequestState): RequestState[] =>
  (Object.keys(requestTransitions) as RequestState[]).filter(from => requestTransitions[from].includes(to))

/** What the lines that are meant came to, at most what is left; all of the order: all that is left. */
export function worthOf(
  request: { lines: readonly number[] },
  order: { left: number; lines: readonly { line: number; amount: number }[] },
): number {
  if (request.lines.length === 0) return order.left
  const meant = order.lines.filter(({ line }) => request.lines.includes(line)).reduce((sum, { amount }) => sum + amount, 0)
  return Math.min(meant, order.left)
}
