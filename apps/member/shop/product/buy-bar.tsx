// How many, and the buttons: they stand below what is read, within reach of the thumb.
import { date, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { go } from '../../shell/ways.ts'
import { putInCart } from '../cart.ts'
import { Countdown } from '../countdown.tsx'
import { IconGift } from '../icons.tsx'
import { useReached } from '../server-clock.ts'
import type { ShopProduct, Variant } from '../shapes.ts'
import { Stepper } from '../stepper.tsx'
import { shopTexts } from '../texts.ts'
import type { Best } from './best.ts'

export interface BuyBarProps {
  product: ShopProduct
  variant: Variant
  best: Best
  units: number
  onUnits: (units: number) => void
}

export function BuyBar({ product, variant, best, units, onUnits }: BuyBarProps) {
  const t = useT()
  const { coming } = best
  const opened = useReached(coming?.opensAt)
  // Before a flash sale opens one waits for it, rather than pay the usual price by mistake.
  const waits = coming !== null && !opened
  const flash = best.offer?.kind === 'flash' || coming !== null
  const offerId = best.offer?.offerId ?? (opened ? coming?.offerId : undefined)
  const max = Math.max(1, best.unitsMax)
  const single = product.kind === 'tier'
  const none = !best.isAvailable || best.unitsMax < 1 || best.needs !== null
  const checkout = (more = '') =>
    go(`/checkout?lines=${variant.id}.${units}${offerId ? `&offer=${offerId}` : ''}&product=${product.id}${more}`)
  const keep = () => {
    const title = variant.name ? `${product.title} · ${variant.name}` : product.title
    const [cover] = product.pictures
    putInCart({ variantId: variant.id, productId: product.id, title, picture: cover?.thumbFileId ?? null, units })
    toast(shopTexts.putInDone)
  }
  return (
    <>
      {!single && !none && !waits && (
        <div className="q-row q-row-apart">
          <span className="m-label">{t(shopTexts.units)}</span>
          <Stepper units={Math.min(units, max)} max={max} onChange={onUnits} />
        </div>
      )}
      {product.kind === 'goods' && !none && !waits && (
        <p className="m-product-give">
          <Button kind="plain" icon={IconGift} onClick={() => checkout('&gift=1')}>
            {t(shopTexts.give)}
          </Button>
          <span className="q-quiet">{t(shopTexts.giveHint)}</span>
        </p>
      )}
      <div className="m-buy-bar">
        {!single && !flash && (
          <Button disabled={none} onClick={keep}>
            {t(shopTexts.putIn)}
          </Button>
        )}
        {waits && coming ? (
          <Button kind="primary" disabled>
            {t(shopTexts.opensSoon, { at: date(coming.opensAt, 'moment') })} · <Countdown until={coming.opensAt} />
          </Button>
        ) : (
          <Button kind="primary" disabled={none} onClick={() => checkout()}>
            {t(!best.isAvailable ? shopTexts.soldOut : flash ? shopTexts.buyFlash : shopTexts.buyNow)}
          </Button>
        )}
      </div>
    </>
  )
}
