// One import, wherever it stands: being looked through, waiting for a word, running, done, taken back.
import '../shell/room.css'
import './import.css'
import { Button as AntButton } from 'antd'
import { useEffect } from 'react'
import { useLocation } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { useAction, useRead } from '#ui/data.ts'
import { date, number, useT } from '#ui/i18n.ts'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { By } from '../shell/by.tsx'
import { Page } from '../shell/page.tsx'
import { ImportOutcome } from './import-outcome.tsx'
import { ImportPlanForm } from './import-plan.tsx'
import { FirstRows, ImportPreview } from './import-preview.tsx'
import { importStateTexts, importTexts } from './import-texts.ts'

export type Import = Answer<Rooms['members']['import']>
const moving = ['uploaded', 'running', 'undoing']

export function ImportPage({ importId }: { importId: string }) {
  const t = useT()
  const one = useRead(api.members.import, { params: { importId } })
  const state = one.data?.state ?? ''
  const { reload } = one
  useEffect(() => {
    if (!moving.includes(state)) return
    const timer = setInterval(() => void reload(), 1_000)
    return () => clearInterval(timer)
  }, [state, reload])
  if (!one.data)
    return (
      <Page title={t(importTexts.title)}>
        {one.error ? <ErrorNote error={one.error} onRetry={one.reload} /> : <Skeleton kind="text" />}
      </Page>
    )
  const data = one.data
  return (
    <Page
      title={data.fileName}
      lead={
        <span className="q-row">
          <Tag tone={state === 'ready' || state === 'failed' ? 'cinnabar' : 'green'}>{t(importStateTexts[data.state])}</Tag>
          {data.rows !== null && t(importTexts.rowsOf, { count: number(data.rows) })}
          <span className="q-quiet">
            <By who={data.createdBy} name={data.createdByName} /> · {date(data.createdAt, 'moment')}
          </span>
        </span>
      }
    >
      <div className="c-stack-6">
        {data.trouble && <p className="c-note c-note-ask">{data.trouble}</p>}
        {state === 'uploaded' && (
          <div className="q-stack">
            <p role="status">{t(importTexts.looking, { count: number(data.looked) })}</p>
            <progress className="c-progress" aria-label={t(importStateTexts.uploaded)} />
          </div>
        )}
        {state === 'ready' && <Ready data={data} />}
        {(state === 'running' || state === 'paused' || state === 'undoing') && <Running data={data} />}
        {['done', 'cancelled', 'undone'].includes(state) && <ImportOutcome data={data} />}
        {state === 'failed' && data.plan && data.sheet && <ImportPlanForm key={JSON.stringify(data.plan)} data={data} />}
      </div>
    </Page>
  )
}

function Ready({ data }: { data: Import }) {
  const t = useT()
  const [, go] = useLocation()
  const params = { importId: data.importId }
  const run = useAction(api.members.runImport, { refreshes: ['members'] })
  const drop = useAction(api.members.forgetImport, { refreshes: ['members.imports'], onDone: () => go('/imports') })
  const accepted = data.preview?.accepted ?? 0
  return (
    <>
      {data.preview && <ImportPreview preview={data.preview} />}
      <ErrorNote error={run.error ?? drop.error} />
      <div className="q-row">
        <AntButton
          type="primary"
          size="large"
          disabled={accepted === 0}
          loading={run.busy}
          onClick={() => void run.run({ params })}
        >
          {t(importTexts.run, { count: number(accepted) })}
        </AntButton>
        <AntButton type="text" loading={drop.busy} onClick={() => void drop.run({ params })}>
          {t({ zh: '不导入，删除这个文件', en: 'Do not import; delete the file' })}
        </AntButton>
      </div>
      {data.plan && data.sheet && <ImportPlanForm key={JSON.stringify(data.plan)} data={data} />}
      {data.preview && <FirstRows preview={data.preview} />}
    </>
  )
}

function Running({ data }: { data: Import }) {
  const t = useT()
  const params = { importId: data.importId }
  const refreshes = ['members.import', 'members.imports']
  const pause = useAction(api.members.pauseImport, { refreshes })
  const goOn = useAction(api.members.runImport, { refreshes })
  const cancel = useAction(api.members.cancelImport, { refreshes })
  const undoing = data.state === 'undoing'
  const done = undoing ? data.undo.rows : data.done
  return (
    <div className="q-stack">
      <p>{t(data.state === 'running' ? importTexts.running : importStateTexts[data.state])}</p>
      <progress className="c-progress" max={data.rows ?? 1} value={done} aria-label={t(importStateTexts[data.state])} />
      <p role="status">{t(importTexts.progress, { done: number(done), rows: number(data.rows ?? 0) })}</p>
      {!undoing && (
        <div className="q-row">
          {data.state === 'running' ? (
            <AntButton loading={pause.busy} onClick={() => void pause.run({ params })}>
              {t(importTexts.pause)}
            </AntButton>
          ) : (
            <AntButton type="primary" loading={goOn.busy} onClick={() => void goOn.run({ params })}>
              {t(importTexts.goOn)}
            </AntButton>
          )}
          <AntButton danger loading={cancel.busy} onClick={() => void cancel.run({ params })}>
            {t(importTexts.cancel)}
          </AntButton>
          <span className="q-quiet">{t(importTexts.cancelHint)}</span>
        </div>
      )}
      <ErrorNote error={pause.error ?? goOn.error ?? cancel.error} small />
    </div>
  )
}
