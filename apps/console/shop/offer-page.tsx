// One offer as it runs: its figures, what stands against it, what each of its things sold.
import '../shell/room.css'
import { useLocation } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { useRead } from '#ui/data.ts'
import { money, number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { Block, Figure } from '../shell/block.tsx'
import { column } from '../shell/column.tsx'
import { Facts } from '../shell/facts.tsx'
import { Page } from '../shell/page.tsx'
import { wholePages } from '../shell/whole.ts'
import { LeftBar } from './left-bar.tsx'
import { OfferActs } from './offer-acts.tsx'
import { offerKindTexts, offerTexts, phaseTexts } from './offer-texts.ts'
import { spanOf, toneOfPhase } from './offers-page.tsx'
import { Sum } from './sum.tsx'

export type Offer = Answer<Rooms['shop']['deskOffer']>
type Item = Offer['items'][number]
const everyMs = 3_000

export function OfferPage({ offerId }: { offerId: string }) {
  const t = useT()
  const [, go] = useLocation()
  const read = useRead(api.shop.deskOffer, { params: { offerId } }, { everyMs })
  const offer = read.data
  if (!offer)
    return (
      <Page title={t(offerTexts.offer)}>
        {read.error ? <ErrorNote error={read.error} onRetry={read.reload} /> : <Skeleton kind="card" />}
      </Page>
    )
  return (
    <Page
      title={offer.title}
      lead={
        <>
          <Tag tone={toneOfPhase[offer.phase]}>{t(phaseTexts[offer.phase])}</Tag> {t(offerKindTexts[offer.kind])} ·{' '}
          {spanOf(offer.opensAt, offer.closesAt)}
        </>
      }
      actions={
        <>
          {offer.phase !== 'draft' && <Button onClick={() => go(`/board/${offer.id}`)}>{t(offerTexts.board)}</Button>}
          <OfferActs offer={offer} />
        </>
      }
    >
      {offer.phase !== 'draft' && <OfferFigures offer={offer} />}
      <div className="c-stack-6">
        <Warnings offer={offer} />
        <Block title={t(offerTexts.items)}>
          <Items offer={offer} read={read} />
          <p className="q-quiet">{t(offerTexts.strikeHint)}</p>
        </Block>
        <Block title={t(offerTexts.terms)}>
          <Facts
            of={[
              [t(offerTexts.right), offer.needsRight ?? t(offerTexts.everyone)],
              [t(offerTexts.limit), offer.perMemberMax && t(offerTexts.limitOf, { max: number(offer.perMemberMax) })],
              [t(offerTexts.payWithin), t(offerTexts.payMinutes, { count: number(offer.payMinutes) })],
            ]}
          />
        </Block>
      </div>
    </Page>
  )
}

function OfferFigures({ offer }: { offer: Offer }) {
  const t = useT()
  return (
    <div className="c-figures c-figures-line">
      <Figure value={<Sum minor={offer.amount} currency={offer.currency} />} label={t(offerTexts.amount)} />
      <Figure value={number(offer.orders)} label={t(offerTexts.orders)} />
      <Figure value={number(offer.buyers)} label={t(offerTexts.buyers)} />
      {offer.quotaLeft !== null && <Figure value={number(offer.quotaLeft)} label={t(offerTexts.quotaLeft)} />}
    </div>
  )
}

function Warnings({ offer }: { offer: Offer }) {
  const t = useT()
  if (offer.madeFor) return <p className="c-note">{t(offerTexts.madeFor)}</p>
  if (offer.warnings.length === 0) return null
  const titleOf = (id: string | null) => offer.items.find(item => item.variantId === id)?.title
  return (
    <div className="c-note c-note-ask">
      <p>
        <b>{t(offerTexts.warnings)}</b>
      </p>
      <ul className="c-warnings">
        {offer.warnings.map(one => (
          <li key={`${one.kind} ${one.variantId} ${one.text}`}>
            {titleOf(one.variantId) && <b>{titleOf(one.variantId)}</b>}
            <span>{one.text}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Items({ offer, read }: { offer: Offer; read: ReturnType<typeof useRead<Rooms['shop']['deskOffer']>> }) {
  const t = useT()
  const sum = (minor: number | null) => (minor === null ? '—' : <span className="c-money">{money(minor, offer.currency)}</span>)
  const right = { width: 100, align: 'right' } as const
  const titleOf = new Map(offer.items.map(item => [item.variantId, item.title]))
  const told = offer.phase !== 'draft'
  return (
    <DataTable<Item>
      pages={wholePages({ ...read, data: [...offer.items] })}
      keyOf={one => one.variantId}
      label={t(offerTexts.items)}
      minWidth={told ? 860 : 620}
      empty={null}
      columns={[
        column('title', offerTexts.item, one => (
          <>
            {one.title}
            {one.fromVariantId && (
              <small className="c-under">
                {t(offerTexts.upgradeFrom, { title: titleOf.get(one.fromVariantId) ?? one.fromVariantId })}
              </small>
            )}
          </>
        )),
        column('usual', offerTexts.usual, one => sum(one.usual), right),
        column(
          'strike',
          offerTexts.strike,
          one => (one.strike === null ? '—' : <s className="c-money c-money-strike">{money(one.strike, offer.currency)}</s>),
          right,
        ),
        column('price', offerTexts.price, one => <b>{sum(one.price)}</b>, right),
        ...(offer.quota === null
          ? []
          : [column<Item>('quota', offerTexts.quota, one => <LeftBar left={one.quotaLeft} of={one.quota} />, { width: 150 })]),
        ...(told
          ? [
              column<Item>('sold', offerTexts.sold, one => <span className="c-money">{number(one.sold)}</span>, {
                width: 80,
                align: 'right',
              }),
              column<Item>('waiting', offerTexts.waiting, one => <span className="c-money">{number(one.waiting)}</span>, {
                width: 90,
                align: 'right',
              }),
              column<Item>('amount', offerTexts.amount, one => sum(one.amount), { width: 130, align: 'right' }),
            ]
          : []),
      ]}
    />
  )
}
