// The states of deals, of taking part and of turns, and the ways between them. What is not here does not happen.
import type { DealState, PartState } from '../contract.ts'

export const dealTransitions: Readonly<Record<DealState, readonly DealState[]>> = {
  draft: ['open', 'cancelled'],
  open: ['deciding', 'cancelling'],
  // Its time is over; orders that still wait for their payment are closed before anything is counted.
  deciding: ['settling', 'succeeded', 'failing', 'cancelling'],
  // It is decided: differences go back, winners are asked, the rest is paid.
  settling: ['succeeded', 'failing', 'cancelling'],
  failing: ['failed'],
  cancelling: ['cancelled'],
  succeeded: [],
  failed: [],
  cancelled: [],
}
export const partTransitions: Readonly<Record<PartState, readonly PartState[]>> = {
  held: ['paid', 'returned', 'lapsed'],
  paid: ['granted', 'kept', 'returned'],
  granted: ['returned'],
  kept: [],
  returned: [],
  lapsed: [],
}
export type TurnState = 'open' | 'taken' | 'lapsed' | 'declined'
export const turnTransitions: Readonly<Record<TurnState, readonly TurnState[]>> = {
  open: ['taken', 'lapsed', 'declined'],
  taken: ['declined'],
  lapsed: [],
  declined: [],
}

const froms = <S extends string>(table: Readonly<Record<S, readonly S[]>>, to: S): S[] =>
  (Object.keys(table) as S[]).filter(from => table[from].includes(to))
/** The states from which it may become `to`. */
export const dealBefore = (to: DealState): DealState[] => froms(dealTransitions, to)
export const partBefore = (to: PartState): PartState[] => froms(partTransitions, to)
export const turnBefore = (to: TurnState): TurnState[] => froms(turnTransitions, to)

export const isEnded = (state: DealState): boolean => dealTransitions[state].length === 0
/** From `opensAt` on and before `closesAt`, to the second. */
export const runs = (deal: { state: DealState; opensAt: Date; closesAt: Date }, now: Date): boolean =>
  deal.state === 'open' && deal.opensAt <= now && now < deal.closesAt
