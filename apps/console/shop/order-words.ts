// How an order is told: the tone of its state, its short number.
import type { Answer } from '#kernel/contract.ts'
import type { Text } from '#ui/i18n.ts'
import type { TagTone } from '#ui/kit/tag.tsx'
import type { Rooms } from '../routes.gen.ts'
import { orderStateTexts, orderTexts } from './order-texts.ts'

export type Order = Answer<Rooms['shop']['deskOrder']>
export type OrderRow = Answer<Rooms['shop']['deskOrders']>['items'][number]

const toneOfOrder: Record<OrderRow['state'], TagTone> = {
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
/** What was paid waits for a parcel, for its buyer, or for nothing. */
export function stateOf({ state, delivery }: Pick<OrderRow, 'state' | 'delivery'>): { words: Text; tone: TagTone } {
  if (state === 'paid' && delivery === 'pickup') return { words: orderTexts.toFetch, tone: 'indigo' }
  if (state === 'paid' && delivery === 'none') return { words: orderTexts.justPaid, tone: 'green' }
  return { words: orderStateTexts[state], tone: toneOfOrder[state] }
}

/** The end of its id tells orders of a day apart. */
export const shortNumber = (id: string): string => id.slice(-8).toUpperCase()
