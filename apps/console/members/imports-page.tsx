// Imports and exports: the place to drop a list, what was brought in before, and taking a list out.
import '../shell/room.css'
import './import.css'
import { useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { useAction, usePages } from '#ui/data.ts'
import { date, number, percent, useT } from '#ui/i18n.ts'
import { IconUpload } from '#ui/kit/icons.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { Block } from '../shell/block.tsx'
import { Page } from '../shell/page.tsx'
import { useMay } from '../shell/session.ts'
import { ExportForm } from './export-form.tsx'
import { importStateTexts, importTexts } from './import-texts.ts'

type ImportLine = Answer<Rooms['members']['imports']>['items'][number]

export function ImportsPage() {
  const t = useT()
  const may = useMay()
  const imports = usePages(api.members.imports, may('members.import') ? { query: { limit: 20 } } : null)
  const figure = (key: 'rows' | 'created' | 'changed' | 'rejected') => ({
    key,
    title: t(importTexts[key]),
    align: 'right' as const,
    width: 80,
    render: (_none: unknown, one: ImportLine) => (one[key] === null ? '–' : number(one[key])),
  })
  return (
    <Page title={t(importTexts.title)} lead={t(importTexts.lead)}>
      <div className="c-split">
        <div>
          {may('members.import') && <Drop />}
          {may('members.import') && (
            <Block title={t(importTexts.earlier)}>
              <DataTable<ImportLine>
                pages={imports}
                keyOf={one => one.importId}
                label={t(importTexts.earlier)}
                minWidth={600}
                empty={<p className="q-quiet">{t(importTexts.none)}</p>}
                columns={[
                  {
                    key: 'file',
                    title: t(importTexts.file),
                    render: (_none, one) => (
                      <Link href={`/imports/${one.importId}`} className="c-person">
                        <span>
                          <b className="q-clip">{one.fileName}</b>
                          <small>
                            {date(one.createdAt, 'moment')}
                            {one.createdByName && ` · ${one.createdByName}`}
                          </small>
                        </span>
                      </Link>
                    ),
                  },
                  {
                    key: 'state',
                    title: t(importTexts.state),
                    width: 110,
                    render: (_none, one) => (
                      <Tag tone={one.state === 'ready' || one.state === 'failed' ? 'cinnabar' : 'plain'}>
                        {t(importStateTexts[one.state])}
                      </Tag>
                    ),
                  },
                  figure('rows'),
                  figure('created'),
                  figure('changed'),
                  figure('rejected'),
                ]}
              />
            </Block>
          )}
        </div>
        <div>{may('members.export') && <ExportForm />}</div>
      </div>
    </Page>
  )
}

function Drop() {
  const t = useT()
  const [, go] = useLocation()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [share, setShare] = useState<number | null>(null)
  const upload = useAction(api.members.uploadImport, {
    refreshes: ['members.imports'],
    onDone: made => go(`/imports/${made.importId}`),
  })
  const take = async (file: File | undefined) => {
    if (!file) return
    setShare(0)
    await upload.run({ file, onProgress: setShare })
    setShare(null)
  }
  return (
    <div className="q-stack">
      <button
        type="button"
        className={`c-drop ${over ? 'c-drop-over' : ''}`}
        disabled={upload.busy}
        onClick={() => input.current?.click()}
        onDragOver={event => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={event => {
          event.preventDefault()
          setOver(false)
          void take(event.dataTransfer.files[0])
        }}
      >
        <IconUpload size={32} />
        <b>{share === null ? t(importTexts.drop) : t(importTexts.uploading, { share: percent(share) })}</b>
        <span className="q-quiet">{t(importTexts.dropHint)}</span>
      </button>
      <input
        ref={input}
        hidden
        type="file"
        aria-label={t(importTexts.drop)}
        accept=".csv,.tsv,.txt,.xlsx"
        onChange={event => {
          void take(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
      <ErrorNote error={upload.error} small />
    </div>
  )
}
