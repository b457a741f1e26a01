// Who holds what, from when until when, and why.
import '../shell/filters.css'
import '../shop/shop.css'
import { useState } from 'react'
import { Link, useLocation, useSearchParams } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { usePages, useRead } from '#ui/data.ts'
import { date, money, useT } from '#ui/i18n.ts'
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
import { GiveTier } from './give-tier.tsx'
import { holdingTexts, tierTexts, whyTexts } from './texts.ts'
import { TiersNav } from './tiers-nav.tsx'

type Holding = Answer<Rooms['tiers']['holdings']>['items'][number]
export const toneOfHolding: Record<Holding['state'], TagTone> = {
  standing: 'green',
  frozen: 'indigo',
  ended: 'plain',
  withdrawn: 'ochre',
  upgraded: 'plain',
}

export function HoldersPage() {
  const t = useT()
  const may = useMay()('tiers.edit')
  const [, go] = useLocation()
  const [search, setSearch] = useSearchParams()
  const planId = search.get('plan') ?? undefined
  const [q, setQ] = useState('')
  const [state, setState] = useState<Holding['state'] | undefined>(undefined)
  const [giving, setGiving] = useState(false)
  const plans = useRead(api.tiers.plans, {}, { staleMs: 60_000 })
  const names = Object.fromEntries((plans.data ?? []).map(({ plan }) => [plan.id, { zh: plan.name, en: plan.name }]))
  const query = { limit: 50, ...(q && { q }), ...(state && { state }), ...(planId && { planId }) }
  const pages = usePages(api.tiers.holdings, { query })
  const give = may && (
    <Button kind="primary" icon={IconPlus} onClick={() => setGiving(true)}>
      {t(tierTexts.give)}
    </Button>
  )
  return (
    <Page title={t(tierTexts.holders)} lead={t(tierTexts.holdersLead)} actions={give}>
      <TiersNav />
      <div className="c-filters">
        <SearchBox placeholder={t(tierTexts.find)} onSearch={setQ} />
        <FilterSelect
          label={t(tierTexts.allPlans)}
          values={names}
          value={planId && names[planId] ? planId : undefined}
          onChange={chosen => setSearch(chosen ? { plan: chosen } : {}, { replace: true })}
        />
        <FilterSelect label={t(tierTexts.state)} values={holdingTexts} value={state} onChange={setState} />
      </div>
      <DataTable<Holding>
        pages={pages}
        keyOf={one => one.id}
        label={t(tierTexts.holders)}
        minWidth={760}
        empty={
          q || state || planId ? (
            <Empty scene="trail" title={t(tierTexts.noneFound)} />
          ) : (
            <Empty title={t(tierTexts.noHolders)}>{t(tierTexts.noHoldersHint)}</Empty>
          )
        }
        columns={[
          column('member', tierTexts.member, one => (
            <Link href={`/tiers/holders/${one.id}`}>
              <b>{one.memberName}</b>
            </Link>
          )),
          column('plan', tierTexts.plans, one => one.planName),
          column('why', tierTexts.why, one => t(whyTexts[one.why]), { width: 100 }),
          column('since', tierTexts.since, one => date(one.since, 'day'), { width: 140 }),
          column('until', tierTexts.until, one => (one.until ? date(one.until, 'day') : t(tierTexts.forLife)), { width: 140 }),
          column('paid', tierTexts.paid, one => <span className="c-money">{money(one.paid, one.currency)}</span>, {
            width: 120,
            align: 'right',
          }),
          column('state', tierTexts.state, one => <Tag tone={toneOfHolding[one.state]}>{t(holdingTexts[one.state])}</Tag>, {
            width: 90,
          }),
        ]}
      />
      {giving && <GiveTier onClose={() => setGiving(false)} onDone={id => go(`/tiers/holders/${id}`)} />}
    </Page>
  )
}
