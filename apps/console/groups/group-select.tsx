// Choosing a group, the tree shown by indent.
import { Select } from 'antd'
import { useRead } from '#ui/data.ts'
import { number, useT } from '#ui/i18n.ts'
import { api } from '../api.ts'
import { groupTexts } from './texts.ts'

export interface GroupSelectProps {
  /** Given by a form. */
  id?: string
  value?: string | null | undefined
  onChange?: (id: string | undefined) => void
  without?: readonly string[]
  clearable?: boolean
  placeholder?: string
}

export function GroupSelect({ id, value, onChange, without = [], clearable, placeholder }: GroupSelectProps) {
  const t = useT()
  const tree = useRead(api.groups.tree, {}, { staleMs: 30_000 })
  const options = (tree.data ?? [])
    .filter(group => group.state === 'open' && !without.includes(group.id))
    .map(group => ({
      value: group.id,
      label: `${'　'.repeat(Math.max(0, group.depth - 1))}${group.name} · ${number(group.seatsTaken)}/${number(group.seatsMax)}`,
    }))
  return (
    <Select
      {...(id !== undefined && { id })}
      aria-label={t(groupTexts.whichGroup)}
      placeholder={placeholder ?? t(groupTexts.whichGroup)}
      value={value ?? undefined}
      onChange={onChange as never}
      options={options}
      allowClear={clearable === true}
      showSearch
      optionFilterProp="label"
    />
  )
}
