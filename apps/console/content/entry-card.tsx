// One post of the calendar: what it is, how it stands, and what can be done with it.
import { Dropdown } from 'antd'
import { Link } from 'wouter'
import { date, useT } from '#ui/i18n.ts'
import { IconButton } from '#ui/kit/button.tsx'
import { IconMore } from '#ui/kit/icons.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { calendarTexts } from './calendar-texts.ts'
import { excerptOf, kindIcons, stateTones } from './post-words.ts'
import { contentTexts, kindTexts, stateTexts } from './texts.ts'
import type { ConsolePost, Entry } from './week.ts'

export interface CardActs {
  may: boolean
  onMove: (post: ConsolePost) => void
  onPublish: (post: ConsolePost) => void
  onUnschedule: (post: ConsolePost) => void
  /** The post that is being carried, or none. */
  onCarry: (post: ConsolePost | null) => void
}

export function EntryCard({
  post,
  standing,
  time,
  acts,
}: {
  post: ConsolePost
  standing: Entry['standing']
  time?: string
  acts: CardActs
}) {
  const t = useT()
  const Mark = kindIcons[post.kind]
  const movable = acts.may && (post.state === 'draft' || post.state === 'scheduled')
  const words = excerptOf(post, 60)
  const items = [
    { key: 'move', label: t(post.state === 'draft' ? calendarTexts.schedule : calendarTexts.move) },
    { key: 'publish', label: t(calendarTexts.publishNow) },
    ...(post.state === 'scheduled' ? [{ key: 'unschedule', label: t(calendarTexts.unschedule) }] : []),
  ]
  const act = { move: acts.onMove, publish: acts.onPublish, unschedule: acts.onUnschedule }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: carrying by pointer is a convenience; the menu does the same by keys.
    <div
      className={`c-entry c-entry-${post.state}`}
      draggable={movable}
      onDragStart={event => {
        event.dataTransfer.setData('text/plain', words)
        event.dataTransfer.effectAllowed = 'move'
        acts.onCarry(post)
      }}
      onDragEnd={() => acts.onCarry(null)}
    >
      <div className="c-entry-top">
        <Mark size={16} label={t(kindTexts[post.kind])} />
        {time && <b>{time}</b>}
        <Standing post={post} standing={standing} />
        {movable && (
          <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => act[key as keyof typeof act](post) }}>
            <IconButton
              icon={IconMore}
              label={t(calendarTexts.actions, { title: words })}
              className="c-entry-more"
              aria-haspopup="menu"
            />
          </Dropdown>
        )}
      </div>
      <Link href={`/posts/${post.id}`} className="c-entry-words" draggable={false}>
        {words}
      </Link>
      {post.voice && (
        <span className="q-quiet">{t(contentTexts.seconds, { seconds: Math.round(post.voice.durationMs / 1000) })}</span>
      )}
    </div>
  )
}

function Standing({ post, standing }: { post: ConsolePost; standing: Entry['standing'] }) {
  const t = useT()
  if (standing === 'late')
    return <Tag tone="ochre">{t(calendarTexts.late, { time: post.appearedAt ? date(post.appearedAt, 'time') : '' })}</Tag>
  return <Tag tone={stateTones[post.state]}>{t(stateTexts[post.state])}</Tag>
}
