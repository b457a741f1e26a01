// One order with its whole story: what was bought, how it was paid, where it is, what went back.
import '../shell/room.css'
import { Link } from 'wouter'
import { useRead } from '#ui/data.ts'
import { date, money, number, useT } from '#ui/i18n.ts'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { api } from '../api.ts'
import { Block } from '../shell/block.tsx'
import { Facts } from '../shell/facts.tsx'
import { useLive } from '../shell/live.ts'
import { Page } from '../shell/page.tsx'
import { useMay } from '../shell/session.ts'
import { OrderActs } from './order-acts.tsx'
import { OrderHanding } from './order-handing.tsx'
import { ReceiptButton } from './order-receipt.tsx'
import { OrderRequests } from './order-requests.tsx'
import { OrderStory } from './order-story.tsx'
import { closedWhyTexts, orderTexts } from './order-texts.ts'
import { type Order, shortNumber } from './order-words.ts'
import { OrderStateTag, orderFacts } from './orders-page.tsx'
import { deliveryTexts } from './texts.ts'
import './shop.css'

export function OrderPage({ orderId }: { orderId: string }) {
  const t = useT()
  const read = useRead(api.shop.deskOrder, { params: { orderId } })
  useLive(orderFacts, () => void read.reload())
  const order = read.data
  if (!order)
    return (
      <Page title={t(orderTexts.order)}>
        {read.error ? <ErrorNote error={read.error} onRetry={read.reload} /> : <Skeleton kind="card" />}
      </Page>
    )
  return (
    <Page
      title={order.title}
      lead={
        <>
          <OrderStateTag order={order} /> <span className="c-mono">{shortNumber(order.id)}</span> ·{' '}
          <Link href={`/members/${order.memberId}`}>{order.memberName}</Link> · {date(order.placedAt, 'full')}
        </>
      }
      actions={<OrderActs order={order} />}
    >
      <div className="c-split">
        <div>
          <OrderRequests order={order} />
          <LinesBlock order={order} />
          <OrderHanding order={order} />
        </div>
        <aside>
          <FactsBlock order={order} />
          <OrderStory order={order} />
        </aside>
      </div>
    </Page>
  )
}

function LinesBlock({ order }: { order: Order }) {
  const t = useT()
  const told = (minor: number) => money(minor, order.currency)
  return (
    <Block title={t(orderTexts.lines)}>
      <ul className="c-lines-of">
        {order.lines.map(line => (
          <li key={line.line}>
            <span>
              {line.title}
              {line.why && <small className="c-under">{t(orderTexts.lineWhy, { why: line.why })}</small>}
            </span>
            <span className="c-money">
              {told(line.amount)}
              <small className="c-under">{`${told(line.price)} × ${number(line.units)}`}</small>
            </span>
          </li>
        ))}
      </ul>
      <Sums order={order} />
    </Block>
  )
}

function Sums({ order }: { order: Order }) {
  const t = useT()
  const told = (minor: number) => <span className="c-money">{money(minor, order.currency)}</span>
  const less = (minor: number) => <span className="c-money">{`−${money(minor, order.currency)}`}</span>
  const rows: [string, React.ReactNode, boolean][] = [
    [t(orderTexts.goods), told(order.goods), true],
    [t(orderTexts.discount), less(order.discount), order.discount > 0],
    [t(orderTexts.postage), told(order.postage), order.delivery === 'parcel'],
    [t(orderTexts.credit), less(order.credit), order.credit > 0],
    [t(orderTexts.points, { points: number(order.points) }), less(order.pointsWorth), order.points > 0],
    [t(orderTexts.payable), told(order.payable), order.paid !== order.payable],
    [t(orderTexts.paid), told(order.paid), order.paidAt !== null],
    [t(orderTexts.refunded), less(order.refunded), order.refunded > 0],
  ]
  const shown = rows.filter(([, , isShown]) => isShown)
  return (
    <dl className="c-sums">
      {shown.map(([title, value], at) => (
        <div key={title} className={at === shown.length - 1 ? 'c-sums-last' : undefined}>
          <dt>{title}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function FactsBlock({ order }: { order: Order }) {
  const t = useT()
  const may = useMay()
  const { address } = order
  return (
    <Block title={t(orderTexts.facts)}>
      <Facts
        of={[
          [t(orderTexts.delivery), t(deliveryTexts[order.delivery])],
          [
            t(orderTexts.address),
            address && (
              <>
                {address.name} {address.phone}
                <br />
                {address.region} {address.detail} {address.postcode}
              </>
            ),
          ],
          [t(orderTexts.note), order.note],
          [t(orderTexts.coupons), order.coupons.map(one => `${one.title}（${one.face}）`).join(t({ zh: '、', en: ', ' }))],
          [t(orderTexts.payUntil), order.state === 'awaiting' && date(order.payUntil, 'moment')],
          [t({ zh: '关闭原因', en: 'Closed' }), order.closedWhy && t(closedWhyTexts[order.closedWhy])],
          [
            t(orderTexts.payments),
            may('payments.read') && <Link href={`/payments?order=${order.id}`}>{t({ zh: '查看', en: 'Open' })}</Link>,
          ],
          [t(orderTexts.receipt), order.paidAt !== null && <ReceiptButton key="receipt" orderId={order.id} />],
          [
            t({ zh: '编号', en: 'Id' }),
            <span key="id" className="c-mono">
              {order.id}
            </span>,
          ],
        ]}
      />
    </Block>
  )
}
