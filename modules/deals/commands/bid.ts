// Auctions: a deposit of credit is set aside first, then bids; the highest is decided by the database in one statement.
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { Refused, refuse } from '#kernel/refusal.ts'
import { mayNow } from '#modules/tiers/index.ts'
import { holdAmount, memberAccount, NotEnough } from '#modules/wallet/index.ts'
import { BidTooLow, CreditShort, DepositNeeded, LeadsAlready, NotOpen, RightNeeded } from '../contract.ts'
import { bidPlaced } from '../facts.ts'
import { leastBid } from '../rules/prices.ts'
import { findDeposit, findLot, insertDeposit, placeBid } from '../store/auctions.ts'
import { lockDeal } from '../store/deals.ts'
import { freshen } from './freshen.ts'
import { dealOfKind, shownDeal } from './place-part.ts'

/** It comes back when the auction is over; should the house forget it, the ledger lets it go by itself. */
const heldMs = 400 * 86_400_000

export async function needRightOf(ctx: Ctx, deal: { needsRight: string | null }): Promise<void> {
  if (deal.needsRight !== null && !(await mayNow(ctx, memberIdOf(ctx), deal.needsRight))) refuse(RightNeeded)
}

export const setDepositAside = (ctx: Ctx, dealId: string): Promise<void> =>
  within(ctx, async ctx => {
    const memberId = memberIdOf(ctx)
    const deal = dealOfKind(await lockDeal(ctx, dealId, 'shared'), ['auction'])
    const lot = await findLot(ctx, dealId)
    if (deal.state !== 'open' || !lot || ctx.now < deal.opensAt || lot.endsAt <= ctx.now)
      refuse(NotOpen, { title: deal.title, opensAt: deal.opensAt, closesAt: lot?.endsAt ?? deal.closesAt })
    await needRightOf(ctx, deal)
    const { deposit } = deal.terms
    if (deposit === 0 || (await findDeposit(ctx, dealId, memberId))) return
    const hold = { key: `deal:${dealId}:deposit:${memberId}`, account: memberAccount('credit', memberId), amount: deposit }
    const expiresAt = new Date(deal.closesAt.getTime() + heldMs)
    try {
      const holdId = await holdAmount(ctx, { ...hold, cause: dealId, expiresAt })
      await insertDeposit(ctx, { dealId, memberId, holdId, amount: deposit })
    } catch (error) {
      if (error instanceof Refused && error.refusal === NotEnough) refuse(CreditShort, { deposit })
      throw error
    }
  })

export async function bid(ctx: Ctx, dealId: string, amount: number): Promise<{ seq: number; endsAt: Date }> {
  const memberId = memberIdOf(ctx)
  const deal = await shownDeal(ctx, dealId, 'auction')
  const { deposit, startPrice, step, softMinutes } = deal.terms
  const lot = await findLot(ctx, dealId)
  const over = () => refuse(NotOpen, { title: deal.title, opensAt: deal.opensAt, closesAt: lot?.endsAt ?? deal.closesAt })
  if (!lot || deal.state !== 'open' || ctx.now < deal.opensAt || lot.endsAt <= ctx.now) return over()
  if (deposit > 0 && (await findDeposit(ctx, dealId, memberId))?.returnedAt !== null) refuse(DepositNeeded, { deposit })
  await needRightOf(ctx, deal)
  return within(ctx, async ctx => {
    const placed = await placeBid(ctx, { dealId, memberId, amount, startPrice, step, softMinutes })
    if (!placed) {
      const now = await findLot(ctx, dealId)
      if (!now || now.closedAt !== null || now.endsAt <= ctx.now) return over()
      if (now.topMemberId === memberId) refuse(LeadsAlready)
      return refuse(BidTooLow, { least: leastBid(deal.terms, now.topAmount) })
    }
    const { seq, endsAt, outbidId } = placed
    await record(ctx, bidPlaced, dealId, { dealId, seq, memberId, amount, endsAt: endsAt.toISOString(), outbidId })
    freshen(ctx, dealId)
    return { seq, endsAt }
  })
}
