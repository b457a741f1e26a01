// All products, in the order in which members see them; found by name, kind and state.
import '../shell/filters.css'
import './products.css'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { usePages } from '#ui/data.ts'
import { date, number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { IconImage, IconPlus } from '#ui/kit/icons.tsx'
import { SearchBox } from '#ui/kit/search.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { Tag, type TagTone } from '#ui/kit/tag.tsx'
import { DataTable } from '#ui/table.tsx'
import { api, fileAddress } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { column } from '../shell/column.tsx'
import { FilterSelect } from '../shell/filter-select.tsx'
import { Page } from '../shell/page.tsx'
import { useMay } from '../shell/session.ts'
import { priceRange } from './money-words.ts'
import { NewProduct } from './new-product.tsx'
import { OrderProducts } from './order-products.tsx'
import { ProductsNav } from './products-nav.tsx'
import { useCurrency } from './sum.tsx'
import { productKindTexts, productStateTexts, shopTexts } from './texts.ts'

export type ProductRow = Answer<Rooms['shop']['deskProducts']>['items'][number]
type Row = ProductRow
export const toneOfProduct: Record<Row['state'], TagTone> = { draft: 'plain', 'on-sale': 'green', withdrawn: 'ochre' }

export function ProductsPage() {
  const t = useT()
  const may = useMay()('shop.edit')
  const [, go] = useLocation()
  const [filter, setFilter] = useState<{ word?: string; kind?: Row['kind']; state?: Row['state'] }>({})
  const [making, setMaking] = useState(false)
  const [ordering, setOrdering] = useState(false)
  const pages = usePages(api.shop.deskProducts, { query: { limit: 50, ...filter } })
  const narrow = (change: typeof filter) =>
    setFilter(old => Object.fromEntries(Object.entries({ ...old, ...change }).filter(([, value]) => value)))
  const add = may && (
    <>
      {pages.items.length > 1 && <Button onClick={() => setOrdering(true)}>{t(shopTexts.putInOrder)}</Button>}
      <Button kind="primary" icon={IconPlus} onClick={() => setMaking(true)}>
        {t(shopTexts.newProduct)}
      </Button>
    </>
  )
  return (
    <Page title={t(shopTexts.products)} lead={t(shopTexts.productsLead)} actions={add}>
      <ProductsNav />
      <div className="c-filters">
        <SearchBox placeholder={t(shopTexts.findProduct)} onSearch={word => narrow({ word })} />
        <FilterSelect
          label={t(shopTexts.kind)}
          values={productKindTexts}
          value={filter.kind}
          onChange={kind => narrow({ kind: kind as Row['kind'] })}
        />
        <FilterSelect
          label={t(shopTexts.state)}
          values={productStateTexts}
          value={filter.state}
          onChange={state => narrow({ state: state as Row['state'] })}
        />
      </div>
      <Products pages={pages} narrowed={Object.keys(filter).length > 0} />
      {ordering && <OrderProducts onClose={() => setOrdering(false)} />}
      <NewProduct open={making} onClose={() => setMaking(false)} onDone={id => go(`/products/${id}`)} />
    </Page>
  )
}

function Products({ pages, narrowed }: { pages: ReturnType<typeof usePages<Rooms['shop']['deskProducts']>>; narrowed: boolean }) {
  const t = useT()
  const currency = useCurrency()
  return (
    <DataTable<Row>
      pages={pages}
      keyOf={one => one.id}
      label={t(shopTexts.products)}
      minWidth={720}
      empty={
        narrowed ? (
          <Empty scene="trail" title={t(shopTexts.nothingFits)}>
            {t(shopTexts.nothingFitsHint)}
          </Empty>
        ) : (
          <Empty title={t(shopTexts.noProducts)}>{t(shopTexts.noProductsHint)}</Empty>
        )
      }
      columns={[
        column('title', shopTexts.product, one => <Good row={one} />),
        column('kind', shopTexts.kind, one => t(productKindTexts[one.kind]), { width: 110 }),
        column('state', shopTexts.state, one => <Tag tone={toneOfProduct[one.state]}>{t(productStateTexts[one.state])}</Tag>, {
          width: 100,
        }),
        column(
          'price',
          shopTexts.price,
          one =>
            one.priceMin === null || one.priceMax === null ? (
              '—'
            ) : (
              <span className="c-money">{priceRange(one.priceMin, one.priceMax, currency)}</span>
            ),
          { width: 170, align: 'right' },
        ),
        column('left', shopTexts.left, one => <Left of={one.left} />, { width: 90, align: 'right' }),
        column('changed', shopTexts.changed, one => date(one.changedAt, 'moment'), { width: 130 }),
      ]}
    />
  )
}

export function Left({ of }: { of: number | null }) {
  const t = useT()
  if (of === null) return <span className="q-quiet">{t(shopTexts.endless)}</span>
  if (of === 0) return <Tag tone="cinnabar">{t(shopTexts.soldOut)}</Tag>
  return <span className="c-money">{number(of)}</span>
}

function Good({ row }: { row: Row }) {
  return (
    <Link href={`/products/${row.id}`} className="c-person c-good">
      {row.picture ? (
        <img className="c-good-picture" src={fileAddress(row.picture)} alt="" loading="lazy" />
      ) : (
        <span className="c-good-picture c-good-none">
          <IconImage size={20} />
        </span>
      )}
      <b>{row.title}</b>
    </Link>
  )
}
