// One purchase: its wish and its key are kept until the server has answered, so that asking again is the same order.
import { answers } from '#ui/answers.ts'
import { newKey } from '#ui/api.ts'
import { isProblem, mayRetry } from '#ui/problem.ts'
import { api } from '../api.ts'
import { keptAs } from './kept.ts'
import type { Wish } from './shapes.ts'

interface Unanswered {
  key: string
  wish: Wish
}
/** What was sent, and nobody knows whether it was heard. */
export const unanswered = keptAs<Unanswered | null>('buying', null)

const unheard = (error: unknown): boolean => isProblem(error) && (mayRetry(error) || error.kind === 'aborted')

export async function buy(wish: Wish): Promise<Awaited<ReturnType<typeof api.shop.place>>> {
  const before = unanswered.get()
  const key = before && JSON.stringify(before.wish) === JSON.stringify(wish) ? before.key : newKey()
  unanswered.set({ key, wish })
  try {
    const placed = await api.shop.place({ body: wish, idempotencyKey: key })
    unanswered.set(null)
    for (const room of ['shop', 'wallet', 'tiers']) answers.refresh(room)
    return placed
  } catch (error) {
    if (!unheard(error)) unanswered.set(null)
    throw error
  }
}
