// A member gives a tier back without a reason, within the days that the plan (and the law) promise for it.
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { PastReturning } from '../contract/refusals.ts'
import { findHolding } from '../store/holdings.ts'
import { endHolding, quoteRefund } from './withdraw-holding.ts'

export async function quoteMine(ctx: Ctx, holdingId: string) {
  const held = await findHolding(ctx, holdingId)
  if (held?.memberId !== memberIdOf(ctx)) refuse(NotFound)
  return quoteRefund(ctx, holdingId)
}

export const returnHolding = (ctx: Ctx, holdingId: string): Promise<{ refund: number }> =>
  within(ctx, async ctx => {
    if (!(await quoteMine(ctx, holdingId)).whole) refuse(PastReturning)
    return endHolding(ctx, holdingId, '无理由退 / within the days for it')
  })
