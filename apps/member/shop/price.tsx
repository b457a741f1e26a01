// Prices as the shop prints them: whole sums without their noughts, what may be struck out beside them.
import { number, useT } from '#ui/i18n.ts'
import { minorsOf } from '#ui/ledger.ts'
import { currency } from '../wallet/shapes.ts'
import { shopTexts } from './texts.ts'

/** ¥499, ¥499.50 */
export function priceText(minor: number, unit = currency()): string {
  const options = { style: 'currency', currency: unit, currencyDisplay: 'narrowSymbol', trailingZeroDisplay: 'stripIfInteger' }
  return number(minor / minorsOf(unit as 'CNY', unit), options as Intl.NumberFormatOptions)
}

export interface PriceProps {
  amount: number
  /** The price before, where the law lets it be struck out. */
  strike?: number | null | undefined
  /** From so much on. */
  from?: boolean | undefined
  large?: boolean
  /** It is so for a while only. */
  hot?: boolean | undefined
}

export function Price({ amount, strike, from, large, hot }: PriceProps) {
  const t = useT()
  return (
    <span className="m-price" data-large={large || undefined} data-hot={hot || undefined}>
      <b>{priceText(amount)}</b>
      {from && <span className="m-price-from">{t(shopTexts.from)}</span>}
      {strike !== null && strike !== undefined && strike > amount && (
        <s>
          <span className="q-aside">{t(shopTexts.before)}</span>
          {priceText(strike)}
        </s>
      )}
    </span>
  )
}
