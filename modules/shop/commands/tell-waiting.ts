// An order that waits for a deal has moved: the deal is told.
import type { Ctx } from '#kernel/ctx.ts'
import { recordAll } from '#kernel/facts.ts'
import { waitingMoved } from '../facts.ts'
import type { OrderRow } from '../store/orders.ts'

export const tellWaiting = (ctx: Ctx, orders: readonly OrderRow[], to: 'paid' | 'closed' | 'refunded'): Promise<void> =>
  recordAll(
    ctx,
    waitingMoved,
    orders.flatMap(({ id, memberId, waitsFor }) =>
      waitsFor === null ? [] : [{ subject: id, payload: { orderId: id, memberId, waitsFor, to } }],
    ),
  )
