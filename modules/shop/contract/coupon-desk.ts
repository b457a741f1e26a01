// What members and operators do with coupons: take, hold; open, enlarge, withdraw, give.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Instant, line, PageQuery, page } from '#kernel/shapes.ts'
import { PolicyForbidden, SecondPersonNeeded } from '#modules/policies/contract.ts'
import { NotEnough } from '#modules/wallet/contract.ts'
import { BatchToTake, Coupon, DeskBatch, NewBatch, Releases, Word } from './coupons.ts'
import * as no from './refusals.ts'
import { BatchId, MemberId, NeededRight } from './words.ts'

const params = z.object({ batchId: BatchId })
const desk = (path = '') => inCommunity(`/console/coupon-batches${path}`)
const edits = { who: 'operator', right: 'shop.edit', returns: DeskBatch } as const
const takes = [no.NoSuchBatch, no.CouponsGone, no.CouponsAllYours, no.NotTakenNow, no.RightNeeded, NotEnough] as const

export const couponEndpoints = {
  couponsToTake: endpoint({
    method: 'GET',
    path: inCommunity('/coupon-batches'),
    summary: 'Coupons that can be taken now, or soon',
    who: 'member',
    shared: true,
    returns: z.object({ items: z.array(BatchToTake) }),
  }),
  myTaken: endpoint({
    method: 'GET',
    path: inCommunity('/coupon-batches/mine'),
    summary: 'How many of each I have taken',
    who: 'member',
    returns: z.object({ items: z.array(z.object({ batchId: BatchId, taken: z.int() })) }),
  }),
  takeCoupon: endpoint({
    method: 'POST',
    path: inCommunity('/coupon-batches/:batchId/coupons'),
    summary: 'Take one; whoever asks again with the same key gets the same one',
    who: 'member',
    keyed: true,
    keepsKey: true,
    params,
    returns: Coupon,
    refuses: takes,
  }),
  takeByWord: endpoint({
    method: 'POST',
    path: inCommunity('/coupons/by-word'),
    summary: 'Take one by its word',
    who: 'member',
    keyed: true,
    keepsKey: true,
    rate: { per: 'actor', max: 10, windowSeconds: 60 },
    body: z.object({ word: Word }),
    returns: Coupon,
    refuses: takes,
  }),
  myCoupons: endpoint({
    method: 'GET',
    path: inCommunity('/coupons'),
    summary: 'My coupons; those that can be used, or were, or no longer can',
    who: 'member',
    query: PageQuery.extend({ filter: z.enum(['held', 'used', 'expired']).default('held') }),
    returns: page(Coupon),
  }),

  batches: endpoint({
    method: 'GET',
    path: desk(),
    summary: 'Batches of coupons, the newest first, with their figures',
    who: 'operator',
    right: 'shop.read',
    query: PageQuery.extend({ state: z.enum(['draft', 'open', 'withdrawn']).optional(), word: line(60, 0).optional() }),
    returns: page(DeskBatch),
  }),
  batch: endpoint({
    method: 'GET',
    path: desk('/:batchId'),
    summary: 'One batch: taken, used, and what it brought in',
    who: 'operator',
    right: 'shop.read',
    params,
    returns: DeskBatch,
    refuses: [no.NoSuchBatch],
  }),
  newBatch: endpoint({
    ...edits,
    method: 'POST',
    path: desk(),
    summary: 'A draft of a batch',
    body: NewBatch,
    refuses: [no.NoSuchVariant, no.BatchTooMuch],
  }),
  changeBatch: endpoint({
    ...edits,
    method: 'PUT',
    path: desk('/:batchId'),
    summary: 'Rewrite a draft',
    params,
    body: NewBatch,
    refuses: [no.NoSuchBatch, no.NoSuchVariant, no.BatchOpened, no.BatchTooMuch],
  }),
  openBatch: endpoint({
    ...edits,
    method: 'POST',
    path: desk('/:batchId/opening'),
    summary: 'Announce it: from then on it stays as it is, but for more of it and more time',
    params,
    refuses: [no.NoSuchBatch, no.BatchOpened, no.WordTaken, PolicyForbidden, SecondPersonNeeded],
  }),
  enlargeBatch: endpoint({
    ...edits,
    method: 'POST',
    path: desk('/:batchId/releases'),
    summary: 'Release more of it, or let it be taken longer',
    params,
    body: z.object({
      releases: Releases.min(0).default([]).meta({ title: '再放出 | Released besides' }),
      takesUntil: Instant.nullable().default(null).meta({ title: '结束领取 | Taken until' }),
    }),
    refuses: [no.NoSuchBatch, no.OnlyBetter, no.BatchTooMuch],
  }),
  withdrawBatch: endpoint({
    ...edits,
    method: 'POST',
    path: desk('/:batchId/withdrawal'),
    summary: 'Take it back: what is not used is void, and its points are given back',
    params,
    refuses: [no.NoSuchBatch],
  }),
  giveCoupons: endpoint({
    method: 'POST',
    path: desk('/:batchId/gifts'),
    summary: 'Give one each to members, or to all who hold a right; who has his share is passed over',
    who: 'operator',
    right: 'shop.edit',
    keyed: true,
    params,
    body: z
      .object({
        memberIds: z.array(MemberId).max(5000).default([]).meta({ title: '会员 | Members' }),
        right: NeededRight.default(null).meta({ title: '持有权益的全部会员 | All who hold a right' }),
      })
      .refine(b => b.memberIds.length > 0 !== (b.right !== null), { message: 'members or a right', path: ['right'] }),
    returns: z.object({ given: z.int(), passedOver: z.int() }),
    refuses: [no.NoSuchBatch, no.CouponsGone],
  }),
  holders: endpoint({
    method: 'GET',
    path: desk('/:batchId/coupons'),
    summary: 'Who has one, and what became of it',
    who: 'operator',
    right: 'shop.read',
    params,
    query: PageQuery,
    returns: page(Coupon.extend({ memberId: MemberId, memberName: z.string() }).meta({ id: 'DeskCoupon' })),
    refuses: [no.NoSuchBatch],
  }),
}
