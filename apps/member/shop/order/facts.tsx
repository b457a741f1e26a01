// The plain facts of an order: where it goes, its number, its times, and what happened to it step by step.
import '../../members/me.css'
import { date, useT } from '#ui/i18n.ts'
import { Section } from '#ui/kit/list.tsx'
import { AddressWords } from '../checkout/address-sheet.tsx'
import { orderTexts } from '../order-texts.ts'
import type { Order } from '../shapes.ts'
import { stateOf } from './state.ts'

export function OrderFacts({ order }: { order: Order }) {
  const t = useT()
  return (
    <>
      <Section title={t(orderTexts.facts)}>
        <dl className="m-facts">
          {order.address && (
            <Fact title={t(orderTexts.address)}>
              <AddressWords address={order.address} />
            </Fact>
          )}
          {order.note && <Fact title={t(orderTexts.note)}>{order.note}</Fact>}
          <Fact title={t(orderTexts.placedAt)}>{date(order.placedAt, 'full')}</Fact>
          {order.paidAt && <Fact title={t(orderTexts.paidAt)}>{date(order.paidAt, 'full')}</Fact>}
          <Fact title={t(orderTexts.reference)}>
            <span className="m-order-number">{order.id}</span>
          </Fact>
        </dl>
      </Section>
      {order.steps.length > 0 && <Story order={order} />}
    </>
  )
}

function Story({ order }: { order: Order }) {
  const t = useT()
  return (
    <Section title={t(orderTexts.story)}>
      <ol className="m-story">
        {order.steps.map(step => (
          <li key={`${step.to} ${step.at}`}>
            <b>{t(step.to === 'paid' ? orderTexts.state_paid_none : stateOf({ ...order, state: step.to }).words)}</b>
            <span className="q-quiet">{date(step.at, 'moment')}</span>
            {step.note && <span>{step.note}</span>}
          </li>
        ))}
      </ol>
    </Section>
  )
}

const Fact = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <div>
    <dt>{title}</dt>
    <dd>{children}</dd>
  </div>
)
