// All plans: what each costs, how long it lasts, who holds it.
import '../shop/shop.css'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { useRead } from '#ui/data.ts'
import { money, number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { IconPlus } from '#ui/kit/icons.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { ActForm } from '../shell/act-form.tsx'
import { column } from '../shell/column.tsx'
import { Page } from '../shell/page.tsx'
import { useMay } from '../shell/session.ts'
import { wholePages } from '../shell/whole.ts'
import { LeftBar } from '../shop/left-bar.tsx'
import { useCurrency } from '../shop/sum.tsx'
import { newFields, newPlanForm, planLabels } from './plan-form.ts'
import { tierTexts } from './texts.ts'
import { TiersNav } from './tiers-nav.tsx'

type Row = Answer<Rooms['tiers']['plans']>[number]

export function PlansPage() {
  const t = useT()
  const may = useMay()('tiers.edit')
  const [, go] = useLocation()
  const [making, setMaking] = useState(false)
  const currency = useCurrency()
  const read = useRead(api.tiers.plans, {})
  const add = may && (
    <Button kind="primary" icon={IconPlus} onClick={() => setMaking(true)}>
      {t(tierTexts.newPlan)}
    </Button>
  )
  return (
    <Page title={t(tierTexts.tiers)} lead={t(tierTexts.lead)} actions={add}>
      <TiersNav />
      <DataTable<Row>
        pages={wholePages(read)}
        keyOf={one => one.plan.id}
        label={t(tierTexts.plans)}
        minWidth={680}
        empty={<Empty title={t(tierTexts.noPlans)}>{t(tierTexts.noPlansHint)}</Empty>}
        columns={[
          column('name', tierTexts.name, one => (
            <>
              <Link href={`/tiers/plans/${one.plan.id}`}>
                <b>{one.plan.name}</b>
              </Link>
              <small className="c-under">{one.plan.rights.join(' · ')}</small>
            </>
          )),
          column('price', tierTexts.price, one => <span className="c-money">{money(one.plan.price, one.plan.currency)}</span>, {
            width: 130,
            align: 'right',
          }),
          column('term', tierTexts.term, one => <Term months={one.plan.months} />, { width: 110 }),
          column('seats', tierTexts.seats, one => <Seats rounds={one.rounds} />, { width: 150 }),
          column('holders', tierTexts.holdersCount, one => <span className="c-money">{number(one.holders)}</span>, {
            width: 90,
            align: 'right',
          }),
          column(
            'state',
            tierTexts.state,
            one =>
              one.plan.state === 'open' ? <Tag tone="green">{t(tierTexts.openPlan)}</Tag> : <Tag>{t(tierTexts.closedPlan)}</Tag>,
            { width: 100 },
          ),
        ]}
      />
      <ActForm
        open={making}
        wide
        onClose={() => setMaking(false)}
        title={t(tierTexts.newPlan)}
        schema={newPlanForm(currency)}
        texts={planLabels}
        only={newFields}
        verb={t(tierTexts.newPlan)}
        act={body => api.tiers.makePlan({ body })}
        refreshes={['tiers']}
        done={tierTexts.made}
        onDone={made => go(`/tiers/plans/${made.id}`)}
      />
    </Page>
  )
}

export function Term({ months }: { months: number | null }) {
  const t = useT()
  return <>{months === null ? t(tierTexts.forLife) : t(tierTexts.months, { count: number(months) })}</>
}

function Seats({ rounds }: { rounds: Row['rounds'] }) {
  const open = rounds.filter(round => round.isOpen)
  if (open.length === 0) return <>—</>
  return (
    <LeftBar
      left={open.reduce((sum, round) => sum + round.seatsLeft, 0)}
      of={open.reduce((sum, round) => sum + round.seatsMax, 0)}
    />
  )
}
