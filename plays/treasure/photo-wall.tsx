// The photo wall: what teams brought, the newest first.
import { date, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Section } from '#ui/kit/list.tsx'
import type { MemberProps } from '../screen.ts'
import type { Shown } from './show.ts'
import { treasureTexts as words } from './texts.ts'

export function PhotoWall({ shown, useFeed, urlOf }: MemberProps<Shown>) {
  const t = useT()
  const feed = useFeed('photo')
  const hasTasks = shown.points.some(one => one.taskWorth > 0 || one.task !== '')
  if (!hasTasks && feed.items.length === 0) return null
  return (
    <Section title={t(words.wall)}>
      {feed.items.length === 0 ? (
        <p className="q-quiet">{t(words.noPhotos)}</p>
      ) : (
        <ul className="p-treasure-wall">
          {feed.items.map(({ nth, files, outcome, at }) => {
            const { team, title } = outcome as { team: string; title: string }
            return files.map(file => (
              <li key={`${nth} ${file.fileId}`}>
                <img src={urlOf(file.fileId)} alt={`${team} · ${title}`} loading="lazy" decoding="async" />
                <span className="q-clip">
                  <b>{team}</b> {title}
                </span>
                <time className="q-quiet" dateTime={String(at)}>
                  {date(at, 'time')}
                </time>
              </li>
            ))
          })}
        </ul>
      )}
      {!feed.end && feed.items.length > 0 && (
        <Button kind="plain" onClick={feed.more}>
          {t(words.more)}
        </Button>
      )}
    </Section>
  )
}
