// Orders by where they stand; found by number, name or phone; several packed or sent at once.
import '../shell/filters.css'
import '../shell/room.css'
import './shop.css'
import { useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { type Pages, usePages } from '#ui/data.ts'
import { date, money, number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { SearchBox } from '#ui/kit/search.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { Tabs } from '#ui/kit/tabs.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import { column } from '../shell/column.tsx'
import { useLive } from '../shell/live.ts'
import { Page } from '../shell/page.tsx'
import { useMay } from '../shell/session.ts'
import { orderFilterTexts, orderTexts } from './order-texts.ts'
import { type OrderRow, shortNumber, stateOf } from './order-words.ts'
import { requestTexts } from './request-texts.ts'
import { StepOrders } from './step-orders.tsx'

type Filter = keyof typeof orderFilterTexts
const filters = Object.keys(orderFilterTexts) as Filter[]
export const orderFacts = [
  'shop.order-placed',
  'shop.order-paid',
  'shop.order-closed',
  'shop.order-moved',
  'shop.refund-ended',
  'shop.refund-requested',
  'shop.refund-request-ended',
]

export function OrdersPage() {
  const t = useT()
  const [search, setSearch] = useSearchParams()
  const [word, setWord] = useState('')
  const filter = filters.find(one => one === search.get('filter')) ?? 'all'
  const memberId = search.get('member') ?? undefined
  const query = { limit: 50, filter, ...(word && { word }), ...(memberId && { memberId }) }
  const pages = usePages(api.shop.deskOrders, { query }, { everyMs: 20_000 })
  useLive(orderFacts, () => void pages.reload())
  return (
    <Page title={t(orderTexts.orders)} lead={t(orderTexts.lead)}>
      <div className="c-filters">
        <SearchBox placeholder={t(orderTexts.find)} onSearch={setWord} />
      </div>
      <Tabs<Filter>
        label={t(orderTexts.state)}
        chosen={filter}
        onChoose={key => setSearch(key === 'all' ? {} : { filter: key }, { replace: true })}
        tabs={filters.map(key => ({ key, title: t(orderFilterTexts[key]) }))}
      >
        <div className="c-tabbed">
          <Orders key={`${filter} ${word}`} pages={pages} filter={filter} searched={word !== ''} />
        </div>
      </Tabs>
    </Page>
  )
}

interface OrdersProps {
  pages: Pages<OrderRow>
  filter: Filter
  searched: boolean
}

function Orders({ pages, filter, searched }: OrdersProps) {
  const t = useT()
  const may = useMay()('shop.sell')
  const [chosen, setChosen] = useState<string[]>([])
  const [step, setStep] = useState<'pack' | 'send' | null>(null)
  const picked = pages.items.filter(one => chosen.includes(one.id))
  return (
    <>
      <DataTable<OrderRow>
        pages={pages}
        keyOf={one => one.id}
        label={t(orderTexts.orders)}
        minWidth={820}
        {...(may && { selected: chosen, onSelect: setChosen })}
        empty={<NoOrders filter={filter} searched={searched} />}
        columns={columns()}
      />
      {picked.length > 0 && (
        <div className="c-chosen">
          <span className="q-grow">{t(orderTexts.chosen, { count: number(picked.length) })}</span>
          <Button size="small" kind="plain" onClick={() => setChosen([])}>
            {t(orderTexts.clear)}
          </Button>
          <Button size="small" onClick={() => setStep('pack')}>
            {t(orderTexts.pack)}
          </Button>
          <Button size="small" kind="primary" onClick={() => setStep('send')}>
            {t(orderTexts.send)}
          </Button>
        </div>
      )}
      {step && (
        <StepOrders
          step={step}
          orders={picked}
          onClose={() => setStep(null)}
          onDone={() => {
            setStep(null)
            setChosen([])
          }}
        />
      )}
    </>
  )
}

function NoOrders({ filter, searched }: { filter: Filter; searched: boolean }) {
  const t = useT()
  if (filter === 'to-send' && !searched)
    return (
      <Empty scene="rest" title={t(orderTexts.allSent)}>
        {t(orderTexts.allSentHint)}
      </Empty>
    )
  if (filter === 'asked' && !searched)
    return (
      <Empty scene="rest" title={t(requestTexts.none)}>
        {t(requestTexts.noneHint)}
      </Empty>
    )
  if (filter !== 'all' || searched)
    return (
      <Empty scene="trail" title={t(orderTexts.noneHere)}>
        {t(orderTexts.noneHereHint)}
      </Empty>
    )
  return <Empty title={t(orderTexts.none)}>{t(orderTexts.noneHint)}</Empty>
}

export function OrderStateTag({ order }: { order: Pick<OrderRow, 'state' | 'delivery' | 'isGift' | 'waits' | 'asksBack'> }) {
  const t = useT()
  const { words, tone } = stateOf(order)
  return (
    <>
      <Tag tone={tone}>{t(words)}</Tag> {order.isGift && <Tag tone="ochre">{t(orderTexts.isGift)}</Tag>}
      {order.waits && <small className="c-under">{t(orderTexts.waits)}</small>}
      {order.asksBack && <small className="c-under">{t(requestTexts.asksBack)}</small>}
    </>
  )
}

function columns() {
  return [
    column<OrderRow>('what', orderTexts.what, one => (
      <>
        <Link href={`/orders/${one.id}`}>
          <b>{one.title}</b>
        </Link>
        <small className="c-under">
          <span className="c-mono">{shortNumber(one.id)}</span> · <Count of={one.units} />
        </small>
      </>
    )),
    column<OrderRow>('buyer', orderTexts.buyer, one => <Link href={`/members/${one.memberId}`}>{one.memberName}</Link>, {
      width: 130,
    }),
    column<OrderRow>('state', orderTexts.state, one => <OrderStateTag order={one} />, { width: 150 }),
    column<OrderRow>('sum', orderTexts.sum, one => <Amount order={one} />, { width: 140, align: 'right' }),
    column<OrderRow>(
      'placed',
      orderTexts.placed,
      one => <span title={date(one.placedAt, 'full')}>{date(one.placedAt, 'moment')}</span>,
      {
        width: 130,
      },
    ),
  ]
}

function Count({ of }: { of: number }) {
  const t = useT()
  return <>{t(orderTexts.units, { count: number(of) })}</>
}

function Amount({ order }: { order: OrderRow }) {
  const t = useT()
  return (
    <span className="c-money">
      {money(order.payable, order.currency)}
      {order.refunded > 0 && (
        <small className="c-under">{t(orderTexts.refundedPart, { amount: money(order.refunded, order.currency) })}</small>
      )}
    </span>
  )
}
