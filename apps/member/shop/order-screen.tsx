// One order: what it waits for and what can be done, its code or parcels, what it is made of, and its story.
import './sheets.ts'
import './order/order.css'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { answers } from '#ui/answers.ts'
import { useAction, useRead } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Section } from '#ui/kit/list.tsx'
import { Confirm, Sheet } from '#ui/kit/sheet.tsx'
import { Empty, ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { isProblem } from '#ui/problem.ts'
import { api, boot } from '../api.ts'
import { SignInFirst } from '../members/sign-in-first.tsx'
import { PaySheet } from '../payments/pay-sheet.tsx'
import { ShareLink } from '../payments/share-link.tsx'
import type { ScreenProps } from '../screens.tsx'
import { Page } from '../shell/page.tsx'
import { at } from '../shell/ways.ts'
import { LineRow } from './checkout/line-row.tsx'
import { Sum, SumsList } from './checkout/sums.tsx'
import { Countdown } from './countdown.tsx'
import { GivenCard, useGiftOf } from './gifts/given.tsx'
import { useOrdersHeard } from './heard.ts'
import { AskBack, Requests } from './order/ask-back.tsx'
import { Attempts } from './order/attempts.tsx'
import { OrderFacts } from './order/facts.tsx'
import { Parcels } from './order/parcels.tsx'
import { PickupCard } from './order/pickup-card.tsx'
import { Refunds } from './order/refunds.tsx'
import { stateOf } from './order/state.ts'
import { orderTexts } from './order-texts.ts'
import { priceText } from './price.tsx'
import type { Order } from './shapes.ts'

export function OrderScreen({ orderId }: ScreenProps<'orderId'>) {
  const t = useT()
  useOrdersHeard()
  // Asked for besides, while a payment may be on its way.
  const [awaiting, setAwaiting] = useState(false)
  const read = useRead(api.shop.myOrder, boot.me ? { params: { orderId } } : null, {
    staleMs: 0,
    ...(awaiting && { everyMs: 4_000 }),
  })
  const is = read.data?.state === 'awaiting'
  if (is !== awaiting) setAwaiting(is)
  const gone = isProblem(read.error) && [404, 422].includes(read.error.status)
  return (
    <Page title={read.data ? t(stateOf(read.data).words) : t(orderTexts.orders)} bar="" back="/orders">
      {!boot.me ? (
        <SignInFirst />
      ) : read.data ? (
        <Whole order={read.data} />
      ) : gone ? (
        <Empty scene="trail" title={t(orderTexts.goneTitle)} action={<a href={at('/orders')}>{t(orderTexts.orders)}</a>}>
          {t(orderTexts.goneHint)}
        </Empty>
      ) : read.error ? (
        <ErrorNote error={read.error} onRetry={read.reload} />
      ) : (
        <Skeleton kind="card" count={2} />
      )}
    </Page>
  )
}

const handedOver: readonly Order['state'][] = ['paid', 'packed', 'sent', 'received', 'redeemed']

function Whole({ order }: { order: Order }) {
  const t = useT()
  const { delivery, state } = order
  const isPaid = handedOver.includes(state)
  const gift = useGiftOf(order.id, isPaid)
  return (
    <div className="q-stack m-order">
      <Head order={order} />
      {isPaid && delivery === 'pickup' && !order.waits && gift === null && <PickupOf orderId={order.id} />}
      {gift && <GivenCard gift={gift} />}
      {delivery === 'parcel' && gift === null && ['packed', 'sent', 'received', 'paid'].includes(state) && (
        <Parcels orderId={order.id} />
      )}
      <Section title={t(orderTexts.things)}>
        <ul className="m-lines">
          {order.lines.map(line => (
            <LineRow key={line.line} line={line} />
          ))}
        </ul>
      </Section>
      <SumsList
        sums={order}
        last={
          order.paidAt && (
            <>
              <Sum title={t(orderTexts.paid)}>{priceText(order.paid)}</Sum>
              {order.refunded > 0 && <Sum title={t(orderTexts.refunded)}>{priceText(order.refunded)}</Sum>}
            </>
          )
        }
      />
      <Requests order={order} />
      <Refunds order={order} />
      <Attempts orderId={order.id} />
      <OrderFacts order={order} />
      {order.paidAt && (
        <p>
          <a href={api.shop.receiptPage.address({ params: { orderId: order.id } })} target="_blank" rel="noreferrer">
            {t(orderTexts.receipt)}
          </a>
        </p>
      )}
    </div>
  )
}

function PickupOf({ orderId }: { orderId: string }) {
  const pickup = useRead(api.shop.orderPickup, { params: { orderId } })
  return pickup.data ? <PickupCard pickup={pickup.data} /> : null
}

function Head({ order }: { order: Order }) {
  const t = useT()
  const [search, setSearch] = useSearchParams()
  const { words, say } = stateOf(order)
  const { may } = order
  const open = search.get('pay') ? 'pay' : search.get('friend') ? 'friend' : null
  const show = (what: 'pay' | 'friend' | null) => setSearch(what ? { [what]: '1' } : {}, { replace: true })
  return (
    <section className="m-order-head">
      <h2 className="q-song">{t(words)}</h2>
      <p>{t(say)}</p>
      {may.pay && (
        <>
          <p className="m-order-clock">
            {t(orderTexts.left)}{' '}
            <Countdown until={order.payUntil} onEnd={() => setTimeout(() => answers.refresh('shop.myOrder'), 1_500)} />
          </p>
          <Button kind="primary" wide onClick={() => show('pay')}>
            {t(orderTexts.pay, { amount: priceText(order.payable) })}
          </Button>
        </>
      )}
      <div className="q-row m-order-acts">
        {may.confirm && <ConfirmArrival order={order} />}
        {may.pay && (
          <Button size="small" onClick={() => show('friend')}>
            {t(orderTexts.askFriend)}
          </Button>
        )}
        {may.cancel && <Cancel order={order} />}
        {may.askBack && <AskBack order={order} />}
      </div>
      {open === 'pay' && order.state === 'awaiting' && <PaySheet orderId={order.id} onClose={() => show(null)} />}
      {open === 'friend' && may.pay && <FriendSheet order={order} onClose={() => show(null)} />}
    </section>
  )
}

function FriendSheet({ order, onClose }: { order: Order; onClose: () => void }) {
  const t = useT()
  const [link, setLink] = useState<string>()
  const ask = useAction(api.shop.askFriend, { onDone: ({ url }) => setLink(url) })
  const [asked, setAsked] = useState(false)
  if (!asked) {
    setAsked(true)
    queueMicrotask(() => void ask.run({ params: { orderId: order.id } }))
  }
  return (
    <Sheet open title={t(orderTexts.askFriend)} onClose={onClose}>
      <div className="q-stack">
        <p>{t(orderTexts.askFriendHint, { time: date(order.payUntil, 'moment') })}</p>
        {link ? (
          <ShareLink url={link} words={t(orderTexts.shareWords)} />
        ) : ask.error ? (
          <ErrorNote error={ask.error} onRetry={() => void ask.run({ params: { orderId: order.id } })} />
        ) : (
          <Skeleton kind="card" count={1} />
        )}
      </div>
    </Sheet>
  )
}

function Cancel({ order }: { order: Order }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const cancel = useAction(api.shop.cancel, {
    refreshes: ['shop', 'wallet'],
    onDone: () => {
      toast(orderTexts.cancelled)
      setOpen(false)
    },
  })
  return (
    <>
      <Button size="small" kind="plain" onClick={() => setOpen(true)}>
        {t(orderTexts.cancel)}
      </Button>
      <Confirm
        open={open}
        title={t(orderTexts.cancelTitle)}
        verb={t(orderTexts.cancel)}
        busy={cancel.busy}
        onClose={() => setOpen(false)}
        onConfirm={() => void cancel.run({ params: { orderId: order.id } })}
      >
        <p>{t(orderTexts.cancelHint)}</p>
        <ErrorNote error={cancel.error} small />
      </Confirm>
    </>
  )
}

function ConfirmArrival({ order }: { order: Order }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  const confirm = useAction(api.shop.confirmArrival, {
    refreshes: ['shop'],
    onDone: () => {
      toast(orderTexts.confirmed)
      setOpen(false)
    },
  })
  return (
    <>
      <Button kind="primary" onClick={() => setOpen(true)}>
        {t(orderTexts.confirm)}
      </Button>
      <Confirm
        open={open}
        kind="primary"
        title={t(orderTexts.confirmTitle)}
        verb={t(orderTexts.confirm)}
        busy={confirm.busy}
        onClose={() => setOpen(false)}
        onConfirm={() => void confirm.run({ params: { orderId: order.id } })}
      >
        <p>{t(orderTexts.confirmHint)}</p>
        <ErrorNote error={confirm.error} small />
      </Confirm>
    </>
  )
}
