// Joining from a group's own page.

import { useCallback } from 'react'
import { useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { api, boot } from '../api.ts'
import { SignInFirst } from '../members/sign-in-first.tsx'
import type { ScreenProps } from '../screens.tsx'
import { Page } from '../shell/page.tsx'
import { go } from '../shell/ways.ts'
import { EntryFlow } from './entry/flow.tsx'
import { groupsTexts } from './texts.ts'

export function JoinScreen({ groupId }: ScreenProps<'groupId'>) {
  const t = useT()
  const read = useRead(api.groups.get, boot.me ? { params: { groupId }, query: {} } : null)
  const enter = useCallback(() => go(`/groups/${groupId}`, true), [groupId])
  return (
    <Page title={read.data?.name ?? t(groupsTexts.join)} back={`/groups/${groupId}`}>
      {boot.me ? <EntryFlow groupId={groupId} onEnter={enter} /> : <SignInFirst />}
    </Page>
  )
}
