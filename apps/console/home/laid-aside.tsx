// Work that failed too often, shown to owners only and only while there is some: try it again, or discard it.
import './laid-aside.css'
import { useState } from 'react'
import type { Answer } from '#kernel/contract.ts'
import { useAction, useRead } from '#ui/data.ts'
import { date, number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Confirm } from '#ui/kit/sheet.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { useMay } from '../shell/session.ts'
import { roomTexts } from '../staff/acts.ts'
import { laidAsideTexts } from './laid-aside-texts.ts'
import { Panel } from './panel.tsx'

type Jobs = Answer<Rooms['staff']['laidAside']>[number]

/** 「listen:groups.note-seat-taken」 is work of the groups. */
function useKind(kind: string): { room: string; job: string } {
  const t = useT()
  const job = kind.replace(/^\w+:/, '')
  const room = roomTexts[job.split('.')[0] ?? '']
  return { room: room ? t(room) : '', job: room ? job.slice(job.indexOf('.') + 1) : job }
}

export function LaidAside() {
  const t = useT()
  const may = useMay()('staff.manage')
  const read = useRead(api.staff.laidAside, may ? {} : null, { everyMs: 60_000 })
  const jobs = read.data ?? []
  if (jobs.length === 0) return null
  return (
    <Panel title={t(laidAsideTexts.title)} className="c-laid">
      <p>{t(laidAsideTexts.lead, { count: number(jobs.reduce((sum, one) => sum + one.count, 0)) })}</p>
      <ul>
        {jobs.map(one => (
          <Line key={`${one.ofHouse} ${one.kind}`} jobs={one} />
        ))}
      </ul>
    </Panel>
  )
}

function Line({ jobs }: { jobs: Jobs }) {
  const t = useT()
  const { room, job } = useKind(jobs.kind)
  const [asking, setAsking] = useState(false)
  const body = { ofHouse: jobs.ofHouse, kind: jobs.kind, until: jobs.lastAt }
  const tell = (words: { zh: string; en: string }) => (done: { count: number }) => {
    setAsking(false)
    toast(done.count > 0 ? words : laidAsideTexts.gone, { count: number(done.count) })
  }
  const refreshes = ['staff.laidAside', 'staff.communityAudit']
  const retry = useAction(api.staff.retryJobs, { refreshes, onDone: tell(laidAsideTexts.retried) })
  const discard = useAction(api.staff.discardJobs, { refreshes, onDone: tell(laidAsideTexts.discarded) })
  return (
    <li className="c-laid-line">
      <div className="q-grow">
        <p className="q-row">
          <b>{[room, job].filter(Boolean).join(' · ')}</b>
          <Tag tone="cinnabar">{t(laidAsideTexts.times, { count: number(jobs.count) })}</Tag>
          {jobs.ofHouse && <Tag>{t(laidAsideTexts.ofHouse)}</Tag>}
          <span className="q-quiet" title={date(jobs.since, 'full')}>
            {t(laidAsideTexts.since, { when: date(jobs.since, 'moment') })}
          </span>
        </p>
        <p className="c-laid-error">{jobs.lastError}</p>
        <ErrorNote error={retry.error} small />
      </div>
      <span className="q-row">
        <Button size="small" busy={retry.busy} onClick={() => void retry.run({ body })}>
          {t(laidAsideTexts.retry)}
        </Button>
        <Button size="small" kind="plain" onClick={() => setAsking(true)}>
          {t(laidAsideTexts.discard)}
        </Button>
      </span>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={t(laidAsideTexts.discardTitle, { what: job })}
        verb={t(laidAsideTexts.discard)}
        busy={discard.busy}
        onConfirm={() => void discard.run({ body })}
      >
        <p>{t(laidAsideTexts.discardSure, { count: number(jobs.count) })}</p>
        <ErrorNote error={discard.error} small />
      </Confirm>
    </li>
  )
}
