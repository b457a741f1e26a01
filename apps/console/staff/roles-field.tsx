// Roles as they are given: where, and as what, with what each role may.
import { Button as AntButton, Select } from 'antd'
import { useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { IconButton } from '#ui/kit/button.tsx'
import { IconClose } from '#ui/kit/icons.tsx'
import { api } from '../api.ts'
import { useSession } from '../shell/session.ts'
import { accountTexts } from './account-texts.ts'
import { type Role, rightsWords, roles, roleTexts } from './rights.ts'

export interface Held {
  communityId: string
  role: Role
}
export interface RolesFieldProps {
  /** Given by a form. */
  value?: Held[]
  onChange?: (value: Held[]) => void
}

export function RolesField({ value = [], onChange }: RolesFieldProps) {
  const t = useT()
  const { communities } = useSession()
  const rights = useRead(api.staff.roles, {}, { staleMs: 600_000 })
  const places = [
    { value: 'house', label: t(accountTexts.wholeHouse) },
    ...communities.map(one => ({ value: one.id, label: one.name })),
  ]
  const free = places.filter(place => !value.some(held => held.communityId === place.value))
  const put = (at: number, change: Partial<Held>) =>
    onChange?.(value.map((held, i) => (i === at ? { ...held, ...change } : held)))
  return (
    <div className="c-held">
      {value.map((held, at) => (
        <div key={held.communityId}>
          <div className="q-row">
            <Select
              aria-label={t(accountTexts.where)}
              value={held.communityId}
              options={places.filter(place => place.value === held.communityId || free.includes(place))}
              onChange={communityId => put(at, { communityId })}
            />
            <Select<Role>
              aria-label={t(accountTexts.asWhat)}
              value={held.role}
              options={roles.map(role => ({ value: role, label: t(roleTexts[role]) }))}
              onChange={role => put(at, { role })}
            />
            <IconButton
              icon={IconClose}
              label={t(accountTexts.removeRole)}
              onClick={() => onChange?.(value.filter((_held, i) => i !== at))}
            />
          </div>
          <p className="q-quiet">
            {t(accountTexts.may, { rights: rightsWords(rights.data?.find(one => one.role === held.role)?.rights ?? []) })}
          </p>
        </div>
      ))}
      {free.length > 0 && (
        <div>
          <AntButton
            onClick={() =>
              onChange?.([
                ...value,
                { communityId: (free.find(place => place.value !== 'house') ?? free[0]!).value, role: 'moderator' },
              ])
            }
          >
            {t(accountTexts.addRole)}
          </AntButton>
        </div>
      )}
    </div>
  )
}
