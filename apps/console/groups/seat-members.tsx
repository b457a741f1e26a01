// Seating chosen members in a group: which group, what would happen, then the doing.
import { Button } from 'antd'
import { useState } from 'react'
import { number, useT } from '#ui/i18n.ts'
import { ErrorNote } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { BulkLines } from './bulk-lines.tsx'
import { GroupSelect } from './group-select.tsx'
import { groupTexts } from './texts.ts'
import { useBulk } from './use-bulk.ts'

const change = { action: 'seat' } as const

export function SeatMembers({
  memberIds,
  groupId: given,
  onDone,
}: {
  memberIds: readonly string[]
  groupId?: string
  onDone: () => void
}) {
  const t = useT()
  const [groupId, setGroupId] = useState(given)
  const bulk = useBulk(({ done }) => {
    toast(groupTexts.seated, { count: number(done) })
    onDone()
  })
  const seen = groupId ? bulk.previewOf(groupId, change) : undefined
  const choose = (id: string | undefined) => {
    setGroupId(id)
    if (id) void bulk.preview(id, memberIds, change)
  }
  return (
    <div className="q-stack">
      {!given && <GroupSelect value={groupId} onChange={choose} />}
      {given && !seen && <Button onClick={() => choose(given)}>{t(groupTexts.preview)}</Button>}
      {seen && <BulkLines lines={seen.lines} />}
      <ErrorNote error={bulk.error} small />
      <Button
        type="primary"
        loading={bulk.busy}
        disabled={!seen || seen.lines.every(line => line.outcome === 'refused')}
        onClick={() => groupId && void bulk.apply(groupId, memberIds, change)}
      >
        {t(groupTexts.seatThem)}
      </Button>
    </div>
  )
}
