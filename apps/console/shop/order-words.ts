// How an order is told: the tone of its state, its short number.
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
