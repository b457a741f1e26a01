// What a coupon takes off a cart: never more than its face, never more than there is to pay, in its time and for its goods.
import { refuse } from '#kernel/refusal.ts'
import { CouponUnfit } from '../contract/refusals.ts'
import type { CouponKind } from '../contract/words.ts'
import type { Offer, Sold } from './catalogue.ts'
import { spread } from './spread.ts'

export interface CouponTerms {
  kind: CouponKind
  title: string
  amountOff: number | null
  percentOff: number | null
  offMax: number | null
  threshold: number
  variantId: string | null
  products: readonly string[]
  withFlash: boolean
}
export interface HeldCoupon extends CouponTerms {
  id: string
  usableFrom: Date
  usableUntil: Date
}
/** A line as it stands before this coupon: what was taken off it already is in `discount`. */
export interface Reduced {
  sold: Sold
  offer: Offer | null
  units: number
  price: number
  discount: number
  /** Pieces of it that are exchanged for a coupon. */
  exchanged: number
}
export interface Used {
  coupon: HeldCoupon
  off: number
}

/**
 * Takes the coupons off the lines and says how much each took: first what is exchanged, then one that takes off an amount or a part
 * of the rest. @throws Refused for one that does not fit.
 */
export function applyCoupons<Line extends Reduced>(
  lines: readonly Line[],
  coupons: readonly HeldCoupon[],
  now: Date,
): { lines: Line[]; used: Used[] } {
  let left = [...lines]
  const used: Used[] = []
  const inTurn = coupons.toSorted((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1))
  for (const [n, coupon] of inTurn.entries()) {
    const isSecond = coupon.kind !== 'exchange' && inTurn.slice(0, n).some(one => one.kind !== 'exchange')
    const offs = isSecond || !isInTime(coupon, now) ? null : offsOf(left, coupon)
    if (!offs) return refuse(CouponUnfit, { title: coupon.title, couponId: coupon.id })
    used.push({ coupon, off: offs.reduce((sum, one) => sum + one, 0) })
    left = left.map((line, at) => reduced(line, offs[at] as number, coupon.kind === 'exchange'))
  }
  return { lines: left, used }
}
const rank = (coupon: HeldCoupon): number => (coupon.kind === 'exchange' ? 0 : 1)
const isInTime = (coupon: HeldCoupon, now: Date): boolean => coupon.usableFrom <= now && now < coupon.usableUntil
const reduced = <Line extends Reduced>(line: Line, off: number, isExchange: boolean): Line =>
  off === 0 ? line : { ...line, discount: line.discount + off, exchanged: line.exchanged + (isExchange ? 1 : 0) }

/** What it takes off each line; null when it does not fit. */
function offsOf(lines: readonly Reduced[], coupon: HeldCoupon): number[] | null {
  if (coupon.kind === 'exchange') return exchanged(lines, coupon)
  const counts = lines.map(line => (countsFor(line, coupon) ? line.units * line.price - line.discount : 0))
  const sum = counts.reduce((so, one) => so + one, 0)
  const off = sum < coupon.threshold ? 0 : Math.min(faceOf(coupon, sum), sum)
  if (off === 0) return null
  return spread(
    off,
    lines.map((line, at) => ({ weight: counts[at] as number, key: keyOf(line) })),
  )
}

/** One piece of it, the dearest there is. */
function exchanged(lines: readonly Reduced[], coupon: HeldCoupon): number[] | null {
  const fits = lines.filter(l => l.sold.variantId === coupon.variantId && mayReduce(l, coupon) && l.exchanged < l.units)
  const [best] = fits.toSorted((a, b) => b.price - a.price || (keyOf(a) < keyOf(b) ? -1 : 1))
  return best && best.price > 0 ? lines.map(line => (line === best ? best.price : 0)) : null
}

const percentOf = (sum: number, percent: number): number => Number((BigInt(sum) * BigInt(percent)) / 100n)
const faceOf = (coupon: HeldCoupon, sum: number): number =>
  coupon.kind === 'fixed'
    ? (coupon.amountOff ?? 0)
    : Math.min(percentOf(sum, coupon.percentOff ?? 0), coupon.offMax ?? Number.MAX_SAFE_INTEGER)

/** A deal settles its price by itself; a flash sale unless the coupon says it counts there too. */
const mayReduce = ({ offer }: Reduced, coupon: HeldCoupon): boolean =>
  offer?.kind !== 'deal' && (offer?.kind !== 'flash' || coupon.withFlash)
const countsFor = (line: Reduced, coupon: HeldCoupon): boolean =>
  mayReduce(line, coupon) &&
  (coupon.products.length > 0
    ? coupon.products.includes(line.sold.productId)
    : line.sold.kind === 'goods' || line.sold.kind === 'voucher')
const keyOf = ({ sold, offer, price }: Reduced): string => `${sold.variantId} ${offer?.id ?? ''} ${price}`
