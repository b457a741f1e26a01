// The states of an order and the ways between them.
import type { OrderState } from '../contract/words.ts'

/** From a state, the states it may become. What is not here does not happen. */
export const transitions: Readonly<Record<OrderState, readonly OrderState[]>> = {
  created: ['awaiting', 'closed'],
  awaiting: ['paid', 'closed', 'suspense'],
  paid: ['packed', 'sent', 'received', 'redeemed', 'refunded'],
  packed: ['paid', 'sent', 'received', 'redeemed', 'refunded'],
  sent: ['received', 'refunded'],
  received: ['refunded'],
  // Back: it was redeemed by mistake.
  redeemed: ['paid', 'refunded'],
  suspense: ['paid', 'closed', 'refunded'],
  refunded: [],
  closed: [],
}

/** The states from which `to` may be reached. */
export const before = (to: OrderState): OrderState[] =>
  (Object.keys(transitions) as OrderState[]).filter(from => transitions[from].includes(to))

export const isPaid = (state: OrderState): boolean => ['paid', 'packed', 'sent', 'received', 'redeemed'].includes(state)
/** Whether what was bought is in the buyer's hands, so that it counts as sold. */
export const isHandedOver = (state: OrderState): boolean => ['sent', 'received', 'redeemed'].includes(state)
