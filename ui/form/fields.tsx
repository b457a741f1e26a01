// One field of a drawn form, by its kind, in Ant Design's controls.
import { DatePicker, Input, InputNumber, Select, Switch } from 'antd'
import dayjs from 'dayjs'
import { say, useLocale } from '../i18n.ts'
import { minorsOf } from '../ledger.ts'
import type { FormField } from './schema.ts'

interface ControlProps {
  field: FormField
  /** Given by Form.Item. */
  id?: string
  value?: any
  onChange?: (value: any) => void
}

const optionsOf = (field: FormField) => field.options?.map(({ value, label }) => ({ value, label: say(label) }))

export function Control({ field, ...wired }: ControlProps) {
  useLocale()
  switch (field.kind) {
    case 'prose':
      return (
        <Input.TextArea {...wired} className="c-growing" rows={3} maxLength={field.max} showCount={field.max !== undefined} />
      )
    case 'secret':
      return <Input.Password {...wired} autoComplete="new-password" />
    case 'number':
      return <NumberControl field={field} {...wired} />
    case 'money':
      return <MoneyControl field={field} {...wired} />
    case 'yes':
      return <Switch id={wired.id} checked={wired.value === true} onChange={wired.onChange} />
    case 'choice':
      return (
        <Select
          {...wired}
          options={optionsOf(field)}
          allowClear={!field.required}
          showSearch={(field.options?.length ?? 0) > 8}
        />
      )
    case 'choices':
      return <Select {...wired} mode="multiple" options={optionsOf(field)} />
    case 'words':
      return <Select {...wired} mode="tags" tokenSeparators={[',', '，', '、']} open={false} suffixIcon={null} />
    case 'day':
      return <MomentControl field={field} {...wired} dayOnly />
    case 'moment':
      return <MomentControl field={field} {...wired} />
    case 'json':
      return <JsonControl field={field} {...wired} />
    default:
      return <Input {...wired} maxLength={field.max} autoComplete="off" />
  }
}

function NumberControl({ field, ...wired }: ControlProps) {
  return (
    <InputNumber
      {...wired}
      className="c-number"
      min={field.min}
      max={field.max}
      {...(field.whole && { precision: 0 })}
      {...(field.unit && { suffix: say(field.unit) })}
    />
  )
}

/** Shown in yuan, kept in fen: the number a person types is not the number we count with. The field's unit names another currency. */
function MoneyControl({ field, value, onChange, id }: ControlProps) {
  const currency = field.unit?.en ?? 'CNY'
  const minors = minorsOf('credit', currency)
  return (
    <InputNumber
      id={id}
      className="c-number"
      prefix={currency === 'CNY' ? '¥' : currency}
      precision={Math.round(Math.log10(minors))}
      step={1}
      min={field.min === undefined ? undefined : field.min / minors}
      value={typeof value === 'number' ? value / minors : null}
      onChange={whole => onChange?.(whole === null ? null : Math.round(Number(whole) * minors))}
    />
  )
}

function MomentControl({ value, onChange, id, dayOnly }: ControlProps & { dayOnly?: boolean }) {
  return (
    <DatePicker
      id={id}
      className="c-number"
      showTime={dayOnly ? false : { format: 'HH:mm' }}
      // As it is shown, so it can be typed: without seconds.
      format={dayOnly ? 'YYYY-MM-DD' : 'YYYY-MM-DD HH:mm'}
      value={value ? dayjs(value as string) : null}
      onChange={moment => onChange?.(moment ? (dayOnly ? moment.format('YYYY-MM-DD') : moment.toISOString()) : null)}
    />
  )
}

/** What no control fits: the value itself, as JSON. */
function JsonControl({ value, onChange, id }: ControlProps) {
  const text = typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value, null, 2)
  return (
    <Input.TextArea
      id={id}
      className="c-json c-growing"
      rows={3}
      spellCheck={false}
      value={text}
      onChange={event => {
        try {
          onChange?.(JSON.parse(event.target.value))
        } catch {
          onChange?.(event.target.value)
        }
      }}
    />
  )
}
