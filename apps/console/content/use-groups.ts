// The names of the groups, for all that says where something stands.
import { useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { api } from '../api.ts'
import { useMay } from '../shell/session.ts'
import { contentTexts } from './texts.ts'

export interface Places {
  nameOf: (groupId: string | null) => string
  groups: readonly { id: string; name: string }[]
}

export function usePlaces(): Places {
  const t = useT()
  const may = useMay()
  const tree = useRead(api.groups.tree, may('groups.read') ? {} : null, { staleMs: 60_000 })
  const groups = tree.data ?? []
  return {
    groups,
    nameOf: groupId =>
      groupId === null
        ? t(contentTexts.community)
        : (groups.find(group => group.id === groupId)?.name ?? (tree.data ? t(contentTexts.unknownGroup) : '…')),
  }
}
