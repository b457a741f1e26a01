// The order of a rest is handed over with the goods it belongs to: once an hour those whose goods have gone count as sold too.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { ctxFor } from '#kernel/house.ts'
import { round } from '#kernel/jobs/define.ts'
import { lockOrders, moveLocked, releaseOrders } from '#modules/shop/index.ts'
import { restsToFollow } from '../store/parts.ts'

const mostAtOnce = 500

export const followRests = round('deals.follow-rests', '23 * * * *', 'UTC', async ctx => {
  for (const { communityId, orderId } of await restsToFollow(ctx, mostAtOnce)) {
    const community = await ctx.house.findCommunity(communityId)
    if (community) await follow(ctxFor(ctx.house, { actor: ctx.actor, community, requestId: ctx.requestId }), orderId)
  }
})

const follow = (ctx: Ctx, orderId: string): Promise<void> =>
  within(ctx, async ctx => {
    await lockOrders(ctx, [orderId])
    await releaseOrders(ctx, [orderId])
    const orders = await lockOrders(ctx, [orderId])
    if (orders[0]?.state === 'paid') await moveLocked(ctx, orders, 'received')
  })
