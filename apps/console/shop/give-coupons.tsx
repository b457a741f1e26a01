// Coupons given by hand: to some members, or to all who hold a right.
import { Select } from 'antd'
import { useState } from 'react'
import { useRead } from '#ui/data.ts'
import { number, useT } from '#ui/i18n.ts'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { shopForms } from '../forms/shop.gen.ts'
import { ActForm } from '../shell/act-form.tsx'
import { couponTexts } from './coupon-texts.ts'

interface GiveCouponsProps {
  batchId: string
  title: string
  onClose: () => void
}

export function GiveCoupons({ batchId, title, onClose }: GiveCouponsProps) {
  const t = useT()
  return (
    <ActForm
      open
      onClose={onClose}
      title={`${t(couponTexts.give)} · ${title}`}
      lead={t(couponTexts.giveHint)}
      schema={shopForms.giveCoupons}
      replace={{ memberIds: () => <ChooseMembers /> }}
      verb={t(couponTexts.giveIt)}
      act={body => api.shop.giveCoupons({ params: { batchId }, body })}
      refreshes={['shop']}
      onDone={answer => toast(couponTexts.given, { given: number(answer.given), passed: number(answer.passedOver) })}
    />
  )
}

interface Wired {
  id?: string
  value?: string[]
  onChange?: (ids: string[]) => void
}
function ChooseMembers({ id, value, onChange }: Wired) {
  const [typed, setTyped] = useState('')
  const found = useRead(
    api.members.list,
    { query: { filter: JSON.stringify(typed ? { text: typed } : {}), sort: 'name', limit: 20 } } as never,
    { staleMs: 30_000 },
  )
  return (
    <Select
      {...(id !== undefined && { id })}
      mode="multiple"
      filterOption={false}
      value={value ?? []}
      onSearch={setTyped}
      onChange={chosen => onChange?.(chosen)}
      loading={found.asking}
      options={(found.data?.items ?? []).map(one => ({
        value: one.memberId,
        label: [one.name, one.phone ?? one.email].filter(Boolean).join(' · '),
      }))}
    />
  )
}
