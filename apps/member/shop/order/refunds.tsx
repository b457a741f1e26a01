// What went back of an order, and what is still on its way.
import { date, useT } from '#ui/i18n.ts'
import { Section } from '#ui/kit/list.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { orderTexts } from '../order-texts.ts'
import { priceText } from '../price.tsx'
import type { Order } from '../shapes.ts'

export function Refunds({ order }: { order: Order }) {
  const t = useT()
  if (order.refunds.length === 0) return null
  return (
    <Section title={t(orderTexts.refundsOf)}>
      <ul className="m-refunds">
        {order.refunds.map(({ id, state, money, credit, reason, askedAt }) => (
          <li key={id}>
            <p className="q-row q-row-apart">
              <b>
                {[
                  money > 0 && t(orderTexts.refundMoney, { amount: priceText(money) }),
                  credit > 0 && t(orderTexts.refundCredit, { amount: priceText(credit) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </b>
              <Tag tone={state === 'paid-out' ? 'green' : 'ochre'}>{t(orderTexts[`refund_${state}`])}</Tag>
            </p>
            <p className="q-quiet">
              {reason} · {date(askedAt, 'moment')}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
