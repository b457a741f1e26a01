// What is left of each offer: the bar shrinks as it sells, and turns to cinnabar when little is left.
import { money, number, useT } from '#ui/i18n.ts'
import type { Board } from './board.ts'
import { boardTexts } from './board-texts.ts'

const little = 0.1

export function BoardOffers({ board }: { board: Board }) {
  const t = useT()
  return (
    <section className="c-board-offers" aria-label={t(boardTexts.offers)}>
      <ul>
        {board.offers.map(offer => (
          <OfferLine key={offer.id} offer={offer} currency={board.currency} />
        ))}
      </ul>
    </section>
  )
}

function OfferLine({ offer, currency }: { offer: Board['offers'][number]; currency: string }) {
  const t = useT()
  const { quota, quotaLeft } = offer
  const share = quota && quotaLeft !== null ? Math.max(0, Math.min(1, quotaLeft / quota)) : null
  return (
    <li className="c-board-offer" {...(share !== null && share <= little && { 'data-few': '' })}>
      <b>{offer.title}</b>
      <span className="c-board-sold">
        {t(boardTexts.sold, { units: number(offer.units) })}
        {offer.waiting > 0 && ` · ${t(boardTexts.waiting, { units: number(offer.waiting) })}`}
        {` · ${money(offer.amount, currency)}`}
      </span>
      <span className="c-board-left">
        {quotaLeft === 0
          ? t(boardTexts.gone)
          : quotaLeft !== null && t(boardTexts.leftOf, { left: number(quotaLeft), quota: number(quota ?? quotaLeft) })}
      </span>
      {share !== null && (
        <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
          <rect className="c-board-track" width="100" height="6" />
          <rect className="c-board-fill" width={share * 100} height="6" />
        </svg>
      )}
    </li>
  )
}
