// One shelf: more has come, or it was counted again; and all that came and went before.
import { useState } from 'react'
import { Link } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { usePages } from '#ui/data.ts'
import { date, number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import { shopForms } from '../forms/shop.gen.ts'
import type { Rooms } from '../routes.gen.ts'
import { ActForm } from '../shell/act-form.tsx'
import { By } from '../shell/by.tsx'
import { column } from '../shell/column.tsx'
import { FormModal } from '../shell/form-modal.tsx'
import { useMay } from '../shell/session.ts'
import { titlesOf, withFields } from '../shell/titled.ts'
import { movementTexts, shopTexts } from './texts.ts'

type Movement = Answer<Rooms['shop']['movements']>['items'][number]
export interface Shelf {
  id: string
  name: string
  code: string
  onHand: number
  reserved: number
}
const { restocked, corrected } = movementTexts
const schema = withFields(shopForms.moveStock, { why: { titles: titlesOf({ restocked, corrected }) } })
const first = { why: 'restocked' }

export function ShelfModal({ stock, onClose }: { stock: Shelf; onClose: () => void }) {
  const t = useT()
  const may = useMay()('shop.edit')
  const [moving, setMoving] = useState(false)
  const [naming, setNaming] = useState(false)
  return (
    <FormModal open wide title={stock.name} onClose={onClose}>
      <div className="q-stack">
        <div className="q-row q-row-apart">
          <p>
            {t(shopTexts.onHand, { onHand: number(stock.onHand), reserved: number(stock.reserved) })}
            {stock.code && <small className="c-under">{stock.code}</small>}
          </p>
          {may && (
            <div className="q-row">
              <Button size="small" onClick={() => setNaming(true)}>
                {t(shopTexts.rename)}
              </Button>
              <Button size="small" kind="primary" onClick={() => setMoving(true)}>
                {t(shopTexts.restock)}
              </Button>
            </div>
          )}
        </div>
        <Movements stockId={stock.id} />
      </div>
      <MoveStock open={moving} stock={stock} onClose={() => setMoving(false)} />
      <ActForm
        open={naming}
        onClose={() => setNaming(false)}
        title={t(shopTexts.rename)}
        schema={shopForms.changeStock}
        value={{ name: stock.name, code: stock.code }}
        verb={t(shopTexts.save)}
        act={body => api.shop.changeStock({ params: { stockId: stock.id }, body })}
        refreshes={['shop']}
        done={shopTexts.saved}
      />
    </FormModal>
  )
}

export function MoveStock({ open, stock, onClose }: { open: boolean; stock: Shelf; onClose: () => void }) {
  const t = useT()
  return (
    <ActForm
      open={open}
      onClose={onClose}
      title={`${t(shopTexts.restock)} · ${stock.name}`}
      lead={t(shopTexts.moveHint)}
      schema={schema}
      value={first}
      verb={t(shopTexts.save)}
      act={body => api.shop.moveStock({ params: { stockId: stock.id }, body })}
      refreshes={['shop']}
      done={shopTexts.moved}
    />
  )
}

function Movements({ stockId }: { stockId: string }) {
  const t = useT()
  const pages = usePages(api.shop.movements, { params: { stockId }, query: { limit: 20 } })
  return (
    <DataTable<Movement>
      pages={pages}
      keyOf={one => one.id}
      label={t(shopTexts.movements)}
      minWidth={560}
      empty={<Empty title={t(shopTexts.noMovements)} />}
      columns={[
        column('at', shopTexts.when, one => date(one.at, 'moment'), { width: 120 }),
        column('why', shopTexts.why, one => (
          <>
            {t(movementTexts[one.why])}
            {one.note && <small className="c-under">{one.note}</small>}
            {one.orderId && (
              <small className="c-under">
                <Link href={`/orders/${one.orderId}`}>{t(shopTexts.order)}</Link>
              </small>
            )}
          </>
        )),
        column('by', shopTexts.by, one => <By who={one.by} name={one.byName} />, { width: 110 }),
        column(
          'units',
          shopTexts.units,
          one => <span className="c-money">{`${one.units > 0 ? '+' : '−'}${number(Math.abs(one.units))}`}</span>,
          { width: 90, align: 'right' },
        ),
      ]}
    />
  )
}
