// A promise was kept, or it was not and here is why.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { Settled } from '../contract.ts'
import { obligationSettled } from '../facts.ts'
import { isObligation, settle } from '../store/benefits.ts'

export const settleObligation = (ctx: Ctx, obligationId: string, as: 'done' | 'undone', note: string): Promise<void> =>
  within(ctx, async ctx => {
    const settled = await settle(ctx, obligationId, as, note)
    if (!settled) refuse((await isObligation(ctx, obligationId)) ? Settled : NotFound)
    const { memberId, benefitId } = settled
    await record(ctx, obligationSettled, memberId, { obligationId, memberId, benefitId, as })
  })
