// Choosing a shelf by name or code.
import { Select } from 'antd'
import { useState } from 'react'
import { useRead } from '#ui/data.ts'
import { number, useT } from '#ui/i18n.ts'
import { api } from '../api.ts'
import { shopTexts } from './texts.ts'

interface ChooseStockProps {
  id?: string
  value?: string
  onChange?: (id: string | undefined) => void
}

export function ChooseStock({ id, value, onChange }: ChooseStockProps) {
  const t = useT()
  const [word, setWord] = useState('')
  const found = useRead(api.shop.stocks, { query: { limit: 50, ...(word && { word }) } }, { staleMs: 20_000 })
  return (
    <Select
      {...(id !== undefined && { id })}
      {...(value && { value })}
      placeholder={t(shopTexts.findStock)}
      showSearch
      filterOption={false}
      onSearch={setWord}
      onChange={onChange as never}
      options={(found.data?.items ?? []).map(one => ({
        value: one.id,
        label: [one.name, one.code, number(one.left)].filter(Boolean).join(' · '),
      }))}
    />
  )
}
