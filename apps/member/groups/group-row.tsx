// A group as a line of a list: its rings, its seats, and the seat one has.
import { useT } from '#ui/i18n.ts'
import { Emblem } from '#ui/kit/emblem.tsx'
import { IconMuted } from '#ui/kit/icons.tsx'
import { Row } from '#ui/kit/list.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { roleText } from '../content/byline.tsx'
import { at } from '../shell/ways.ts'
import type { GroupCard } from './shapes.ts'
import { groupsTexts } from './texts.ts'

export function GroupRow({ group }: { group: GroupCard }) {
  const t = useT()
  const { id, ageWeeks, seatsTaken, seatsMax } = group
  const role = roleText(group.role)
  const seats = t(groupsTexts.seats, { taken: seatsTaken, max: seatsMax })
  const full = group.role === null && seatsTaken >= seatsMax
  return (
    <Row
      lead={<Emblem {...{ id, ageWeeks, seatsTaken, seatsMax }} size={44} />}
      title={group.name}
      note={
        group.number === null
          ? [seats, group.intro].filter(Boolean).join(' · ')
          : `${t(groupsTexts.number, { number: group.number })} · ${seats}`
      }
      trail={
        role || full || group.muted || group.state === 'closed' ? (
          <>
            {group.muted && <IconMuted size={18} label={t(groupsTexts.muted)} />}
            {role && <Tag tone="indigo">{t(role)}</Tag>}
            {group.state === 'closed' ? (
              <Tag>{t(groupsTexts.closed)}</Tag>
            ) : (
              full && <Tag tone="ochre">{t(groupsTexts.full)}</Tag>
            )}
          </>
        ) : undefined
      }
      href={at(`/groups/${id}`)}
    />
  )
}
