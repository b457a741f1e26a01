// What was sent has arrived: its buyer says so, or ten days have gone by.
import { z } from 'zod'
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { recordAll } from '#kernel/facts.ts'
import { job, later } from '#kernel/jobs/define.ts'
import { refuse } from '#kernel/refusal.ts'
import { NoSuchClaim } from '../contract/handing.ts'
import { NoSuchOrder, OrderMovedOn } from '../contract/refusals.ts'
import { claimMoved } from '../facts.ts'
import { moveClaims } from '../store/gifts.ts'
import { lockOrders } from '../store/orders.ts'
import { lockOnTheWay, receiveClaims } from '../store/receiving.ts'
import { moveLocked } from './hand-over.ts'
import { holdRefs } from './hold-refs.ts'

const afterMs = 10 * 86_400_000
const hourMs = 3_600_000
const mostAtOnce = 500

/** One job an hour in which something was sent. */
export async function planReceiving(ctx: Ctx): Promise<void> {
  const at = Math.ceil((ctx.now.getTime() + afterMs) / hourMs) * hourMs
  await later(ctx, receiveSent, {}, { at: new Date(at), key: String(at) })
}

export const receiveSent = job('shop.receive-sent', z.object({}), async ctx => {
  const before = new Date(ctx.now.getTime() - afterMs)
  for (let moved = mostAtOnce; moved === mostAtOnce; ) moved = await within(ctx, ctx => receiveSome(ctx, before))
  await within(ctx, async ctx => {
    const claims = await receiveClaims(ctx, before)
    await recordAll(
      ctx,
      claimMoved,
      claims.map(one => ({ subject: one.claimId, payload: { ...one, to: 'received' } })),
    )
  })
})
async function receiveSome(ctx: Ctx, before: Date): Promise<number> {
  const orders = await lockOnTheWay(ctx, before, mostAtOnce)
  await moveLocked(ctx, orders, 'received')
  return orders.length
}

export const confirmArrival = (ctx: Ctx, orderId: string): Promise<void> =>
  within(ctx, async ctx => {
    const [order] = await lockOrders(ctx, [orderId])
    if (order?.memberId !== memberIdOf(ctx)) return refuse(NoSuchOrder)
    if (order.state !== 'sent') refuse(OrderMovedOn, { state: order.state })
    await moveLocked(ctx, [order], 'received')
  })

export const confirmGift = (ctx: Ctx, claimId: string): Promise<void> =>
  within(ctx, async ctx => {
    const held = (await holdRefs(ctx, [claimId])).get(claimId)
    const claim = held?.claim
    if (!held || claim?.memberId !== memberIdOf(ctx)) return refuse(NoSuchClaim)
    if ((await moveClaims(ctx, [claimId], ['sent'], 'received')) !== 1) refuse(OrderMovedOn, { state: claim.state })
    const { orderId, memberId } = claim
    await recordAll(ctx, claimMoved, [
      { subject: claimId, payload: { orderId, claimId, memberId, giverId: held.order.memberId, to: 'received' } },
    ])
  })
