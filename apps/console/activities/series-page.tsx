// The series: what is held again and again, when next, and how often it was.
import '../shell/room.css'
import './activities.css'
import { useLocation } from 'wouter'
import { usePages } from '#ui/data.ts'
import { date, number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { IconPlus } from '#ui/kit/icons.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import { ActButton } from '../shell/act-button.tsx'
import { column } from '../shell/column.tsx'
import { Page } from '../shell/page.tsx'
import { useMay } from '../shell/session.ts'
import { SureButton } from '../shell/sure-button.tsx'
import { ActivitiesNav } from './activities-nav.tsx'
import { wordsOf } from './pattern.ts'
import { seriesStateTexts, seriesTexts } from './series-texts.ts'
import type { SeriesLine } from './shapes.ts'
import { actTexts } from './texts.ts'

export function SeriesPage() {
  const t = useT()
  const may = useMay()('activities.run')
  const [, go] = useLocation()
  const pages = usePages(api.activities.series, { query: { limit: 30 } }, { everyMs: 30_000 })
  return (
    <Page
      title={t(actTexts.series)}
      lead={t(seriesTexts.lead)}
      actions={
        may && (
          <Button kind="primary" icon={IconPlus} onClick={() => go('/activities/series/new')}>
            {t(seriesTexts.newSeries)}
          </Button>
        )
      }
    >
      <ActivitiesNav />
      <DataTable<SeriesLine>
        pages={pages}
        keyOf={one => one.id}
        label={t(actTexts.series)}
        minWidth={760}
        empty={<Empty title={t(seriesTexts.none)}>{t(seriesTexts.noneHint)}</Empty>}
        columns={[
          column('title', actTexts.title, one => (
            <>
              <b>{one.title}</b>
              <small className="c-under">
                {t(seriesTexts.says, { when: wordsOf(one.pattern, t) ?? one.pattern, minutes: one.minutes })}
              </small>
              {one.why && <small className="c-under">{one.why}</small>}
            </>
          )),
          column(
            'state',
            actTexts.state,
            one => <Tag tone={one.state === 'running' ? 'green' : 'plain'}>{t(seriesStateTexts[one.state])}</Tag>,
            { width: 100 },
          ),
          column(
            'held',
            seriesTexts.held,
            one => (
              <span className="c-money">
                {number(one.times)}
                {one.timesMax ? ` / ${number(one.timesMax)}` : ''}
              </span>
            ),
            { width: 110, align: 'right' },
          ),
          column('next', seriesTexts.next, one => (one.nextAt ? date(one.nextAt, 'moment') : '—'), { width: 130 }),
          column('acts', null, one => (may ? <SeriesActs one={one} /> : null), { width: 170, align: 'right' }),
        ]}
      />
    </Page>
  )
}

function SeriesActs({ one }: { one: SeriesLine }) {
  const t = useT()
  if (one.state === 'ended') return null
  const move = (to: 'running' | 'paused' | 'ended') => () =>
    api.activities.moveSeries({ params: { seriesId: one.id }, body: { to } })
  return (
    <span className="c-act-acts">
      <ActButton size="small" act={move(one.state === 'running' ? 'paused' : 'running')} refreshes={['activities']}>
        {t(one.state === 'running' ? seriesTexts.pause : seriesTexts.goOn)}
      </ActButton>
      <SureButton verb={t(seriesTexts.end)} size="small" kind="plain" act={move('ended')} refreshes={['activities']}>
        <p>{t(seriesTexts.endHint)}</p>
      </SureButton>
    </span>
  )
}
