// One activity: the frame round the play. Title, state, clock; then the play itself; then rewards, limits, rules and proof.
import './activities.css'
import './frame.css'
import { useEffect, useState } from 'react'
import { answers } from '#ui/answers.ts'
import { useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { IconButton } from '#ui/kit/button.tsx'
import { IconShare } from '#ui/kit/icons.tsx'
import { Empty, ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { Tag, type TagTone } from '#ui/kit/tag.tsx'
import { isProblem } from '#ui/problem.ts'
import { api } from '../api.ts'
import type { ScreenProps } from '../screens.tsx'
import { Page } from '../shell/page.tsx'
import { at } from '../shell/ways.ts'
import { hearServer } from '../shop/server-clock.ts'
import { About } from './about.tsx'
import { Clock, Face, Players } from './activity-card.tsx'
import { Middle } from './middle.tsx'
import { type Activity, useActivitiesHeard } from './shapes.ts'
import { ShareSheet } from './share-sheet.tsx'
import { activityTexts } from './texts.ts'

export function ActivityScreen({ activityId }: ScreenProps<'activityId'>) {
  const t = useT()
  useActivitiesHeard(activityId)
  const [sharing, setSharing] = useState(false)
  const [live, setLive] = useState(true)
  const read = useRead(api.activities.show, { params: { activityId } }, { everyMs: live ? 5_000 : 30_000 })
  const activity = read.data
  const now = activity?.now
  const state = activity?.state
  useEffect(() => {
    if (now) hearServer(now)
    if (state) setLive(!['settled', 'cancelled'].includes(state))
  }, [now, state])
  const gone = isProblem(read.error) && [404, 422].includes(read.error.status)
  return (
    <Page
      title={activity?.title ?? t(activityTexts.activities)}
      bar=""
      back="/activities"
      actions={activity && <IconButton icon={IconShare} label={t(activityTexts.share)} onClick={() => setSharing(true)} />}
    >
      {activity ? (
        <Whole activity={activity} />
      ) : gone ? (
        <Empty scene="trail" title={t(activityTexts.gone)} action={<a href={at('/activities')}>{t(activityTexts.activities)}</a>}>
          {t(activityTexts.goneHint)}
        </Empty>
      ) : read.error ? (
        <ErrorNote error={read.error} onRetry={read.reload} />
      ) : (
        <Skeleton kind="card" count={2} />
      )}
      {sharing && activity && <ShareSheet activity={activity} onClose={() => setSharing(false)} />}
    </Page>
  )
}

const tones: Record<Activity['state'], TagTone> = {
  draft: 'plain',
  scheduled: 'ochre',
  open: 'green',
  closed: 'indigo',
  settling: 'indigo',
  settled: 'plain',
  cancelling: 'plain',
  cancelled: 'plain',
}

function Whole({ activity }: { activity: Activity }) {
  const t = useT()
  const { title, intro, state, playTitle, seriesNth, endNote } = activity
  // The server turns the state a moment after the clock; then it is asked again.
  const again = () => setTimeout(() => answers.refresh('activities'), 800)
  return (
    <div className="m-act">
      <header className="m-act-head">
        <Face activity={activity} size="head" />
        <div className="m-act-head-words">
          <p className="m-act-row-line">
            <Tag tone={tones[state]}>{t(activityTexts[`state_${state}`])}</Tag>
            {playTitle && <span className="q-quiet">{playTitle}</span>}
            {seriesNth !== null && <span className="q-quiet">{t(activityTexts.nth, { n: seriesNth })}</span>}
          </p>
          <h2 className="q-song">{title}</h2>
          <p className="m-act-row-line">
            <Clock activity={activity} onEnd={again} />
            <Players activity={activity} />
          </p>
        </div>
      </header>
      {intro && <p className="q-prose m-act-intro">{intro}</p>}
      {endNote && <p className="m-act-note">{endNote}</p>}
      <Middle activity={activity} />
      <About activity={activity} />
    </div>
  )
}
