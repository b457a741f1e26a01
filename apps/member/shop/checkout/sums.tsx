// The sums of an order: what it is made of, each reduction with its reason, and what is left to pay.
import { useT } from '#ui/i18n.ts'
import { checkoutTexts } from '../checkout-texts.ts'
import { Price, priceText } from '../price.tsx'

export interface Sums {
  goods: number
  discount: number
  postage: number
  credit: number
  payable: number
  delivery: string
  coupons: readonly { couponId: string; title: string; off: number }[]
}

export function SumsList({ sums, last }: { sums: Sums; last?: React.ReactNode }) {
  const t = useT()
  const { goods, discount, postage, credit, coupons, delivery } = sums
  const byCoupons = coupons.reduce((sum, one) => sum + one.off, 0)
  return (
    <dl className="m-sums">
      <Sum title={t(checkoutTexts.goods)}>{priceText(goods)}</Sum>
      {coupons.map(one => (
        <Sum key={one.couponId} title={one.title} off>{`−${priceText(one.off)}`}</Sum>
      ))}
      {discount > byCoupons && <Sum title={t(checkoutTexts.offers)} off>{`−${priceText(discount - byCoupons)}`}</Sum>}
      {delivery === 'parcel' && (
        <Sum title={t(checkoutTexts.postage)}>{postage > 0 ? priceText(postage) : t(checkoutTexts.freePostage)}</Sum>
      )}
      {credit > 0 && <Sum title={t(checkoutTexts.creditUsed)} off>{`−${priceText(credit)}`}</Sum>}
      {last ?? (
        <div className="m-sums-last">
          <dt>{t(checkoutTexts.payable)}</dt>
          <dd>
            <Price amount={sums.payable} large />
          </dd>
        </div>
      )}
    </dl>
  )
}

export const Sum = ({ title, off, children }: { title: string; off?: boolean; children: React.ReactNode }) => (
  <div data-off={off || undefined}>
    <dt>{title}</dt>
    <dd>{children}</dd>
  </div>
)
