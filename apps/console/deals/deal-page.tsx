// One deal: how far it has come, the page of its rules, each part in it, and where refunds are.
import '../shop/shop.css'
import '../shell/room.css'
import type { Answer } from '#kernel/contract.ts'
import { Chart } from '#ui/chart.tsx'
import { useRead } from '#ui/data.ts'
import { date, money, number, type Text, useT } from '#ui/i18n.ts'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { Figure } from '../shell/block.tsx'
import { Page } from '../shell/page.tsx'
import { spanOf } from '../shop/offers-page.tsx'
import { DealActs } from './deal-acts.tsx'
import { DealBids } from './deal-bids.tsx'
import { DealEntries } from './deal-entries.tsx'
import { DealParts } from './deal-parts.tsx'
import { DealPreview } from './deal-preview.tsx'
import { Rules } from './deal-rules.tsx'
import { toneOfDeal } from './deals-page.tsx'
import { dealKindTexts, dealStateTexts, dealTexts } from './texts.ts'

export type Desk = Answer<Rooms['deals']['deskShow']>

export function DealPage({ dealId }: { dealId: string }) {
  const t = useT()
  const read = useRead(api.deals.deskShow, { params: { dealId } }, { everyMs: 5_000 })
  const desk = read.data
  if (!desk)
    return (
      <Page title={t(dealTexts.deal)}>
        {read.error ? <ErrorNote error={read.error} onRetry={read.reload} /> : <Skeleton kind="card" />}
      </Page>
    )
  const { deal } = desk
  const applied = deal.kind === 'draw' || deal.kind === 'meal'
  return (
    <Page
      title={deal.title}
      lead={
        <>
          <Tag tone={toneOfDeal[deal.state]}>{t(dealStateTexts[deal.state])}</Tag> {t(dealKindTexts[deal.kind])} ·{' '}
          {spanOf(deal.opensAt, deal.closesAt)}
        </>
      }
      actions={<DealActs desk={desk} />}
    >
      {deal.state !== 'draft' && <DealFigures desk={desk} />}
      <div className="c-split">
        <div>
          {deal.state !== 'draft' && <ByHour desk={desk} />}
          {deal.lot && <DealBids desk={desk} />}
          {applied && deal.state !== 'draft' && <DealEntries desk={desk} />}
          {deal.state === 'draft' ? (
            <DealPreview dealId={deal.id} />
          ) : (
            <DealParts dealId={deal.id} kind={deal.kind} currency={deal.currency} />
          )}
        </div>
        <aside>{deal.rules && <Rules lines={deal.rules.lines} hash={deal.rules.hash} />}</aside>
      </div>
    </Page>
  )
}

/** Where money comes only when it is decided. */
const paidLater: Desk['deal']['kind'][] = ['auction', 'draw', 'meal']
const goalTexts: Partial<Record<Desk['deal']['kind'], Text>> = {
  crowdfunding: dealTexts.goal,
  stepped: dealTexts.nextStep,
  draw: dealTexts.toDraw,
  meal: dealTexts.places,
}

function DealFigures({ desk: { deal, figures } }: { desk: Desk }) {
  const t = useT()
  const { progress, outcome } = deal
  const told = (minor: number) => money(minor, deal.currency)
  const { back, teams } = figures
  const goal = goalTexts[deal.kind]
  return (
    <>
      <div className="c-figures c-figures-line">
        {deal.lot?.topAmount != null && (
          <Figure value={<span className="c-money">{told(deal.lot.topAmount)}</span>} label={t(dealTexts.topBid)} />
        )}
        {(progress.raised > 0 || !paidLater.includes(deal.kind)) && (
          <Figure value={<span className="c-money">{told(progress.raised)}</span>} label={t(dealTexts.raised)} />
        )}
        <Figure value={number(progress.members)} label={t(dealTexts.members)} />
        {progress.units > 0 && <Figure value={number(progress.units)} label={t(dealTexts.units)} />}
        {figures.entries > 0 && <Figure value={number(figures.entries)} label={t(dealTexts.entries)} />}
        {deal.lot && <Figure value={number(deal.lot.bids)} label={t(dealTexts.bids)} />}
        {progress.goal !== null && goal && (
          <Figure value={deal.crowdfunding?.goalIn === 'money' ? told(progress.goal) : number(progress.goal)} label={t(goal)} />
        )}
      </div>
      {deal.kind === 'team-buy' && (
        <p className="c-facts-above">
          {t(dealTexts.teamsOf, { formed: number(teams.formed), open: number(teams.open), unformed: number(teams.unformed) })}
        </p>
      )}
      {outcome?.finalPrice != null && (
        <p className="c-note c-facts-above">{t(dealTexts.finalPrice, { price: told(outcome.finalPrice) })}</p>
      )}
      {deal.endNote && <p className="c-note c-facts-above">{deal.endNote}</p>}
      {back.orders > 0 && (
        <p className={`c-note ${back.failed > 0 ? 'c-note-ask' : ''} c-facts-above`}>
          <b>{t(dealTexts.back)}</b>{' '}
          {t(dealTexts.backOf, {
            orders: number(back.orders),
            amount: told(back.amount),
            paid: number(back.paidOut),
            asked: number(back.asked),
            failed: number(back.failed),
          })}
        </p>
      )}
    </>
  )
}

function ByHour({ desk: { deal, figures } }: { desk: Desk }) {
  const t = useT()
  const { byHour } = figures
  if (byHour.length < 2) return null
  const most = byHour.reduce((top, one) => (one.members > top.members ? one : top))
  return (
    <Chart
      kind="bar"
      sentence={t(dealTexts.byHourSentence, {
        members: number(deal.progress.members),
        amount: money(deal.progress.raised, deal.currency),
        at: date(most.at, 'moment'),
        most: number(most.members),
      })}
      labels={byHour.map(one => date(one.at, 'moment'))}
      series={[{ name: t(dealTexts.byHour), values: byHour.map(one => one.members) }]}
    />
  )
}
