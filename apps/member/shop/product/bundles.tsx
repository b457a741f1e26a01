// Things that cost less together.
import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/kit/list.tsx'
import { at } from '../../shell/ways.ts'
import { Picture } from '../picture.tsx'
import { Price, priceText } from '../price.tsx'
import type { Bundle, ShopProduct } from '../shapes.ts'
import { shopTexts } from '../texts.ts'

const sum = (bundle: Bundle, of: 'usual' | 'price'): number => bundle.items.reduce((total, item) => total + item[of], 0)

export function Bundles({ product }: { product: ShopProduct }) {
  const t = useT()
  if (product.bundles.length === 0) return null
  return (
    <Section title={t(shopTexts.bundles)}>
      {product.bundles.map(bundle => (
        <div key={bundle.offerId} className="m-bundle">
          <h3>{bundle.title}</h3>
          <ul>
            {bundle.items.map(item => (
              <li key={item.variantId}>
                <Picture fileId={item.picture} title={item.title} size="line" />
                <span className="q-grow">{item.title}</span>
                <Price amount={item.price} />
              </li>
            ))}
          </ul>
          <div className="q-row q-row-apart">
            <span>
              <Price amount={sum(bundle, 'price')} />{' '}
              <span className="q-quiet">
                {t(shopTexts.bundleSave, { amount: priceText(sum(bundle, 'usual') - sum(bundle, 'price')) })}
              </span>
            </span>
            <a
              className="q-button q-button-quiet q-button-small"
              href={at(`/checkout?lines=${bundle.items.map(item => `${item.variantId}.1`).join(',')}&offer=${bundle.offerId}`)}
            >
              {t(shopTexts.buyBundle)}
            </a>
          </div>
        </div>
      ))}
    </Section>
  )
}
