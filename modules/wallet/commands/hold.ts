// An amount is set aside, and later captured or released: the two phases of a payment.
import { actorName, type Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { ctxFor } from '#kernel/house.ts'
import { newId } from '#kernel/ids.ts'
import { KeyReused, NotFound, refuse } from '#kernel/refusal.ts'
import { HoldEnded, NotEnough } from '../contract/refusals.ts'
import { type Code, hasLots } from '../rules/accounts.ts'
import {
  endHold,
  findHold,
  findHoldByKey,
  type HoldRow,
  insertHold,
  listOverdueHolds,
  putBack,
  setAside,
} from '../store/holds.ts'
import { lockAccounts } from '../store/lots.ts'
import { expireAccounts } from './expire-lots.ts'
import { type Posted, postTransfers } from './post-transfers.ts'
import { refuseShort } from './refuse-short.ts'

export interface HoldWish {
  key: string
  account: Code
  amount: number
  cause: string
  expiresAt: Date
}

/** The id of the hold; asked again with the same key, that of the first time. */
export const holdAmount = (ctx: Ctx, wish: HoldWish): Promise<string> =>
  within(ctx, async ctx => {
    const id = newId(ctx, 'hld')
    if (!(await insertHold(ctx, { ...wish, id, by: actorName(ctx.actor) }))) {
      const there = await findHoldByKey(ctx, wish.key)
      if (there?.account !== wish.account || there.amount !== wish.amount) refuse(KeyReused)
      return there.id
    }
    if (hasLots(wish.account)) {
      await lockAccounts(ctx, [wish.account])
      await expireAccounts(ctx, [wish.account])
    }
    if (!(await setAside(ctx, wish.account, wish.amount))) await refuseShort(ctx, wish.account, wish.amount)
    return id
  })

/** Everywhere the account is locked before its holds and its lots. */
async function lockHold(ctx: Ctx, holdId: string): Promise<HoldRow> {
  const there = (await findHold(ctx, holdId)) ?? refuse(NotFound)
  await lockAccounts(ctx, [there.account as Code])
  return (await findHold(ctx, holdId)) as HoldRow
}

export interface Capture {
  kind: string
  credit: Code
  /** At most what is held; the rest is free again. */
  amount: number
}
export const captureHold = (ctx: Ctx, holdId: string, capture: Capture): Promise<Posted> =>
  within(ctx, async ctx => {
    const hold = await lockHold(ctx, holdId)
    if (capture.amount > hold.amount) refuse(NotEnough, { available: hold.amount, needed: capture.amount })
    if (hold.state === 'open') await putBack(ctx, hold.account, hold.amount)
    const [posted] = await postTransfers(ctx, [
      {
        key: `hold:${holdId}`,
        kind: capture.kind,
        cause: hold.cause,
        lines: [{ debit: hold.account as Code, credit: capture.credit, amount: capture.amount }],
      },
    ])
    if (!posted) throw new Error('a capture has one transfer')
    if (posted.outcome === 'known') return posted
    if (posted.outcome === 'short' || !(await endHold(ctx, holdId, 'captured', posted.transferId))) refuse(HoldEnded)
    return posted
  })

/** True when it was open until now. */
export const releaseHold = (ctx: Ctx, holdId: string, as: 'released' | 'expired' = 'released'): Promise<boolean> =>
  within(ctx, async ctx => {
    await lockHold(ctx, holdId)
    const hold = await endHold(ctx, holdId, as)
    if (!hold) return false
    await putBack(ctx, hold.account, hold.amount)
    return true
  })

const overdueAtOnce = 500

export async function releaseOverdue(ctx: Ctx): Promise<void> {
  for (const { communityId, id } of await listOverdueHolds(ctx, overdueAtOnce)) {
    const community = await ctx.house.findCommunity(communityId)
    if (community) await releaseHold(ctxFor(ctx.house, { actor: ctx.actor, community, requestId: ctx.requestId }), id, 'expired')
  }
}
