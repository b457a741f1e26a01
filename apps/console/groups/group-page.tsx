// One group, from its heart to its door, a tab each. The tab stands in the address.
import '../shell/room.css'
import './groups.css'
import { useLocation } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { useRead } from '#ui/data.ts'
import { number, useT } from '#ui/i18n.ts'
import { Emblem } from '#ui/kit/emblem.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { Tabs } from '#ui/kit/tabs.tsx'
import { Seal, Tag } from '#ui/kit/tag.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { useLive } from '../shell/live.ts'
import { Page } from '../shell/page.tsx'
import { ApplicationsList } from './applications-list.tsx'
import { BansTab } from './bans-tab.tsx'
import { DoorTab } from './door-tab.tsx'
import { InvitesList } from './invites-list.tsx'
import { NextTab } from './next-tab.tsx'
import { NormsTab } from './norms-tab.tsx'
import { OverviewTab } from './overview-tab.tsx'
import { SeatsTab } from './seats-tab.tsx'
import { SettingsTab } from './settings-tab.tsx'
import { groupTexts } from './texts.ts'
import { kindShort, purposeTexts } from './words.ts'

export type DeskGroup = Answer<Rooms['groups']['look']>
const tabKeys = ['overview', 'seats', 'applications', 'door', 'norms', 'invites', 'bans', 'next', 'settings'] as const
type TabKey = (typeof tabKeys)[number]
const isTab = (word: string | undefined): word is TabKey => tabKeys.includes(word as TabKey)

export function GroupPage({ groupId, tab }: { groupId: string; tab?: string }) {
  const t = useT()
  const group = useRead(api.groups.look, { params: { groupId } })
  useLive(
    ['groups.seat-taken', 'groups.seat-ended', 'groups.applied'],
    (_kind, body) => body?.groupId === groupId && void group.reload(),
  )
  if (!group.data)
    return (
      <Page title={t(groupTexts.groups)}>
        {group.error ? <ErrorNote error={group.error} onRetry={group.reload} /> : <Skeleton kind="text" />}
      </Page>
    )
  return <GroupSheet group={group.data} tab={isTab(tab) ? tab : 'overview'} />
}

function GroupSheet({ group, tab }: { group: DeskGroup; tab: TabKey }) {
  const t = useT()
  const [, go] = useLocation()
  const marks: Partial<Record<TabKey, React.ReactNode>> = {
    applications: <Seal count={group.waiting} label={number(group.waiting)} />,
    seats: <span className="q-quiet">{number(group.seatsTaken)}</span>,
  }
  return (
    <Page
      title={group.name}
      lead={
        <span className="q-row">
          {t(purposeTexts[group.purpose])} · {t(kindShort[group.kind])}
          {group.state === 'closed' && <Tag>{t(groupTexts.closed)}</Tag>}
          {group.muted && <Tag tone="ochre">{t(groupTexts.muted)}</Tag>}
        </span>
      }
      actions={
        <Emblem id={group.id} ageWeeks={group.ageWeeks} seatsTaken={group.seatsTaken} seatsMax={group.seatsMax} size={72} />
      }
    >
      <Tabs<TabKey>
        label={t(groupTexts.tabs)}
        chosen={tab}
        onChoose={key => go(key === 'overview' ? `/groups/${group.id}` : `/groups/${group.id}/${key}`, { replace: true })}
        tabs={tabKeys.map(key => ({ key, title: t(groupTexts[key]), mark: marks[key] }))}
      >
        <div className="c-tabbed">
          <Panel group={group} tab={tab} />
        </div>
      </Tabs>
    </Page>
  )
}

function Panel({ group, tab }: { group: DeskGroup; tab: TabKey }) {
  switch (tab) {
    case 'overview':
      return <OverviewTab group={group} />
    case 'seats':
      return <SeatsTab group={group} />
    case 'applications':
      return <ApplicationsList groupId={group.id} />
    case 'door':
      return <DoorTab key={group.id} group={group} />
    case 'norms':
      return <NormsTab group={group} />
    case 'invites':
      return <InvitesList groupId={group.id} />
    case 'bans':
      return <BansTab group={group} />
    case 'next':
      return <NextTab group={group} />
    case 'settings':
      return <SettingsTab group={group} />
  }
}
