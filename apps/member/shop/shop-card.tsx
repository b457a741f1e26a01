// One product on the shelf: its picture, its name, what it costs now and for how long.
import { useT } from '#ui/i18n.ts'
import { Tag } from '#ui/kit/tag.tsx'
import { at } from '../shell/ways.ts'
import { Countdown } from './countdown.tsx'
import { Picture } from './picture.tsx'
import { Price, priceText } from './price.tsx'
import type { ShopCard as Card, ShownOffer } from './shapes.ts'
import { shopTexts } from './texts.ts'

export function ShopCard({ card, eager }: { card: Card; eager?: boolean }) {
  const t = useT()
  const { offer, memberOffer } = card
  const running = offer?.phase === 'running' && offer.isAvailable ? offer : null
  return (
    <li>
      <a className="m-shop-card" href={at(`/shop/${card.id}`)}>
        <span className="m-shop-face">
          <Picture fileId={card.thumb ?? card.picture} title={card.title} eager={eager ?? false} />
          {!card.isAvailable && <span className="m-shop-gone">{t(shopTexts.soldOut)}</span>}
        </span>
        <span className="m-shop-name">{card.title}</span>
        {card.intro && <span className="m-shop-intro">{card.intro}</span>}
        <Price
          amount={running?.price ?? card.price}
          strike={running?.strike}
          from={card.variants > 1}
          hot={running?.kind === 'flash'}
        />
        {memberOffer && memberOffer.price < (running?.price ?? card.price) && (
          <span className="m-shop-mark">
            <Tag tone="green">{`${t(shopTexts.memberPrice)} ${priceText(memberOffer.price)}`}</Tag>
          </span>
        )}
        {offer && card.isAvailable && <OfferMark offer={offer} />}
        {card.isAvailable && card.left !== null && (
          <span className="m-shop-mark q-quiet">{t(shopTexts.left, { left: card.left })}</span>
        )}
      </a>
    </li>
  )
}

/** What it is, and how long it takes until it begins or ends. */
export function OfferMark({ offer }: { offer: ShownOffer }) {
  const t = useT()
  const coming = offer.phase === 'coming'
  const flash = offer.kind === 'flash'
  return (
    <span className="m-shop-mark">
      <Tag tone={flash ? 'cinnabar' : 'plain'}>{t(shopTexts[`kind_${offer.kind}`])}</Tag>
      {(flash || coming) && (
        <span className="m-shop-clock">
          {t(coming ? shopTexts.opensIn : shopTexts.closesIn)} <Countdown until={coming ? offer.opensAt : offer.closesAt} />
        </span>
      )}
    </span>
  )
}
