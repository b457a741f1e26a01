// Batches of coupons with their figures.
import '../shell/filters.css'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { usePages } from '#ui/data.ts'
import { money, number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { IconPlus } from '#ui/kit/icons.tsx'
import { SearchBox } from '#ui/kit/search.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { Tag, type TagTone } from '#ui/kit/tag.tsx'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { column } from '../shell/column.tsx'
import { FilterSelect } from '../shell/filter-select.tsx'
import { Page } from '../shell/page.tsx'
import { useMay } from '../shell/session.ts'
import { batchStateTexts, couponTexts } from './coupon-texts.ts'
import { spanOf } from './offers-page.tsx'
import { shopTexts } from './texts.ts'
import './shop.css'

type Row = Answer<Rooms['shop']['batches']>['items'][number]
export const toneOfBatch: Record<Row['state'], TagTone> = { draft: 'plain', open: 'green', withdrawn: 'ochre' }

export function CouponsPage() {
  const t = useT()
  const may = useMay()('shop.edit')
  const [, go] = useLocation()
  const [filter, setFilter] = useState<{ word?: string; state?: Row['state'] }>({})
  const pages = usePages(api.shop.batches, { query: { limit: 30, ...filter } })
  const narrow = (change: typeof filter) =>
    setFilter(old => Object.fromEntries(Object.entries({ ...old, ...change }).filter(([, value]) => value)))
  return (
    <Page
      title={t(couponTexts.coupons)}
      lead={t(couponTexts.lead)}
      actions={
        may && (
          <Button kind="primary" icon={IconPlus} onClick={() => go('/coupons/new')}>
            {t(couponTexts.newBatch)}
          </Button>
        )
      }
    >
      <div className="c-filters">
        <SearchBox placeholder={t(couponTexts.find)} onSearch={word => narrow({ word })} />
        <FilterSelect
          label={t(couponTexts.state)}
          values={batchStateTexts}
          value={filter.state}
          onChange={state => narrow({ state: state as Row['state'] })}
        />
      </div>
      <DataTable<Row>
        pages={pages}
        keyOf={one => one.id}
        label={t(couponTexts.coupons)}
        minWidth={860}
        empty={
          Object.keys(filter).length > 0 ? (
            <Empty scene="trail" title={t(shopTexts.nothingFits)}>
              {t(shopTexts.nothingFitsHint)}
            </Empty>
          ) : (
            <Empty title={t(couponTexts.none)}>{t(couponTexts.noneHint)}</Empty>
          )
        }
        columns={[
          column('title', couponTexts.title, one => (
            <>
              <Link href={`/coupons/${one.id}`}>
                <b>{one.title}</b>
              </Link>
              <small className="c-under">{one.face}</small>
            </>
          )),
          column('state', couponTexts.state, one => <Tag tone={toneOfBatch[one.state]}>{t(batchStateTexts[one.state])}</Tag>, {
            width: 100,
          }),
          column('time', couponTexts.time, one => <span className="c-money">{spanOf(one.takesFrom, one.takesUntil)}</span>, {
            width: 220,
          }),
          column(
            'taken',
            couponTexts.taken,
            one => <span className="c-money">{`${number(one.taken)} / ${number(one.total)}`}</span>,
            {
              width: 120,
              align: 'right',
            },
          ),
          column('used', couponTexts.used, one => <span className="c-money">{number(one.used)}</span>, {
            width: 80,
            align: 'right',
          }),
          column('off', couponTexts.takenOff, one => <span className="c-money">{money(one.takenOff, one.currency)}</span>, {
            width: 120,
            align: 'right',
          }),
          column('in', couponTexts.broughtIn, one => <span className="c-money">{money(one.broughtIn, one.currency)}</span>, {
            width: 130,
            align: 'right',
          }),
        ]}
      />
    </Page>
  )
}
