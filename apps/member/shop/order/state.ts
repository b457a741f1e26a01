// The state of an order in a word, a sentence and a colour.
import type { Text } from '#kernel/i18n.ts'
import type { TagTone } from '#ui/kit/tag.tsx'
import { orderTexts } from '../order-texts.ts'
import type { Order, OrderRow } from '../shapes.ts'

interface Told {
  words: Text
  say: Text
  tone: TagTone
}
const tones: Partial<Record<OrderRow['state'], TagTone>> = {
  created: 'cinnabar',
  awaiting: 'cinnabar',
  paid: 'green',
  packed: 'green',
  sent: 'indigo',
  suspense: 'ochre',
}
type Steady = 'packed' | 'sent' | 'received' | 'redeemed' | 'refunded' | 'suspense'

/** Why it was closed is known of a whole order only. */
export function stateOf(order: OrderRow & Partial<Pick<Order, 'closedWhy'>>): Told {
  const { state, waits, delivery, isGift, closedWhy } = order
  const tone = tones[state] ?? 'plain'
  if (state === 'created' || state === 'awaiting') return { words: orderTexts.state_awaiting, say: orderTexts.say_awaiting, tone }
  if (state === 'paid' && waits) return { words: orderTexts.state_waits, say: orderTexts.say_waits, tone: 'ochre' }
  if (state === 'paid' && isGift) return { words: orderTexts.state_gift, say: orderTexts.say_gift, tone }
  if (state === 'paid') return { words: orderTexts[`state_paid_${delivery}`], say: orderTexts[`say_paid_${delivery}`], tone }
  if (state === 'closed') return { words: orderTexts.state_closed, say: orderTexts[`closed_${closedWhy ?? 'unpaid'}`], tone }
  const steady: Steady = state
  return { words: orderTexts[`state_${steady}`], say: orderTexts[`say_${steady}`], tone }
}
