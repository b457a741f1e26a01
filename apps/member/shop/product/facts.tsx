// The plain facts of a product: how it is handed over, how many are left, what it brings, who may have it.
import { useT } from '#ui/i18n.ts'
import { at } from '../../shell/ways.ts'
import { priceText } from '../price.tsx'
import type { ShopProduct, Variant } from '../shapes.ts'
import { shopTexts } from '../texts.ts'
import type { Best } from './best.ts'

export function Facts({ product, variant, best }: { product: ShopProduct; variant: Variant; best: Best }) {
  const t = useT()
  const left = best.offer?.left ?? variant.left
  return (
    <ul className="m-product-facts">
      <li>{t(shopTexts[`delivery_${product.delivery}`])}</li>
      {left !== null && variant.isAvailable && <li data-few>{t(shopTexts.left, { left })}</li>}
      {best.limit && <li>{t(best.limit.taken > 0 ? shopTexts.limitTaken : shopTexts.limit, { ...best.limit })}</li>}
      {variant.credit !== null && <li>{t(shopTexts.credit, { amount: priceText(variant.credit) })}</li>}
      {best.needs && (
        <li>
          {t(shopTexts.forRight, { right: best.needs })} <a href={at('/tiers')}>{t(shopTexts.seeTiers)}</a>
        </li>
      )}
    </ul>
  )
}
