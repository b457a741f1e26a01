// The endpoints of coupons: to take, held, used; and batches for operators.
import type { Handlers } from '#kernel/http/handlers.ts'
import type { couponEndpoints } from '../contract/coupon-desk.ts'
import { giveCoupons } from './give-coupons.ts'
import { changeBatch, enlargeBatch, openBatch, putBatch } from './keep-batch.ts'
import { showBatch, showBatches, showHolders, showMine, showTaken, showToTake } from './show-coupons.ts'
import { takeByWord, takeCoupon } from './take-coupon.ts'
import { withdrawBatch } from './withdraw-batch.ts'

export const couponHandlers: Handlers<typeof couponEndpoints> = {
  couponsToTake: ctx => showToTake(ctx),
  myTaken: ctx => showTaken(ctx),
  takeCoupon: (ctx, { params, key }) => takeCoupon(ctx, { ...params, key }),
  takeByWord: (ctx, { body, key }) => takeByWord(ctx, { ...body, key }),
  myCoupons: (ctx, { query }) => showMine(ctx, query),

  batches: (ctx, { query }) => showBatches(ctx, query),
  batch: (ctx, { params }) => showBatch(ctx, params.batchId),
  newBatch: async (ctx, { body }) => showBatch(ctx, await putBatch(ctx, body)),
  changeBatch: async (ctx, { params, body }) => {
    await changeBatch(ctx, params.batchId, body)
    return showBatch(ctx, params.batchId)
  },
  openBatch: async (ctx, { params }) => {
    await openBatch(ctx, params.batchId)
    return showBatch(ctx, params.batchId)
  },
  enlargeBatch: async (ctx, { params, body }) => {
    await enlargeBatch(ctx, params.batchId, body)
    return showBatch(ctx, params.batchId)
  },
  withdrawBatch: async (ctx, { params }) => {
    await withdrawBatch(ctx, params.batchId)
    return showBatch(ctx, params.batchId)
  },
  giveCoupons: (ctx, { params, body }) => giveCoupons(ctx, { ...params, ...body, key: ctx.requestId }),
  holders: (ctx, { params, query }) => showHolders(ctx, params.batchId, query),
}
