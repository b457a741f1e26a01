// The end of a deal: its offers are over, deposits go back, and it stands as what it became.
import type { Ctx } from '#kernel/ctx.ts'
import { record } from '#kernel/facts.ts'
import { endOffer } from '#modules/shop/index.ts'
import { releaseHold } from '#modules/wallet/index.ts'
import type { Outcome } from '../contract.ts'
import { ended } from '../facts.ts'
import type { Deal } from '../rules/deal.ts'
import { takeDeposits } from '../store/auctions.ts'
import { moveDealTo } from '../store/deals.ts'
import { freshen } from './freshen.ts'
import type { Next } from './move-deal.ts'

const depositsAtOnce = 100

/** The deal is held by this transaction. Deposits are many: as long as some are left, it is called again. */
export async function endDeal(ctx: Ctx, deal: Deal, state: 'succeeded' | 'failing' | 'failed' | 'cancelled'): Promise<Next> {
  const outcome: { outcome?: Outcome } = deal.outcome ? { outcome: deal.outcome } : {}
  if (state === 'failing') {
    await moveDealTo(ctx, deal.id, state, outcome)
    return 'again'
  }
  if (deal.kind === 'auction') {
    const deposits = await takeDeposits(ctx, deal.id, depositsAtOnce)
    for (const { holdId } of deposits) await releaseHold(ctx, holdId)
    if (deposits.length > 0) return 'again'
  }
  for (const offerId of [deal.offerId, deal.restOfferId]) if (offerId) await endOffer(ctx, offerId)
  await moveDealTo(ctx, deal.id, state, { ...outcome, endedAt: ctx.now })
  await record(ctx, ended, deal.id, { dealId: deal.id, state, note: deal.endNote })
  freshen(ctx, deal.id)
  return null
}
