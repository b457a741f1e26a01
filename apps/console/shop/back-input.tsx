// The field for a sum that goes back, in whole units of its money, up to `most` (minor units).
import { InputNumber } from 'antd'
import { minorsOf } from '#ui/ledger.ts'

export function backInput(most: number, currency: string) {
  const minors = minorsOf('credit', currency)
  return (
    <InputNumber
      className="c-number"
      min={1 / minors}
      max={most / minors}
      precision={Math.round(Math.log10(minors))}
      prefix={currency === 'CNY' ? '¥' : currency}
    />
  )
}
