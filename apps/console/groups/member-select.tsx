// Choosing members by name, pinyin or number, as one types.
import { Select } from 'antd'
import { useState } from 'react'
import { useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { api } from '../api.ts'

const words = { who: { zh: '姓名、拼音或手机号', en: 'Name, pinyin or phone' } }

export interface MemberSelectProps {
  id?: string
  value?: string | undefined
  onChange?: (memberId: string | undefined) => void
}

export function MemberSelect({ id, value, onChange }: MemberSelectProps) {
  const t = useT()
  const [typed, setTyped] = useState('')
  const found = useRead(
    api.members.list,
    { query: { filter: JSON.stringify(typed ? { text: typed } : {}), sort: 'name', limit: 20 } } as never,
    {
      staleMs: 30_000,
    },
  )
  const options = (found.data?.items ?? []).map(one => ({
    value: one.memberId,
    label: [one.name, one.phone ?? one.email].filter(Boolean).join(' · '),
  }))
  return (
    <Select
      {...(id !== undefined && { id })}
      aria-label={t(words.who)}
      placeholder={t(words.who)}
      showSearch
      filterOption={false}
      allowClear
      value={value}
      onSearch={setTyped}
      onChange={onChange as never}
      loading={found.asking}
      options={options}
    />
  )
}
