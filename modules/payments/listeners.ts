// What payments do by themselves: give back what the shop asks for, look after what waits, compare the bills of the day.
import type { Ctx } from '#kernel/ctx.ts'
import { listen } from '#kernel/facts.ts'
import { ctxFor } from '#kernel/house.ts'
import { round } from '#kernel/jobs/define.ts'
import { listCommunities } from '#modules/communities/index.ts'
import { memberErased } from '#modules/members/index.ts'
import { refundAsked } from '#modules/shop/index.ts'
import { compareBill, compareDaily } from './commands/compare-bill.ts'
import { giveBack, giveBackForShop, tryGiveBack } from './commands/give-back.ts'
import { lookAfter, lookSoon } from './commands/look-after.ts'
import { payLate } from './commands/payer-page.ts'
import { sweepAt, sweepInbox } from './commands/work-inbox.ts'
import { later } from './rules/times.ts'
import { forgetRaw, forgetRawOf, nextWaiting } from './store/inbox.ts'
import { nextDue } from './store/payments.ts'
import { listDueRefunds } from './store/refunds.ts'

const refund = listen(refundAsked, 'payments.give-back-for-shop', (ctx, { payload }) => {
  const { refundId: shopRefundId, orderId, money: amount, currency, reason } = payload
  return giveBackForShop(ctx, { shopRefundId, orderId, amount, currency, reason })
})

const forgetMember = listen(memberErased, 'payments.forget-member', async (ctx, { payload }) => {
  await forgetRawOf(ctx, payload.memberId)
})

const rawKeptMs = 180 * 86_400_000
const forget = round('payments.forget', '41 3 * * *', 'UTC', async ctx => {
  for (const community of await listCommunities(ctx.db))
    await forgetRaw(ctxFor(ctx.house, { actor: ctx.actor, community }), later(ctx.now, -rawKeptMs))
})

/** Whatever lost its job (laid aside after many failures, say) gets another. */
const takeUp = round('payments.take-up', '*/10 * * * *', 'UTC', async ctx => {
  for (const community of await listCommunities(ctx.db)) await takeUpIn(ctxFor(ctx.house, { actor: ctx.actor, community }))
})
async function takeUpIn(ctx: Ctx): Promise<void> {
  const overdue = later(ctx.now, -5 * 60_000)
  const [due, waiting] = [await nextDue(ctx), await nextWaiting(ctx)]
  if (due && due < overdue) await lookSoon(ctx)
  if (waiting && waiting < overdue) await sweepAt(ctx, ctx.now)
  for (const { id } of await listDueRefunds(ctx, overdue)) await tryGiveBack(ctx, id)
}

export const paymentsListeners = [refund, forgetMember]
export const paymentsJobs = [lookAfter, sweepInbox, giveBack, compareBill, payLate]
export const paymentsRounds = [compareDaily, takeUp, forget]
