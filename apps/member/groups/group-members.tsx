// Who sits here: found by name, card or number; a press shows the card and what one may do.
import { useState } from 'react'
import { usePages } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Avatar } from '#ui/kit/avatar.tsx'
import { Row } from '#ui/kit/list.tsx'
import { PagesList } from '#ui/kit/pages-list.tsx'
import { SearchBox } from '#ui/kit/search.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { api, fileAddress } from '../api.ts'
import { roleText } from '../content/byline.tsx'
import { SeatSheet } from './seat-sheet.tsx'
import type { Group, Seat } from './shapes.ts'
import { groupsTexts } from './texts.ts'

export function GroupMembers({ group }: { group: Group }) {
  const t = useT()
  const [words, setWords] = useState('')
  const [open, setOpen] = useState<Seat | null>(null)
  const seats = usePages(api.groups.seats, {
    params: { groupId: group.id },
    query: { limit: 50, ...(words && { q: words.slice(0, 40) }) },
  })
  return (
    <>
      <SearchBox label={t(groupsTexts.searchMembers)} placeholder={t(groupsTexts.searchMembers)} onSearch={setWords} />
      <PagesList
        pages={seats}
        keyOf={seat => seat.memberId}
        label={t(groupsTexts.members)}
        draw={seat => <SeatRow seat={seat} onPress={() => setOpen(seat)} />}
        empty={
          <Empty scene="trail" title={t(groupsTexts.noMembers)}>
            {t(groupsTexts.noMembersHint)}
          </Empty>
        }
      />
      {open && (
        <SeatSheet
          group={group}
          seat={seats.items.find(seat => seat.memberId === open.memberId) ?? open}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}

function SeatRow({ seat, onPress }: { seat: Seat; onPress: () => void }) {
  const t = useT()
  const role = roleText(seat.role)
  return (
    <Row
      lead={<Avatar name={seat.name} id={seat.memberId} photo={seat.avatarFileId && fileAddress(seat.avatarFileId)} />}
      title={seat.cardName}
      note={seat.name}
      trail={role && <Tag tone="indigo">{t(role)}</Tag>}
      onPress={onPress}
    />
  )
}
