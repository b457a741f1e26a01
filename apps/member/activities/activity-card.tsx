// One activity in a list: its mark, what it is, and how long it lasts.
import { date, useT } from '#ui/i18n.ts'
import { IconCheck } from '#ui/kit/icons.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { fileAddress } from '../api.ts'
import { at } from '../shell/ways.ts'
import { Countdown } from '../shop/countdown.tsx'
import { serverNow } from '../shop/server-clock.ts'
import { PlayMark } from './marks.tsx'
import type { ActivityCard } from './shapes.ts'
import { activityTexts } from './texts.ts'

export function Face({ activity, size = 'row' }: { activity: ActivityCard; size?: 'row' | 'head' }) {
  const { pictureFileId, play } = activity
  if (!pictureFileId) return <PlayMark play={play} size={size} />
  return <img className={`m-act-mark m-act-mark-${size}`} src={fileAddress(pictureFileId)} alt="" loading="lazy" />
}

const isOver = ({ state }: ActivityCard): boolean => state !== 'scheduled' && state !== 'open'

/** Until it opens, until it closes, or when it ended. */
export function Clock({ activity, onEnd }: { activity: ActivityCard; onEnd?: () => void }) {
  const t = useT()
  const { state, opensAt, closesAt } = activity
  if (isOver(activity)) {
    // Closed by hand before its time: when, its card does not tell.
    if (new Date(closesAt).getTime() > serverNow()) return null
    return <span className="m-act-clock">{t(activityTexts.closedAt, { at: date(closesAt, 'moment') })}</span>
  }
  return (
    <span className="m-act-clock">
      {t(state === 'scheduled' ? activityTexts.opensIn : activityTexts.closesIn)}{' '}
      <Countdown until={state === 'scheduled' ? opensAt : closesAt} {...(onEnd && { onEnd })} />
    </span>
  )
}

/** Before the end they take part, afterwards they took part. */
export function Players({ activity }: { activity: ActivityCard }) {
  const t = useT()
  const count = activity.players
  if (count === 0) return null
  return <span className="q-quiet">{t(isOver(activity) ? activityTexts.playersThen : activityTexts.players, { count })}</span>
}

export function ActivityRow({ activity }: { activity: ActivityCard }) {
  const t = useT()
  const { id, title, playTitle, seriesNth, mine, state } = activity
  return (
    <li>
      <a className="m-act-row" href={at(`/activities/${id}`)}>
        <Face activity={activity} />
        <span className="m-act-row-words">
          <span className="m-act-row-title">{title}</span>
          <span className="m-act-row-line">
            {playTitle && <Tag tone="indigo">{playTitle}</Tag>}
            {isOver(activity) && <Tag>{t(activityTexts[`state_${state}`])}</Tag>}
            {seriesNth !== null && <span className="q-quiet">{t(activityTexts.nth, { n: seriesNth })}</span>}
          </span>
          <span className="m-act-row-line">
            <Clock activity={activity} />
            <Players activity={activity} />
          </span>
        </span>
        {mine !== null && mine.moves > 0 && (
          <span className="m-act-in">
            <IconCheck size={16} /> {t(isOver(activity) ? activityTexts.playedThen : activityTexts.playedIt)}
          </span>
        )}
      </a>
    </li>
  )
}
