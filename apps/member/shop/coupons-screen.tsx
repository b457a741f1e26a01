// Coupons: those to take now or soon, by a word if one knows it, and one's own.
import './sheets.ts'
import './coupons/coupons.css'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { useAction, usePages, useRead } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input } from '#ui/kit/field.tsx'
import { PagesList } from '#ui/kit/pages-list.tsx'
import { Empty, ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { Tabs } from '#ui/kit/tabs.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api, boot } from '../api.ts'
import { SignInFirst } from '../members/sign-in-first.tsx'
import { Page } from '../shell/page.tsx'
import { at } from '../shell/ways.ts'
import { Countdown } from './countdown.tsx'
import { couponTexts } from './coupons/texts.ts'
import { useCouponsHeard } from './heard.ts'
import { priceText } from './price.tsx'
import { useReached } from './server-clock.ts'
import type { BatchToTake, Coupon } from './shapes.ts'

const sides = ['take', 'held', 'used', 'expired'] as const
type Side = (typeof sides)[number]

export function CouponsScreen() {
  const t = useT()
  return (
    <Page title={t(couponTexts.coupons)} back="/shop">
      {boot.me ? <Coupons /> : <SignInFirst />}
    </Page>
  )
}

function Coupons() {
  const t = useT()
  useCouponsHeard()
  const [search, setSearch] = useSearchParams()
  const side = sides.find(one => one === search.get('show')) ?? 'take'
  return (
    <Tabs
      label={t(couponTexts.coupons)}
      tabs={sides.map(key => ({ key, title: t(couponTexts[key]) }))}
      chosen={side}
      onChoose={show => setSearch(show === 'take' ? {} : { show }, { replace: true })}
    >
      {side === 'take' ? <ToTake /> : <Mine key={side} side={side} />}
    </Tabs>
  )
}

const afterTaking = ['shop.myCoupons', 'shop.myTaken', 'shop.couponsToTake', 'wallet']
const told = (coupon: Coupon) => toast(couponTexts.takenToast, { title: coupon.title })

function ToTake() {
  const t = useT()
  const batches = useRead(api.shop.couponsToTake, {}, { everyMs: 15_000 })
  const taken = useRead(api.shop.myTaken, {})
  return (
    <div className="q-stack m-coupons">
      <ByWord />
      {!batches.data ? (
        batches.error ? (
          <ErrorNote error={batches.error} onRetry={batches.reload} />
        ) : (
          <Skeleton kind="card" count={2} />
        )
      ) : batches.data.items.length === 0 ? (
        <Empty title={t(couponTexts.none_take)}>{t(couponTexts.none_takeHint)}</Empty>
      ) : (
        <ul className="q-list q-list-air" aria-label={t(couponTexts.take)}>
          {batches.data.items.map(batch => (
            <BatchCard key={batch.id} batch={batch} mine={taken.data?.items.find(one => one.batchId === batch.id)?.taken ?? 0} />
          ))}
        </ul>
      )}
    </div>
  )
}

function ByWord() {
  const t = useT()
  const [word, setWord] = useState('')
  const take = useAction(api.shop.takeByWord, {
    refreshes: afterTaking,
    onDone: coupon => {
      told(coupon)
      setWord('')
    },
  })
  return (
    <form
      className="m-coupon-word"
      onSubmit={event => {
        event.preventDefault()
        if (word.trim().length > 1) void take.run({ body: { word: word.trim() } })
      }}
    >
      <Input label={t(couponTexts.word)} hint={t(couponTexts.wordHint)} optional maxLength={40} value={word} onChange={setWord} />
      <Button submit busy={take.busy} disabled={word.trim().length < 2}>
        {t(couponTexts.takeByWord)}
      </Button>
      <ErrorNote error={take.error} small />
    </form>
  )
}

function BatchCard({ batch, mine }: { batch: BatchToTake; mine: number }) {
  const t = useT()
  const begun = useReached(batch.takesFrom)
  const take = useAction(api.shop.takeCoupon, { refreshes: afterTaking, onDone: told })
  const { left, next, points, perMemberMax, usesUntil, useDays, needsRight } = batch
  const full = mine >= perMemberMax
  const notes = [
    useDays !== null ? t(couponTexts.useDays, { days: useDays }) : t(couponTexts.useUntil, { at: date(usesUntil, 'moment') }),
    perMemberMax > 1 && t(couponTexts.perMember, { max: perMemberMax }),
    needsRight && t(couponTexts.needsRight, { right: needsRight }),
  ].filter(Boolean)
  return (
    <Ticket face={batch} notes={notes.join(' · ')} over={full || (begun && left === 0)}>
      {full ? (
        <Tag tone="green">{t(couponTexts.taken)}</Tag>
      ) : !begun ? (
        <span className="m-shop-clock">
          {t(couponTexts.beginsIn)} <Countdown until={batch.takesFrom} />
        </span>
      ) : left > 0 ? (
        <>
          <Button size="small" kind="primary" busy={take.busy} onClick={() => void take.run({ params: { batchId: batch.id } })}>
            {points > 0 ? t(couponTexts.takeForPoints, { points }) : t(couponTexts.takeOne)}
          </Button>
          <span className="q-quiet">{t(couponTexts.left, { left })}</span>
        </>
      ) : next ? (
        <span className="m-shop-clock">
          {t(couponTexts.nextAt)} <Countdown until={next.at} />
        </span>
      ) : (
        <Tag>{t(couponTexts.gone)}</Tag>
      )}
      <ErrorNote error={take.error} small />
    </Ticket>
  )
}

function Mine({ side }: { side: Exclude<Side, 'take'> }) {
  const t = useT()
  const pages = usePages(api.shop.myCoupons, { query: { filter: side, limit: 30 } })
  return (
    <div className="m-coupons">
      <PagesList
        pages={pages}
        keyOf={coupon => coupon.id}
        label={t(couponTexts[side])}
        apart="air"
        skeleton="card"
        draw={coupon => <Own coupon={coupon} />}
        empty={<Empty title={t(couponTexts[`none_${side}`])}>{t(couponTexts[`none_${side}Hint`])}</Empty>}
      />
    </div>
  )
}

function Own({ coupon }: { coupon: Coupon }) {
  const t = useT()
  const { state, usableFrom, usableUntil, orderId, off } = coupon
  const begun = useReached(usableFrom)
  const note = begun
    ? t(couponTexts.useUntil, { at: date(usableUntil, 'moment') })
    : t(couponTexts.useFrom, { at: date(usableFrom, 'moment') })
  return (
    <Ticket face={coupon} notes={note} over={state !== 'held' && state !== 'reserved'}>
      {state === 'held' && begun && (
        <a className="q-button q-button-quiet q-button-small" href={at('/shop')}>
          {t(couponTexts.use)}
        </a>
      )}
      {state === 'reserved' && <Tag tone="ochre">{t(couponTexts.reserved)}</Tag>}
      {state === 'used' && off !== null && <Tag tone="green">{t(couponTexts.usedOff, { amount: priceText(off) })}</Tag>}
      {state === 'withdrawn' && <Tag>{t(couponTexts.withdrawn)}</Tag>}
      {orderId && <a href={at(`/orders/${orderId}`)}>{t(couponTexts.seeOrder)}</a>}
    </Ticket>
  )
}

interface TicketProps {
  face: Pick<Coupon, 'kind' | 'title' | 'face' | 'terms' | 'partner' | 'amountOff' | 'percentOff'>
  notes: string
  over: boolean
  children: React.ReactNode
}

function Ticket({ face, notes, over, children }: TicketProps) {
  const t = useT()
  return (
    <li className="m-ticket" data-over={over || undefined}>
      <div className="m-ticket-words">
        <p className="q-song m-ticket-face">{face.face}</p>
        <p>
          {face.title} {face.partner && <span className="q-quiet">{t(couponTexts.partner, { partner: face.partner })}</span>}
        </p>
        <p className="q-quiet">{notes}</p>
        {face.terms && (
          <details>
            <summary>{t(couponTexts.terms)}</summary>
            <p className="q-prose">{face.terms}</p>
          </details>
        )}
      </div>
      <div className="m-ticket-act">{children}</div>
    </li>
  )
}
