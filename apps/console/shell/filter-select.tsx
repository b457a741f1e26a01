// A drop-down that narrows a list; empty means all.
import { Select } from 'antd'
import { type Text, useT } from '#ui/i18n.ts'

export interface FilterSelectProps<V extends string> {
  label: string
  values: Record<V, Text>
  value: V | undefined
  onChange: (value: V | undefined) => void
}

export function FilterSelect<V extends string>({ label, values, value, onChange }: FilterSelectProps<V>) {
  const t = useT()
  return (
    <Select<V>
      aria-label={label}
      placeholder={label}
      allowClear
      className="c-filter"
      popupMatchSelectWidth={false}
      {...(value !== undefined && { value })}
      onChange={chosen => onChange(chosen ?? undefined)}
      options={(Object.keys(values) as V[]).map(one => ({ value: one, label: t(values[one]) }))}
    />
  )
}
