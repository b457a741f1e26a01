// What was not sent by the promised day can be taken back by whoever paid for it, without asking.
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { refuse } from '#kernel/refusal.ts'
import { isHandedOver, isPaid } from '#modules/shop/index.ts'
import { MovedOn, NoSuchPart, NotLate } from '../contract.ts'
import { findDeal } from '../store/deals.ts'
import { findPart, restOfPart } from '../store/parts.ts'
import { giveBack, lockPairs } from './settle-part.ts'

/** Past the promised day with the goods still here. */
export const isLate = (deal: { terms: object }, now: Date): boolean => {
  const { shipsBy } = deal.terms as { shipsBy?: Date }
  return shipsBy !== undefined && shipsBy <= now
}

export const refundLate = (ctx: Ctx, dealId: string, partId: string): Promise<void> =>
  within(ctx, async ctx => {
    const [deal, part] = await Promise.all([findDeal(ctx, dealId), findPart(ctx, partId)])
    if (!deal || part?.dealId !== dealId || part.memberId !== memberIdOf(ctx) || part.restOf !== null) return refuse(NoSuchPart)
    if (!isLate(deal, ctx.now)) refuse(NotLate, { shipsBy: 'shipsBy' in deal.terms ? deal.terms.shipsBy : null })
    const rest = await restOfPart(ctx, partId)
    for (const pair of await lockPairs(ctx, rest ? [part, rest] : [part])) {
      const isHis = pair.part.state === 'granted' && isPaid(pair.order.state) && !isHandedOver(pair.order.state)
      if (!isHis) refuse(MovedOn, { state: pair.order.state })
      await giveBack(ctx, pair, 'late-shipping')
    }
  })
