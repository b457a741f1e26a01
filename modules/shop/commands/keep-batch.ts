// Operators keep batches of coupons: drafts are rewritten at will; once open they only grow.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { refuse } from '#kernel/refusal.ts'
import { folded } from '#kernel/text/fold.ts'
import { enforcePolicy } from '#modules/policies/index.ts'
import type { NewBatch } from '../contract/coupons.ts'
import { BatchOpened, BatchTooMuch, NoSuchBatch, NoSuchVariant, OnlyBetter, WordTaken } from '../contract/refusals.ts'
import { batchOpened } from '../facts.ts'
import {
  addReleases,
  batchMax,
  findBatch,
  findOpenByWord,
  lockWord,
  putDraft,
  type ReleaseRow,
  releaseMax,
  setBatchState,
  takeLonger,
} from '../store/batches.ts'
import { readVariants } from '../store/catalogue.ts'
import { lockBatch } from '../store/take-coupons.ts'
import { freshenCoupons } from './show-coupons.ts'

export const putBatch = (ctx: Ctx, wish: NewBatch, batchId = newId(ctx, 'cpb')): Promise<string> =>
  within(ctx, async ctx => {
    if (wish.variantId && !(await readVariants(ctx, [wish.variantId])).has(wish.variantId)) refuse(NoSuchVariant)
    const word = wish.word === null ? null : folded(wish.word)
    if (!(await putDraft(ctx, batchId, { ...wish, word }))) refuse(BatchOpened)
    await release(ctx, batchId, wish.releases)
    return batchId
  })

async function release(ctx: Ctx, batchId: string, releases: readonly ReleaseRow[]): Promise<void> {
  if (!(await addReleases(ctx, batchId, releases))) refuse(BatchTooMuch, { max: batchMax, releaseMax })
}

export async function changeBatch(ctx: Ctx, batchId: string, wish: NewBatch): Promise<void> {
  if (!(await findBatch(ctx, batchId))) refuse(NoSuchBatch)
  await putBatch(ctx, wish, batchId)
}

export const openBatch = (ctx: Ctx, batchId: string): Promise<void> =>
  within(ctx, async ctx => {
    const batch = (await findBatch(ctx, batchId)) ?? refuse(NoSuchBatch)
    if (batch.word !== null) {
      await lockWord(ctx, batch.word)
      if (await findOpenByWord(ctx, batch.word)) refuse(WordTaken)
    }
    if (!(await setBatchState(ctx, batchId, ['draft'], 'open'))) refuse(BatchOpened)
    await enforcePolicy(ctx, {
      kind: 'terms-text',
      subject: batchId,
      about: 'promotion',
      text: [batch.title, batch.terms].join('\n'),
    })
    await record(ctx, batchOpened, batchId, { batchId })
    freshenCoupons(ctx)
  })

/** More of it, or longer: never less. */
export const enlargeBatch = (
  ctx: Ctx,
  batchId: string,
  more: { releases: readonly ReleaseRow[]; takesUntil: Date | null },
): Promise<void> =>
  within(ctx, async ctx => {
    await lockBatch(ctx, batchId)
    const batch = (await findBatch(ctx, batchId)) ?? refuse(NoSuchBatch)
    if (batch.state !== 'open') refuse(OnlyBetter, { field: 'state' })
    if (more.takesUntil && !(await takeLonger(ctx, batchId, more.takesUntil))) refuse(OnlyBetter, { field: 'takesUntil' })
    if (more.releases.length > 0) await release(ctx, batchId, more.releases)
    freshenCoupons(ctx)
  })
