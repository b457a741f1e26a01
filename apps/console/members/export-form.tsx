// Taking members out into a file: whom, which columns, and what for.
import { Button as AntButton, Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import type { Send } from '#kernel/contract.ts'
import { useAction, useRead } from '#ui/data.ts'
import { currentLocale, number, useT } from '#ui/i18n.ts'
import { Field } from '#ui/kit/field.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { Problem, problemOf } from '#ui/problem.ts'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { Block } from '../shell/block.tsx'
import { exportColumnTexts, importTexts } from './import-texts.ts'

type Wish = Send<Rooms['members']['exportMembers']>['body']
type Column = keyof typeof exportColumnTexts
const usual: Column[] = ['member-id', 'name', 'email', 'phone', 'wechat', 'stage', 'tags', 'joined-at', 'notes']

/** The name in its own letters comes before the one in plain ones. */
function nameIn(header: string): string | undefined {
  const own = /filename\*=UTF-8''([^;]+)/i.exec(header)?.[1]
  return own ? decodeURIComponent(own) : /filename="?([^";]+)"?/i.exec(header)?.[1]
}

/** The answer is a file and not JSON, so it is fetched here and handed to the browser to keep. */
async function fetchExport(wish: Wish): Promise<void> {
  const response = await fetch(api.members.exportMembers.address({ body: wish }), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': currentLocale() },
    body: JSON.stringify(wish),
    credentials: 'same-origin',
  }).catch(() => {
    throw new Problem('network', {})
  })
  if (!response.ok)
    throw problemOf(response.status, await response.json().catch(() => undefined), name => response.headers.get(name))
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = nameIn(response.headers.get('content-disposition') ?? '') ?? `members.${wish.format ?? 'csv'}`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

export function ExportForm() {
  const t = useT()
  const segments = useRead(api.members.segments, {})
  const [segmentId, setSegment] = useState('')
  const [format, setFormat] = useState<'csv' | 'xlsx'>('xlsx')
  const [columns, setColumns] = useState(usual)
  const [purpose, setPurpose] = useState('')
  const run = useAction(fetchExport, { onDone: () => toast(importTexts.exported) })
  return (
    <Block title={t(importTexts.export)}>
      <p className="q-quiet">{t(importTexts.exportLead)}</p>
      <div className="q-stack">
        <Field label={t(importTexts.who)}>
          {({ id }) => (
            <Select
              id={id}
              value={segmentId}
              onChange={setSegment}
              options={[
                { value: '', label: t(importTexts.everyone) },
                ...(segments.data ?? []).map(one => ({ value: one.id, label: `${one.name} · ${number(one.count)}` })),
              ]}
            />
          )}
        </Field>
        <Field label={t(importTexts.exportColumns)}>
          {({ id }) => (
            <Select
              id={id}
              mode="multiple"
              value={columns}
              onChange={setColumns}
              options={Object.entries(exportColumnTexts).map(([value, text]) => ({ value: value as Column, label: t(text) }))}
            />
          )}
        </Field>
        <Segmented
          aria-label={t(importTexts.format)}
          value={format}
          onChange={setFormat}
          options={[
            { value: 'xlsx', label: 'Excel' },
            { value: 'csv', label: 'CSV' },
          ]}
        />
        <Field label={t(importTexts.purpose)}>
          {({ id }) => <Input id={id} maxLength={200} value={purpose} onChange={event => setPurpose(event.target.value)} />}
        </Field>
        <ErrorNote error={run.error} small />
        <div>
          <AntButton
            loading={run.busy}
            disabled={columns.length === 0}
            onClick={() => void run.run({ columns, format, purpose, ...(segmentId && { segmentId }) })}
          >
            {t(importTexts.exportIt)}
          </AntButton>
        </div>
      </div>
    </Block>
  )
}
