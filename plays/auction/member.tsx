// The auction on the phone: the price as it climbs, the one end, and a maximum that is set with one thumb.
import './auction.css'
import { useEffect, useRef, useState } from 'react'
import { date, number, useT } from '#ui/i18n.ts'
import { Section } from '#ui/kit/list.tsx'
import { Confirm } from '#ui/kit/sheet.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import type { MemberProps } from '../screen.ts'
import { Bidding } from './bidding.tsx'
import type { Shown } from './rules.ts'
import { auctionTexts as words } from './texts.ts'

export function Screen(props: MemberProps<Shown>) {
  const t = useT()
  const { shown, activity } = props
  const leftMs = useLeft(props)
  const isRunning = shown.over === null && leftMs > 0
  return (
    <div className="q-stack">
      <Lot shown={shown} />
      {shown.over === null && activity.state !== 'scheduled' && <Clock shown={shown} leftMs={leftMs} />}
      {isRunning && activity.mayNot === '' && <Bids {...props} />}
      <Section title={t(words.bids)} aside={<span className="q-quiet">{t(words.bidCount, { count: number(shown.bids) })}</span>}>
        {shown.recent.length === 0 ? (
          <p className="q-quiet">{t(words.nobody)}</p>
        ) : (
          <ol className="p-auction-bids">
            {shown.recent.map(bid => (
              <li key={`${bid.at} ${bid.price} ${bid.name}`} data-mine={bid.isMine || undefined}>
                <span className="q-clip">
                  {bid.name} {bid.isMine && <span className="q-quiet">({t(words.you)})</span>}
                </span>
                <time className="q-quiet" dateTime={bid.at}>
                  {date(bid.at, 'time')}
                </time>
                <b>{number(bid.price)}</b>
              </li>
            ))}
          </ol>
        )}
      </Section>
    </div>
  )
}

/** How long there is still, as the frame draws it each second; asks anew when it is over. */
function useLeft({ shown, now, refresh }: Pick<MemberProps<Shown>, 'shown' | 'now' | 'refresh'>): number {
  const asked = useRef('')
  const leftMs = new Date(shown.endsAt).getTime() - now()
  const isOver = leftMs <= 0
  useEffect(() => {
    if (!isOver || shown.over !== null || asked.current === shown.endsAt) return
    asked.current = shown.endsAt
    const timer = setTimeout(refresh, 1500)
    return () => clearTimeout(timer)
  }, [isOver, shown.over, shown.endsAt, refresh])
  return leftMs
}

function Lot({ shown }: { shown: Shown }) {
  const t = useT()
  const { over, price, leadName, leads } = shown
  const label = over === 'sold' ? words.soldAt : price === null ? words.startsAt : words.price
  const lead = leadName && (leads ? t(words.leadMe) : t(words.leadOther, { name: leadName }))
  const end = over === 'sold' ? (leads ? t(words.soldMe) : t(words.sold, { name: leadName })) : over ? t(words[over]) : null
  return (
    <div className="p-auction-lot" data-leads={leads || undefined} data-over={over ?? undefined}>
      <Stairs shown={shown} />
      <span className="q-quiet">{t(label)}</span>
      <strong className="q-song" aria-live="polite">
        {number(price ?? shown.startPoints)} <small>{t(words.points)}</small>
      </strong>
      <span className="p-auction-lead">{end ?? lead}</span>
      {over === null && shown.mine && (
        <span className="q-quiet">
          {leads ? t(words.bound, { points: number(shown.mine.bound) }) : <Tag tone="cinnabar">{t(words.outbid)}</Tag>}
        </span>
      )}
      {over === null && price !== null && shown.hasReserve && !shown.isReserveMet && <Tag tone="ochre">{t(words.reserve)}</Tag>}
    </div>
  )
}

/** The last bids as stairs, the newest at the top right. */
function Stairs({ shown }: { shown: Shown }) {
  const t = useT()
  const prices = shown.recent.map(bid => bid.price).reverse()
  if (prices.length < 2) return null
  const [low, high] = [Math.min(...prices), Math.max(...prices)]
  const width = 240 / prices.length
  const steps = prices.map(
    (price, nth) => `H${nth * width} V${52 - ((price - low) / Math.max(1, high - low)) * 44} H${(nth + 1) * width}`,
  )
  return (
    <svg className="p-auction-stairs" viewBox="0 0 240 60" role="img" aria-label={t(words.stairs)} preserveAspectRatio="none">
      <path className="p-auction-under" d={`M0 60 V52 ${steps.join(' ')} V60 Z`} />
      <path d={`M0 52 ${steps.join(' ')}`} />
    </svg>
  )
}

const two = (n: number): string => String(n).padStart(2, '0')

function Clock({ shown, leftMs }: { shown: Shown; leftMs: number }) {
  const t = useT()
  const seconds = Math.max(0, Math.ceil(leftMs / 1000))
  const days = Math.floor(seconds / 86_400)
  const time = `${two(Math.floor(seconds / 3600) % 24)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  const isSoft = leftMs > 0 && leftMs < shown.softMinutes * 60_000
  return (
    <div className="p-auction-clock" data-soft={isSoft || undefined} role="timer">
      <span className="q-quiet">{t(leftMs > 0 ? words.left : words.ended)}</span>
      {leftMs > 0 && <b>{days > 0 ? t(words.days, { days, time }) : time}</b>}
      <span className="q-quiet">
        {isSoft && shown.endsAt < shown.hardStopAt
          ? t(words.softNow, { minutes: shown.softMinutes })
          : t(words.hardStop, { at: date(shown.hardStopAt, 'moment') })}
      </span>
    </div>
  )
}

function Bids({ shown, move, busy }: MemberProps<Shown>) {
  const t = useT()
  const [asked, setAsked] = useState<number>()
  const send = async () => {
    if (asked === undefined) return
    await move('bid', { max: asked })
    setAsked(undefined)
  }
  return (
    <>
      <Bidding shown={shown} busy={busy} onBid={setAsked} />
      <Confirm
        open={asked !== undefined}
        kind="primary"
        title={t(words.sureTitle, { max: number(asked ?? 0) })}
        verb={t(shown.leads ? words.raise : words.bid)}
        busy={busy}
        onClose={() => setAsked(undefined)}
        onConfirm={() => void send()}
      >
        <p>{t(words.sure, { max: number(asked ?? 0) })}</p>
      </Confirm>
    </>
  )
}
