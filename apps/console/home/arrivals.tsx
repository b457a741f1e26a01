// New faces over thirty days: one sentence, one small picture.

import { Link } from 'wouter'
import { Chart } from '#ui/chart.tsx'
import { useRead } from '#ui/data.ts'
import { date, number, useT } from '#ui/i18n.ts'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { api } from '../api.ts'
import { Panel } from './panel.tsx'
import { homeTexts } from './texts.ts'

export function Arrivals() {
  const t = useT()
  const arrivals = useRead(api.members.arrivals, { query: { days: 30 } })
  const days = arrivals.data ?? []
  const all = days.reduce((sum, one) => sum + one.members, 0)
  const best = days.reduce((top, one) => (one.members > top.members ? one : top), { day: '', members: 0 })
  // A day is a day, wherever the reader sits: noon keeps it so.
  const nameOf = (day: string) => date(`${day}T12:00:00Z`, 'date', 'UTC')
  const sentence =
    all === 0
      ? t(homeTexts.arrivalsNone)
      : t(homeTexts.arrivalsSome, { all: number(all), day: nameOf(best.day), most: number(best.members) })
  return (
    <Panel title={t(homeTexts.arrivals)} aside={<Link href="/members">{t(homeTexts.newMembers)}</Link>}>
      <ErrorNote error={arrivals.error} onRetry={arrivals.reload} small />
      {arrivals.loading ? (
        <Skeleton kind="text" count={2} />
      ) : (
        <Chart
          sentence={sentence}
          kind="bar"
          height="low"
          labels={days.map(one => nameOf(one.day))}
          series={[{ name: t(homeTexts.newMembers), values: days.map(one => one.members) }]}
        />
      )}
    </Panel>
  )
}
