// One product: its pictures, what it costs and why, its kinds, how many, and the ways to have it.
import './sheets.ts'
import { useEffect, useState } from 'react'
import { useSearchParams } from 'wouter'
import { answers } from '#ui/answers.ts'
import { useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Empty, ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { is } from '#ui/problem.ts'
import { api, boot } from '../api.ts'
import { SignInFirst } from '../members/sign-in-first.tsx'
import type { ScreenProps } from '../screens.tsx'
import { Page } from '../shell/page.tsx'
import { at } from '../shell/ways.ts'
import { useShelvesHeard } from './heard.ts'
import { Others } from './others.tsx'
import { bestOf } from './product/best.ts'
import { Bundles } from './product/bundles.tsx'
import { BuyBar } from './product/buy-bar.tsx'
import { Facts } from './product/facts.tsx'
import { Pictures } from './product/pictures.tsx'
import { PriceBlock } from './product/price-block.tsx'
import { Variants } from './product/variants.tsx'
import { useHearServer, useReached } from './server-clock.ts'
import type { ShopProduct } from './shapes.ts'
import { CartLink } from './shop-screen.tsx'
import { shopTexts } from './texts.ts'

export function ProductScreen({ productId }: ScreenProps<'productId'>) {
  const t = useT()
  const read = useRead(api.shop.shopProduct, boot.me ? { params: { productId } } : null)
  useShelvesHeard()
  useHearServer(read.data?.at)
  const gone = is(read.error, 'shop.no-such-product') || is(read.error, 'http.404')
  return (
    <Page
      title={read.data?.title ?? t(shopTexts.shop)}
      bar=""
      back="/shop"
      className="m-page-wide"
      actions={boot.me && <CartLink />}
    >
      {!boot.me ? (
        <SignInFirst />
      ) : read.data ? (
        <Product product={read.data} />
      ) : gone ? (
        <Empty scene="trail" title={t(shopTexts.goneTitle)} action={<a href={at('/shop')}>{t(shopTexts.toShop)}</a>}>
          {t(shopTexts.goneHint)}
        </Empty>
      ) : read.error ? (
        <ErrorNote error={read.error} onRetry={read.reload} />
      ) : (
        <Skeleton kind="card" count={2} />
      )}
    </Page>
  )
}

function Product({ product }: { product: ShopProduct }) {
  const t = useT()
  const mine = useRead(api.shop.myPrices, { query: { productId: product.id } })
  const [search, setSearch] = useSearchParams()
  const [units, setUnits] = useState(1)
  const chosen =
    product.variants.find(one => one.id === search.get('v')) ??
    product.variants.find(one => one.isAvailable) ??
    product.variants[0]
  const best = chosen && bestOf(chosen, mine.data, product.needsRight)
  // When an offer begins or ends, what is on the screen is asked for again: the server decides what is running.
  const turns = best?.coming?.opensAt ?? best?.offer?.closesAt ?? null
  const turned = useReached(turns)
  useEffect(() => {
    if (!turned) return
    const timer = setTimeout(() => answers.refresh('shop.shopProduct'), 400 + Math.random() * 800)
    return () => clearTimeout(timer)
  }, [turned])
  if (!chosen || !best) {
    return (
      <Empty scene="trail" title={t(shopTexts.goneTitle)} action={<a href={at('/shop')}>{t(shopTexts.toShop)}</a>}>
        {t(shopTexts.goneHint)}
      </Empty>
    )
  }
  const choose = (id: string) => {
    setSearch({ v: id }, { replace: true })
    setUnits(1)
  }
  return (
    <div className="m-product">
      <Pictures pictures={product.pictures} title={product.title} />
      <div className="m-product-words">
        <h2 className="q-song m-product-title">{product.title}</h2>
        {product.intro && <p className="m-product-intro">{product.intro}</p>}
        <PriceBlock variant={chosen} best={best} />
        {product.variants.length > 1 && <Variants variants={product.variants} chosen={chosen.id} onChoose={choose} />}
        <Facts product={product} variant={chosen} best={best} />
        <BuyBar product={product} variant={chosen} best={best} units={units} onUnits={setUnits} />
        <ErrorNote error={mine.error} small onRetry={mine.reload} />
      </div>
      <div className="m-product-more">
        <Bundles product={product} />
        {product.body && (
          <section className="q-section">
            <h2 className="q-song m-product-part">{t(shopTexts.details)}</h2>
            <p className="q-prose m-product-body">{product.body}</p>
          </section>
        )}
        {!chosen.isAvailable && <Others without={product.id} />}
      </div>
    </div>
  )
}
