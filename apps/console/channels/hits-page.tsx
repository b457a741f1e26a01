// How often keywords were sent, day by day, and what no keyword knew.
import './replies.css'
import { Link } from 'wouter'
import { Chart } from '#ui/chart.tsx'
import { usePages, useRead } from '#ui/data.ts'
import { date, number, useT } from '#ui/i18n.ts'
import { RelativeTime } from '#ui/kit/relative-time.tsx'
import { Empty, ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { api } from '../api.ts'
import { Page } from '../shell/page.tsx'
import { useMay, useSession } from '../shell/session.ts'
import { ChannelsNav } from './channels-nav.tsx'
import { replyTexts } from './reply-texts.ts'
import { channelTexts } from './texts.ts'

const seriesMax = 3
const daysShown = 30

/** The last thirty days of the community's clock, so that quiet days are seen too. */
function lastDays(timeZone: string | undefined): string[] {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
  const dayMs = 86_400_000
  return Array.from({ length: daysShown }, (_none, at) => format.format(Date.now() - (daysShown - 1 - at) * dayMs))
}

export function HitsPage() {
  const t = useT()
  const may = useMay()('channels.edit')
  const { community } = useSession()
  const hits = useRead(api.channels.keywordHits, {})
  const keywords = usePages(api.channels.keywords, { query: { limit: 100 } })
  const { data } = hits
  const total = data?.days.reduce((sum, day) => sum + day.hits, 0) ?? 0
  const days = lastDays(community?.timeZone)
  const most = new Map<string, number>()
  for (const one of data?.days ?? []) most.set(one.keywordId, (most.get(one.keywordId) ?? 0) + one.hits)
  const first = [...most].sort((a, b) => b[1] - a[1]).slice(0, seriesMax)
  const series = first.map(([id]) => ({
    name: keywords.items.find(keyword => keyword.id === id)?.words.join(t({ zh: '、', en: ', ' })) ?? '—',
    values: days.map(day => data!.days.find(one => one.day === day && one.keywordId === id)?.hits ?? 0),
  }))
  return (
    <Page title={t(channelTexts.hits)} lead={t(replyTexts.hitsLead)}>
      <ChannelsNav part="replies" />
      {hits.loading && <Skeleton kind="card" count={1} />}
      <ErrorNote error={hits.error} onRetry={hits.reload} />
      {data && total === 0 && <Empty title={t(replyTexts.hitsNone)}>{t(replyTexts.hitsNoneHint)}</Empty>}
      {total > 0 && !keywords.loading && (
        <Chart
          kind="bar"
          stacked
          sentence={t(replyTexts.hitsSentence, { count: number(total) })}
          labels={days.map(day => date(`${day}T00:00:00Z`, 'date', 'UTC'))}
          series={series}
        />
      )}
      {data && (
        <section className="c-unknown">
          <h2>{t(replyTexts.unknownTitle)}</h2>
          {data.unknown.length > 0 && <p className="q-quiet">{t(replyTexts.unknownLead)}</p>}
          {data.unknown.length === 0 && (
            <Empty scene="rest" title={t(replyTexts.unknownNone)}>
              {t(replyTexts.unknownNoneHint)}
            </Empty>
          )}
          <ul>
            {data.unknown.map(one => (
              <li key={one.text}>
                <span className="q-grow">{one.text}</span>
                <b>{t(replyTexts.times, { count: number(one.times) })}</b>
                <RelativeTime at={one.lastAt} className="q-quiet" />
                {may && (
                  <Link href={`/replies/new?word=${encodeURIComponent(one.text.slice(0, 30))}`}>{t(replyTexts.makeKeyword)}</Link>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}
