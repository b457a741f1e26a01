// A group: from inside for those who sit in it, its door for the others.
import './groups.css'
import { useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { useRead } from '#ui/data.ts'
import { type Text, useT } from '#ui/i18n.ts'
import { IconButton } from '#ui/kit/button.tsx'
import { IconEdit, IconInvite, IconOut, IconSettings } from '#ui/kit/icons.tsx'
import { Menu, type MenuItem } from '#ui/kit/menu.tsx'
import { Empty, ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { Tabs } from '#ui/kit/tabs.tsx'
import { isProblem } from '#ui/problem.ts'
import { RunningRow } from '../activities/running-row.tsx'
import { api, boot } from '../api.ts'
import { useStream } from '../content/stream.ts'
import { StreamView } from '../content/stream-view.tsx'
import { SignInFirst } from '../members/sign-in-first.tsx'
import type { ScreenProps } from '../screens.tsx'
import { Page } from '../shell/page.tsx'
import { go } from '../shell/ways.ts'
import { CardSheet } from './card-sheet.tsx'
import { Door } from './door.tsx'
import { GroupAbout } from './group-about.tsx'
import { GroupBanners } from './group-banners.tsx'
import { GroupHead } from './group-head.tsx'
import { GroupMembers } from './group-members.tsx'
import { InviteSheet } from './invite-sheet.tsx'
import { LeaveConfirm } from './leave-confirm.tsx'
import type { Group } from './shapes.ts'
import { groupsTexts } from './texts.ts'

export function GroupScreen({ groupId }: ScreenProps<'groupId'>) {
  const t = useT()
  const read = useRead(api.groups.get, boot.me ? { params: { groupId } } : null)
  const group = read.data
  if (!boot.me)
    return (
      <Page title={t(groupsTexts.title)} back="/groups">
        <SignInFirst />
      </Page>
    )
  if (group?.seat) return <Inside group={group} />
  return (
    <Page title={group?.name ?? t(groupsTexts.title)} back="/groups">
      {group ? (
        <Door group={group} />
      ) : isProblem(read.error) && read.error.status === 404 ? (
        <Empty scene="trail" title={t(groupsTexts.goneTitle)}>
          {t(groupsTexts.goneHint)}
        </Empty>
      ) : read.error ? (
        <ErrorNote error={read.error} onRetry={read.reload} />
      ) : (
        <Skeleton />
      )}
    </Page>
  )
}

const leads = ({ can }: Group): boolean => can.announce || can.mute || can.approve || can.handOver

type Open = 'card' | 'invite' | 'leave' | null
const tabs = ['posts', 'members', 'about'] as const
type Tab = (typeof tabs)[number]

function Inside({ group }: { group: Group }) {
  const t = useT()
  const [open, setOpen] = useState<Open>(null)
  const [search, setSearch] = useSearchParams()
  const tab = tabs.find(one => one === search.get('tab')) ?? 'posts'
  const close = () => setOpen(null)
  const item = (label: Text, icon: MenuItem['icon'], onChoose: () => void, grave = false): MenuItem => ({
    label: t(label),
    ...(icon && { icon }),
    grave,
    onChoose,
  })
  const items = [
    item(groupsTexts.changeCard, IconEdit, () => setOpen('card')),
    ...(leads(group) ? [item(groupsTexts.lead, IconSettings, () => go(`/groups/${group.id}/lead`))] : []),
    item(groupsTexts.leave, IconOut, () => setOpen('leave'), true),
  ]
  const actions = (
    <>
      {group.can.invite && <IconButton icon={IconInvite} label={t(groupsTexts.invite)} onClick={() => setOpen('invite')} />}
      <Menu items={items} label={t(groupsTexts.more)} />
    </>
  )
  return (
    <Page title={group.name} back="/groups" actions={actions}>
      <GroupHead group={group} />
      <GroupBanners group={group} />
      <RunningRow groupId={group.id} />
      <Tabs
        label={t(groupsTexts.tabs)}
        tabs={tabs.map(key => ({ key, title: t(groupsTexts[key]) }))}
        chosen={tab}
        onChoose={(next: Tab) => setSearch(next === 'posts' ? {} : { tab: next }, { replace: true })}
      >
        {tab === 'posts' && <GroupStream group={group} />}
        {tab === 'members' && <GroupMembers group={group} />}
        {tab === 'about' && <GroupAbout group={group} onCard={() => setOpen('card')} />}
      </Tabs>
      {open === 'card' && <CardSheet group={group} onClose={close} />}
      {open === 'invite' && <InviteSheet group={group} onClose={close} />}
      {open === 'leave' && <LeaveConfirm group={group} onClose={close} />}
    </Page>
  )
}

function GroupStream({ group }: { group: Group }) {
  const t = useT()
  const stream = useStream(group.id)
  const write = group.can.post && (
    <Link href={`/groups/${group.id}/write`} className="q-button q-button-primary q-button-normal">
      <IconEdit size={20} /> {t(groupsTexts.write)}
    </Link>
  )
  const empty = stream.pages.items.length === 0 && stream.pinned.length === 0
  return (
    <>
      {write && !empty && <div className="m-write-here">{write}</div>}
      <StreamView
        stream={stream}
        label={t(groupsTexts.posts)}
        empty={
          <Empty title={t(groupsTexts.emptyStream)} action={write}>
            {t(groupsTexts.emptyStreamHint)}
          </Empty>
        }
      />
    </>
  )
}
