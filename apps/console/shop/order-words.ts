// How an order is told: the tone of its state, its short number, what can still be given back.
import type { Answer } from '#kernel/contract.ts'
import type { TagTone } from '#ui/kit/tag.tsx'
import type { Rooms } from '../routes.gen.ts'

export type Order = Answer<Rooms['shop']['deskOrder']>
export type OrderRow = Answer<Rooms['shop']['deskOrders']>['items'][number]

export const toneOfOrder: Record<OrderRow['state'], TagTone> = {
  created: 'plain',
  awaiting: 'ochre',
  paid: 'cinnabar',
  packed: 'indigo',
  sent: 'indigo',
  received: 'green',
  redeemed: 'green',
  refunded: 'plain',
  closed: 'plain',
  suspense: 'cinnabar',
}
/** The end of its id tells orders of a day apart. */
export const shortNumber = (id: string): string => id.slice(-8).toUpperCase()

/** What came in, by money and credit, less what goes back or went back. */
export function leftToRefund(order: Order): number {
  const asked = order.refunds.filter(one => one.state === 'asked').reduce((sum, one) => sum + one.money + one.credit, 0)
  // What was asked for is counted as given back from the moment it is asked.
  return Math.max(0, order.paid + order.credit - Math.max(order.refunded, asked))
}
