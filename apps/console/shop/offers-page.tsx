// Offers with what is left of them now.
import '../shell/filters.css'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { usePages } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
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
import { LeftBar } from './left-bar.tsx'
import { offerKindTexts, offerTexts, phaseTexts } from './offer-texts.ts'
import { shopTexts } from './texts.ts'

type Row = Answer<Rooms['shop']['deskOffers']>['items'][number]
export const toneOfPhase: Record<Row['phase'], TagTone> = { draft: 'plain', coming: 'indigo', running: 'green', ended: 'plain' }
/** 3/1 10:00 – 12:00; the day is said once when it is one. */
export function spanOf(from: string | Date, until: string | Date): string {
  const sameDay = date(from, 'date') === date(until, 'date')
  return `${date(from, 'moment')} – ${date(until, sameDay ? 'time' : 'moment')}`
}
const everyMs = 5_000

export function OffersPage() {
  const t = useT()
  const may = useMay()('shop.edit')
  const [, go] = useLocation()
  const [filter, setFilter] = useState<{ word?: string; kind?: Row['kind']; phase?: Row['phase'] }>({})
  const pages = usePages(api.shop.deskOffers, { query: { limit: 30, ...filter } }, { everyMs })
  const narrow = (change: typeof filter) =>
    setFilter(old => Object.fromEntries(Object.entries({ ...old, ...change }).filter(([, value]) => value)))
  const running = pages.items.filter(one => one.phase === 'running').map(one => one.id)
  return (
    <Page
      title={t(offerTexts.offers)}
      lead={t(offerTexts.lead)}
      actions={
        <>
          {running.length > 0 && (
            <Button onClick={() => go(`/board/${running.slice(0, 8).join('+')}`)}>{t(offerTexts.board)}</Button>
          )}
          {may && (
            <Button kind="primary" icon={IconPlus} onClick={() => go('/offers/new')}>
              {t(offerTexts.newOffer)}
            </Button>
          )}
        </>
      }
    >
      <div className="c-filters">
        <SearchBox placeholder={t(offerTexts.findOffer)} onSearch={word => narrow({ word })} />
        <FilterSelect
          label={t(offerTexts.phase)}
          values={phaseTexts}
          value={filter.phase}
          onChange={phase => narrow({ phase: phase as Row['phase'] })}
        />
        <FilterSelect
          label={t(offerTexts.kind)}
          values={offerKindTexts}
          value={filter.kind}
          onChange={kind => narrow({ kind: kind as Row['kind'] })}
        />
      </div>
      <DataTable<Row>
        pages={pages}
        keyOf={one => one.id}
        label={t(offerTexts.offers)}
        minWidth={680}
        empty={
          Object.keys(filter).length > 0 ? (
            <Empty scene="trail" title={t(shopTexts.nothingFits)}>
              {t(shopTexts.nothingFitsHint)}
            </Empty>
          ) : (
            <Empty title={t(offerTexts.none)}>{t(offerTexts.noneHint)}</Empty>
          )
        }
        columns={[
          column('title', offerTexts.title, one => (
            <Link href={`/offers/${one.id}`}>
              <b>{one.title}</b>
            </Link>
          )),
          column('kind', offerTexts.kind, one => t(offerKindTexts[one.kind]), { width: 110 }),
          column('phase', offerTexts.phase, one => <Tag tone={toneOfPhase[one.phase]}>{t(phaseTexts[one.phase])}</Tag>, {
            width: 100,
          }),
          column('time', offerTexts.time, one => <span className="c-money">{spanOf(one.opensAt, one.closesAt)}</span>, {
            width: 230,
          }),
          column('left', offerTexts.quotaLeft, one => <LeftBar left={one.quotaLeft} of={one.quota} />, { width: 150 }),
        ]}
      />
    </Page>
  )
}
