// Operators give coupons away: to members they name, or to all who hold a right.
import { actorName, type Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { newId } from '#kernel/ids.ts'
import { refuse } from '#kernel/refusal.ts'
import { isMember } from '#modules/members/index.ts'
import { listHoldings } from '#modules/tiers/index.ts'
import { CouponsGone, NoSuchBatch } from '../contract/refusals.ts'
import { findBatch } from '../store/batches.ts'
import { freshenCoupons } from './show-coupons.ts'
import { claimCoupons } from './take-coupon.ts'

export interface GiftWish {
  batchId: string
  memberIds: readonly string[]
  right: string | null
  /** Asked again with the same key nobody gets a second one. */
  key: string
}

const mostAtOnce = 500
/** All of them or, when there are not enough, nobody. Who has had his share is passed over. */
export const giveCoupons = (ctx: Ctx, wish: GiftWish): Promise<{ given: number; passedOver: number }> =>
  within(ctx, async ctx => {
    const batch = (await findBatch(ctx, wish.batchId)) ?? refuse(NoSuchBatch)
    if (batch.state !== 'open') refuse(NoSuchBatch)
    const people = wish.right === null ? await present(ctx, wish.memberIds) : await holdersOf(ctx, wish.right)
    let given = 0
    for (let from = 0; from < people.length; from += mostAtOnce) {
      const takes = people
        .slice(from, from + mostAtOnce)
        .map(memberId => ({ id: newId(ctx, 'cpn'), batch, memberId, key: `gift:${wish.key}`, givenBy: actorName(ctx.actor) }))
      const verdicts = await claimCoupons(ctx, takes)
      if (verdicts.some(one => one.kind === 'gone' || one.kind === 'not-now')) refuse(CouponsGone)
      given += verdicts.filter(one => one.kind === 'taken').length
    }
    freshenCoupons(ctx)
    return { given, passedOver: (wish.right === null ? new Set(wish.memberIds).size : people.length) - given }
  })

async function present(ctx: Ctx, memberIds: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const memberId of new Set(memberIds)) if (await isMember(ctx, memberId)) found.push(memberId)
  return found
}

async function holdersOf(ctx: Ctx, right: string): Promise<string[]> {
  const found = new Set<string>()
  let cursor: string | undefined
  do {
    const page = await listHoldings(ctx, { state: 'standing', limit: 500, ...(cursor ? { cursor } : {}) })
    for (const held of page.items) {
      const isOn = held.since <= ctx.now && (held.honouredUntil === null || held.honouredUntil > ctx.now)
      if (isOn && held.rights.includes(right)) found.add(held.memberId)
    }
    cursor = page.next ?? undefined
  } while (cursor)
  return [...found].sort()
}
