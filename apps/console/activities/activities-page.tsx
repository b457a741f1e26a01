// All activities, the newest first.
import '../shell/filters.css'
import '../shell/room.css'
import './activities.css'
import { Select } from 'antd'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { usePages } from '#ui/data.ts'
import { number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Check } from '#ui/kit/field.tsx'
import { IconPlus } from '#ui/kit/icons.tsx'
import { SearchBox } from '#ui/kit/search.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import { column } from '../shell/column.tsx'
import { FilterSelect } from '../shell/filter-select.tsx'
import { Page } from '../shell/page.tsx'
import { useMay } from '../shell/session.ts'
import { spanOf } from '../shop/offers-page.tsx'
import { ActivitiesNav } from './activities-nav.tsx'
import { type Card, toneOf, useActivitiesHeard, useShelf } from './shapes.ts'
import { actStateTexts, actTexts } from './texts.ts'

interface Filter {
  search?: string
  state?: Card['state']
  play?: string
  archived?: boolean
}

export function ActivitiesPage() {
  const t = useT()
  useActivitiesHeard()
  const may = useMay()('activities.edit')
  const [, go] = useLocation()
  const [filter, setFilter] = useState<Filter>({})
  const pages = usePages(api.activities.deskList, { query: { limit: 30, ...filter } as never }, { everyMs: 15_000 })
  const narrow = (change: { [K in keyof Filter]: Filter[K] | undefined }) =>
    setFilter(old => Object.fromEntries(Object.entries({ ...old, ...change }).filter(([, value]) => value)))
  return (
    <Page
      title={t(actTexts.activities)}
      lead={t(actTexts.lead)}
      actions={
        may && (
          <Button kind="primary" icon={IconPlus} onClick={() => go('/activities/new')}>
            {t(actTexts.newActivity)}
          </Button>
        )
      }
    >
      <ActivitiesNav />
      <div className="c-filters">
        <SearchBox label={t(actTexts.search)} placeholder={t(actTexts.search)} onSearch={search => narrow({ search })} />
        <PlaySelect value={filter.play} onChange={play => narrow({ play })} />
        <FilterSelect
          label={t(actTexts.state)}
          values={actStateTexts}
          value={filter.state}
          onChange={state => narrow({ state })}
        />
        <Check checked={filter.archived === true} onChange={archived => narrow({ archived })}>
          {t(actTexts.archivedToo)}
        </Check>
      </div>
      <DataTable<Card>
        pages={pages}
        keyOf={one => one.id}
        label={t(actTexts.activities)}
        minWidth={720}
        empty={
          Object.keys(filter).length > 0 ? (
            <Empty scene="trail" title={t(actTexts.nothing)} />
          ) : (
            <Empty title={t(actTexts.none)}>{t(actTexts.noneHint)}</Empty>
          )
        }
        columns={[
          column('title', actTexts.title, one => (
            <Link href={`/activities/${one.id}`}>
              <b>{one.title}</b>
            </Link>
          )),
          column('play', actTexts.play, one => one.playTitle ?? one.play, { width: 140 }),
          column('state', actTexts.state, one => <Tag tone={toneOf[one.state]}>{t(actStateTexts[one.state])}</Tag>, {
            width: 110,
          }),
          column('time', actTexts.time, one => <span className="c-money">{spanOf(one.opensAt, one.closesAt)}</span>, {
            width: 210,
          }),
          column('players', actTexts.players, one => <span className="c-money">{number(one.players)}</span>, {
            width: 90,
            align: 'right',
          }),
        ]}
      />
    </Page>
  )
}

interface PlaySelectProps {
  value: string | undefined
  onChange: (play: string | undefined) => void
}
function PlaySelect({ value, onChange }: PlaySelectProps) {
  const t = useT()
  const shelf = useShelf()
  return (
    <Select
      aria-label={t(actTexts.play)}
      placeholder={t(actTexts.play)}
      allowClear
      className="c-filter"
      popupMatchSelectWidth={false}
      {...(value !== undefined && { value })}
      onChange={(chosen?: string) => onChange(chosen)}
      options={shelf.data?.items.map(one => ({ value: one.key, label: one.title })) ?? []}
    />
  )
}
