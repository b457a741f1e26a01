// Dues are earned month by month: a nightly round books what has begun, a batch at a time, and catches up after a pause.
import type { Ctx } from '#kernel/ctx.ts'
import { dayIn } from '#kernel/days.ts'
import { within } from '#kernel/db/within.ts'
import { ctxFor } from '#kernel/house.ts'
import type { Currency } from '#kernel/money.ts'
import { houseAccount, postTransfers } from '#modules/wallet/index.ts'
import { begunAt, monthBeginsAt, nextDueAt } from '../rules/clock.ts'
import { earnedInMonth } from '../rules/term.ts'
import { insertMonths, listCommunitiesDue, setBooked, takeDue } from '../store/dues.ts'
import type { HoldingRow } from '../store/holdings.ts'

/** The months of these locked holdings that have begun and are not booked; gives the holdings as they are after it. */
export async function bookMonths(ctx: Ctx, held: readonly HoldingRow[]): Promise<HoldingRow[]> {
  const { timeZone } = ctx.community
  const months = held.flatMap(one => {
    const begun = one.dues === 0 ? 0 : begunAt(one, ctx.now, timeZone)
    return Array.from({ length: Math.max(begun - one.monthsBooked, 0) }, (_, n) => {
      const month = one.monthsBooked + n
      const dueAt = monthBeginsAt(one, month, timeZone)
      return { one, holdingId: one.id, month, dueAt, amount: earnedInMonth(one.dues, one.earnMonths, month) }
    })
  })
  if (months.length === 0) return [...held]
  const booked = months.filter(({ amount }) => amount > 0)
  const posted = await postTransfers(
    ctx,
    booked.map(({ one, month, amount, dueAt }) => ({
      key: `holding:${one.id}:month:${month}`,
      kind: 'dues-earned',
      cause: one.id,
      effectiveOn: dayIn(dueAt, timeZone),
      lines: [{ debit: account(one, 'unearned-dues'), credit: account(one, 'dues'), amount }],
    })),
  )
  const transferIds = new Map(booked.map((month, n) => [month, posted[n]?.transferId ?? null]))
  await insertMonths(
    ctx,
    months.map(month => ({ ...month, transferId: transferIds.get(month) ?? null })),
  )
  const after = held.map(one => {
    const now = { ...one, monthsBooked: one.monthsBooked + months.filter(month => month.one === one).length }
    return { ...now, nextDueAt: one.state === 'standing' ? nextDueAt(now, timeZone) : null }
  })
  await setBooked(ctx, after)
  return after
}
const account = (one: HoldingRow, name: 'unearned-dues' | 'dues') => houseAccount(one.currency as Currency, name)

const holdingsAtOnce = 200

/** Goes through all communities; each batch of holdings in a transaction of its own. */
export async function bookDues(ctx: Ctx): Promise<void> {
  for (const communityId of await listCommunitiesDue(ctx)) {
    const community = await ctx.house.findCommunity(communityId)
    if (!community) continue
    const there = ctxFor(ctx.house, { actor: ctx.actor, community, requestId: ctx.requestId })
    for (let more = true; more; )
      more = await within(there, async ctx => {
        const held = await takeDue(ctx, holdingsAtOnce)
        await bookMonths(ctx, held)
        return held.length === holdingsAtOnce
      })
  }
}
