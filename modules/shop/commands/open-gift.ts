// A gift is ordered: its link is made, and the days begin in which it can be claimed.
import type { Ctx } from '#kernel/ctx.ts'
import { later } from '#kernel/jobs/define.ts'
import type { GiftWish } from '../contract/handing.ts'
import { giftEndsAt, giftRemindAt, sharesOf } from '../rules/gifts.ts'
import { insertGift } from '../store/gifts.ts'
import { endGifts, remindGivers } from './end-gift.ts'
import { newToken } from './seal-token.ts'

interface Ordered {
  id: string
  memberId: string
  lines: readonly { units: number }[]
}

/** In the transaction that writes the order. */
export async function openGift(ctx: Ctx, { id: orderId, memberId, lines }: Ordered, wish: GiftWish): Promise<void> {
  const { hash, sealed } = newToken(ctx, 'gift', orderId)
  const { words, pieces, perPersonMax, days } = wish
  const endsAt = giftEndsAt(ctx.now, days)
  await insertGift(ctx, {
    ...{ orderId, giverId: memberId, tokenHash: hash, sealed, words, pieces, perPersonMax, days, endsAt },
    shares: sharesOf(lines, wish),
  })
  await later(ctx, remindGivers, { orderId }, { at: giftRemindAt(ctx.now, days), key: orderId })
  await later(ctx, endGifts, { orderId }, { at: endsAt, key: orderId })
}
