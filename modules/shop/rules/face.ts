// What a coupon gives, in words.
import type { Locale } from '#kernel/i18n.ts'
import { type Currency, moneyText } from '#kernel/money.ts'
import type { CouponTerms } from './coupons.ts'

type Said = Pick<CouponTerms, 'kind' | 'amountOff' | 'percentOff' | 'offMax' | 'threshold'>

/** “满 ¥200 减 ¥30”, “88 折，最多减 ¥50”, “免费兑换”. */
export function faceText(coupon: Said, currency: string, locale: Locale): string {
  const told = (amount: number) => short(amount, currency as Currency, locale)
  const isZh = locale === 'zh-CN'
  if (coupon.kind === 'exchange') return isZh ? '免费兑换' : 'One for free'
  const from =
    coupon.threshold > 0 ? (isZh ? `满 ${told(coupon.threshold)} ` : ` ${told(coupon.threshold)} or more`) : isZh ? '立' : ''
  if (coupon.kind === 'fixed') {
    const off = told(coupon.amountOff ?? 0)
    return isZh ? `${from}减 ${off}` : `${off} off${from}`
  }
  const most = coupon.offMax === null ? '' : isZh ? `，最多减 ${told(coupon.offMax)}` : `, at most ${told(coupon.offMax)}`
  const left = 100 - (coupon.percentOff ?? 0)
  const fold = left % 10 === 0 ? left / 10 : left
  return isZh ? `${coupon.threshold > 0 ? from : ''}${fold} 折${most}` : `${coupon.percentOff}% off${from}${most}`
}

/** Without the fen when there are none. */
const short = (amount: number, currency: Currency, locale: Locale): string =>
  moneyText({ amount, currency }, locale).replace(/\.00$/, '')
