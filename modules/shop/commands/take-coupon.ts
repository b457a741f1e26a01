// A member takes a coupon. Those who come at the same moment are settled as one; one that costs points goes alone.
import { asSystem, type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { together } from '#kernel/db/together.ts'
import { within } from '#kernel/db/within.ts'
import { outboxRow } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { Refused, refuse } from '#kernel/refusal.ts'
import { folded } from '#kernel/text/fold.ts'
import { mayNow } from '#modules/tiers/index.ts'
import { houseAccount, memberAccount, postTransfers, refuseShort } from '#modules/wallet/index.ts'
import type { Coupon } from '../contract/coupons.ts'
import { CouponsAllYours, CouponsGone, NoSuchBatch, NotTakenNow, RightNeeded } from '../contract/refusals.ts'
import { couponTaken } from '../facts.ts'
import { settleTakes, type TakeVerdict } from '../rules/takes.ts'
import { type BatchRow, findBatch, findOpenByWord } from '../store/batches.ts'
import { findCouponByKey, lockBatch, type NewCoupon, readBatchStanding, writeCoupons } from '../store/take-coupons.ts'
import { notePayment } from '../store/void-coupons.ts'
import { batchSeen, isGone, noteGone } from './batches-seen.ts'
import { freshCoupon, showCoupon } from './show-coupons.ts'

export interface Take {
  batch: BatchRow
  memberId: string
  key: string
  /** An operator who gives it; null: the member takes it himself. */
  givenBy: string | null
}
export type Taken = Exclude<TakeVerdict, { kind: 'taken' }> | { kind: 'taken'; coupon: NewCoupon } | { kind: 'not-now' }

/** Those of one batch, in one transaction. */
export async function claimCoupons(ctx: Ctx, takes: readonly (Take & { id: string })[]): Promise<Taken[]> {
  const [first] = takes
  if (!first) return []
  const { batch } = first
  const taken = await lockBatch(ctx, batch.id)
  const standing = await readBatchStanding(ctx, batch.id, takes)
  const mayTake = standing.isOpen && (standing.isTime || first.givenBy !== null)
  const left = mayTake ? standing.released - taken : 0
  const verdicts = settleTakes(takes, batch.perMemberMax, { ...standing, left })
  const settled = verdicts.map((verdict, n): Taken => {
    if (verdict.kind === 'taken')
      return { kind: 'taken', coupon: couponOf(ctx, takes[n] as Take & { id: string }, verdict.number) }
    return verdict.kind === 'gone' && !mayTake ? { kind: 'not-now' } : verdict
  })
  await writeCoupons(
    ctx,
    settled.flatMap(one => (one.kind === 'taken' ? [one.coupon] : [])),
  )
  return settled
}

const dayMs = 86_400_000
function couponOf(ctx: Ctx, { id, batch, memberId, key, givenBy }: Take & { id: string }, number: number): NewCoupon {
  const days = batch.useDays === null ? Infinity : ctx.now.getTime() + batch.useDays * dayMs
  const points = givenBy === null ? batch.points : 0
  return {
    ...{ id, batchId: batch.id, memberId, key, number, numberMax: batch.perMemberMax, givenBy, points },
    usableFrom: batch.usesFrom,
    usableUntil: new Date(Math.min(batch.usesUntil.getTime(), days)),
    fact: outboxRow(ctx, couponTaken, id, { couponId: id, batchId: batch.id, memberId, points }),
  }
}

const takeTogether = together<Take & { id: string }, Taken>({
  write: (ctx, takes) => within(ctx, ctx => claimCoupons(ctx, takes)),
  most: 512,
  atOnce: 2,
  lane: take => take.batch.id,
})

/** Asked again with the same key, the coupon of the first time. */
export async function takeCoupon(ctx: Ctx, wish: { batchId: string; key: string }): Promise<Coupon> {
  const batch = await batchSeen(ctx, wish.batchId, () => findBatch(ctx, wish.batchId))
  if (batch?.state !== 'open' || batch.way !== 'open') return refuse(NoSuchBatch)
  return take(ctx, batch, wish.key)
}
export async function takeByWord(ctx: Ctx, wish: { word: string; key: string }): Promise<Coupon> {
  const word = folded(wish.word)
  const batch = await batchSeen(ctx, `word ${word}`, () => findOpenByWord(ctx, word))
  return batch ? take(ctx, batch, wish.key) : refuse(NoSuchBatch)
}

async function take(ctx: Ctx, batch: BatchRow, key: string): Promise<Coupon> {
  const memberId = memberIdOf(ctx)
  try {
    return await takeNow(ctx, { batch, memberId, key, givenBy: null })
  } catch (error) {
    const there = error instanceof Refused ? await findCouponByKey(ctx, { memberId, key }) : undefined
    if (!there) throw error
    return showCoupon(ctx, there)
  }
}

async function takeNow(ctx: Ctx, wish: Take): Promise<Coupon> {
  const { batch, memberId } = wish
  if (batch.needsRight !== null && !(await mayNow(ctx, memberId, batch.needsRight)))
    refuse(RightNeeded, { title: batch.title, right: batch.needsRight })
  if (ctx.now < batch.takesFrom) refuse(NotTakenNow)
  if (isGone(ctx, batch.id)) refuse(CouponsGone)
  const asked = { ...wish, id: newId(ctx, 'cpn') }
  const taken = batch.points > 0 ? await takeForPoints(ctx, asked) : await takeTogether(ctx, asked)
  if (taken.kind === 'taken') return freshCoupon(ctx, batch, taken.coupon)
  if (taken.kind === 'known') return showCoupon(ctx, taken.couponId)
  if (taken.kind === 'all-yours') refuse(CouponsAllYours, { max: batch.perMemberMax })
  if (taken.kind === 'not-now') refuse(NotTakenNow)
  noteGone(ctx, batch.id)
  return refuse(CouponsGone)
}

const takeForPoints = (ctx: Ctx, asked: Take & { id: string }): Promise<Taken> =>
  within(ctx, async ctx => {
    const [taken] = await claimCoupons(ctx, [asked])
    if (taken?.kind !== 'taken') return taken as Taken
    const { id, memberId, batch } = asked
    const lines = [{ debit: memberAccount('points', memberId), credit: houseAccount('points', 'spent'), amount: batch.points }]
    const [posted] = await postTransfers(asSystem(ctx, 'shop'), [
      { key: `coupon:${id}:taken`, kind: 'coupon-taken', cause: id, note: batch.title, lines },
    ])
    if (posted?.outcome !== 'posted') return refuseShort(ctx, memberAccount('points', memberId), batch.points)
    await notePayment(ctx, id, posted.transferId)
    return taken
  })
