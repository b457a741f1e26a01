// What may be sent and what of it is used, with the source of every figure.
import './channels.css'
import { useState } from 'react'
import type { Answer } from '#kernel/contract.ts'
import { useAction, useRead } from '#ui/data.ts'
import { date, number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input, Select } from '#ui/kit/field.tsx'
import { Section } from '#ui/kit/list.tsx'
import { Sheet } from '#ui/kit/sheet.tsx'
import { Empty, ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { fieldError } from '#ui/problem.ts'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { Page } from '../shell/page.tsx'
import { useMay } from '../shell/session.ts'
import { quotaTexts } from './account-texts.ts'
import { ChannelsNav } from './channels-nav.tsx'
import { channelTexts } from './texts.ts'

type Quota = Answer<Rooms['channels']['quotas']>[number]

export function QuotasPage() {
  const t = useT()
  const may = useMay()('channels.edit')
  const quotas = useRead(api.channels.quotas, {}, { everyMs: 30_000 })
  const [changing, setChanging] = useState<Quota | null>(null)
  const accounts = [...new Map((quotas.data ?? []).map(quota => [quota.accountId, quota.accountName]))]
  return (
    <Page title={t(channelTexts.quotas)} lead={t(quotaTexts.lead)}>
      <ChannelsNav part="channels" />
      {quotas.loading && <Skeleton />}
      <ErrorNote error={quotas.error} onRetry={quotas.reload} />
      {quotas.data?.length === 0 && <Empty title={t(quotaTexts.none)}>{t(quotaTexts.noneHint)}</Empty>}
      <div className="c-parts">
        {accounts.map(([accountId, name]) => (
          <Section key={accountId} title={name}>
            <ul className="c-quotas">
              {quotas.data
                ?.filter(quota => quota.accountId === accountId)
                .map(quota => (
                  <QuotaLine key={quota.what} quota={quota} onChange={may ? () => setChanging(quota) : undefined} />
                ))}
            </ul>
          </Section>
        ))}
      </div>
      {changing && <QuotaSheet quota={changing} onClose={() => setChanging(null)} />}
    </Page>
  )
}

function QuotaLine({ quota, onChange }: { quota: Quota; onChange: (() => void) | undefined }) {
  const t = useT()
  const spent = quota.used >= quota.max
  const words = t(quota.per === 'recipient' ? quotaTexts.mostOne : quotaTexts.used, {
    used: number(quota.used),
    max: number(quota.max),
  })
  return (
    <li className={spent ? 'c-quota-spent' : undefined}>
      <p className="q-row q-row-apart">
        <b>{quota.title}</b>
        {spent && <Tag tone="cinnabar">{t(quotaTexts.spent)}</Tag>}
      </p>
      <meter
        min={0}
        max={Math.max(1, quota.max)}
        high={quota.max * 0.8}
        value={Math.min(quota.used, quota.max)}
        aria-label={quota.title}
      >
        {words}
      </meter>
      <p>
        {words}
        {quota.opensAt && spent && ` · ${t(quotaTexts.opens, { at: date(quota.opensAt, 'moment') })}`}
      </p>
      <p className="q-quiet">
        {t(quotaTexts[quota.over])} · <SourceOf quota={quota} />
      </p>
      {onChange && (
        <Button size="small" kind="plain" onClick={onChange} aria-label={`${t(quotaTexts.change)} ${quota.title}`}>
          {t(quotaTexts.change)}
        </Button>
      )}
    </li>
  )
}

function SourceOf({ quota }: { quota: Quota }) {
  const t = useT()
  const url = /^https?:\/\/\S+/.exec(quota.source)?.[0]
  if (!url)
    return (
      <>{t(quotaTexts.source, { source: quota.source === 'Qunluo' ? t(quotaTexts.ours) : quota.source, on: quota.sourceOf })}</>
    )
  const [before = '', after = ''] = t(quotaTexts.source, { on: quota.sourceOf }).split('{source}')
  return (
    <>
      {before}
      <a href={url} target="_blank" rel="noreferrer">
        {new URL(url).host}
      </a>
      {after}
    </>
  )
}

function QuotaSheet({ quota, onClose }: { quota: Quota; onClose: () => void }) {
  const t = useT()
  const [max, setMax] = useState(String(quota.max))
  const [over, setOver] = useState(quota.over)
  const good = /^\d{1,9}$/.test(max)
  const save = useAction(
    () =>
      api.channels.changeQuota({
        params: { accountId: quota.accountId, what: quota.what },
        body: { max: Number(max), over },
      }),
    {
      refreshes: ['channels.quotas'],
      onDone: () => {
        toast(channelTexts.saved)
        onClose()
      },
    },
  )
  return (
    <Sheet
      open
      onClose={onClose}
      title={t(quotaTexts.changeTitle, { title: quota.title })}
      held={save.busy}
      actions={
        <Button kind="primary" busy={save.busy} disabled={!good} onClick={() => void save.run()}>
          {t(channelTexts.save)}
        </Button>
      }
    >
      <div className="q-stack">
        <Input
          label={t(quotaTexts.limit)}
          inputMode="numeric"
          value={max}
          onChange={setMax}
          error={fieldError(save.error, 'max')}
        />
        <Select
          label={t(quotaTexts.over)}
          value={over}
          options={(['wait', 'refuse'] as const).map(value => ({ value, label: t(quotaTexts[value]) }))}
          onChange={setOver}
        />
        <ErrorNote error={save.error} small placed />
      </div>
    </Sheet>
  )
}
