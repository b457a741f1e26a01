// What is still owed, month by month; and how many of those whose term ended stay.
import '../shop/shop.css'
import dayjs from 'dayjs'
import { useState } from 'react'
import { Chart } from '#ui/chart.tsx'
import { useRead } from '#ui/data.ts'
import { date, money, number, percent, useT } from '#ui/i18n.ts'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { api } from '../api.ts'
import { Block } from '../shell/block.tsx'
import { FilterSelect } from '../shell/filter-select.tsx'
import { Page } from '../shell/page.tsx'
import { useCurrency } from '../shop/sum.tsx'
import { tierTexts } from './texts.ts'
import { TiersNav } from './tiers-nav.tsx'

const monthName = (month: string): string => date(`${month}-15T12:00:00Z`, 'month', 'UTC')

export function TierFiguresPage() {
  const t = useT()
  const [planId, setPlan] = useState<string | undefined>(undefined)
  const plans = useRead(api.tiers.plans, {}, { staleMs: 60_000 })
  const names = Object.fromEntries((plans.data ?? []).map(({ plan }) => [plan.id, { zh: plan.name, en: plan.name }]))
  return (
    <Page title={t(tierTexts.figures)} lead={t(tierTexts.figuresLead)}>
      <TiersNav />
      <div className="c-tools">
        <FilterSelect label={t(tierTexts.allPlans)} values={names} value={planId} onChange={setPlan} />
      </div>
      <div className="c-stack-6">
        <Forecast planId={planId} />
        <Renewals planId={planId} />
      </div>
    </Page>
  )
}

function Forecast({ planId }: { planId: string | undefined }) {
  const t = useT()
  const currency = useCurrency()
  const read = useRead(api.tiers.forecast, { query: { ...(planId && { planId }) } })
  const found = read.data
  if (!found) return read.error ? <ErrorNote error={read.error} onRetry={read.reload} /> : <Skeleton kind="card" />
  const { total, overdue, months } = found
  const most = months.reduce((top, one) => (one.cost > top.cost ? one : top), { month: '', count: 0, cost: 0 })
  const told = (minor: number) => money(minor, currency)
  const sentence =
    total.count === 0
      ? t(tierTexts.forecastNone)
      : [
          most.month &&
            t(tierTexts.forecastSentence, {
              count: number(total.count),
              cost: told(total.cost),
              month: monthName(most.month),
              most: told(most.cost),
            }),
          overdue.count > 0 && t(tierTexts.forecastOverdue, { count: number(overdue.count), cost: told(overdue.cost) }),
        ]
          .filter(Boolean)
          .join(' ')
  return (
    <Block title={t(tierTexts.forecast)}>
      {months.length === 0 ? (
        <p>{sentence}</p>
      ) : (
        <Chart
          sentence={sentence}
          kind="bar"
          labels={months.map(one => monthName(one.month))}
          series={[{ name: t(tierTexts.costSeries), values: months.map(one => one.cost / 100) }]}
        />
      )}
    </Block>
  )
}

function Renewals({ planId }: { planId: string | undefined }) {
  const t = useT()
  const [span] = useState(() => ({
    from: dayjs().subtract(12, 'month').format('YYYY-MM-DD'),
    to: dayjs().format('YYYY-MM-DD'),
  }))
  const read = useRead(api.tiers.renewalRate, { query: { ...span, ...(planId && { planId }) } })
  const found = read.data
  if (!found) return read.error ? <ErrorNote error={read.error} onRetry={read.reload} /> : <Skeleton kind="card" />
  const sentence =
    found.ended === 0
      ? t(tierTexts.renewalNone)
      : [
          t(tierTexts.renewalSentence, {
            ended: number(found.ended),
            renewed: number(found.renewed),
            percent: found.percent === null ? '—' : percent(found.percent / 100),
          }),
          found.undecided > 0 && t(tierTexts.renewalUndecided, { count: number(found.undecided) }),
        ]
          .filter(Boolean)
          .join(' ')
  return (
    <Block title={t(tierTexts.renewals)}>
      {found.ended === 0 ? (
        <p>{sentence}</p>
      ) : (
        <Chart
          sentence={sentence}
          kind="bar"
          labels={found.byMonth.map(one => monthName(one.month))}
          series={[
            { name: t(tierTexts.endedSeries), values: found.byMonth.map(one => one.ended) },
            { name: t(tierTexts.renewedSeries), values: found.byMonth.map(one => one.renewed) },
          ]}
        />
      )}
    </Block>
  )
}
