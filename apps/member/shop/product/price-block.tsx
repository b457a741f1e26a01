// What it costs now, by which offer, until when; what it costs those who hold a right; and what it cost before.
import { useState } from 'react'
import { date, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Sheet } from '#ui/kit/sheet.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { at } from '../../shell/ways.ts'
import { Countdown } from '../countdown.tsx'
import { Price, priceText } from '../price.tsx'
import type { Variant } from '../shapes.ts'
import { shopTexts } from '../texts.ts'
import type { Best } from './best.ts'

export function PriceBlock({ variant, best }: { variant: Variant; best: Best }) {
  const t = useT()
  const { offer, coming, lacking } = best
  const flash = offer?.kind === 'flash'
  return (
    <div className="m-price-block" data-hot={flash || undefined}>
      <div className="q-row q-row-apart">
        <Price amount={best.price} strike={best.strike} large hot={flash} />
        <History variant={variant} />
      </div>
      {best.why && (
        <p className="q-row">
          <Tag tone={flash ? 'cinnabar' : 'green'}>{best.why}</Tag>
          {offer && (
            <span className="m-shop-clock">
              {flash ? (
                <>
                  {t(shopTexts.closesIn)} <Countdown until={offer.closesAt} />
                </>
              ) : (
                t(shopTexts.until, { at: date(offer.closesAt, 'moment') })
              )}
            </span>
          )}
        </p>
      )}
      {coming && (
        <p className="m-price-coming">
          <Tag tone="cinnabar">{coming.title}</Tag>
          <b>{priceText(coming.price)}</b>
          <span className="m-shop-clock">
            {t(shopTexts.opensIn)} <Countdown until={coming.opensAt} />
          </span>
        </p>
      )}
      {lacking && (
        <p className="q-row">
          <Tag tone="green">{`${t(shopTexts.memberPrice)} ${priceText(lacking.price)}`}</Tag>
          <a href={at('/tiers')}>{t(shopTexts.seeTiers)}</a>
        </p>
      )}
    </div>
  )
}

function History({ variant }: { variant: Variant }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="small" kind="plain" onClick={() => setOpen(true)}>
        {t(shopTexts.history)}
      </Button>
      <Sheet open={open} title={t(shopTexts.history)} onClose={() => setOpen(false)}>
        <ul className="m-history">
          {variant.prices.map(({ since, price }) => (
            <li key={`${since}`}>
              <span>{t(shopTexts.historySince, { at: date(since, 'day') })}</span>
              <b>{priceText(price)}</b>
            </li>
          ))}
        </ul>
        <p className="q-quiet">{t(shopTexts.historyHint)}</p>
      </Sheet>
    </>
  )
}
