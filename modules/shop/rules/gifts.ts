// Gifts: into how many shares an order falls, and when its time is over.
import { refuse } from '#kernel/refusal.ts'
import { type GiftWish, NotForGift } from '../contract/handing.ts'

const dayMs = 86_400_000
export const giftEndsAt = (placedAt: Date, days: number): Date => new Date(placedAt.getTime() + days * dayMs)
/** The giver is reminded three days before the end, or halfway when there is less time. */
export const giftRemindAt = (placedAt: Date, days: number): Date =>
  new Date(placedAt.getTime() + Math.max(days - 3, days / 2) * dayMs)

/** @throws Refused when it is not one thing that can be handed over in equal shares. */
export function sharesOf(lines: readonly { units: number }[], gift: Pick<GiftWish, 'pieces'>): number {
  const [only, ...others] = lines
  if (!only || others.length > 0 || only.units % gift.pieces !== 0) return refuse(NotForGift)
  return only.units / gift.pieces
}

/** The same while it is still being put together: as many whole shares as there are, and nothing is refused. */
export const sharesSoFar = (lines: readonly { units: number }[], { pieces }: Pick<GiftWish, 'pieces'>): number =>
  Math.max(Math.floor((lines[0]?.units ?? 0) / pieces), 1)

/** What goes back for the shares that nobody claimed: their part of all that can go back, rounded in favour of the giver. */
export const unclaimedAmount = (total: number, shares: number, claimed: number): number =>
  total - Math.floor((total * claimed) / shares)
