// A member's profile as operators change it: the fields are those the community asks for.
import { useMemo } from 'react'
import { useAction } from '#ui/data.ts'
import type { JsonSchema } from '#ui/form/schema.ts'
import { SchemaForm } from '#ui/form/schema-form.tsx'
import { useT } from '#ui/i18n.ts'
import { Skeleton } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { membersForms } from '../forms/members.gen.ts'
import { useMay } from '../shell/session.ts'
import { localeTexts, titled } from '../shell/titled.ts'
import { EraseButton } from './ban-block.tsx'
import { type FieldLine, useKnown } from './known.ts'
import type { Member } from './member-page.tsx'
import { memberTexts } from './texts.ts'
import { valueWords } from './values.ts'

const schema = titled(membersForms.change, { Locale: localeTexts })
const labels = { locale: memberTexts.language, values: memberTexts.field }

/** The shape of one value, so that a form can draw it. */
function shapeOf(field: FieldLine): JsonSchema {
  const titles = Object.fromEntries((field.options ?? []).map(option => [option.key, `${option.zh} | ${option.en}`]))
  const keys = (field.options ?? []).map(option => option.key)
  const shared = {
    title: `${field.titleZh} | ${field.titleEn}`,
    ...(field.hintZh && { description: `${field.hintZh} | ${field.hintEn || field.hintZh}` }),
  }
  switch (field.kind) {
    case 'number':
      return { ...shared, type: 'number' }
    case 'date':
      return { ...shared, type: 'string', format: 'date' }
    case 'yes-no':
      return { ...shared, type: 'boolean' }
    case 'choice':
      return { ...shared, type: 'string', enum: keys, titles }
    case 'choices':
      return { ...shared, type: 'array', items: { type: 'string', enum: keys, titles } }
    case 'long-text':
      return { ...shared, type: 'string', widget: 'prose', maxLength: 2000 }
    default:
      return { ...shared, type: 'string', maxLength: 120 }
  }
}

function useChange() {
  return useAction(api.members.change, { refreshes: ['members'], onDone: () => toast(memberTexts.saved) })
}

export function ProfileForm({ member }: { member: Member }) {
  const t = useT()
  const may = useMay()
  const { fields, fieldList } = useKnown()
  const change = useChange()
  const whole = useMemo<JsonSchema>(() => {
    const base = schema.$defs?.['MemberChange'] ?? {}
    const values: JsonSchema = {
      type: 'object',
      title: '资料 | Profile',
      properties: Object.fromEntries(fieldList.map(field => [field.key, shapeOf(field)])),
    }
    return {
      ...schema,
      $defs: {
        ...schema.$defs,
        MemberChange: { ...base, properties: { ...base.properties, ...(fieldList.length && { values }) } },
      },
    }
  }, [fieldList])
  const value = useMemo(
    () => ({ name: member.name, intro: member.intro, locale: member.locale, values: member.values }),
    [member],
  )
  if (fields.loading) return <Skeleton kind="text" />
  const missing = fieldList.filter(field => member.missing.includes(field.key))
  if (!may('members.edit'))
    return (
      <dl className="c-facts">
        {fieldList.map(field => (
          <div key={field.key} className="c-facts-pair">
            <dt>{t({ zh: field.titleZh, en: field.titleEn })}</dt>
            <dd>{valueWords(field, member.values[field.key])}</dd>
          </div>
        ))}
      </dl>
    )
  return (
    <>
      {missing.length > 0 && (
        <p className="c-note c-note-ask">
          {t(memberTexts.missing, {
            fields: missing.map(field => t({ zh: field.titleZh, en: field.titleEn })).join(t({ zh: '、', en: ', ' })),
          })}
        </p>
      )}
      <SchemaForm
        schema={whole}
        texts={labels}
        only={fieldList.length ? ['name', 'intro', 'locale', 'values'] : ['name', 'intro', 'locale']}
        value={value}
        verb={t(memberTexts.save)}
        busy={change.busy}
        error={change.error}
        onSend={body => change.run({ params: { memberId: member.memberId }, body })}
        beside={<EraseButton member={member} />}
      />
    </>
  )
}

export function NotesForm({ member }: { member: Member }) {
  const t = useT()
  const change = useChange()
  return (
    <>
      <p className="q-quiet">{t(memberTexts.notesHint)}</p>
      <SchemaForm
        schema={membersForms.change}
        only={['notes']}
        value={{ notes: member.notes }}
        verb={t(memberTexts.save)}
        busy={change.busy}
        error={change.error}
        onSend={body => change.run({ params: { memberId: member.memberId }, body })}
      />
    </>
  )
}
