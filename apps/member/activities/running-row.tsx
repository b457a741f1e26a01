// What is on just now, as a slim row on other screens; where nothing is, nothing is drawn.
import './activities.css'
import './frame.css'
import { useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { api } from '../api.ts'
import { at } from '../shell/ways.ts'
import { Clock } from './activity-card.tsx'
import { PlayMark } from './marks.tsx'
import { useActivitiesHeard } from './shapes.ts'
import { activityTexts } from './texts.ts'

export function RunningRow({ groupId }: { groupId?: string }) {
  const t = useT()
  useActivitiesHeard()
  const query = { when: 'now' as const, limit: 6, ...(groupId && { groupId }) }
  const read = useRead(api.activities.list, { query }, { staleMs: 30_000 })
  const running = read.data?.items ?? []
  if (running.length === 0) return null
  return (
    <nav aria-label={t(activityTexts.activities)}>
      <ul className="m-act-slim">
        {running.map(one => (
          <li key={one.id}>
            <a className="m-act-slim-one" href={at(`/activities/${one.id}`)}>
              <PlayMark play={one.play} size="slim" />
              <span>
                <b className="q-clip">{one.title}</b>
                <Clock activity={one} />
              </span>
            </a>
          </li>
        ))}
        {!groupId && (
          <li>
            <a className="m-act-slim-one" href={at('/activities')}>
              {t(activityTexts.activities)}
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}
