// A wall at the door, why it stands there, and where else to go.
import { Link } from 'wouter'
import { useT } from '#ui/i18n.ts'
import { Empty } from '#ui/kit/states.tsx'
import type { Group } from '../shapes.ts'
import { entryTexts } from './texts.ts'

const walls = {
  banned: [entryTexts.blockedBanned, entryTexts.blockedBannedHint],
  full: [entryTexts.blockedFull, entryTexts.blockedFullHint],
  closed: [entryTexts.blockedClosed, entryTexts.blockedClosedHint],
} as const

export function Blocked({ group }: { group: Group }) {
  const t = useT()
  const { blocked } = group.standing
  if (!blocked || blocked === 'seated') return null
  const [title, hint] = walls[blocked]
  return (
    <Empty
      scene="rest"
      title={t(title)}
      action={
        <Link href="/groups" className="q-button q-button-quiet q-button-normal">
          {t(entryTexts.otherGroups)}
        </Link>
      }
    >
      {t(hint, { max: group.seatsMax })}
    </Empty>
  )
}
