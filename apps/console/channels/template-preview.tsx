// A template filled in, as it is being written; asked of the server, so that it is what will be sent.
import { useEffect, useState } from 'react'
import { useRead } from '#ui/data.ts'
import { currentLocale, type Locale, useT } from '#ui/i18n.ts'
import { Input, Select } from '#ui/kit/field.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { api } from '../api.ts'
import { templateTexts } from './reply-texts.ts'
import type { Template } from './templates-page.tsx'

export interface Words {
  subjectZh: string
  subjectEn: string
  bodyZh: string
  bodyEn: string
}
const known = new Set(['member', 'community'])
const placeholders = (words: Words): string[] => [
  ...new Set(Object.values(words).flatMap(text => [...text.matchAll(/\{(\w{1,40})\}/g)].map(match => match[1]!))),
]

export function TemplatePreview({
  channel,
  templateKey,
  words,
}: {
  channel: Template['channel']
  templateKey: string
  words: Words
}) {
  const t = useT()
  const [locale, setLocale] = useState<Locale>(currentLocale())
  const [values, setValues] = useState<Record<string, string>>({})
  const asked = placeholders(words).filter(name => !known.has(name))
  const params = Object.fromEntries(asked.map(name => [name, values[name] ?? '']).filter(([, value]) => value !== ''))
  const ask = JSON.stringify({ params: { channel, key: templateKey }, body: { locale, params, words } })
  const [settled, setSettled] = useState(ask)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(ask), 500)
    return () => clearTimeout(timer)
  }, [ask])
  const whole = words.bodyZh.trim() !== '' && words.bodyEn.trim() !== ''
  const preview = useRead(api.channels.previewTemplate, whole ? JSON.parse(settled) : null)
  return (
    <section className="c-phone" aria-label={t(templateTexts.preview)}>
      <Select
        label={t(templateTexts.previewIn)}
        value={locale}
        options={[
          { value: 'zh-CN', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
        onChange={setLocale}
      />
      {asked.map(name => (
        <Input
          key={name}
          label={`{${name}}`}
          optional
          value={values[name] ?? ''}
          onChange={value => setValues({ ...values, [name]: value })}
        />
      ))}
      <ErrorNote error={preview.error} small />
      {preview.data && (
        <div className="c-letter" aria-live="polite">
          {preview.data.subject && <b>{preview.data.subject}</b>}
          <p className="q-prose">{preview.data.body}</p>
          {channel === 'sms' && <p className="q-quiet">{t(templateTexts.parts, { count: preview.data.parts })}</p>}
          {preview.data.missing.length > 0 && (
            <p className="q-quiet">{t(templateTexts.missing, { list: preview.data.missing.join(' ') })}</p>
          )}
        </div>
      )}
    </section>
  )
}
