// All deals, with how far each has come.
import '../shell/filters.css'
import '../shop/shop.css'
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
import { spanOf } from '../shop/offers-page.tsx'
import { dealKindTexts, dealStateTexts, dealTexts } from './texts.ts'

type Row = Answer<Rooms['deals']['deskList']>['items'][number]
export const toneOfDeal: Record<Row['state'], TagTone> = {
  draft: 'plain',
  open: 'green',
  deciding: 'indigo',
  settling: 'indigo',
  failing: 'ochre',
  cancelling: 'ochre',
  succeeded: 'green',
  failed: 'plain',
  cancelled: 'plain',
}

export function DealsPage() {
  const t = useT()
  const may = useMay()('shop.edit')
  const [, go] = useLocation()
  const [kind, setKind] = useState<Row['kind'] | undefined>(undefined)
  const [state, setState] = useState<Row['state'] | undefined>(undefined)
  const [word, setWord] = useState('')
  const query = { limit: 30, ...(kind && { kind }), ...(state && { state }), ...(word && { word }) }
  const pages = usePages(api.deals.deskList, { query }, { everyMs: 10_000 })
  const add = may && (
    <Button kind="primary" icon={IconPlus} onClick={() => go('/deals/new')}>
      {t(dealTexts.newDeal)}
    </Button>
  )
  return (
    <Page title={t(dealTexts.deals)} lead={t(dealTexts.lead)} actions={add}>
      <div className="c-filters">
        <SearchBox placeholder={t(dealTexts.find)} onSearch={setWord} />
        <FilterSelect label={t(dealTexts.kind)} values={dealKindTexts} value={kind} onChange={setKind} />
        <FilterSelect label={t(dealTexts.state)} values={dealStateTexts} value={state} onChange={setState} />
      </div>
      <DataTable<Row>
        pages={pages}
        keyOf={one => one.id}
        label={t(dealTexts.deals)}
        minWidth={760}
        empty={
          kind || state || word ? (
            <Empty scene="trail" title={t(dealTexts.nothing)} />
          ) : (
            <Empty title={t(dealTexts.none)}>{t(dealTexts.noneHint)}</Empty>
          )
        }
        columns={[
          column('title', dealTexts.title, one => (
            <Link href={`/deals/${one.id}`}>
              <b>{one.title}</b>
            </Link>
          )),
          column('kind', dealTexts.kind, one => t(dealKindTexts[one.kind]), { width: 140 }),
          column('state', dealTexts.state, one => <Tag tone={toneOfDeal[one.state]}>{t(dealStateTexts[one.state])}</Tag>, {
            width: 100,
          }),
          column('time', dealTexts.time, one => <span className="c-money">{spanOf(one.opensAt, one.closesAt)}</span>, {
            width: 210,
          }),
          column('members', dealTexts.members, one => <span className="c-money">{number(one.progress.members)}</span>, {
            width: 80,
            align: 'right',
          }),
          column('raised', dealTexts.raised, one => <span className="c-money">{money(one.progress.raised, one.currency)}</span>, {
            width: 130,
            align: 'right',
          }),
        ]}
      />
    </Page>
  )
}
