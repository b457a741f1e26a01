// The order in which members see what is on sale; nothing changes before it is kept.
import './products.css'
import { useState } from 'react'
import { useAction, usePages } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Empty, ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { FormModal } from '../shell/form-modal.tsx'
import { Sortable } from '../shell/sortable.tsx'
import type { ProductRow } from './products-page.tsx'
import { shopTexts } from './texts.ts'

/** Those beyond them follow in the order in which they stand. */
const most = 100

export function OrderProducts({ onClose }: { onClose: () => void }) {
  const t = useT()
  const pages = usePages(api.shop.deskProducts, { query: { limit: most, state: 'on-sale' } })
  return (
    <FormModal open title={t(shopTexts.putInOrder)} onClose={onClose}>
      {pages.loading ? (
        <Skeleton count={4} kind="text" />
      ) : pages.error ? (
        <ErrorNote error={pages.error} onRetry={pages.reload} />
      ) : pages.items.length === 0 ? (
        <Empty title={t(shopTexts.noneOnSale)} />
      ) : (
        <Goods goods={pages.items} onClose={onClose} />
      )}
    </FormModal>
  )
}

function Goods({ goods, onClose }: { goods: readonly ProductRow[]; onClose: () => void }) {
  const t = useT()
  const [rows, setRows] = useState(goods)
  const keep = useAction(api.shop.orderProducts, {
    refreshes: ['shop'],
    onDone: () => {
      toast(shopTexts.orderKept)
      onClose()
    },
  })
  return (
    <>
      <p className="q-quiet">{t(shopTexts.orderHint)}</p>
      <div className="c-goods-order">
        <Sortable
          items={rows}
          keyOf={one => one.id}
          nameOf={one => one.title}
          draw={one => one.title}
          onOrder={setRows}
          label={t(shopTexts.putInOrder)}
        />
      </div>
      <ErrorNote error={keep.error} small />
      <Button
        kind="primary"
        wide
        busy={keep.busy}
        onClick={() => void keep.run({ body: { productIds: rows.map(one => one.id) } })}
      >
        {t(shopTexts.keepOrder)}
      </Button>
    </>
  )
}
