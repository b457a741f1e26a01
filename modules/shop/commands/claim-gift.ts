// A gift is claimed: one share for whoever holds the link, with an address of his own or a code to fetch it.
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { refuse } from '#kernel/refusal.ts'
import { GiftGone, GiftOver, GiftTaken, NoSuchLink } from '../contract/handing.ts'
import type { Address } from '../contract/orders.ts'
import { AddressNeeded } from '../contract/refusals.ts'
import { giftClaimed } from '../facts.ts'
import { countMine, findGift, findGiftByToken, takeShare } from '../store/gifts.ts'
import { lockOrders } from '../store/orders.ts'
import { openPickup } from './open-pickup.ts'
import { hashOfToken } from './seal-token.ts'

export const claimGift = (ctx: Ctx, token: string, wish: { address: Address | null }): Promise<{ claimId: string }> =>
  within(ctx, async ctx => {
    const claimerId = memberIdOf(ctx)
    const seen = (await findGiftByToken(ctx, hashOfToken(token))) ?? refuse(NoSuchLink)
    const [order] = await lockOrders(ctx, [seen.orderId])
    if (!order) return refuse(NoSuchLink)
    if (order.state !== 'paid' && order.state !== 'packed') refuse(GiftOver)
    if (order.delivery === 'parcel' && !wish.address) refuse(AddressNeeded)
    const address = order.delivery === 'parcel' ? wish.address : null
    const claim = await takeShare(ctx, { orderId: order.id, memberId: claimerId, address })
    if (!claim) return refuseClaim(ctx, order.id, claimerId)
    if (order.delivery === 'pickup') await openPickup(ctx, order, { id: claim.id, memberId: claimerId })
    await record(ctx, giftClaimed, order.id, { orderId: order.id, memberId: order.memberId, claimId: claim.id, claimerId })
    return { claimId: claim.id }
  })

async function refuseClaim(ctx: Ctx, orderId: string, memberId: string): Promise<never> {
  const gift = await findGift(ctx, orderId)
  if (!gift || gift.endedAt || gift.endsAt <= ctx.now) refuse(GiftOver)
  if ((await countMine(ctx, orderId, memberId)) >= gift.perPersonMax) refuse(GiftTaken)
  return refuse(GiftGone)
}
