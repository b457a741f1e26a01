// Who is meant: found among those who can read it.
import { useState } from 'react'
import { usePages } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Avatar } from '#ui/kit/avatar.tsx'
import { Row } from '#ui/kit/list.tsx'
import { PagesList } from '#ui/kit/pages-list.tsx'
import { SearchBox } from '#ui/kit/search.tsx'
import { Sheet } from '#ui/kit/sheet.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { api, boot, fileAddress } from '../api.ts'
import { postTexts } from './post/texts.ts'
import type { Mention } from './shapes.ts'

export interface MentionSheetProps {
  groupId: string | null
  onChoose: (mention: Mention) => void
  onClose: () => void
}

export function MentionSheet({ groupId, onChoose, onClose }: MentionSheetProps) {
  const t = useT()
  const [words, setWords] = useState('')
  const seats = usePages(api.groups.seats, groupId ? { params: { groupId }, query: { ...(words && { q: words }) } } : null)
  const cards = usePages(api.members.directory, groupId ? null : { query: { ...(words && { text: words }) } })
  const empty = (
    <Empty scene="trail" title={t(postTexts.mentionNone)}>
      {t(postTexts.mentionNoneHint)}
    </Empty>
  )
  const row = (person: { memberId: string; name: string; note?: string; photo: string | null }) =>
    person.memberId === boot.me?.memberId ? null : (
      <Row
        lead={<Avatar name={person.name} id={person.memberId} photo={person.photo} />}
        title={person.name}
        note={person.note}
        onPress={() => onChoose({ memberId: person.memberId, name: person.name })}
      />
    )
  const shared = { keyOf: (one: { memberId: string }) => one.memberId, label: t(postTexts.mention), empty }
  return (
    <Sheet open title={t(postTexts.mention)} onClose={onClose}>
      <SearchBox label={t(postTexts.mentionSearch)} placeholder={t(postTexts.mentionSearch)} onSearch={setWords} autoFocus />
      {groupId ? (
        <PagesList
          {...shared}
          pages={seats}
          draw={seat => row({ ...seat, note: seat.cardName, photo: seat.avatarFileId && fileAddress(seat.avatarFileId) })}
        />
      ) : (
        <PagesList {...shared} pages={cards} draw={card => row({ ...card, note: card.intro })} />
      )}
    </Sheet>
  )
}
