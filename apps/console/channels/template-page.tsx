// Writing a template in both languages, with what it will say.
import './replies.css'
import './templates.css'
import { Form } from 'antd'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { answers } from '#ui/answers.ts'
import { useAction, useRead } from '#ui/data.ts'
import { SchemaForm } from '#ui/form/schema-form.tsx'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input, Select } from '#ui/kit/field.tsx'
import { Confirm } from '#ui/kit/sheet.tsx'
import { Empty, ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { channelsForms } from '../forms/channels.gen.ts'
import { Page } from '../shell/page.tsx'
import { useMay } from '../shell/session.ts'
import { offerUndo } from '../shell/undo.tsx'
import { templateTexts } from './reply-texts.ts'
import { TemplatePreview, type Words } from './template-preview.tsx'
import type { Template } from './templates-page.tsx'
import { channelTexts, kindTexts } from './texts.ts'

export function NewTemplatePage() {
  const t = useT()
  const [channel, setChannel] = useState<Template['channel']>('email')
  const [key, setKey] = useState('')
  const good = /^[a-z][a-z0-9-]{0,39}$/.test(key)
  return (
    <Page title={t(channelTexts.newTemplate)}>
      <div className="c-two c-template-head">
        <Select
          label={t(channelTexts.channel)}
          value={channel}
          options={(['email', 'sms', 'wechat'] as const).map(value => ({ value, label: t(kindTexts[value]) }))}
          onChange={setChannel}
        />
        <Input
          label={t(templateTexts.key)}
          hint={t(templateTexts.keyHint)}
          value={key}
          maxLength={40}
          spellCheck={false}
          onChange={text => setKey(text.toLowerCase())}
          error={key && !good ? t(templateTexts.keyBad) : undefined}
        />
      </div>
      <TemplateForm channel={channel} templateKey={good ? key : ''} there={null} />
    </Page>
  )
}

export function TemplatePage({ channel, templateKey }: { channel: string; templateKey: string }) {
  const t = useT()
  const templates = useRead(api.channels.templates, {})
  const there = templates.data?.find(template => template.channel === channel && template.key === templateKey)
  return (
    <Page title={templateKey} lead={there && t(kindTexts[there.channel])}>
      {templates.loading && <Skeleton kind="text" />}
      <ErrorNote error={templates.error} onRetry={templates.reload} />
      {templates.data && !there && <Empty scene="trail" title={t(channelTexts.noneFits)} />}
      {there && <TemplateForm key={there.changedAt} channel={there.channel} templateKey={there.key} there={there} />}
    </Page>
  )
}

const wordsOf = ({ subjectZh, subjectEn, bodyZh, bodyEn }: Template): Words => ({ subjectZh, subjectEn, bodyZh, bodyEn })
const nothing: Words = { subjectZh: '', subjectEn: '', bodyZh: '', bodyEn: '' }

interface TemplateFormProps {
  channel: Template['channel']
  /** '' while it is not yet a key. */
  templateKey: string
  there: Template | null
}

function TemplateForm({ channel, templateKey: key, there }: TemplateFormProps) {
  const t = useT()
  const may = useMay()('channels.edit')
  const [, go] = useLocation()
  const [form] = Form.useForm()
  const first = there ? wordsOf(there) : nothing
  const written = { ...first, ...(Form.useWatch([], form) as Partial<Words> | undefined) }
  const [dropping, setDropping] = useState(false)
  const params = { channel, key }
  const save = useAction((body: Words) => api.channels.changeTemplate({ params, body }), {
    refreshes: ['channels'],
    onDone: () => {
      toast(channelTexts.saved)
      if (!there) go(`/messages/templates/${channel}/${key}`, { replace: true })
    },
  })
  const drop = useAction(() => api.channels.dropTemplate({ params }), {
    refreshes: ['channels'],
    onDone: () => {
      go('/messages/templates')
      offerUndo(channelTexts.removed, () =>
        api.channels.changeTemplate({ params, body: first }).then(() => answers.refresh('channels')),
      )
    },
  })
  const subjects = channel === 'email' ? ['subjectZh', 'subjectEn'] : []
  return (
    <div className="c-replies">
      <div>
        <p className="q-quiet c-template-hint">{t(templateTexts.filled, { member: '{member}', community: '{community}' })}</p>
        <SchemaForm
          schema={channelsForms.changeTemplate}
          form={form}
          only={subjects.length ? ['subjectZh', 'bodyZh', 'subjectEn', 'bodyEn'] : ['bodyZh', 'bodyEn']}
          value={first as unknown as Record<string, unknown>}
          verb={t(channelTexts.save)}
          busy={save.busy}
          error={save.error}
          onSend={value => (key && may ? save.run({ ...nothing, ...value }) : undefined)}
          beside={
            there &&
            may && (
              <Button size="small" kind="plain" onClick={() => setDropping(true)}>
                {t(channelTexts.remove)}
              </Button>
            )
          }
        />
      </div>
      <TemplatePreview channel={channel} templateKey={key || 'draft'} words={written} />
      <Confirm
        open={dropping}
        onClose={() => setDropping(false)}
        title={t(templateTexts.dropTitle, { key })}
        verb={t(channelTexts.remove)}
        busy={drop.busy}
        onConfirm={() => void drop.run()}
      >
        <p>{t(templateTexts.dropHint)}</p>
        <ErrorNote error={drop.error} small />
      </Confirm>
    </div>
  )
}
