// Who sits in the group: found, chosen, changed many at once after a look at what would happen; and who left.
import { Select } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { usePages } from '#ui/data.ts'
import { date, number, useT } from '#ui/i18n.ts'
import { Avatar } from '#ui/kit/avatar.tsx'
import { SearchBox } from '#ui/kit/search.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { DataTable } from '#ui/table.tsx'
import { api, fileAddress } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { Block } from '../shell/block.tsx'
import { By } from '../shell/by.tsx'
import { useMay } from '../shell/session.ts'
import type { DeskGroup } from './group-page.tsx'
import { SeatsBulk } from './seats-bulk.tsx'
import { groupTexts } from './texts.ts'
import { endTexts, roleTexts, roleTone } from './words.ts'

export type SeatLine = Answer<Rooms['groups']['deskSeats']>['items'][number]
type EndLine = Answer<Rooms['groups']['endings']>['items'][number]
type Role = keyof typeof roleTexts

export function SeatsTab({ group }: { group: DeskGroup }) {
  const t = useT()
  const may = useMay()
  const [typed, setTyped] = useState('')
  const [role, setRole] = useState<Role>()
  const [chosen, setChosen] = useState<string[]>([])
  const query = { limit: 50, ...(typed && { q: typed }), ...(role && { role }) }
  const seats = usePages(api.groups.deskSeats, { params: { groupId: group.id }, query })
  return (
    <div className="c-stack-6">
      <div>
        <div className="c-tools">
          <SearchBox placeholder={t(groupTexts.findSeat)} onSearch={setTyped} />
          <Select<Role>
            aria-label={t(groupTexts.role)}
            placeholder={t(groupTexts.allRoles)}
            allowClear
            value={role}
            onChange={setRole}
            options={Object.entries(roleTexts).map(([value, text]) => ({ value: value as Role, label: t(text) }))}
          />
        </div>
        <DataTable<SeatLine>
          pages={seats}
          keyOf={seat => seat.memberId}
          label={t(groupTexts.seats)}
          minWidth={520}
          {...(!typed && !role && { total: group.seatsTaken })}
          {...(may('groups.edit') && { selected: chosen, onSelect: setChosen })}
          empty={
            <Empty
              scene={typed || role ? 'trail' : 'seed'}
              title={t(groupTexts.seatsNone)}
              action={<Link href="/members">{t({ zh: '去成员页', en: 'To the members' })}</Link>}
            >
              {t(groupTexts.seatsNoneHint)}
            </Empty>
          }
          columns={[
            {
              key: 'number',
              title: t(groupTexts.number),
              width: 70,
              align: 'right',
              render: (_none, seat) => <b className="q-song">{number(seat.number)}</b>,
            },
            {
              key: 'name',
              title: t(groupTexts.card),
              render: (_none, seat) => (
                <Link href={`/members/${seat.memberId}`} className="c-person">
                  <Avatar
                    name={seat.name}
                    id={seat.memberId}
                    photo={seat.avatarFileId && fileAddress(seat.avatarFileId)}
                    size="small"
                  />
                  <span>
                    <b>{seat.cardName}</b>
                    <small>{seat.name}</small>
                  </span>
                </Link>
              ),
            },
            {
              key: 'role',
              title: t(groupTexts.role),
              width: 100,
              render: (_none, seat) => <Tag tone={roleTone[seat.role]}>{t(roleTexts[seat.role])}</Tag>,
            },
            { key: 'since', title: t(groupTexts.since), width: 150, render: (_none, seat) => date(seat.takenAt, 'day') },
          ]}
        />
        <SeatsBulk
          group={group}
          chosen={seats.items.filter(seat => chosen.includes(seat.memberId))}
          onGone={() => setChosen([])}
        />
      </div>
      <Endings groupId={group.id} />
    </div>
  )
}

function Endings({ groupId }: { groupId: string }) {
  const t = useT()
  const endings = usePages(api.groups.endings, { params: { groupId }, query: { limit: 20 } })
  return (
    <Block title={t(groupTexts.endings)}>
      <DataTable<EndLine>
        pages={endings}
        keyOf={one => one.memberId + one.endedAt}
        label={t(groupTexts.endings)}
        empty={<p className="q-quiet">{t(groupTexts.endingsHint)}</p>}
        columns={[
          {
            key: 'name',
            title: t(groupTexts.card),
            render: (_none, one) => <Link href={`/members/${one.memberId}`}>{one.cardName}</Link>,
          },
          {
            key: 'why',
            title: t(groupTexts.reasonPlain),
            render: (_none, one) => [t(endTexts[one.why]), one.reason].filter(Boolean).join('：'),
          },
          {
            key: 'by',
            title: t(groupTexts.by),
            width: 120,
            render: (_none, one) => <By who={one.endedBy} name={one.endedByName} />,
          },
          { key: 'at', title: '', width: 130, render: (_none, one) => date(one.endedAt, 'moment') },
        ]}
      />
    </Block>
  )
}
