// The controls of an activity's form that the shape alone cannot draw: sums, choices from other rooms.
import { Input, InputNumber, Select } from 'antd'
import { useRead } from '#ui/data.ts'
import { type Text, useT } from '#ui/i18n.ts'
import { minorsOf } from '#ui/ledger.ts'
import { api } from '../api.ts'
import { GroupSelect } from '../groups/group-select.tsx'
import { MemberSelect } from '../groups/member-select.tsx'
import { stageTexts } from '../members/words.ts'
import { useMay } from '../shell/session.ts'
import { useCurrency } from '../shop/sum.tsx'

export interface Wired<V> {
  id?: string
  value?: V | null
  onChange?: (value: V | null) => void
}
const idOf = (id: string | undefined) => (id === undefined ? {} : { id })

/** Typed in whole money, kept in minor units. */
export function MoneyInput({ id, value, onChange, placeholder }: Wired<number> & { placeholder?: string }) {
  const currency = useCurrency()
  const minors = minorsOf('credit', currency)
  return (
    <InputNumber
      {...idOf(id)}
      className="c-number"
      min={0}
      precision={Math.round(Math.log10(minors))}
      prefix={currency === 'CNY' ? '¥' : currency}
      {...(placeholder && { placeholder })}
      value={typeof value === 'number' ? value / minors : null}
      onChange={typed => onChange?.(typed === null ? null : Math.round(typed * minors))}
    />
  )
}

export function CountInput({
  id,
  value,
  onChange,
  min = 1,
  placeholder,
}: Wired<number> & { min?: number; placeholder?: string }) {
  return (
    <InputNumber
      {...idOf(id)}
      className="c-number"
      min={min}
      precision={0}
      {...(placeholder && { placeholder })}
      value={value ?? null}
      onChange={typed => onChange?.(typed)}
    />
  )
}

export function CouponSelect({ id, value, onChange }: Wired<string>) {
  const may = useMay()('shop.read')
  const read = useRead(api.shop.batches, may ? { query: { limit: 100, state: 'open' } } : null, { staleMs: 60_000 })
  const options = (read.data?.items ?? []).map(one => ({ value: one.id, label: one.title }))
  return <Select {...idOf(id)} value={value ?? null} onChange={onChange as never} options={options} />
}

export function TierSelect({ id, value, onChange }: Wired<string>) {
  const may = useMay()('tiers.read')
  const read = useRead(api.tiers.plans, may ? {} : null, { staleMs: 60_000 })
  const options = (read.data ?? []).map(one => ({ value: one.plan.id, label: one.plan.name }))
  return <Select {...idOf(id)} value={value ?? null} onChange={onChange as never} options={options} />
}

export function NamedSelect<V extends string>({ id, value, onChange, of }: Wired<V> & { of: Record<V, Text> }) {
  const t = useT()
  return (
    <Select<V>
      {...idOf(id)}
      {...(value && { value })}
      onChange={onChange as never}
      options={(Object.keys(of) as V[]).map(one => ({ value: one, label: t(of[one]) }))}
    />
  )
}

/** Which tag, which segment, which group: by what was chosen beside it. */
export function AudienceSelect({ id, value, onChange, by }: Wired<string> & { by: string | undefined }) {
  const wired = { ...idOf(id), value: value ?? undefined, onChange: onChange as never }
  if (by === 'group') return <GroupSelect {...wired} />
  if (by === 'member') return <MemberSelect {...wired} />
  if (by === 'stage')
    return <NamedSelect {...idOf(id)} value={(value ?? null) as never} onChange={onChange as never} of={stageTexts} />
  if (by === 'tag' || by === 'segment') return <ListedSelect id={id} value={value} onChange={onChange} by={by} />
  return <Input {...idOf(id)} value={value ?? ''} onChange={event => onChange?.(event.target.value)} maxLength={60} />
}

function ListedSelect({
  id,
  value,
  onChange,
  by,
}: { [K in keyof Wired<string>]: Wired<string>[K] | undefined } & { by: 'tag' | 'segment' }) {
  const may = useMay()('members.read')
  const tags = useRead(api.members.tags, may && by === 'tag' ? {} : null, { staleMs: 60_000 })
  const segments = useRead(api.members.segments, may && by === 'segment' ? {} : null, { staleMs: 60_000 })
  const all = (by === 'tag' ? tags.data : segments.data) ?? []
  return (
    <Select
      {...idOf(id)}
      {...(value && { value })}
      onChange={onChange as never}
      options={all.map(one => ({ value: one.id, label: one.name }))}
    />
  )
}
