// One product: pictures, words, variants with their prices and shelves; put on sale, or taken off.
import { useState } from 'react'
import type { Answer } from '#kernel/contract.ts'
import { useRead } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { api } from '../api.ts'
import { shopForms } from '../forms/shop.gen.ts'
import type { Rooms } from '../routes.gen.ts'
import { ActForm } from '../shell/act-form.tsx'
import { Block } from '../shell/block.tsx'
import { Facts } from '../shell/facts.tsx'
import { Page } from '../shell/page.tsx'
import { useMay } from '../shell/session.ts'
import { SureButton } from '../shell/sure-button.tsx'
import { titled, titlesOf, withFields } from '../shell/titled.ts'
import { ProductPictures } from './product-pictures.tsx'
import { toneOfProduct } from './products-page.tsx'
import { deliveryTexts, expiryTexts, missingTexts, productKindTexts, productStateTexts, shopTexts } from './texts.ts'
import { VariantsBlock } from './variants-block.tsx'

export type Product = Answer<Rooms['shop']['deskProduct']>

export function ProductPage({ productId }: { productId: string }) {
  const t = useT()
  const read = useRead(api.shop.deskProduct, { params: { productId } })
  const product = read.data
  if (!product)
    return (
      <Page title={t(shopTexts.product)}>
        {read.error ? <ErrorNote error={read.error} onRetry={read.reload} /> : <Skeleton kind="card" />}
      </Page>
    )
  return (
    <Page title={product.title} {...(product.intro && { lead: product.intro })} actions={<Acts product={product} />}>
      {product.state === 'draft' && product.missing.length > 0 && (
        <p className="c-note c-note-ask c-facts-above">
          {t(shopTexts.lacks, { what: product.missing.map(one => t(missingTexts[one])).join(t({ zh: '、', en: ', ' })) })}
        </p>
      )}
      <div className="c-split">
        <div>
          <VariantsBlock product={product} />
          <ProductPictures product={product} />
          <AboutBlock product={product} />
        </div>
        <aside>
          <FactsBlock product={product} />
          {product.kind === 'voucher' && <ValidityBlock productId={product.id} />}
        </aside>
      </div>
    </Page>
  )
}

function Acts({ product }: { product: Product }) {
  const t = useT()
  const may = useMay()('shop.edit')
  const params = { productId: product.id }
  if (!may) return null
  if (product.state === 'on-sale')
    return (
      <SureButton
        verb={t(shopTexts.withdraw)}
        act={() => api.shop.withdrawProduct({ params })}
        refreshes={['shop']}
        done={shopTexts.withdrawn}
      >
        <p>{t(shopTexts.withdrawHint)}</p>
      </SureButton>
    )
  return (
    <SureButton
      verb={t(shopTexts.sell)}
      kind="primary"
      sureKind="primary"
      disabled={product.missing.length > 0}
      act={() => api.shop.sellProduct({ params })}
      refreshes={['shop']}
      done={shopTexts.sold}
    >
      <p>{t(shopTexts.sellHint)}</p>
    </SureButton>
  )
}

function FactsBlock({ product }: { product: Product }) {
  const t = useT()
  return (
    <Block title={t(shopTexts.facts)}>
      <Facts
        of={[
          [
            t(shopTexts.state),
            <Tag key="state" tone={toneOfProduct[product.state]}>
              {t(productStateTexts[product.state])}
            </Tag>,
          ],
          [t(shopTexts.kind), t(productKindTexts[product.kind])],
          [t(shopTexts.delivery), t(deliveryTexts[product.delivery])],
          [t(shopTexts.needsRight), product.needsRight ?? t(shopTexts.everyone)],
          [t(shopTexts.created), date(product.createdAt, 'day')],
          [t(shopTexts.changed), date(product.changedAt, 'moment')],
        ]}
      />
    </Block>
  )
}

const aboutForm = titled(shopForms.changeProduct, { Delivery: deliveryTexts })
const wordFields = ['title', 'intro', 'body', 'needsRight'] as const

function AboutBlock({ product }: { product: Product }) {
  const t = useT()
  const may = useMay()('shop.edit')
  const [open, setOpen] = useState(false)
  const { title, intro, body, delivery, needsRight } = product
  return (
    <Block
      title={t(shopTexts.about)}
      aside={
        may && (
          <Button size="small" onClick={() => setOpen(true)}>
            {t(shopTexts.edit)}
          </Button>
        )
      }
    >
      {body ? <p className="c-pre">{body}</p> : <p className="q-quiet">{t(shopTexts.noBody)}</p>}
      <ActForm
        open={open}
        wide
        onClose={() => setOpen(false)}
        title={t(shopTexts.about)}
        schema={aboutForm}
        only={product.kind === 'goods' ? [...wordFields, 'delivery'] : wordFields}
        value={{ title, intro, body, delivery, needsRight }}
        verb={t(shopTexts.save)}
        act={body => api.shop.changeProduct({ params: { productId: product.id }, body })}
        refreshes={['shop']}
        done={shopTexts.saved}
      />
    </Block>
  )
}

const validityForm = withFields(shopForms.setValidity, { onExpiry: { titles: titlesOf(expiryTexts) } })

function ValidityBlock({ productId }: { productId: string }) {
  const t = useT()
  const may = useMay()('shop.edit')
  const [open, setOpen] = useState(false)
  return (
    <Block title={t(shopTexts.validity)}>
      <p className="q-quiet">{t(shopTexts.validityHint)}</p>
      {may && (
        <div>
          <Button size="small" onClick={() => setOpen(true)}>
            {t(shopTexts.validitySet)}
          </Button>
        </div>
      )}
      <ActForm
        open={open}
        onClose={() => setOpen(false)}
        title={t(shopTexts.validity)}
        schema={validityForm}
        verb={t(shopTexts.save)}
        act={body => api.shop.setValidity({ params: { productId }, body })}
        refreshes={['shop']}
        done={shopTexts.saved}
      />
    </Block>
  )
}
