// Where a member is signed in, and signing him out everywhere: for the day he loses his phone.
import { Button as AntButton } from 'antd'
import { useState } from 'react'
import { useAction, useRead } from '#ui/data.ts'
import { number, useT } from '#ui/i18n.ts'
import { RelativeTime } from '#ui/kit/relative-time.tsx'
import { Confirm } from '#ui/kit/sheet.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { Block } from '../shell/block.tsx'
import { deviceOf } from '../shell/device.ts'
import { useMay } from '../shell/session.ts'
import type { Member } from './member-page.tsx'
import { standingTexts } from './standing-texts.ts'

export function MemberSessions({ member }: { member: Member }) {
  const t = useT()
  const may = useMay()('members.ban')
  const [asking, setAsking] = useState(false)
  const params = { memberId: member.memberId }
  const sessions = useRead(api.members.sessions, { params })
  const end = useAction(api.members.signOutMember, {
    refreshes: ['members.sessions', 'members.timeline'],
    onDone: ({ ended }) => {
      toast(standingTexts.signedOut, { count: number(ended) })
      setAsking(false)
    },
  })
  const some = (sessions.data?.length ?? 0) > 0
  return (
    <Block
      title={t(standingTexts.sessions)}
      aside={
        may &&
        some && (
          <AntButton size="small" onClick={() => setAsking(true)}>
            {t(standingTexts.signOut)}
          </AntButton>
        )
      }
    >
      <ErrorNote error={sessions.error} onRetry={sessions.reload} small />
      {sessions.loading && <Skeleton kind="text" count={1} />}
      {sessions.data?.length === 0 && <p className="q-quiet">{t(standingTexts.sessionsNone)}</p>}
      <ul className="c-lines">
        {sessions.data?.map(one => (
          <li key={one.id} className="q-row q-row-apart" title={one.agent}>
            <span className="q-grow">{deviceOf(one.agent) || t(standingTexts.deviceUnknown)}</span>
            <span className="q-quiet">
              <RelativeTime at={one.seenAt} />
            </span>
          </li>
        ))}
      </ul>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={t(standingTexts.signOutTitle, { name: member.name })}
        verb={t(standingTexts.signOut)}
        busy={end.busy}
        onConfirm={() => void end.run({ params })}
      >
        <p>{t(standingTexts.signOutHint)}</p>
        <ErrorNote error={end.error} small />
      </Confirm>
    </Block>
  )
}
