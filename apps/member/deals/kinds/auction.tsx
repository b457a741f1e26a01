// An auction: the highest bid as it moves, one's own, the bids before, and an end that a late bid moves.
import { useState } from 'react'
import { useAction, usePages } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input } from '#ui/kit/field.tsx'
import { Section } from '#ui/kit/list.tsx'
import { PagesList } from '#ui/kit/pages-list.tsx'
import { Confirm } from '#ui/kit/sheet.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { minorsOf } from '#ui/ledger.ts'
import { api } from '../../api.ts'
import { Price, priceText } from '../../shop/price.tsx'
import type { Deal, KindProps, Mine } from '../shapes.ts'
import { dealTexts } from '../texts.ts'
import { Turn } from './turn.tsx'

export function AuctionPart({ deal, mine }: KindProps) {
  const t = useT()
  const { auction, lot } = deal
  if (!auction || !lot) return null
  const { softMinutes = 0, deposit: bond = 0 } = auction
  const leads = mine?.topBid !== null && mine?.topBid !== undefined && mine.topBid === lot.topAmount
  return (
    <>
      <div className="m-lot">
        <span className="q-quiet">{t(lot.topAmount === null ? dealTexts.startPrice : dealTexts.topBid)}</span>
        <Price amount={lot.topAmount ?? auction.startPrice} large />
        <span>
          {lot.topName ?? t(dealTexts.noBids)} {leads && <Tag tone="green">{t(dealTexts.leading)}</Tag>}
          {mine?.topBid && !leads ? <Tag tone="cinnabar">{t(dealTexts.outbid)}</Tag> : null}
        </span>
        {lot.topAmount !== null && !lot.reserveMet && <span className="q-quiet">{t(dealTexts.reserve)}</span>}
      </div>
      <ul className="m-deal-terms">
        <li>{t(dealTexts.step, { step: priceText(auction.step) })}</li>
        {softMinutes > 0 && <li>{t(dealTexts.softClose, { minutes: softMinutes })}</li>}
      </ul>
      <Turn deal={deal} mine={mine} />
      {deal.isOpen &&
        mine &&
        (bond > 0 && !mine.deposit ? (
          <Bond deal={deal} amount={bond} />
        ) : (
          <Bidding deal={deal} least={lot.nextLeast} leads={leads} />
        ))}
      {mine?.deposit && (
        <p className="q-quiet">
          {mine.deposit.returned ? t(dealTexts.bondBack) : t(dealTexts.bonded, { amount: priceText(mine.deposit.amount) })}
        </p>
      )}
      <Bids deal={deal} mine={mine} />
    </>
  )
}

function Bond({ deal, amount }: { deal: Deal; amount: number }) {
  const t = useT()
  const bond = useAction(api.deals.deposit, { refreshes: ['deals', 'wallet'] })
  return (
    <div className="q-stack">
      <p className="q-quiet">{t(dealTexts.bondHint)}</p>
      <ErrorNote error={bond.error} small />
      <Button kind="primary" wide busy={bond.busy} onClick={() => void bond.run({ params: { dealId: deal.id } })}>
        {t(dealTexts.payBond, { amount: priceText(amount) })}
      </Button>
    </div>
  )
}

function Bidding({ deal, least, leads }: { deal: Deal; least: number; leads: boolean }) {
  const t = useT()
  const minors = minorsOf('CNY', deal.currency)
  const [text, setText] = useState('')
  const [sure, setSure] = useState(false)
  const amount = text.trim() === '' ? least : Math.round(Number(text) * minors)
  const bid = useAction(api.deals.bid, {
    refreshes: ['deals'],
    onDone: () => {
      toast(dealTexts.bidDone)
      setText('')
      setSure(false)
    },
  })
  const valid = Number.isFinite(amount) && amount >= least
  return (
    <form
      className="m-bidding"
      onSubmit={event => {
        event.preventDefault()
        if (valid) setSure(true)
      }}
    >
      <Input
        label={t(dealTexts.yourBid)}
        optional
        inputMode="decimal"
        placeholder={String(least / minors)}
        hint={t(dealTexts.bidHint, { least: priceText(least) })}
        value={text}
        onChange={value => setText(value.replace(/[^\d.]/g, '').slice(0, 12))}
      />
      <Button kind="primary" submit disabled={!valid || leads}>
        {t(dealTexts.bid)}
      </Button>
      <Confirm
        open={sure}
        kind="primary"
        title={t(dealTexts.bidTitle, { amount: priceText(amount) })}
        verb={t(dealTexts.bid)}
        busy={bid.busy}
        onClose={() => setSure(false)}
        onConfirm={() => void bid.run({ params: { dealId: deal.id }, body: { amount } })}
      >
        <p>{t(dealTexts.bidSure)}</p>
        <ErrorNote error={bid.error} small />
      </Confirm>
    </form>
  )
}

function Bids({ deal, mine }: { deal: Deal; mine: Mine | undefined }) {
  const t = useT()
  const pages = usePages(api.deals.bids, { params: { dealId: deal.id }, query: { limit: 20 } }, { staleMs: 2_000 })
  return (
    <Section title={t(dealTexts.bids)}>
      <PagesList
        pages={pages}
        keyOf={bid => String(bid.seq)}
        label={t(dealTexts.bids)}
        draw={bid => (
          <li className="m-bid">
            <span>
              {bid.name} {bid.amount === mine?.topBid && <span className="q-quiet">({t(dealTexts.you)})</span>}
            </span>
            <span className="q-quiet">{date(bid.at, 'moment')}</span>
            <b>{priceText(bid.amount)}</b>
          </li>
        )}
        empty={<p className="q-quiet">{t(dealTexts.noBids)}</p>}
      />
    </Section>
  )
}
