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

/** Until it opens, until it closes, or when it ended. */
export function Clock({ activity, onEnd }: { activity: ActivityCard; onEnd?: () => void }) {
  const t = useT()
  const { state, opensAt, closesAt } = activity
  if (state !== 'scheduled' && state !== 'open') {
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

export function ActivityRow({ activity }: { activity: ActivityCard }) {
  const t = useT()
  const { id, title, playTitle, players, seriesNth, mine, state } = activity
  return (
    <li>
      <a className="m-act-row" href={at(`/activities/${id}`)}>
        <Face activity={activity} />
        <span className="m-act-row-words">
          <span className="m-act-row-title">{title}</span>
          <span className="m-act-row-line">
            {playTitle && <Tag tone="indigo">{playTitle}</Tag>}
            {state !== 'open' && state !== 'scheduled' && <Tag>{t(activityTexts[`state_${state}`])}</Tag>}
            {seriesNth !== null && <span className="q-quiet">{t(activityTexts.nth, { n: seriesNth })}</span>}
          </span>
          <span className="m-act-row-line">
            <Clock activity={activity} />
            {players > 0 && <span className="q-quiet">{t(activityTexts.players, { count: players })}</span>}
          </span>
        </span>
        {mine !== null && mine.moves > 0 && (
          <span className="m-act-in">
            <IconCheck size={16} /> {t(activityTexts.playedIt)}
          </span>
        )}
      </a>
    </li>
  )
}
