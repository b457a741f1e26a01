// Leading a group: what waits for a decision first, then what can be set.
import './groups.css'
import { Link } from 'wouter'
import { useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/kit/list.tsx'
import { Empty, ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { api, boot } from '../api.ts'
import { useMine } from '../content/mine.ts'
import { SignInFirst } from '../members/sign-in-first.tsx'
import type { ScreenProps } from '../screens.tsx'
import { Page } from '../shell/page.tsx'
import { Announce } from './lead/announce.tsx'
import { Applications } from './lead/applications.tsx'
import { Bans } from './lead/bans.tsx'
import { Mute } from './lead/mute.tsx'
import { Reports } from './lead/reports.tsx'
import { leadTexts } from './lead/texts.ts'
import type { Group } from './shapes.ts'

export function LeadScreen({ groupId }: ScreenProps<'groupId'>) {
  const t = useT()
  const read = useRead(api.groups.get, boot.me ? { params: { groupId } } : null)
  return (
    <Page title={read.data ? `${t(leadTexts.title)} · ${read.data.name}` : t(leadTexts.title)} back={`/groups/${groupId}`}>
      {!boot.me ? (
        <SignInFirst />
      ) : read.data ? (
        <Tools group={read.data} />
      ) : read.error ? (
        <ErrorNote error={read.error} onRetry={read.reload} />
      ) : (
        <Skeleton />
      )}
    </Page>
  )
}

function Tools({ group }: { group: Group }) {
  const t = useT()
  const mine = useMine(group.id, [])
  const { can, role } = group
  const moderate = mine.data?.moderate ?? false
  const bans = role === 'owner' || role === 'host'
  if (!can.announce && !can.mute && !can.approve && !can.handOver && !moderate)
    return (
      <Empty scene="rest" title={t(leadTexts.notYours)}>
        {t(leadTexts.notYoursHint)}
      </Empty>
    )
  return (
    <div className="q-stack m-lead">
      {can.approve && <Applications groupId={group.id} />}
      {moderate && <Reports groupId={group.id} />}
      {can.mute && <Mute group={group} />}
      {can.announce && <Announce group={group} />}
      <Section title={t(leadTexts.members)}>
        <p className="q-quiet">{t(leadTexts.membersHint)}</p>
        <div>
          <Link href={`/groups/${group.id}?tab=members`} className="q-button q-button-quiet q-button-small">
            {t(leadTexts.toMembers)}
          </Link>
        </div>
      </Section>
      {bans && <Bans groupId={group.id} />}
    </div>
  )
}
