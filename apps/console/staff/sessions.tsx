// Where one is signed in, and ending it there.
import { useAction, useRead } from '#ui/data.ts'
import { number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { RelativeTime } from '#ui/kit/relative-time.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { Block } from '../shell/block.tsx'
import { deviceOf } from '../shell/device.ts'
import { accountTexts } from './account-texts.ts'

export function Sessions() {
  const t = useT()
  const sessions = useRead(api.staff.sessions, {})
  const end = useAction(api.staff.endSession, { refreshes: ['staff.sessions'], onDone: () => toast(accountTexts.endedOne) })
  const others = useAction(api.staff.endOtherSessions, {
    refreshes: ['staff.sessions'],
    onDone: ({ ended }) => toast(accountTexts.ended, { count: number(ended) }),
  })
  return (
    <Block
      title={t(accountTexts.sessions)}
      aside={
        (sessions.data?.length ?? 0) > 1 && (
          <Button size="small" busy={others.busy} onClick={() => void others.run()}>
            {t(accountTexts.endOthers)}
          </Button>
        )
      }
    >
      <ErrorNote error={sessions.error ?? end.error ?? others.error} small />
      {sessions.loading && <Skeleton kind="text" count={2} />}
      <ul>
        {sessions.data?.map(one => (
          <li key={one.id} className="c-line">
            <span className="q-grow" title={one.agent}>
              {deviceOf(one.agent)} {one.current && <Tag tone="green">{t(accountTexts.here)}</Tag>}
              <small>
                {t(accountTexts.used)} <RelativeTime at={one.seenAt} />
              </small>
            </span>
            {!one.current && (
              <Button size="small" busy={end.busy} onClick={() => void end.run({ params: { sessionId: one.id } })}>
                {t(accountTexts.endSession)}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Block>
  )
}
