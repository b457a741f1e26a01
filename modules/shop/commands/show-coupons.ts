// Coupons as they are shown: those to take, those one holds, and batches with what became of them.
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { hold } from '#kernel/held.ts'
import type { Page } from '#kernel/pages.ts'
import { refuse } from '#kernel/refusal.ts'
import { findCommunity } from '#modules/communities/index.ts'
import type { BatchToTake, Coupon, DeskBatch } from '../contract/coupons.ts'
import { NoSuchBatch } from '../contract/refusals.ts'
import { faceText } from '../rules/face.ts'
import { type BatchQuery, type BatchRow, figuresOf, type Listed, listBatches, listToTake, releasesOf } from '../store/batches.ts'
import { type CouponRow, countTaken, listCoupons } from '../store/coupon-lists.ts'
import type { NewCoupon } from '../store/take-coupons.ts'
import { forgetBatches } from './batches-seen.ts'
import { catalogueOf } from './remember-catalogue.ts'

const toTakeKey = 'shop.coupons:'
const heldMs = 500

export function freshenCoupons(ctx: Ctx): void {
  ctx.afterCommit(() => {
    ctx.house.held.drop(`${ctx.community.id}:${toTakeKey}`)
    forgetBatches(ctx)
  })
}

export const currencyOf = async (ctx: Ctx): Promise<string> => (await findCommunity(ctx.db, ctx.community.id))?.currency ?? 'CNY'

/** The same for everyone of one language. */
export const showToTake = (ctx: Ctx) =>
  hold(`${toTakeKey}${ctx.locale}`, heldMs, async () => {
    const [rows, currency] = await Promise.all([listToTake(ctx), currencyOf(ctx)])
    return { items: rows.map(row => toTake(ctx, row, currency)) }
  })

function toTake(ctx: Ctx, row: Listed, currency: string): BatchToTake {
  const { next, released, taken, ...batch } = row
  return {
    ...batch,
    products: [...row.products],
    currency,
    face: faceText(row, currency, ctx.locale),
    left: Math.max(released - taken, 0),
    next: next && { at: new Date(next.at), units: next.units },
  }
}

export const showTaken = async (ctx: Ctx) => ({ items: await countTaken(ctx, memberIdOf(ctx)) })

export async function showCoupon(ctx: Ctx, couponId: string): Promise<Coupon> {
  const [page, currency] = await Promise.all([listCoupons(ctx, { couponId }, { limit: 1 }), currencyOf(ctx)])
  const [row] = page.items
  if (!row) throw new Error(`${couponId} was there a moment ago`)
  return couponOf(ctx, row, currency)
}

/** One that was taken a moment ago, without reading it again: thousands take at once. */
export async function freshCoupon(
  ctx: Ctx,
  batch: BatchRow,
  { id, points, usableFrom, usableUntil, fact }: NewCoupon,
): Promise<Coupon> {
  const { currency } = await catalogueOf(ctx)
  return {
    ...batch,
    ...{ id, batchId: batch.id, points, usableFrom, usableUntil, takenAt: fact.at, state: 'held' },
    ...{ orderId: null, off: null, usedAt: null },
    products: [...batch.products],
    face: faceText(batch, currency, ctx.locale),
  }
}

export async function showMine(
  ctx: Ctx,
  query: { cursor?: string | undefined; limit: number; filter: 'held' | 'used' | 'expired' },
): Promise<Page<Coupon>> {
  const { filter, ...page } = query
  const found = await listCoupons(ctx, { memberId: memberIdOf(ctx), filter }, page)
  const currency = await currencyOf(ctx)
  return { items: found.items.map(row => couponOf(ctx, row, currency)), next: found.next }
}

export async function showHolders(ctx: Ctx, batchId: string, query: { cursor?: string | undefined; limit: number }) {
  await needBatch(ctx, batchId)
  const found = await listCoupons(ctx, { batchId }, query)
  const currency = await currencyOf(ctx)
  const items = found.items.map(row => ({
    ...couponOf(ctx, row, currency),
    memberId: row.memberId,
    memberName: row.memberName,
  }))
  return { items, next: found.next }
}

const couponOf = (ctx: Ctx, row: CouponRow, currency: string): Coupon => ({
  ...row,
  products: [...row.products],
  face: faceText(row, currency, ctx.locale),
  state: row.state === 'held' && row.usableUntil <= ctx.now ? 'expired' : row.state,
})

export async function showBatches(ctx: Ctx, query: BatchQuery & { id?: string }): Promise<Page<DeskBatch>> {
  const found = await listBatches(ctx, query)
  const ids = found.items.map(row => row.id)
  const [figures, releases, currency] = [await figuresOf(ctx, ids), await releasesOf(ctx, ids), await currencyOf(ctx)]
  const items = found.items.map((row): DeskBatch => {
    const { next: _next, ...batch } = row
    const counted = figures.get(row.id) as NonNullable<ReturnType<typeof figures.get>>
    return {
      ...batch,
      ...counted,
      products: [...row.products],
      currency,
      face: faceText(row, currency, ctx.locale),
      releases: releases.get(row.id) ?? [],
    }
  })
  return { items, next: found.next }
}

export const showBatch = async (ctx: Ctx, batchId: string): Promise<DeskBatch> => needBatch(ctx, batchId)
const needBatch = async (ctx: Ctx, batchId: string): Promise<DeskBatch> =>
  (await showBatches(ctx, { id: batchId, limit: 1 })).items[0] ?? refuse(NoSuchBatch)
