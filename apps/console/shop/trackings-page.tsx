// Lists of tracking numbers that came back from the warehouse.
import '../shell/room.css'
import { useRef } from 'react'
import { Link, useLocation } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { useAction, usePages } from '#ui/data.ts'
import { date, number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { IconUpload } from '#ui/kit/icons.tsx'
import { Empty, ErrorNote } from '#ui/kit/states.tsx'
import { Tag, type TagTone } from '#ui/kit/tag.tsx'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { column } from '../shell/column.tsx'
import { Page } from '../shell/page.tsx'
import { DispatchNav } from './dispatch-nav.tsx'
import { dispatchTexts, trackingStateTexts } from './dispatch-texts.ts'
import './shop.css'

type Tracking = Answer<Rooms['shop']['trackings']>['items'][number]
export const toneOfTracking: Record<Tracking['state'], TagTone> = {
  uploaded: 'indigo',
  ready: 'ochre',
  running: 'indigo',
  paused: 'ochre',
  done: 'green',
  cancelled: 'plain',
  failed: 'cinnabar',
}

export function TrackingsPage() {
  const t = useT()
  const [, go] = useLocation()
  const input = useRef<HTMLInputElement>(null)
  const pages = usePages(api.shop.trackings, { query: { limit: 20 } }, { everyMs: 5_000 })
  const send = useAction((file: File) => api.shop.uploadTracking({ file, fileName: file.name }), {
    refreshes: ['shop.trackings'],
    onDone: made => go(`/dispatch/tracking/${made.id}`),
  })
  return (
    <Page
      title={t(dispatchTexts.tracking)}
      lead={t(dispatchTexts.uploadHint)}
      actions={
        <>
          <input
            ref={input}
            type="file"
            className="q-aside"
            tabIndex={-1}
            aria-label={t(dispatchTexts.upload)}
            accept=".csv,.xlsx"
            onChange={event => {
              const file = event.currentTarget.files?.[0]
              event.currentTarget.value = ''
              if (file) void send.run(file)
            }}
          />
          <Button kind="primary" icon={IconUpload} busy={send.busy} onClick={() => input.current?.click()}>
            {t(send.busy ? dispatchTexts.uploading : dispatchTexts.upload)}
          </Button>
        </>
      }
    >
      <DispatchNav />
      <ErrorNote error={send.error} small />
      <DataTable<Tracking>
        pages={pages}
        keyOf={one => one.id}
        label={t(dispatchTexts.tracking)}
        minWidth={640}
        empty={<Empty title={t(dispatchTexts.noTracking)}>{t(dispatchTexts.noTrackingHint)}</Empty>}
        columns={[
          column('file', dispatchTexts.file, one => (
            <Link href={`/dispatch/tracking/${one.id}`}>
              <b>{one.fileName}</b>
            </Link>
          )),
          column(
            'rows',
            dispatchTexts.rows,
            one => <span className="c-money">{one.rows === null ? '…' : number(one.rows)}</span>,
            {
              width: 100,
              align: 'right',
            },
          ),
          column(
            'state',
            dispatchTexts.state,
            one => <Tag tone={toneOfTracking[one.state]}>{t(trackingStateTexts[one.state])}</Tag>,
            {
              width: 130,
            },
          ),
          column('made', dispatchTexts.made, one => date(one.createdAt, 'moment'), { width: 140 }),
        ]}
      />
    </Page>
  )
}
