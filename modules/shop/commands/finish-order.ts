// When the last piece of an order is handed over, the order is.
import type { Ctx } from '#kernel/ctx.ts'
import { giftsAmong } from '../store/gifts.ts'
import { lockOrders } from '../store/orders.ts'
import { giftProgress, parcelProgress } from '../store/parcels.ts'
import { pickupProgress } from '../store/pickups.ts'
import { moveLocked } from './hand-over.ts'
import { planReceiving } from './receive-orders.ts'

/** Within the transaction that holds it; `mark`: by what it is done, when that can be taken back. */
export async function finishOrder(ctx: Ctx, orderId: string, mark = ''): Promise<void> {
  const [order] = await lockOrders(ctx, [orderId])
  if (!order || (order.state !== 'paid' && order.state !== 'packed') || order.waitsFor !== null) return
  const isGift = (await giftsAmong(ctx, [orderId])).size > 0
  const measure = isGift ? giftProgress : order.delivery === 'parcel' ? parcelProgress : pickupProgress
  const { left, handed } = await measure(ctx, orderId)
  if (left > 0) return
  const to = handed === 0 ? 'received' : order.delivery === 'parcel' ? 'sent' : 'redeemed'
  await moveLocked(ctx, [order], to, '', mark)
  if (to === 'sent') await planReceiving(ctx)
}
