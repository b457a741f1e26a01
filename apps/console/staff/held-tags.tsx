// The roles someone holds, each with its place.
import { useT } from '#ui/i18n.ts'
import { Tag } from '#ui/kit/tag.tsx'
import { useSession } from '../shell/session.ts'
import { accountTexts } from './account-texts.ts'
import type { Operator } from './operators-page.tsx'
import { roleTexts } from './rights.ts'

export function HeldTags({ roles }: { roles: Operator['roles'] }) {
  const t = useT()
  const { communities } = useSession()
  const placeOf = (id: string) =>
    id === 'house' ? t(accountTexts.wholeHouse) : (communities.find(one => one.id === id)?.name ?? id)
  if (roles.length === 0) return <span className="q-quiet">{t(accountTexts.noRoles)}</span>
  return (
    <span className="q-row">
      {roles.map(held => (
        <Tag key={held.communityId} tone={held.role === 'owner' ? 'green' : 'plain'}>
          {placeOf(held.communityId)} · {t(roleTexts[held.role])}
        </Tag>
      ))}
    </span>
  )
}
