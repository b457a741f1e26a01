// Choosing the operator who sees to a promise.
import { Select } from 'antd'
import { useRead } from '#ui/data.ts'
import { api } from '../api.ts'
import { useMay, useSession } from '../shell/session.ts'

interface ChooseOwnerProps {
  id?: string
  value?: string | null
  onChange?: (id: string | undefined) => void
}

/** All operators for who may see them; for others, oneself. */
export function ChooseOwner({ id, value, onChange }: ChooseOwnerProps) {
  const { me } = useSession()
  const sees = useMay()('staff.manage')
  const read = useRead(api.staff.operators, sees ? { query: { limit: 100 } } : null, { staleMs: 60_000 })
  const known = read.data?.items ?? []
  const all = known.some(one => one.id === me.id) ? known : [{ id: me.id, name: me.name }, ...known]
  return (
    <Select
      {...(id !== undefined && { id })}
      {...(value && { value })}
      allowClear
      onChange={chosen => onChange?.(chosen ?? undefined)}
      options={all.map(one => ({ value: one.id, label: one.name }))}
    />
  )
}
