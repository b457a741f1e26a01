// What became of an order decides what becomes of the part. Locks are taken in this order everywhere: deal, team, orders; a part
// changes only while its order is held.
import type { Ctx } from '#kernel/ctx.ts'
import { record } from '#kernel/facts.ts'
import { type Text, textIn } from '#kernel/i18n.ts'
import { closeLocked, isPaid, lockOrders, type OrderRow, releaseOrders, withdrawOrder } from '#modules/shop/index.ts'
import type { PartWhy } from '../contract.ts'
import { partEnded, partPaid } from '../facts.ts'
import { movePart, type PartRow, partsById } from '../store/parts.ts'
import { countSeats } from '../store/teams.ts'
import { freshen } from './freshen.ts'

export interface Pair {
  part: PartRow
  order: OrderRow
}
/** The parts with their orders, held for the rest of the transaction, as they are now that they are held. */
export async function lockPairs(ctx: Ctx, parts: readonly Pick<PartRow, 'id' | 'orderId'>[]): Promise<Pair[]> {
  if (parts.length === 0) return []
  const orders = new Map(
    (
      await lockOrders(
        ctx,
        parts.map(p => p.orderId),
      )
    ).map(order => [order.id, order]),
  )
  const now = await partsById(
    ctx,
    parts.map(p => p.id),
  )
  return now.map(part => ({ part, order: orders.get(part.orderId) as OrderRow }))
}

const reasons: Record<Exclude<PartWhy, ''>, Text> = {
  unformed: { zh: '没有成团，全额退回', en: 'The team did not form' },
  late: { zh: '付款晚于截止时间，全额退回', en: 'It was paid after the end' },
  failed: { zh: '没有达成，全额退回', en: 'The goal was not reached' },
  cancelled: { zh: '活动取消，全额退回', en: 'The deal was called off' },
  unpaid: { zh: '没有按时付款', en: 'It was not paid in time' },
  'rest-unpaid': { zh: '没有按时付尾款', en: 'The rest was not paid in time' },
  'late-shipping': { zh: '超过承诺时间没有发货', en: 'It was not sent in time' },
  'by-hand': { zh: '运营者退款', en: 'Given back by an operator' },
  declined: { zh: '主动放弃', en: 'Given up' },
}
export const reasonOf = (ctx: Ctx, why: Exclude<PartWhy, ''>): string => textIn(reasons[why], ctx.community.locale)

/**
 * Brings a part up to where its order is. With `over`, an order that still waits for its payment is closed, and nothing stays held.
 * True when it is paid since now.
 */
export async function settlePart(ctx: Ctx, { part, order }: Pair, over = false): Promise<boolean> {
  if (part.state === 'paid' && order.state === 'refunded') {
    await endPart(ctx, part, 'returned', { why: 'by-hand', returned: part.units * part.price })
    return false
  }
  if (part.state !== 'held') return false
  if (order.state === 'closed') return lapse(ctx, part)
  if (order.state === 'awaiting' || order.state === 'created') {
    if (!over) return false
    await closeLocked(ctx, [order], 'withdrawn', reasonOf(ctx, 'unpaid'))
    return lapse(ctx, part)
  }
  if (order.state === 'refunded') {
    await endPart(ctx, part, 'returned', { why: 'by-hand', returned: part.units * part.price, paidAt: order.paidAt })
    return false
  }
  if (!isPaid(order.state) || order.paidAt === null) return false
  if (order.paidAt >= part.until) {
    await giveBack(ctx, { part, order }, 'late')
    return false
  }
  if (!(await movePart(ctx, part, 'paid', { paidAt: order.paidAt }))) throw new Error(`${part.id} moved though it was held`)
  await record(ctx, partPaid, part.dealId, about(part))
  freshen(ctx, part.dealId)
  return true
}

async function lapse(ctx: Ctx, part: PartRow): Promise<false> {
  await endPart(ctx, part, 'lapsed', { why: 'unpaid' })
  return false
}

/** Everything that was paid for it goes back; its order is held by this transaction. */
export async function giveBack(ctx: Ctx, { part, order }: Pair, why: Exclude<PartWhy, ''>): Promise<void> {
  const wish = { orderId: part.orderId, key: `deal:${part.id}`, reason: reasonOf(ctx, why), restock: true }
  const { refundId, amount } = await withdrawOrder(ctx, wish)
  await endPart(ctx, part, 'returned', { why, returned: part.returned + amount, refundId, paidAt: order.paidAt })
}

/** It is the member's: its order can be handed over. */
export async function grant(ctx: Ctx, part: PartRow, more: { returned?: number; refundId?: string | null } = {}): Promise<void> {
  await releaseOrders(ctx, [part.orderId])
  await endPart(ctx, part, 'granted', more)
}

interface End {
  why?: PartWhy
  returned?: number
  refundId?: string | null
  paidAt?: Date | null
}
export async function endPart(ctx: Ctx, part: PartRow, to: 'granted' | 'kept' | 'returned' | 'lapsed', end: End): Promise<void> {
  if (!(await movePart(ctx, part, to, end))) throw new Error(`${part.id} moved though it was held`)
  // A seat is given up when what held it ends; one that is granted stays counted.
  if (part.teamId && part.state === 'held') await countSeats(ctx, part.teamId, { held: -1, paid: 0 })
  await record(ctx, partEnded, part.dealId, {
    ...about(part),
    state: to,
    why: end.why ?? '',
    returned: end.returned ?? part.returned,
  })
  freshen(ctx, part.dealId)
}
const about = ({ dealId, id: partId, teamId, memberId, orderId }: PartRow) => ({ dealId, partId, teamId, memberId, orderId })
