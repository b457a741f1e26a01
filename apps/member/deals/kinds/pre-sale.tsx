// A pre-sale: a deposit now and the rest later, or all of it now; with the day by which it is sent.
import { useState } from 'react'
import { date, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { api } from '../../api.ts'
import { priceText } from '../../shop/price.tsx'
import type { KindProps } from '../shapes.ts'
import { TakeSheet } from '../take-sheet.tsx'
import { dealTexts } from '../texts.ts'

export function PreSalePart({ deal }: KindProps) {
  const t = useT()
  const [taking, setTaking] = useState(false)
  const terms = deal.preSale
  if (!terms) return null
  const { way, price, deposit = 0, restFrom, restUntil, depositKept, shipsBy, perMemberMax } = terms
  const first = way === 'deposit' ? deposit : price
  return (
    <>
      <ul className="m-deal-terms">
        <li>
          {way === 'deposit'
            ? t(dealTexts.deposit, { amount: priceText(deposit) })
            : t(dealTexts.fullPrice, { amount: priceText(price) })}
        </li>
        {way === 'deposit' && restFrom && restUntil && (
          <li>
            {t(dealTexts.restWhen, {
              amount: priceText(price - deposit),
              from: date(restFrom, 'moment'),
              until: date(restUntil, 'moment'),
            })}
          </li>
        )}
        {way === 'deposit' && <li>{t(depositKept ? dealTexts.depositKept : dealTexts.depositBack)}</li>}
        <li>{t(dealTexts.shipsBy, { at: date(shipsBy, 'day') })}</li>
      </ul>
      {deal.isOpen && (
        <div className="m-buy-bar">
          <Button kind="primary" onClick={() => setTaking(true)}>
            {t(way === 'deposit' ? dealTexts.payDeposit : dealTexts.payFull, { amount: priceText(first) })}
          </Button>
        </div>
      )}
      {taking && (
        <TakeSheet
          title={t(dealTexts.takePart)}
          variantId={deal.variantId}
          price={first}
          unitsMax={perMemberMax ?? 99}
          verb={t(way === 'deposit' ? dealTexts.payDeposit : dealTexts.payFull, { amount: priceText(first) })}
          take={body => api.deals.buy({ params: { dealId: deal.id }, body })}
          onClose={() => setTaking(false)}
        />
      )}
    </>
  )
}
