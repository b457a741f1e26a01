// One list of tracking numbers: what its columns mean, what would happen, then it runs.
import '../shell/room.css'
import { useState } from 'react'
import type { Answer } from '#kernel/contract.ts'
import { usePages, useRead } from '#ui/data.ts'
import { number, type Text, useLocale, useT } from '#ui/i18n.ts'
import { Empty, ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { ActButton } from '../shell/act-button.tsx'
import { Block } from '../shell/block.tsx'
import { column } from '../shell/column.tsx'
import { Facts } from '../shell/facts.tsx'
import { FilterSelect } from '../shell/filter-select.tsx'
import { Page } from '../shell/page.tsx'
import { SureButton } from '../shell/sure-button.tsx'
import { dispatchTexts, problemTexts, trackingStateTexts } from './dispatch-texts.ts'
import { TrackingColumns } from './tracking-columns.tsx'
import { toneOfTracking } from './trackings-page.tsx'
import './shop.css'

export type Tracking = Answer<Rooms['shop']['tracking']>
type Row = Answer<Rooms['shop']['trackingRows']>['items'][number]
const everyMs = 1_500

export function TrackingPage({ trackingId }: { trackingId: string }) {
  const t = useT()
  const read = useRead(api.shop.tracking, { params: { trackingId } }, { everyMs })
  const tracking = read.data
  if (!tracking)
    return (
      <Page title={t(dispatchTexts.oneTracking)}>
        {read.error ? <ErrorNote error={read.error} onRetry={read.reload} /> : <Skeleton kind="card" />}
      </Page>
    )
  const still = tracking.state === 'ready' || tracking.state === 'uploaded'
  return (
    <Page
      title={tracking.fileName}
      lead={<Tag tone={toneOfTracking[tracking.state]}>{t(trackingStateTexts[tracking.state])}</Tag>}
      crumbs={[{ title: t(dispatchTexts.tracking), href: '/dispatch/tracking' }]}
      actions={<Acts tracking={tracking} />}
    >
      <div className="c-stack-6">
        {tracking.trouble && <p className="c-note c-note-ask">{tracking.trouble}</p>}
        {still && <TrackingColumns key={tracking.state} tracking={tracking} />}
        <Summary tracking={tracking} />
        <Problems tracking={tracking} />
      </div>
    </Page>
  )
}

const wrongIn = (tracking: Tracking) => tracking.problems.reduce((sum, one) => sum + one.rows, 0)
const goodIn = (tracking: Tracking) => Math.max(0, (tracking.rows ?? tracking.looked) - wrongIn(tracking))

function Acts({ tracking }: { tracking: Tracking }) {
  const t = useT()
  const params = { trackingId: tracking.id }
  const { state } = tracking
  const good = goodIn(tracking)
  return (
    <>
      {(state === 'ready' || state === 'running' || state === 'paused') && (
        <SureButton
          verb={t(dispatchTexts.cancel)}
          act={() => api.shop.cancelTracking({ params })}
          refreshes={['shop']}
          done={dispatchTexts.cancelled}
        >
          <p>{t(dispatchTexts.cancelHint)}</p>
        </SureButton>
      )}
      {state === 'running' && (
        <ActButton act={() => api.shop.pauseTracking({ params })} refreshes={['shop']} done={dispatchTexts.paused}>
          {t(dispatchTexts.pause)}
        </ActButton>
      )}
      {(state === 'ready' || state === 'paused') && (
        <ActButton
          kind="primary"
          disabled={state === 'ready' && good === 0}
          act={() => api.shop.runTracking({ params })}
          refreshes={['shop']}
          done={dispatchTexts.started}
        >
          {t(state === 'paused' ? dispatchTexts.goOn : dispatchTexts.run, { count: number(good) })}
        </ActButton>
      )}
    </>
  )
}

function Summary({ tracking }: { tracking: Tracking }) {
  const t = useT()
  const { sent, known, rejected } = tracking
  const begun = tracking.startedAt !== null
  return (
    <Block title={t(begun ? dispatchTexts.became : dispatchTexts.preview)}>
      <p role="status">
        {tracking.state === 'uploaded'
          ? t(dispatchTexts.looking, { looked: number(tracking.looked) })
          : begun
            ? t(dispatchTexts.sentSoFar, { sent: number(sent), known: number(known), rejected: number(rejected) })
            : t(dispatchTexts.good, { good: number(goodIn(tracking)) })}
      </p>
      {tracking.problems.length > 0 && (
        <Facts
          of={tracking.problems.map(one => [
            problemTexts[one.problem] ? t(problemTexts[one.problem]!) : one.problem,
            t(dispatchTexts.rowsOf, { count: number(one.rows) }),
          ])}
        />
      )}
    </Block>
  )
}

function Problems({ tracking }: { tracking: Tracking }) {
  const t = useT()
  const [problem, setProblem] = useState<Row['problem'] | undefined>(undefined)
  const pages = usePages(api.shop.trackingRows, {
    params: { trackingId: tracking.id },
    query: { limit: 50, ...(problem && { problem }) },
  })
  const met: Partial<Record<Row['problem'], Text>> = Object.fromEntries(
    tracking.problems.map(one => [one.problem, problemTexts[one.problem] ?? { zh: one.problem, en: one.problem }]),
  )
  const carriers = useRead(api.shop.carriers, {}, { staleMs: 600_000 })
  const word = useLocale() === 'en' ? 'en' : 'zh'
  /** What the file calls it, where nobody knows it. */
  const nameOf = (code: string) => carriers.data?.find(one => one.code === code)?.[word] ?? (code || '—')
  if (tracking.state === 'uploaded') return null
  return (
    <Block
      title={t(dispatchTexts.problems)}
      aside={
        tracking.problems.length > 1 && (
          <FilterSelect
            label={t(dispatchTexts.allProblems)}
            values={met as Record<Row['problem'], Text>}
            value={problem}
            onChange={setProblem}
          />
        )
      }
    >
      <DataTable<Row>
        pages={pages}
        keyOf={one => String(one.number)}
        label={t(dispatchTexts.problems)}
        minWidth={620}
        empty={<Empty scene="rest" title={t(dispatchTexts.noProblems)} />}
        columns={[
          column('line', dispatchTexts.line, one => number(one.line), { width: 70, align: 'right' }),
          column('ref', dispatchTexts.orderColumn, one => <span className="c-mono">{one.ref || '—'}</span>),
          column('number', dispatchTexts.numberColumn, one => <span className="c-mono">{one.tracking || '—'}</span>),
          column('carrier', dispatchTexts.carrierColumn, one => nameOf(one.carrier), { width: 130 }),
          column('problem', dispatchTexts.problem, one => one.says),
        ]}
      />
    </Block>
  )
}
