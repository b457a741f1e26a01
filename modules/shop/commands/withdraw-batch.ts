// A batch is taken back: what was not used of it is void, and the points it cost are given back, some hundreds at a time.
import { z } from 'zod'
import { asSystem, type Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { job, later } from '#kernel/jobs/define.ts'
import { refuse } from '#kernel/refusal.ts'
import { reverseTransfer } from '#modules/wallet/index.ts'
import { NoSuchBatch } from '../contract/refusals.ts'
import { batchWithdrawn } from '../facts.ts'
import { findBatch, setBatchState } from '../store/batches.ts'
import { lockBatch } from '../store/take-coupons.ts'
import { voidHeld, withdrawnAmong } from '../store/void-coupons.ts'
import { freshenCoupons } from './show-coupons.ts'

export const withdrawBatch = (ctx: Ctx, batchId: string): Promise<void> =>
  within(ctx, async ctx => {
    // Whoever takes one at this moment is waited for, and what he took is void with the rest.
    await lockBatch(ctx, batchId)
    const batch = (await findBatch(ctx, batchId)) ?? refuse(NoSuchBatch)
    if (batch.state === 'withdrawn') return
    await setBatchState(ctx, batchId, ['draft', 'open'], 'withdrawn')
    await record(ctx, batchWithdrawn, batchId, { batchId })
    await later(ctx, voidCoupons, { batchId }, { key: batchId, replace: true })
    freshenCoupons(ctx)
  })

const mostAtOnce = 500
export const voidCoupons = job('shop.void-coupons', z.object({ batchId: z.string() }), async (ctx, { batchId }) => {
  for (let voided = mostAtOnce; voided === mostAtOnce; ) voided = await within(ctx, ctx => voidSome(ctx, batchId))
})

async function voidSome(ctx: Ctx, batchId: string): Promise<number> {
  const gone = await voidHeld(ctx, batchId, mostAtOnce)
  for (const { transferId } of gone) if (transferId) await reverseTransfer(asSystem(ctx, 'shop'), transferId)
  return gone.length
}

/** Those that come back from an order to a batch that was withdrawn meanwhile are void too. */
export async function voidIfWithdrawn(ctx: Ctx, batchIds: readonly string[]): Promise<void> {
  for (const batchId of await withdrawnAmong(ctx, [...new Set(batchIds)]))
    await later(ctx, voidCoupons, { batchId }, { key: batchId, replace: true })
}
