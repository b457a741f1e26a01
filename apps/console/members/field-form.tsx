// One field: a new one with its key and kind, or what may still change of one that is there.
import { Form } from 'antd'
import { useMemo } from 'react'
import { useAction } from '#ui/data.ts'
import { SchemaForm } from '#ui/form/schema-form.tsx'
import { useT } from '#ui/i18n.ts'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { membersForms } from '../forms/members.gen.ts'
import { titled } from '../shell/titled.ts'
import type { FieldLine } from './known.ts'
import { memberTexts } from './texts.ts'
import { fieldKindTexts, seenByTexts } from './words.ts'

const names = { FieldKind: fieldKindTexts, SeenBy: seenByTexts }
const fresh = titled(membersForms.addField, names)
const later = titled(membersForms.changeField, names)
const labels = {
  key: memberTexts.fieldKey,
  'key.hint': memberTexts.fieldKeyHint,
  kind: memberTexts.fieldKind,
  'options.key': memberTexts.optionKey,
  'options.zh': memberTexts.optionZh,
  'options.en': memberTexts.optionEn,
}
const settings = ['titleZh', 'titleEn', 'hintZh', 'hintEn', 'seenBy', 'required', 'askedAtSignUp']

export function FieldForm({ field, onDone }: { field: FieldLine | null; onDone: () => void }) {
  const t = useT()
  const [form] = Form.useForm()
  const done = {
    refreshes: ['members'],
    onDone: () => {
      toast(memberTexts.saved)
      onDone()
    },
  }
  const add = useAction(api.members.addField, done)
  const change = useAction(api.members.changeField, done)
  const kind = Form.useWatch('kind', form) ?? field?.kind
  const only = useMemo(() => {
    const choosing = kind === 'choice' || kind === 'choices'
    return [
      ...(field ? [] : ['kind']),
      ...settings.slice(0, 2),
      ...(field ? [] : ['key']),
      ...(choosing ? ['options'] : []),
      ...settings.slice(2),
    ]
  }, [kind, field])
  return (
    <SchemaForm
      form={form}
      schema={field ? later : fresh}
      texts={labels}
      only={only}
      {...(field ? { value: field } : { value: { kind: 'text' } })}
      verb={t(field ? memberTexts.save : memberTexts.addField)}
      busy={add.busy || change.busy}
      error={add.error ?? change.error}
      onSend={body => (field ? change.run({ params: { key: field.key }, body }) : add.run({ body }))}
    />
  )
}
