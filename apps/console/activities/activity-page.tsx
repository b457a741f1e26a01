// One activity at the desk: how it goes, what the play needs of a person, what was given, every move, its rules.
import '../shell/room.css'
import './activities.css'
import './preview.css'
import { useState } from 'react'
import { useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { Tabs } from '#ui/kit/tabs.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { api } from '../api.ts'
import { Block } from '../shell/block.tsx'
import { Page } from '../shell/page.tsx'
import { useSession } from '../shell/session.ts'
import { spanOf } from '../shop/offers-page.tsx'
import { ActivityActs } from './activity-acts.tsx'
import { Figures, OverTime } from './activity-figures.tsx'
import { Awards } from './awards-table.tsx'
import { Crew } from './crew-block.tsx'
import { Journal } from './journal.tsx'
import { PlayDesk } from './play-desk.tsx'
import { Told, usePreview } from './preview.tsx'
import { type Desk, toneOf, useActivitiesHeard, usePlay } from './shapes.ts'
import { actStateTexts, actTexts } from './texts.ts'

export function ActivityPage({ activityId }: { activityId: string }) {
  const t = useT()
  useActivitiesHeard()
  const read = useRead(api.activities.deskShow, { params: { activityId } }, { everyMs: 5_000 })
  const desk = read.data
  if (!desk)
    return (
      <Page title={t(actTexts.activity)}>
        {read.error ? <ErrorNote error={read.error} onRetry={read.reload} /> : <Skeleton kind="card" />}
      </Page>
    )
  const { activity } = desk
  return (
    <Page
      title={activity.title}
      lead={
        <>
          <Tag tone={toneOf[activity.state]}>{t(actStateTexts[activity.state])}</Tag> {activity.playTitle ?? activity.play} ·{' '}
          {spanOf(activity.opensAt, activity.closesAt)}
        </>
      }
      actions={<ActivityActs desk={desk} />}
    >
      {activity.endNote && <p className="c-note c-facts-above">{activity.endNote}</p>}
      {activity.state === 'draft' ? <DraftView desk={desk} /> : <Running desk={desk} />}
    </Page>
  )
}

function DraftView({ desk }: { desk: Desk }) {
  const preview = usePreview(desk.draft as never)
  if (!preview.shown) return preview.error ? <ErrorNote error={preview.error} /> : <Skeleton kind="text" />
  return (
    <section className="c-act-preview">
      <Told preview={preview.shown} />
    </section>
  )
}

const tabs = ['journal', 'awards', 'crew'] as const

function Running({ desk }: { desk: Desk }) {
  const t = useT()
  const { activity } = desk
  const play = usePlay(activity.play)
  const [tab, setTab] = useState<(typeof tabs)[number]>('journal')
  const shown = tabs.filter(one => one !== 'crew' || (play?.crewMoves.length ?? 0) > 0)
  return (
    <>
      <Figures desk={desk} />
      <div className="c-split">
        <div>
          <OverTime desk={desk} />
          {play && <PlayDesk desk={desk} play={play} />}
          <div>
            <Tabs
              label={t(actTexts.activity)}
              tabs={shown.map(key => ({ key, title: t(actTexts[key]) }))}
              chosen={tab}
              onChoose={setTab}
            >
              {tab === 'journal' && <Journal desk={desk} />}
              {tab === 'awards' && <Awards desk={desk} />}
              {tab === 'crew' && play && <Crew activityId={activity.id} play={play} />}
            </Tabs>
          </div>
        </div>
        <aside>
          <Rules desk={desk} />
        </aside>
      </div>
    </>
  )
}

function Rules({ desk: { activity } }: { desk: Desk }) {
  const t = useT()
  const { community } = useSession()
  return (
    <>
      <Block title={t(actTexts.rules)}>
        <ol className="c-act-rules">
          {activity.rules.map(line => (
            <li key={line}>{line}</li>
          ))}
        </ol>
        <p className="c-under">{t(actTexts.hash)}</p>
        <p className="c-under c-mono">{activity.rulesHash}</p>
        <p className="c-under">{t(actTexts.commitment)}</p>
        <p className="c-under c-mono">{activity.commitment}</p>
      </Block>
      <p>
        <a href={`/c/${community?.slug}/activities/${activity.id}`} target="_blank" rel="noopener">
          {t(actTexts.toMember)}
        </a>
      </p>
    </>
  )
}
