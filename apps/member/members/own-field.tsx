// One field that the operators defined, as its kind is filled in.
import { useLocale, useT } from '#ui/i18n.ts'
import { Check, Input, Select, Switch, TextArea } from '#ui/kit/field.tsx'
import type { Field } from './shapes.ts'
import { memberTexts } from './texts.ts'

export interface OwnFieldProps {
  field: Field
  title: string
  value: unknown
  error: string | undefined
  onChange: (value: unknown) => void
}

const whoSees = { everyone: memberTexts.seenByEveryone, self: memberTexts.seenBySelf, operators: memberTexts.seenBySelf }

export function OwnField({ field, title, value, error, onChange }: OwnFieldProps) {
  const t = useT()
  const locale = useLocale()
  const about = locale === 'en' ? field.hintEn : field.hintZh
  const seen = t(whoSees[field.seenBy ?? 'self'])
  const shared = { label: title, hint: about ? `${about} · ${seen}` : seen, error, optional: !field.required }
  const text = value === undefined || value === null ? '' : String(value)
  const options = (field.options ?? []).map(option => ({ value: option.key, label: locale === 'en' ? option.en : option.zh }))
  switch (field.kind) {
    case 'long-text':
      return <TextArea {...shared} maxLength={2000} value={text} onChange={onChange} />
    case 'number':
      return (
        <Input
          {...shared}
          inputMode="decimal"
          value={text}
          onChange={typed => onChange(/^-?\d+(\.\d+)?$/.test(typed) ? Number(typed) : typed || null)}
        />
      )
    case 'date':
      return <Input {...shared} type="date" value={text} onChange={typed => onChange(typed || null)} />
    case 'yes-no':
      return (
        <Switch checked={value === true} onChange={onChange} hint={shared.hint}>
          {title}
        </Switch>
      )
    case 'choice':
      return (
        <Select
          {...shared}
          value={text}
          placeholder={t(memberTexts.choose)}
          options={options}
          onChange={typed => onChange(typed || null)}
        />
      )
    case 'choices':
      return (
        <Choices
          field={field}
          title={title}
          hint={shared.hint}
          options={options}
          value={value}
          error={error}
          onChange={onChange}
        />
      )
    default:
      return <Input {...shared} maxLength={200} value={text} onChange={typed => onChange(typed || null)} />
  }
}

interface ChoicesProps extends OwnFieldProps {
  hint: string
  options: readonly { value: string; label: string }[]
}

function Choices({ title, hint, options, value, error, onChange }: ChoicesProps) {
  const chosen = Array.isArray(value) ? (value as string[]) : []
  const turn = (key: string, on: boolean) => onChange(on ? [...chosen, key] : chosen.filter(one => one !== key))
  return (
    <fieldset className="q-field">
      <legend className="q-field-label">{title}</legend>
      {options.map(option => (
        <Check key={option.value} checked={chosen.includes(option.value)} onChange={on => turn(option.value, on)}>
          {option.label}
        </Check>
      ))}
      {error && <p className="q-field-error">{error}</p>}
      <p className="q-field-hint">{hint}</p>
    </fieldset>
  )
}
