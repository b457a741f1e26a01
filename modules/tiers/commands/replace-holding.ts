// A holding ends before its time: because a higher one replaces it, because it is withdrawn, or because what it was tied to ended.
import type { Ctx } from '#kernel/ctx.ts'
import { record } from '#kernel/facts.ts'
import { callOff } from '#kernel/jobs/define.ts'
import { tierUpgraded, tierWithdrawn } from '../facts.ts'
import { voidObligations } from '../store/benefits.ts'
import { endFreeze, type HoldingRow, listTied, setHolding } from '../store/holdings.ts'
import { bookMonths } from './book-dues.ts'
import { unearnedNow } from './quote-tier.ts'
import { tending } from './tend-holding.ts'

/** Its unearned dues belong to `toId` from now on. */
export async function replaceHolding(ctx: Ctx, held: HoldingRow, toId: string): Promise<void> {
  const [booked] = await bookMonths(ctx, [held])
  const duesMoved = unearnedNow(ctx, booked as HoldingRow)
  await endNow(ctx, booked as HoldingRow, { state: 'upgraded', upgradedTo: toId, duesMoved })
  const { id: holdingId, memberId, planId } = held
  await record(ctx, tierUpgraded, memberId, { holdingId, memberId, planId, toHoldingId: toId })
}

type Ending =
  | { state: 'upgraded'; upgradedTo: string; duesMoved: number }
  | { state: 'withdrawn'; endedWhy: string; duesReturned?: number; creditReturned?: number }

/** Ends it with all that hangs on it: what is still promised, its associates, its next job. */
export async function endNow(ctx: Ctx, held: HoldingRow, ending: Ending): Promise<void> {
  const off = { endedAt: ctx.now, frozenAt: null, thawsAt: null, nextDueAt: null }
  if (held.state === 'frozen') await endFreeze(ctx, held.id, ctx.now)
  await setHolding(ctx, held.id, { ...off, ...ending })
  await voidObligations(ctx, held.id)
  await callOff(ctx, tending, held.id)
  const why = ending.state === 'withdrawn' ? ending.endedWhy : ''
  for (const tied of await listTied(ctx, held.id)) await withdrawTied(ctx, tied, why)
}

/** Nothing was paid for it, so nothing goes back. */
export async function withdrawTied(ctx: Ctx, tied: HoldingRow, why: string): Promise<void> {
  await bookMonths(ctx, [tied])
  await endNow(ctx, tied, { state: 'withdrawn', endedWhy: why })
  const { id: holdingId, memberId, planId } = tied
  await record(ctx, tierWithdrawn, memberId, { holdingId, memberId, planId, why, refund: 0 })
}
