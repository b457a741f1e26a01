// One member: who he is, where he stands, what happened; and what an operator may do about it.
import '../shell/room.css'
import './member.css'
import { Button as AntButton } from 'antd'
import { useState } from 'react'
import type { Answer } from '#kernel/contract.ts'
import { useRead } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { Avatar } from '#ui/kit/avatar.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { Tabs } from '#ui/kit/tabs.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { api, fileAddress } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { Page } from '../shell/page.tsx'
import { useMay } from '../shell/session.ts'
import { MemberWallet } from '../wallet/member-wallet.tsx'
import { BanBlock } from './ban-block.tsx'
import { Consents, Identities, MemberTags } from './member-aside.tsx'
import { MemberSeats } from './member-seats.tsx'
import { MemberSessions } from './member-sessions.tsx'
import { NotesForm, ProfileForm } from './profile-form.tsx'
import { StageBlock } from './stage-block.tsx'
import { memberTexts } from './texts.ts'
import { Timeline } from './timeline.tsx'
import { stageTexts, stageTone } from './words.ts'

export type Member = Answer<Rooms['members']['get']>
type TabKey = 'timeline' | 'profile' | 'notes'

export function MemberPage({ memberId }: { memberId: string }) {
  const t = useT()
  const member = useRead(api.members.get, { params: { memberId } })
  if (!member.data)
    return (
      <Page title={t(memberTexts.members)}>
        {member.error ? <ErrorNote error={member.error} onRetry={member.reload} /> : <Skeleton kind="text" />}
      </Page>
    )
  return <MemberSheet member={member.data} />
}

function MemberSheet({ member }: { member: Member }) {
  const t = useT()
  const may = useMay()
  const [tab, setTab] = useState<TabKey>('timeline')
  const [banning, setBanning] = useState(false)
  return (
    <Page
      title={member.name}
      lead={
        <span className="q-row">
          <Tag tone={stageTone[member.stage]}>{t(stageTexts[member.stage])}</Tag>
          {t({ zh: '{day}加入', en: 'joined {day}' }, { day: date(member.joinedAt, 'day') })} · {member.source}
        </span>
      }
      actions={
        <>
          <Avatar name={member.name} id={member.memberId} photo={member.photo && fileAddress(member.photo)} size="large" />
          {may('members.ban') && member.state === 'present' && (
            <AntButton danger onClick={() => setBanning(true)}>
              {t(memberTexts.ban)}
            </AntButton>
          )}
        </>
      }
    >
      <BanBlock member={member} banning={banning} onClose={() => setBanning(false)} />
      <div className="c-split">
        <div>
          <Tabs<TabKey>
            label={member.name}
            chosen={tab}
            onChoose={setTab}
            tabs={[
              { key: 'timeline', title: t(memberTexts.timeline) },
              { key: 'profile', title: t(memberTexts.profile) },
              { key: 'notes', title: t(memberTexts.notes) },
            ]}
          >
            <div className="c-tabbed">
              {tab === 'timeline' && <Timeline memberId={member.memberId} />}
              {tab === 'profile' && <ProfileForm key={member.memberId} member={member} />}
              {tab === 'notes' && <NotesForm key={member.memberId} member={member} />}
            </div>
          </Tabs>
        </div>
        <div>
          <StageBlock member={member} />
          <MemberSeats memberId={member.memberId} />
          <MemberWallet memberId={member.memberId} name={member.name} erased={member.state === 'erased'} />
          <Identities member={member} />
          <MemberTags member={member} />
          <Consents member={member} />
          <MemberSessions member={member} />
        </div>
      </div>
    </Page>
  )
}
