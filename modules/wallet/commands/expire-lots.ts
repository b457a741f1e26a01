// What has run out leaves the accounts: whenever someone would spend from them, and by the clock. Credit that nobody spent is earned.
import { asSystem, type Ctx } from '#kernel/ctx.ts'
import { dayIn } from '#kernel/days.ts'
import { within } from '#kernel/db/within.ts'
import { recordAll } from '#kernel/facts.ts'
import { ctxFor } from '#kernel/house.ts'
import { newId } from '#kernel/ids.ts'
import { balanceMoved } from '../facts.ts'
import { accountOf, type Code, houseAccount, type Unit } from '../rules/accounts.ts'
import { movesOf } from '../rules/transfers.ts'
import { emptyLots, listCommunitiesExpiring, listExpired, listExpiring, lockAccounts } from '../store/lots.ts'
import { post } from '../store/post.ts'
import { backingOf } from './back-credit.ts'

const accountsAtOnce = 200

/** The accounts are locked by whoever calls. */
export async function expireAccounts(ctx: Ctx, codes: readonly Code[]): Promise<void> {
  const lots = await listExpired(ctx, codes)
  if (lots.length === 0) return
  const by = asSystem(ctx, 'wallet')
  const effectiveOn = dayIn(ctx.now, ctx.community.timeZone)
  const units = lots.map(lot => accountOf(lot.account).unit)
  const backing = await backingOf(ctx, units, 'ran-out')
  const transfers = lots.map((lot, at) => {
    const id = newId(ctx, 'trf')
    const unit = units[at] as Unit
    const amount = lot.remaining
    const lines = [{ debit: lot.account, credit: houseAccount(unit, 'expired'), amount }, ...backing(unit, amount)]
    // The lock on the account keeps it to once; a lot may run out in parts, when some of it was held at first.
    return {
      id,
      key: `expired:${lot.id}:${id}`,
      kind: 'expired',
      cause: lot.id,
      reverses: null,
      by: 'system:wallet',
      effectiveOn,
      lines,
    }
  })
  const outcomes = await post(by, transfers)
  if (outcomes.some(outcome => outcome !== 'posted')) throw new Error(`lots could not run out: ${outcomes.join(' ')}`)
  await emptyLots(
    ctx,
    lots.map((lot, at) => ({ ...lot, transferId: transfers[at]?.id as string })),
  )
  await recordAll(by, balanceMoved, movesOf(transfers))
}

/** Goes through all communities; each batch of accounts in a transaction of its own. */
export async function expireLots(ctx: Ctx): Promise<void> {
  for (const communityId of await listCommunitiesExpiring(ctx)) {
    const community = await ctx.house.findCommunity(communityId)
    if (!community) continue
    const there = ctxFor(ctx.house, { actor: ctx.actor, community, requestId: ctx.requestId })
    for (let more = true; more; )
      more = await within(there, async ctx => {
        const codes = await listExpiring(ctx, accountsAtOnce)
        await lockAccounts(ctx, codes)
        await expireAccounts(ctx, codes)
        return codes.length === accountsAtOnce
      })
  }
}
