// The coupons that fit this order, to be used or left.
import { useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Row } from '#ui/kit/list.tsx'
import { Sheet } from '#ui/kit/sheet.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { checkoutTexts } from '../checkout-texts.ts'
import { IconCoupon } from '../icons.tsx'
import { priceText } from '../price.tsx'
import type { CouponUsed, Quote } from '../shapes.ts'

export interface CouponChoiceProps {
  quote: Quote
  chosen: readonly string[]
  onChoose: (coupons: string[]) => void
  error: unknown
}

export function CouponChoice({ quote, chosen, onChoose, error }: CouponChoiceProps) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const all = quote.couponsThatFit
  const off = quote.coupons.reduce((sum, one) => sum + one.off, 0)
  const note =
    off > 0
      ? `−${priceText(off)}`
      : all.length > 0
        ? t(checkoutTexts.couponsFit, { count: all.length })
        : t(checkoutTexts.noCoupons)
  const toggle = ({ couponId }: CouponUsed) =>
    onChoose(chosen.includes(couponId) ? chosen.filter(one => one !== couponId) : [...chosen, couponId])
  return (
    <>
      <ul>
        <Row lead={<IconCoupon />} title={t(checkoutTexts.coupon)} trail={note} onPress={() => setOpen(true)} />
      </ul>
      <Sheet
        open={open}
        title={t(checkoutTexts.coupon)}
        onClose={() => setOpen(false)}
        actions={
          <Button kind="primary" onClick={() => setOpen(false)}>
            {t(checkoutTexts.chosen)}
          </Button>
        }
      >
        <p className="q-quiet">{t(all.length > 0 ? checkoutTexts.couponSheetHint : checkoutTexts.noCoupons)}</p>
        <ul className="m-coupon-choices">
          {all.map(coupon => (
            <li key={coupon.couponId}>
              <button
                type="button"
                className="m-coupon-choice"
                aria-pressed={chosen.includes(coupon.couponId)}
                onClick={() => toggle(coupon)}
              >
                <span>
                  <b>{coupon.title}</b>
                  <span className="q-quiet">{coupon.face}</span>
                </span>
                <b className="m-coupon-off">{t(checkoutTexts.couponOff, { amount: priceText(coupon.off) })}</b>
              </button>
            </li>
          ))}
        </ul>
        <ErrorNote error={error} small />
      </Sheet>
    </>
  )
}
