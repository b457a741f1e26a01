// The books of a month are closed: nothing counts for it any more. In order, and only when it is over.
import { actorName, type Ctx } from '#kernel/ctx.ts'
import { dayIn } from '#kernel/days.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { refuse } from '#kernel/refusal.ts'
import { MonthClosed, MonthNotOver, MonthsBefore } from '../contract.ts'
import { monthClosed } from '../facts.ts'
import { firstOpenMonth, insertClosedMonth, stopPosting } from '../store/transfers.ts'

const thisMonth = (ctx: Ctx): string => dayIn(ctx.now, ctx.community.timeZone).slice(0, 7)

/** The month that can be closed now, if there is one. */
export async function nextToClose(ctx: Ctx): Promise<string | null> {
  const month = (await firstOpenMonth(ctx))?.slice(0, 7)
  return month && month < thisMonth(ctx) ? month : null
}

export const closeMonth = (ctx: Ctx, month: string): Promise<void> =>
  within(ctx, async ctx => {
    await stopPosting(ctx)
    if (month >= thisMonth(ctx)) refuse(MonthNotOver, { month })
    const first = (await firstOpenMonth(ctx))?.slice(0, 7)
    if (first && month < first) refuse(MonthClosed, { month })
    if (!first || month > first) refuse(MonthsBefore, { month: first ?? month })
    await insertClosedMonth(ctx, `${month}-01`, actorName(ctx.actor))
    await record(ctx, monthClosed, month, { month })
  })
