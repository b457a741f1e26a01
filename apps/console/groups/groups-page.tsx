// The tree of groups: each with its rings, its seats, and what waits at its door.
import '../shell/room.css'
import './groups.css'
import { Button as AntButton } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { useRead } from '#ui/data.ts'
import { date, number, useT } from '#ui/i18n.ts'
import { Emblem } from '#ui/kit/emblem.tsx'
import { Check } from '#ui/kit/field.tsx'
import { SearchBox } from '#ui/kit/search.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { useLive } from '../shell/live.ts'
import { Page } from '../shell/page.tsx'
import { useMay } from '../shell/session.ts'
import { says, wholePages } from '../shell/whole.ts'
import { OpenGroup } from './open-group.tsx'
import { SeatsBar } from './seats-bar.tsx'
import { groupTexts } from './texts.ts'
import { kindShort, purposeTexts } from './words.ts'

export type TreeGroup = Answer<Rooms['groups']['tree']>[number]

export function GroupsPage() {
  const t = useT()
  const may = useMay()
  const tree = useRead(api.groups.tree, {})
  const [typed, setTyped] = useState('')
  const [closed, setClosed] = useState(false)
  const [opening, setOpening] = useState(false)
  useLive(['groups.seat-taken', 'groups.seat-ended', 'groups.applied'], () => void tree.reload())
  const shown = wholePages(tree, group => says(typed, group.name) && (closed || group.state === 'open'))
  const open = may('groups.edit') && (
    <AntButton type="primary" onClick={() => setOpening(true)}>
      {t(groupTexts.open)}
    </AntButton>
  )
  return (
    <Page title={t(groupTexts.groups)} lead={t(groupTexts.lead)} actions={open}>
      <div className="c-tools">
        <SearchBox placeholder={t(groupTexts.search)} onSearch={setTyped} />
        {tree.data?.some(group => group.state === 'closed') && (
          <Check checked={closed} onChange={setClosed}>
            {t(groupTexts.showClosed)}
          </Check>
        )}
      </div>
      <DataTable<TreeGroup>
        pages={shown}
        columns={useColumns(typed === '')}
        keyOf={group => group.id}
        label={t(groupTexts.groups)}
        minWidth={640}
        empty={
          typed ? (
            <Empty scene="trail" title={t(groupTexts.nothing)}>
              {t(groupTexts.nothingHint)}
            </Empty>
          ) : (
            <Empty title={t(groupTexts.none)} action={open || undefined}>
              {t(groupTexts.noneHint)}
            </Empty>
          )
        }
      />
      <OpenGroup open={opening} onClose={() => setOpening(false)} />
    </Page>
  )
}

/** Sorted by a column the tree becomes a list; as it stands, indents tell who is below whom. */
function useColumns(indent: boolean) {
  const t = useT()
  const count = (value: number, tone: 'cinnabar' | 'plain', href: string) =>
    value > 0 ? (
      <Link href={href}>
        <Tag tone={tone}>{number(value)}</Tag>
      </Link>
    ) : (
      <span className="q-quiet">0</span>
    )
  return [
    {
      key: 'name',
      title: t(groupTexts.groups),
      render: (_none: unknown, group: TreeGroup) => (
        <span className="c-tree" data-depth={indent ? Math.min(group.depth, 5) : 1}>
          <Emblem id={group.id} ageWeeks={group.ageWeeks} seatsTaken={group.seatsTaken} seatsMax={group.seatsMax} size={36} />
          <span>
            <Link href={`/groups/${group.id}`}>{group.name}</Link> {group.state === 'closed' && <Tag>{t(groupTexts.closed)}</Tag>}{' '}
            {group.muted && <Tag tone="ochre">{t(groupTexts.muted)}</Tag>}
            <small>
              {t(purposeTexts[group.purpose])} · {t(kindShort[group.kind])}
            </small>
          </span>
        </span>
      ),
    },
    {
      key: 'seats',
      title: t(groupTexts.seats),
      width: 180,
      sorter: (a: TreeGroup, b: TreeGroup) => a.seatsTaken - b.seatsTaken,
      render: (_none: unknown, group: TreeGroup) => (
        <Link href={`/groups/${group.id}/seats`} className="c-seats-cell">
          {number(group.seatsTaken)} / {number(group.seatsMax)}
          <SeatsBar taken={group.seatsTaken} max={group.seatsMax} />
        </Link>
      ),
    },
    {
      key: 'waiting',
      title: t(groupTexts.waiting),
      width: 100,
      sorter: (a: TreeGroup, b: TreeGroup) => a.waiting - b.waiting,
      render: (_none: unknown, group: TreeGroup) => count(group.waiting, 'cinnabar', `/groups/${group.id}/applications`),
    },
    {
      key: 'unsigned',
      title: t(groupTexts.unsigned),
      width: 100,
      sorter: (a: TreeGroup, b: TreeGroup) => a.unsigned - b.unsigned,
      render: (_none: unknown, group: TreeGroup) => count(group.unsigned, 'plain', `/groups/${group.id}/norms`),
    },
    {
      key: 'opened',
      title: t(groupTexts.openedAt),
      width: 150,
      sorter: (a: TreeGroup, b: TreeGroup) => a.openedAt.localeCompare(b.openedAt),
      render: (_none: unknown, group: TreeGroup) => date(group.openedAt, 'day'),
    },
  ]
}
