// What happened to an order, from its placing on: steps and refunds in one line of time.
import { date, money, useT } from '#ui/i18n.ts'
import { Block } from '../shell/block.tsx'
import { By } from '../shell/by.tsx'
import { orderStateTexts, orderTexts } from './order-texts.ts'
import type { Order } from './order-words.ts'

interface Told {
  at: string | Date
  says: string
  more: React.ReactNode
  /** Not done yet. */
  open?: boolean
}

export function OrderStory({ order }: { order: Order }) {
  const t = useT()
  const amountOf = (refund: Order['refunds'][number]) => money(refund.money + refund.credit, order.currency)
  const all: Told[] = [
    { at: order.placedAt, says: t(orderTexts.storyPlaced), more: order.memberName },
    ...order.steps.map(step => ({
      at: step.at,
      says: t(step.to === 'paid' ? orderTexts.justPaid : orderStateTexts[step.to]),
      more: (
        <>
          <By who={step.by} name={step.byName} />
          {step.note && ` · ${step.note}`}
        </>
      ),
    })),
    ...order.refunds.flatMap((refund): Told[] => [
      {
        at: refund.askedAt,
        says: t(orderTexts.refundAsked, { amount: amountOf(refund) }),
        more: refund.reason,
        open: refund.state === 'asked',
      },
      ...(refund.endedAt
        ? [
            {
              at: refund.endedAt,
              says: t(refund.state === 'failed' ? orderTexts.refundFailed : orderTexts.refundDone, { amount: amountOf(refund) }),
              more:
                refund.credit > 0
                  ? t(orderTexts.moneyPart, {
                      money: money(refund.money, order.currency),
                      credit: money(refund.credit, order.currency),
                    })
                  : '',
            },
          ]
        : []),
    ]),
  ]
  const inTime = all
    .map((one, order) => ({ ...one, order }))
    .sort((a, b) => new Date(a.at).getTime() - new Date(b.at).getTime() || a.order - b.order)
  return (
    <Block title={t(orderTexts.story)}>
      <ol>
        {inTime.map(one => (
          <li key={`${one.order} ${one.says}`} className="c-story">
            <span className="c-story-dot" {...(!one.open && { 'data-them': '' })} aria-hidden="true" />
            <span>
              <b>{one.says}</b>
              <small className="c-under">
                {date(one.at, 'moment')}
                {one.more && <> · {one.more}</>}
              </small>
            </span>
          </li>
        ))}
      </ol>
    </Block>
  )
}
