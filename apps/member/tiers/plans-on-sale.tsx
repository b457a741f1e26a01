// The tiers on offer: what each brings and costs, its rounds with the seats that are left, and what I would pay and why.
import { useEffect } from 'react'
import { answers } from '#ui/answers.ts'
import { useRead } from '#ui/data.ts'
import { date, number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Empty, ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { sentenceOf } from '#ui/problem.ts'
import { api } from '../api.ts'
import { go } from '../shell/ways.ts'
import { Countdown } from '../shop/countdown.tsx'
import { Price, priceText } from '../shop/price.tsx'
import { serverNow, useReached } from '../shop/server-clock.ts'
import { type TierDoor, useTierDoors } from './doors.ts'
import type { OnSale, Round } from './shapes.ts'
import { tierTexts } from './texts.ts'

export function PlansOnSale() {
  const t = useT()
  const plans = useRead(api.tiers.plansOnSale, {}, { everyMs: 20_000 })
  const doors = useTierDoors()
  if (!plans.data)
    return plans.error ? <ErrorNote error={plans.error} onRetry={plans.reload} /> : <Skeleton kind="card" count={2} />
  const shown = plans.data.filter(({ plan }) => plan.tiedTo === null)
  if (shown.length === 0) return <Empty title={t(tierTexts.nothingOnSale)}>{t(tierTexts.nothingOnSaleHint)}</Empty>
  return (
    <ul className="q-list q-list-air">
      {shown.map(one => (
        <PlanCard
          key={one.plan.id}
          onSale={one}
          door={doors?.find(door => door.planId === one.plan.id)}
          known={doors !== undefined}
        />
      ))}
    </ul>
  )
}

/** The one that is open now, else the one that comes next. */
function roundOf(rounds: readonly Round[]): Round | null {
  const at = (round: Round) => new Date(round.opensAt).getTime()
  return (
    rounds.find(round => round.isOpen) ?? rounds.filter(one => at(one) > serverNow()).sort((a, b) => at(a) - at(b))[0] ?? null
  )
}

function PlanCard({ onSale, door, known }: { onSale: OnSale; door: TierDoor | undefined; known: boolean }) {
  const t = useT()
  const { plan, rounds } = onSale
  const round = roundOf(rounds)
  return (
    <li className="m-plan">
      <p className="q-row q-row-apart">
        <span className="q-song m-holding-name">{plan.name}</span>
        <Price amount={plan.price} />
      </p>
      <p className="q-quiet">
        {plan.months === null ? t(tierTexts.life) : t(tierTexts.months, { months: plan.months })}
        {plan.credit > 0 && ` · ${t(tierTexts.parts, { dues: priceText(plan.dues), credit: priceText(plan.credit) })}`}
        {plan.refundDays > 0 && ` · ${t(tierTexts.refundable, { days: plan.refundDays })}`}
      </p>
      {plan.intro && <p className="q-prose">{plan.intro}</p>}
      <ul className="m-rights" aria-label={t(tierTexts.rights)}>
        {plan.rights.map(right => (
          <li key={right}>{right}</li>
        ))}
      </ul>
      {round && <RoundLine round={round} />}
      {known && !door ? <p className="q-quiet">{t(tierTexts.notInShop)}</p> : <Buy onSale={onSale} round={round} door={door} />}
    </li>
  )
}

function RoundLine({ round }: { round: Round }) {
  const t = useT()
  const opened = useReached(round.opensAt)
  useEffect(() => {
    if (opened && !round.isOpen) answers.refresh('tiers.plansOnSale')
  }, [opened, round.isOpen])
  return (
    <div className="m-round">
      <p className="q-row q-row-apart">
        <b>{round.name}</b>
        {round.seatsLeft > 0 ? (
          <span>{t(tierTexts.seatsLeft, { left: number(round.seatsLeft), max: number(round.seatsMax) })}</span>
        ) : (
          <Tag>{t(tierTexts.seatsGone)}</Tag>
        )}
      </p>
      <progress
        max={round.seatsMax}
        value={round.seatsMax - round.seatsLeft}
        aria-label={t(tierTexts.seatsLeft, { left: number(round.seatsLeft), max: number(round.seatsMax) })}
      />
      <p className="m-shop-clock">
        {t(opened ? tierTexts.closesIn : tierTexts.opensIn)} <Countdown until={opened ? round.closesAt : round.opensAt} />
      </p>
    </div>
  )
}

function Buy({ onSale, round, door }: { onSale: OnSale; round: Round | null; door: TierDoor | undefined }) {
  const t = useT()
  const { plan } = onSale
  const query = round ? { roundId: round.id } : {}
  const quote = useRead(api.tiers.quote, { params: { planId: plan.id }, query })
  if (!quote.data) {
    if (!quote.error) return null
    const why = sentenceOf(quote.error)
    return <p className="q-quiet">{typeof why === 'string' ? why : t(why)}</p>
  }
  const { price, carried, since, until, upgradeFrom } = quote.data
  const day = (at: string | Date) => date(at, 'day')
  const term = until === null ? null : { since: day(since), until: day(until) }
  const later = new Date(since).getTime() > serverNow() + 60_000
  return (
    <div className="q-stack m-plan-buy">
      {upgradeFrom && <p>{t(tierTexts.carried, { full: priceText(price + carried), carried: priceText(carried) })}</p>}
      {term && <p className="q-quiet">{t(later ? tierTexts.renewal : tierTexts.term, term)}</p>}
      <div className="q-row q-row-apart">
        <b>{t(tierTexts.price, { amount: priceText(price) })}</b>
        <Button
          kind="primary"
          disabled={!door || (round !== null && (!round.isOpen || round.seatsLeft === 0))}
          onClick={() => door && go(`/checkout?lines=${door.variantId}.1&product=${door.productId}`)}
        >
          {t(upgradeFrom ? tierTexts.upgrade : later ? tierTexts.renew : tierTexts.buy)}
        </Button>
      </div>
    </div>
  )
}
