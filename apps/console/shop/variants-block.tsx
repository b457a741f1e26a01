// The variants of a product: what each costs and used to cost, and what is left of what it is made of.
import { useState } from 'react'
import { date, money, number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { api } from '../api.ts'
import { shopForms } from '../forms/shop.gen.ts'
import { ActButton } from '../shell/act-button.tsx'
import { ActForm } from '../shell/act-form.tsx'
import { Block } from '../shell/block.tsx'
import { By } from '../shell/by.tsx'
import { useMay } from '../shell/session.ts'
import { ChooseStock } from './choose-stock.tsx'
import { ChoosePlan, ChooseRound } from './new-product.tsx'
import { priced } from './priced.ts'
import type { Product } from './product-page.tsx'
import { Left } from './products-page.tsx'
import { MoveStock, type Shelf, ShelfModal } from './shelf-modal.tsx'
import { Sum } from './sum.tsx'
import { shopTexts } from './texts.ts'

type Variant = Product['variants'][number]
const fieldsOf: Record<Product['kind'], readonly string[]> = {
  goods: ['name', 'price', 'opening', 'code', 'contents'],
  voucher: ['name', 'price', 'opening', 'contents'],
  tier: ['name', 'planId', 'roundId', 'price'],
  credit: ['name', 'price', 'credit'],
}
const labels = {
  'contents.stockId': shopTexts.stockOf,
  'contents.units': shopTexts.unitsEach,
  'contents.hint': shopTexts.contentsHint,
  'opening.hint': { zh: '留空表示不限量，或由下面的库存组成', en: 'Empty: no end of it, or taken from the shelves below' },
}

export function VariantsBlock({ product }: { product: Product }) {
  const t = useT()
  const may = useMay()('shop.edit')
  const [adding, setAdding] = useState(false)
  return (
    <Block
      title={t(shopTexts.variants)}
      aside={
        may && (
          <Button size="small" onClick={() => setAdding(true)}>
            {t(shopTexts.addVariant)}
          </Button>
        )
      }
    >
      <ul>
        {product.variants.map(variant => (
          <VariantLine key={variant.id} variant={variant} product={product} />
        ))}
      </ul>
      <ActForm
        open={adding}
        onClose={() => setAdding(false)}
        title={t(shopTexts.addVariant)}
        schema={priced(shopForms.newVariant, product.currency)}
        texts={labels}
        only={fieldsOf[product.kind]}
        replace={{
          stockId: () => <ChooseStock />,
          planId: () => <ChoosePlan />,
          roundId: () => <ChooseRound planId={undefined} />,
        }}
        verb={t(shopTexts.addVariant)}
        act={body => api.shop.newVariant({ params: { productId: product.id }, body })}
        refreshes={['shop']}
        done={shopTexts.variantAdded}
      />
    </Block>
  )
}

function VariantLine({ variant, product }: { variant: Variant; product: Product }) {
  const t = useT()
  const may = useMay()('shop.edit')
  const withdrawn = variant.state === 'withdrawn'
  return (
    <li className="c-variant">
      <div className="c-variant-head">
        <h3>{variant.name || t(product.variants.length === 1 ? shopTexts.onlyVariant : shopTexts.variant)}</h3>
        <Sum minor={variant.price} currency={product.currency} />
        {withdrawn && <Tag tone="ochre">{t(shopTexts.withdrawnVariant)}</Tag>}
        <span className="q-grow" />
        <span>
          {t(shopTexts.left)} <Left of={variant.left} />
        </span>
      </div>
      {variant.contents.map(shelf => (
        <ShelfLine key={shelf.stockId} shelf={{ ...shelf, id: shelf.stockId }} each={shelf.units} />
      ))}
      <History variant={variant} currency={product.currency} />
      {may && <VariantActs variant={variant} product={product} />}
    </li>
  )
}

function ShelfLine({ shelf, each }: { shelf: Shelf; each: number }) {
  const t = useT()
  const may = useMay()('shop.edit')
  const [moving, setMoving] = useState(false)
  const [open, setOpen] = useState(false)
  const { onHand, reserved } = shelf
  return (
    <div className="c-stock-line">
      <span>
        {shelf.name}
        {each > 1 && ` · ${t(shopTexts.each, { units: number(each) })}`}
      </span>
      <span className="c-money">{t(shopTexts.onHand, { onHand: number(onHand), reserved: number(reserved) })}</span>
      {may && (
        <Button size="small" kind="plain" onClick={() => setMoving(true)}>
          {t(shopTexts.restock)}
        </Button>
      )}
      <Button size="small" kind="plain" onClick={() => setOpen(true)}>
        {t(shopTexts.movements)}
      </Button>
      <MoveStock open={moving} stock={shelf} onClose={() => setMoving(false)} />
      {open && <ShelfModal stock={shelf} onClose={() => setOpen(false)} />}
    </div>
  )
}

function History({ variant, currency }: { variant: Variant; currency: string }) {
  const t = useT()
  if (variant.prices.length < 2) return null
  return (
    <details>
      <summary>{t(shopTexts.history, { count: number(variant.prices.length) })}</summary>
      <ol className="c-prices">
        {variant.prices.map(one => (
          <li key={String(one.since)}>
            <span className="c-money">{money(one.price, currency)}</span>{' '}
            <small className="q-quiet">
              {date(one.since, 'full')} · <By who={one.by} name={one.byName} />
            </small>
          </li>
        ))}
      </ol>
    </details>
  )
}

function VariantActs({ variant, product }: { variant: Variant; product: Product }) {
  const t = useT()
  const [asking, setAsking] = useState<'price' | 'edit' | null>(null)
  const params = { variantId: variant.id }
  const close = () => setAsking(null)
  const withdrawn = variant.state === 'withdrawn'
  return (
    <div className="q-row">
      <Button size="small" onClick={() => setAsking('price')}>
        {t(shopTexts.changePrice)}
      </Button>
      <Button size="small" onClick={() => setAsking('edit')}>
        {t(shopTexts.edit)}
      </Button>
      {product.variants.length > 1 && (
        <ActButton
          size="small"
          kind="plain"
          act={() => api.shop.changeVariant({ params, body: { state: withdrawn ? 'on-sale' : 'withdrawn' } })}
          refreshes={['shop']}
          done={shopTexts.saved}
        >
          {t(withdrawn ? shopTexts.resumeVariant : shopTexts.stopVariant)}
        </ActButton>
      )}
      <ActForm
        open={asking === 'price'}
        onClose={close}
        title={t(shopTexts.changePrice)}
        lead={t(shopTexts.changePriceHint)}
        schema={priced(shopForms.changePrice, product.currency)}
        value={{ price: variant.price }}
        verb={t(shopTexts.changePrice)}
        act={body => api.shop.changePrice({ params, body })}
        refreshes={['shop']}
        done={shopTexts.priceChanged}
      />
      <ActForm
        open={asking === 'edit'}
        onClose={close}
        title={t(shopTexts.edit)}
        schema={shopForms.changeVariant}
        texts={labels}
        only={product.kind === 'goods' || product.kind === 'voucher' ? ['name', 'contents'] : ['name']}
        value={{ name: variant.name, contents: variant.contents.map(({ stockId, units }) => ({ stockId, units })) }}
        replace={{ stockId: () => <ChooseStock /> }}
        verb={t(shopTexts.save)}
        act={body => api.shop.changeVariant({ params, body })}
        refreshes={['shop']}
        done={shopTexts.saved}
      />
    </div>
  )
}
