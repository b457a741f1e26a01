// A playbook held once more in the same community: what has its days (offers, coupons, deals, activities) is made anew under names
// that bear the edition, beside what stands from before; groups, goods and tiers are the same ones.
import type { Playbook } from '../contract/file.ts'

export function editionOf(book: Playbook, edition: string | undefined): Playbook {
  if (edition === undefined) return book
  // A name has sixty letters at most.
  const anew = (ref: string): string => `${ref.slice(0, 59 - edition.length)}-${edition}`
  const dated = <One extends { ref: string }>(all: readonly One[]): One[] => all.map(one => ({ ...one, ref: anew(one.ref) }))
  return {
    ...book,
    offers: dated(book.offers),
    coupons: dated(book.coupons),
    deals: dated(book.deals),
    activities: dated(book.activities).map(one => ({
      ...one,
      rewards: one.rewards.map(reward => (reward.coupon === undefined ? reward : { ...reward, coupon: anew(reward.coupon) })),
    })),
  }
}
