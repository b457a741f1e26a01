// My orders, by what they wait for.
import './sheets.ts'
import './order/order.css'
import { useSearchParams } from 'wouter'
import { usePages } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { PagesList } from '#ui/kit/pages-list.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { Tabs } from '#ui/kit/tabs.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { api, boot } from '../api.ts'
import { SignInFirst } from '../members/sign-in-first.tsx'
import { Page } from '../shell/page.tsx'
import { at } from '../shell/ways.ts'
import { Countdown } from './countdown.tsx'
import { useOrdersHeard } from './heard.ts'
import { stateOf } from './order/state.ts'
import { orderTexts } from './order-texts.ts'
import { Picture } from './picture.tsx'
import { Price } from './price.tsx'
import type { OrderRow } from './shapes.ts'
import { UnansweredNote } from './unanswered-note.tsx'

const filters = ['all', 'awaiting', 'to-send', 'sent', 'done', 'refunds', 'closed'] as const
type Filter = (typeof filters)[number]

export function OrdersScreen() {
  const t = useT()
  return (
    <Page title={t(orderTexts.orders)} back="/me">
      {boot.me ? <Orders /> : <SignInFirst />}
    </Page>
  )
}

function Orders() {
  const t = useT()
  useOrdersHeard()
  const [search, setSearch] = useSearchParams()
  const filter = filters.find(one => one === search.get('show')) ?? 'all'
  return (
    <>
      <UnansweredNote />
      <Tabs
        label={t(orderTexts.filter)}
        tabs={filters.map(key => ({ key, title: t(orderTexts[key]) }))}
        chosen={filter}
        onChoose={show => setSearch(show === 'all' ? {} : { show }, { replace: true })}
      >
        <Filtered key={filter} filter={filter} />
      </Tabs>
    </>
  )
}

function Filtered({ filter }: { filter: Filter }) {
  const t = useT()
  const pages = usePages(api.shop.mine, { query: { filter, limit: 20 } }, { staleMs: 5_000 })
  return (
    <PagesList
      pages={pages}
      keyOf={order => order.id}
      label={t(orderTexts[filter])}
      draw={order => <OrderLine order={order} />}
      empty={
        <Empty
          title={t(orderTexts.emptyTitle)}
          action={
            <a className="q-button q-button-quiet q-button-normal" href={at('/shop')}>
              {t(orderTexts.toShop)}
            </a>
          }
        >
          {t(orderTexts.emptyHint)}
        </Empty>
      }
    />
  )
}

function OrderLine({ order }: { order: OrderRow }) {
  const t = useT()
  const { title, picture, units, placedAt, payUntil, state, payable } = order
  const { words, tone } = stateOf(order)
  return (
    <li>
      <a className="m-order-row" href={at(`/orders/${order.id}`)}>
        <Picture fileId={picture} title={title} size="line" />
        <span className="m-line-words">
          <span className="m-line-title">{title}</span>
          <span className="q-quiet">
            {t(orderTexts.units, { units })} · {date(placedAt, 'moment')}
          </span>
          <span className="q-row">
            <Tag tone={tone}>{t(words)}</Tag>
            {order.isGift && <Tag tone="indigo">{t(orderTexts.isGift)}</Tag>}
            {order.asksBack && <Tag tone="ochre">{t(orderTexts.asksBack)}</Tag>}
            {order.lastAsked === 'declined' && <Tag tone="cinnabar">{t(orderTexts.askDeclined)}</Tag>}
            {order.lastAsked === 'granted' && state !== 'refunded' && <Tag tone="green">{t(orderTexts.askGranted)}</Tag>}
            {state === 'awaiting' && (
              <span className="m-shop-clock">
                {t(orderTexts.left)} <Countdown until={payUntil} />
              </span>
            )}
          </span>
        </span>
        <Price amount={payable} />
      </a>
    </li>
  )
}
