// The days of a gift go by: its giver is reminded, then what nobody claimed goes back to him.
import { z } from 'zod'
import { asSystem, type Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { job } from '#kernel/jobs/define.ts'
import { giftEnded, giftWaits } from '../facts.ts'
import { unclaimedAmount } from '../rules/gifts.ts'
import { amountsOf } from '../store/amounts.ts'
import { endGift, findGift, type GiftRow, noteGiftRefund, noteReminded } from '../store/gifts.ts'
import { findOrder, lockOrders, type OrderRow } from '../store/orders.ts'
import { returnStocks, type Taking, takingsOf } from '../store/stocks.ts'
import { finishOrder } from './finish-order.ts'
import { askRefund } from './refund-order.ts'
import { remindGiver } from './remind-giver.ts'
import { noteBack } from './shelves-seen.ts'

const about = z.object({ orderId: z.string() })
const isOpen = (state: string): boolean => state === 'paid' || state === 'packed'

export const remindGivers = job('shop.remind-giver', about, (ctx, { orderId }) =>
  within(ctx, async ctx => {
    const [gift, order] = [await findGift(ctx, orderId), await findOrder(ctx, orderId)]
    if (!gift || !order || !isOpen(order.state) || gift.claimed === gift.shares) return
    if (!(await noteReminded(ctx, orderId))) return
    const { giverId: memberId, shares, claimed, endsAt } = gift
    await record(ctx, giftWaits, orderId, { orderId, memberId, left: shares - claimed, endsAt: endsAt.toISOString() })
    await remindGiver(ctx, gift)
  }),
)

export const endGifts = job('shop.end-gift', about, (ctx, { orderId }) =>
  within(ctx, async ctx => {
    const [order] = await lockOrders(ctx, [orderId])
    if (!order || !isOpen(order.state)) return
    const gift = await endGift(ctx, orderId)
    if (!gift) return
    const left = gift.shares - gift.claimed
    const refundId = left > 0 ? await giveBack(asSystem(ctx, 'shop'), order, gift) : null
    const { giverId: memberId, claimed } = gift
    await record(ctx, giftEnded, orderId, { orderId, memberId, claimed, left, refundId })
    await finishOrder(asSystem(ctx, 'shop'), orderId)
  }),
)

/** What nobody claimed goes back to the giver, and to the shelf. */
async function giveBack(ctx: Ctx, order: OrderRow, gift: GiftRow): Promise<string | null> {
  const total = (await amountsOf(ctx, [order.id])).get(order.id) ?? 0
  const amount = Math.min(unclaimedAmount(total, gift.shares, gift.claimed), total - order.refunded)
  if (amount <= 0) return null
  const isAll = gift.claimed === 0
  const { refundId } = await askRefund(ctx, {
    ...{ orderId: order.id, key: `gift:${order.id}`, amount, restock: isAll },
    reason: ctx.community.locale === 'en' ? 'Unclaimed shares of a gift' : '礼物未被领取的部分',
  })
  await noteGiftRefund(ctx, order.id, refundId)
  if (!isAll) await putBack(ctx, order, gift)
  return refundId
}

async function putBack(ctx: Ctx, order: OrderRow, gift: GiftRow): Promise<void> {
  const takings = takingsOf([order]).map(
    (taking): Taking => ({ ...taking, units: (taking.units / gift.shares) * (gift.shares - gift.claimed) }),
  )
  await returnStocks(ctx, takings)
  noteBack(
    ctx,
    takings.map(t => t.stockId),
  )
}
