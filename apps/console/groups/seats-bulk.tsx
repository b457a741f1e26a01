// Changing chosen seats: what, then what would happen to whom, then the doing.
import { Button as AntButton, Input, Select } from 'antd'
import { useState } from 'react'
import { useAction } from '#ui/data.ts'
import { number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Confirm } from '#ui/kit/sheet.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { FormModal } from '../shell/form-modal.tsx'
import { BulkLines } from './bulk-lines.tsx'
import type { DeskGroup } from './group-page.tsx'
import { GroupSelect } from './group-select.tsx'
import type { SeatLine } from './seats-tab.tsx'
import { groupTexts } from './texts.ts'
import { type SeatChange, useBulk } from './use-bulk.ts'
import { roleTexts } from './words.ts'

type Act = 'role' | 'move' | 'remove' | 'ban'
const actTexts = { role: groupTexts.setRole, move: groupTexts.moveSeats, remove: groupTexts.remove, ban: groupTexts.ban }
const acts = Object.keys(actTexts) as Act[]

export interface SeatsBulkProps {
  group: DeskGroup
  chosen: readonly SeatLine[]
  onGone: () => void
}

export function SeatsBulk({ group, chosen, onGone }: SeatsBulkProps) {
  const t = useT()
  const [act, setAct] = useState<Act | null>(null)
  const [handing, setHanding] = useState(false)
  const hand = useAction(api.groups.deskHandOver, {
    refreshes: ['groups'],
    onDone: () => {
      toast(groupTexts.handedOver)
      setHanding(false)
      onGone()
    },
  })
  if (chosen.length === 0) return null
  const [one] = chosen
  return (
    <div className="c-chosen" role="toolbar" aria-label={t(groupTexts.chosen, { count: number(chosen.length) })}>
      <b className="q-grow">{t(groupTexts.chosen, { count: number(chosen.length) })}</b>
      {acts.map(key => (
        <Button key={key} size="small" kind={key === 'ban' ? 'seal' : 'quiet'} onClick={() => setAct(key)}>
          {t(actTexts[key])}
        </Button>
      ))}
      {chosen.length === 1 && one!.role !== 'owner' && (
        <Button size="small" onClick={() => setHanding(true)}>
          {t(groupTexts.handOver)}
        </Button>
      )}
      <Button size="small" kind="plain" onClick={onGone}>
        {t(groupTexts.unchoose)}
      </Button>
      <FormModal open={act !== null} title={act ? t(actTexts[act]) : ''} onClose={() => setAct(null)}>
        {act && (
          <BulkForm
            act={act}
            group={group}
            memberIds={chosen.map(seat => seat.memberId)}
            onDone={() => {
              setAct(null)
              onGone()
            }}
          />
        )}
      </FormModal>
      <Confirm
        open={handing}
        onClose={() => setHanding(false)}
        title={t(groupTexts.handOver)}
        verb={t(groupTexts.handOver)}
        busy={hand.busy}
        onConfirm={() => void hand.run({ params: { groupId: group.id }, body: { memberId: one!.memberId } })}
      >
        <p>{t(groupTexts.handOverSure, { name: one!.cardName })}</p>
        <ErrorNote error={hand.error} small />
      </Confirm>
    </div>
  )
}

interface BulkFormProps {
  act: Act
  group: DeskGroup
  memberIds: readonly string[]
  onDone: () => void
}

function BulkForm({ act, group, memberIds, onDone }: BulkFormProps) {
  const t = useT()
  const [role, setRole] = useState<keyof typeof roleTexts>('teacher')
  const [reason, setReason] = useState('')
  const [toGroupId, setTo] = useState<string>()
  const bulk = useBulk(({ done }) => {
    toast(groupTexts.done, { count: number(done) })
    onDone()
  })
  const change: SeatChange | null =
    act === 'role'
      ? { action: 'role', role }
      : act === 'move'
        ? toGroupId
          ? { action: 'move', toGroupId }
          : null
        : { action: act, reason }
  const seen = change && bulk.previewOf(group.id, change)
  return (
    <div className="q-stack">
      {act === 'role' && (
        <Select
          aria-label={t(groupTexts.role)}
          value={role}
          onChange={setRole}
          options={Object.entries(roleTexts).flatMap(([value, text]) =>
            value === 'owner' ? [] : [{ value: value as keyof typeof roleTexts, label: t(text) }],
          )}
        />
      )}
      {act === 'move' && <GroupSelect value={toGroupId} onChange={setTo} without={[group.id]} />}
      {(act === 'remove' || act === 'ban') && (
        <Input.TextArea
          aria-label={t(groupTexts.reason)}
          placeholder={t(groupTexts.reason)}
          maxLength={200}
          value={reason}
          onChange={event => setReason(event.target.value)}
        />
      )}
      {seen && <BulkLines lines={seen.lines} />}
      <ErrorNote error={bulk.error} small />
      {seen ? (
        <AntButton
          type="primary"
          danger={act === 'ban' || act === 'remove'}
          loading={bulk.busy}
          disabled={seen.lines.every(line => line.outcome === 'refused')}
          onClick={() => change && void bulk.apply(group.id, memberIds, change)}
        >
          {t(actTexts[act])}
        </AntButton>
      ) : (
        <AntButton
          loading={bulk.busy}
          disabled={!change}
          onClick={() => change && void bulk.preview(group.id, memberIds, change)}
        >
          {t(groupTexts.preview)}
        </AntButton>
      )}
    </div>
  )
}
