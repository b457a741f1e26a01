// The next group: whether one is due, who could host it, and opening one like this.
import { Button as AntButton, Input, Select } from 'antd'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { useAction, usePages, useRead } from '#ui/data.ts'
import { date, number, useT } from '#ui/i18n.ts'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { Block } from '../shell/block.tsx'
import { FormModal } from '../shell/form-modal.tsx'
import { useMay } from '../shell/session.ts'
import type { DeskGroup } from './group-page.tsx'
import { OpenGroup } from './open-group.tsx'
import { groupTexts } from './texts.ts'

export function NextTab({ group }: { group: DeskGroup }) {
  const t = useT()
  const edit = useMay()('groups.edit')
  const plan = useRead(api.groups.plan, { params: { groupId: group.id } })
  const [open, setOpen] = useState<'clone' | 'below' | null>(null)
  const advice = { none: groupTexts.adviceNone, grow: groupTexts.adviceGrow, host: groupTexts.adviceHost }
  return (
    <div className="q-stack">
      <ErrorNote error={plan.error} onRetry={plan.reload} />
      {plan.loading && <Skeleton kind="text" count={2} />}
      {plan.data && <p className="c-note">{t(advice[plan.data.advice], { count: number(plan.data.seatsWithoutGroup) })}</p>}
      {edit && (
        <div className="q-row">
          <AntButton type="primary" onClick={() => setOpen('clone')}>
            {t(groupTexts.clone)}
          </AntButton>
          <AntButton onClick={() => setOpen('below')}>
            {t({ zh: '在下面开一个主持群', en: 'Open a hosted group below' })}
          </AntButton>
          <span className="q-quiet">{t(groupTexts.cloneHint)}</span>
        </div>
      )}
      {plan.data && plan.data.hosts.length > 0 && (
        <Block title={t(groupTexts.hosts)}>
          <ul>
            {plan.data.hosts.map(host => (
              <li key={host.memberId} className="q-row q-row-apart">
                <Link href={`/members/${host.memberId}`}>{host.cardName}</Link>
                <span className="q-quiet">
                  {t(groupTexts.since)} {date(host.takenAt, 'day')}
                </span>
              </li>
            ))}
          </ul>
        </Block>
      )}
      <FormModal open={open === 'clone'} title={t(groupTexts.clone)} onClose={() => setOpen(null)}>
        <CloneForm group={group} hosts={plan.data?.hosts ?? []} />
      </FormModal>
      <OpenGroup open={open === 'below'} parentId={group.id} onClose={() => setOpen(null)} />
    </div>
  )
}

interface CloneFormProps {
  group: DeskGroup
  hosts: readonly { memberId: string; cardName: string }[]
}

function CloneForm({ group, hosts }: CloneFormProps) {
  const t = useT()
  const [, go] = useLocation()
  const [name, setName] = useState('')
  const [hostId, setHost] = useState<string>()
  const [along, setAlong] = useState<string[]>([])
  const [typed, setTyped] = useState('')
  const seats = usePages(api.groups.deskSeats, {
    params: { groupId: group.id },
    query: { limit: 50, ...(typed && { q: typed }) },
  })
  const clone = useAction(api.groups.clone, {
    refreshes: ['groups'],
    onDone: made => {
      toast(groupTexts.opened, { name: made.name })
      go(`/groups/${made.id}`)
    },
  })
  const people = seats.items.map(seat => ({ value: seat.memberId, label: seat.cardName }))
  return (
    <div className="q-stack">
      <p className="q-quiet">{t(groupTexts.cloneHint)}</p>
      <Input
        aria-label={t(groupTexts.newName)}
        placeholder={t(groupTexts.newName)}
        maxLength={40}
        value={name}
        onChange={event => setName(event.target.value)}
      />
      <Select
        aria-label={t(groupTexts.host)}
        allowClear
        placeholder={`${t(groupTexts.host)}：${t(groupTexts.noHost)}`}
        value={hostId}
        onChange={setHost}
        showSearch
        optionFilterProp="label"
        options={
          (hosts.length ? hosts.map(one => ({ value: one.memberId, label: one.cardName })) : people) as {
            value: string
            label: string
          }[]
        }
      />
      <Select
        aria-label={t(groupTexts.along)}
        mode="multiple"
        placeholder={t(groupTexts.along)}
        value={along}
        onChange={setAlong}
        onSearch={setTyped}
        filterOption={false}
        options={people}
      />
      <ErrorNote error={clone.error} small />
      <AntButton
        type="primary"
        loading={clone.busy}
        disabled={name.trim() === ''}
        onClick={() =>
          void clone.run({ params: { groupId: group.id }, body: { name, memberIds: along, ...(hostId && { hostId }) } })
        }
      >
        {t(groupTexts.clone)}
      </AntButton>
    </div>
  )
}
