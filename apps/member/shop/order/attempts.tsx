// What was paid for an order and what became of it, where it needs a word: money that is going back.
import { useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { api } from '../../api.ts'
import { payTexts } from '../../payments/texts.ts'
import { priceText } from '../price.tsx'

export function Attempts({ orderId }: { orderId: string }) {
  const t = useT()
  const read = useRead(api.payments.ofOrder, { params: { orderId }, query: {} })
  const told = (read.data ?? []).filter(one => one.says !== '' && one.state === 'suspense')
  if (told.length === 0) return null
  return (
    <div className="m-order-said">
      {told.map(one => (
        <p key={one.id}>
          {one.says}{' '}
          {one.returned > 0
            ? t(payTexts.returned, { amount: priceText(one.returned) })
            : one.toReturn > 0
              ? t(payTexts.back, { amount: priceText(one.toReturn) })
              : ''}
        </p>
      ))}
    </div>
  )
}
