// The shelves: what is on hand, what is held, and all that came and went.
import '../shell/filters.css'
import '../wallet/wallet.css'
import { useState } from 'react'
import type { Answer } from '#kernel/contract.ts'
import { usePages } from '#ui/data.ts'
import { number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Check } from '#ui/kit/field.tsx'
import { IconPlus } from '#ui/kit/icons.tsx'
import { SearchBox } from '#ui/kit/search.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import { shopForms } from '../forms/shop.gen.ts'
import type { Rooms } from '../routes.gen.ts'
import { ActForm } from '../shell/act-form.tsx'
import { column } from '../shell/column.tsx'
import { Page } from '../shell/page.tsx'
import { useMay } from '../shell/session.ts'
import { ProductsNav } from './products-nav.tsx'
import { Left } from './products-page.tsx'
import { ShelfModal } from './shelf-modal.tsx'
import { shopTexts } from './texts.ts'

type Row = Answer<Rooms['shop']['stocks']>['items'][number]
const few = 10

export function StocksPage() {
  const t = useT()
  const may = useMay()('shop.edit')
  const [word, setWord] = useState('')
  const [scarce, setScarce] = useState(false)
  const [open, setOpen] = useState<string | null>(null)
  const [making, setMaking] = useState(false)
  const pages = usePages(api.shop.stocks, { query: { limit: 50, ...(word && { word }), ...(scarce && { leftMax: few }) } })
  const shown = pages.items.find(one => one.id === open)
  const add = may && (
    <Button kind="primary" icon={IconPlus} onClick={() => setMaking(true)}>
      {t(shopTexts.newStock)}
    </Button>
  )
  return (
    <Page title={t(shopTexts.stocks)} lead={t(shopTexts.stocksLead)} actions={add}>
      <ProductsNav />
      <div className="c-filters">
        <SearchBox placeholder={t(shopTexts.findStock)} onSearch={setWord} />
        <Check checked={scarce} onChange={setScarce}>
          {t(shopTexts.fewLeft)}
        </Check>
      </div>
      <DataTable<Row>
        pages={pages}
        keyOf={one => one.id}
        label={t(shopTexts.stocks)}
        minWidth={640}
        empty={
          word || scarce ? (
            <Empty scene="trail" title={t(shopTexts.nothingFits)} />
          ) : (
            <Empty title={t(shopTexts.noStocks)}>{t(shopTexts.noStocksHint)}</Empty>
          )
        }
        columns={[
          column('name', shopTexts.name, one => (
            <button type="button" className="c-ledger-open" onClick={() => setOpen(one.id)}>
              {one.name}
              {one.code && <small className="c-under">{one.code}</small>}
            </button>
          )),
          column('takenBy', shopTexts.takenBy, one => <span className="q-quiet">{one.takenBy.join(' · ') || '—'}</span>),
          column('onHand', shopTexts.onHandColumn, one => <span className="c-money">{number(one.onHand)}</span>, {
            width: 100,
            align: 'right',
          }),
          column('reserved', shopTexts.reserved, one => <span className="c-money">{number(one.reserved)}</span>, {
            width: 90,
            align: 'right',
          }),
          column('left', shopTexts.left, one => <Left of={one.left} />, { width: 100, align: 'right' }),
        ]}
      />
      {shown && <ShelfModal stock={shown} onClose={() => setOpen(null)} />}
      <ActForm
        open={making}
        onClose={() => setMaking(false)}
        title={t(shopTexts.newStock)}
        schema={shopForms.newStock}
        verb={t(shopTexts.newStock)}
        act={body => api.shop.newStock({ body })}
        refreshes={['shop']}
        done={shopTexts.stockMade}
      />
    </Page>
  )
}
