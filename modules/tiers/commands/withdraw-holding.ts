// A holding ends before its time and what is left of it goes back: the dues that are not earned, and its credit that is not
// spent. Within the days of refund all dues go back, also what was booked as earned.
import { actorName, type Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import type { Currency } from '#kernel/money.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { houseAccount, leftOf, postTransfers, reverseTransfer, takeBack } from '#modules/wallet/index.ts'
import { NotStanding, type Plan, type RefundQuote } from '../contract.ts'
import { refundDue, tierWithdrawn } from '../facts.ts'
import { addDays } from '../rules/clock.ts'
import { byCause } from '../rules/money.ts'
import { listMonths, undoMonth } from '../store/dues.ts'
import { findHolding, type HoldingRow, listSources, lockHolding } from '../store/holdings.ts'
import { findPlan } from '../store/plans.ts'
import { freeSeat } from '../store/rounds.ts'
import { bookMonths } from './book-dues.ts'
import { unearnedNow } from './quote-tier.ts'
import { endNow } from './replace-holding.ts'

export interface Withdrawn extends RefundQuote {
  /** The same as `total`: what is to be paid out. */
  refund: number
}

const isLiving = (held: HoldingRow): boolean => held.state === 'standing' || held.state === 'frozen'

/** What would go back if it were withdrawn now. */
export async function quoteRefund(ctx: Ctx, holdingId: string): Promise<RefundQuote> {
  const held = (await findHolding(ctx, holdingId)) ?? refuse(NotFound)
  if (!isLiving(held)) refuse(NotStanding)
  const wholeUntil = await wholeUntilOf(ctx, held)
  const whole = ctx.now < wholeUntil
  const credit = held.creditTransferId === null ? 0 : await leftOf(ctx, held.creditTransferId)
  return shapeOf(ctx, held, { whole, wholeUntil, dues: whole ? held.dues : unearnedNow(ctx, held), credit })
}

async function wholeUntilOf(ctx: Ctx, held: HoldingRow): Promise<Date> {
  const terms = (await findPlan(ctx, held.planId, held.version)) as Plan
  return addDays(held.grantedAt, terms.refundDays, ctx.community.timeZone)
}

type Back = Pick<RefundQuote, 'whole' | 'wholeUntil' | 'dues' | 'credit'>
async function shapeOf(ctx: Ctx, held: HoldingRow, back: Back): Promise<RefundQuote> {
  const total = back.dues + back.credit
  return { ...back, currency: held.currency as Currency, total, parts: byCause(total, await sourcesOf(ctx, held)) }
}

/** What brought its money in, newest first: its own order, and those of the holdings that it replaced. */
async function sourcesOf(ctx: Ctx, held: HoldingRow): Promise<{ cause: string; paid: number }[]> {
  if (held.carried === 0) return [held]
  const earlier: { cause: string; paid: number }[] = []
  for (const source of await listSources(ctx, held.id)) earlier.push(...(await sourcesOf(ctx, source)))
  return [held, ...earlier]
}

/** The caller pays out what it tells; it lies in `refunding`. */
export const withdrawHolding = (ctx: Ctx, holdingId: string, why: string): Promise<Withdrawn> =>
  within(ctx, async ctx => {
    const held = (await lockHolding(ctx, holdingId)) ?? refuse(NotFound)
    if (!isLiving(held)) refuse(NotStanding)
    const wholeUntil = await wholeUntilOf(ctx, held)
    const whole = ctx.now < wholeUntil
    const [booked] = await bookMonths(ctx, [held])
    const dues = whole ? held.dues : unearnedNow(ctx, booked as HoldingRow)
    if (whole) await unbookMonths(ctx, held)
    const credit = await bookBack(ctx, held, dues)
    await endNow(ctx, booked as HoldingRow, {
      state: 'withdrawn',
      endedWhy: why,
      duesReturned: dues,
      creditReturned: credit,
    })
    if (held.roundId !== null) await freeSeat(ctx, held.roundId)
    const quote = await shapeOf(ctx, held, { whole, wholeUntil, dues, credit })
    const { memberId, planId } = held
    await record(ctx, tierWithdrawn, memberId, { holdingId, memberId, planId, why, refund: quote.total })
    return { ...quote, refund: quote.total }
  })

async function unbookMonths(ctx: Ctx, held: HoldingRow): Promise<void> {
  for (const { month, transferId, undoneBy } of await listMonths(ctx, held.id))
    if (transferId !== null && undoneBy === null)
      await undoMonth(ctx, held.id, month, await reverseTransfer(ctx, transferId, actorName(ctx.actor)))
}

/** Takes back the credit that is left and moves the money to where it is paid out from; gives the credit. */
async function bookBack(ctx: Ctx, held: HoldingRow, dues: number): Promise<number> {
  const common = { kind: 'tier-withdrawn', cause: held.id }
  const credit =
    held.creditTransferId === null
      ? 0
      : await takeBack(ctx, held.creditTransferId, {
          ...common,
          key: `holding:${held.id}:credit-back`,
          credit: houseAccount('credit', 'issued'),
        })
  const account = (name: 'unearned-dues' | 'prepaid' | 'refunding') => houseAccount(held.currency as Currency, name)
  const lines = [
    { debit: account('unearned-dues'), credit: account('refunding'), amount: dues },
    { debit: account('prepaid'), credit: account('refunding'), amount: credit },
  ].filter(({ amount }) => amount > 0)
  if (lines.length > 0) await postTransfers(ctx, [{ ...common, key: `holding:${held.id}:withdrawn`, lines }])
  return credit
}

/** An operator ends a holding: whoever took the money in hears what to pay back. */
export const endHolding = (ctx: Ctx, holdingId: string, reason: string): Promise<{ refund: number }> =>
  within(ctx, async ctx => {
    const held = (await findHolding(ctx, holdingId)) ?? refuse(NotFound)
    const { refund, currency, parts } = await withdrawHolding(ctx, holdingId, reason)
    const { memberId, planId } = held
    if (refund > 0)
      await record(ctx, refundDue, memberId, { holdingId, memberId, planId, currency, total: refund, parts, reason })
    return { refund }
  })
