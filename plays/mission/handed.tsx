// What was handed in for a piece: found in the feed, shown with its words, link, pictures and files.
import { date, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Gallery } from '#ui/kit/images.tsx'
import { Skeleton } from '#ui/kit/states.tsx'
import type { MemberProps, MoveSeen } from '../screen.ts'
import type { SlotShown } from './settings.ts'
import { missionTexts } from './texts.ts'

type From = Pick<MemberProps, 'useFeed' | 'urlOf'> & { slot: SlotShown }

/** The version that is on the table now; older ones are not what anyone has to judge. */
export function Handed({ slot, useFeed, urlOf }: From) {
  const t = useT()
  const feed = useFeed('hand-in')
  const found = feed.items.find(one => {
    const outcome = one.outcome as { slot: number; version: number }
    return outcome.slot === slot.slot && outcome.version === slot.version
  })
  if (slot.version === 0) return <p className="q-quiet">{t(missionTexts.nothingHanded)}</p>
  if (found) return <What seen={found} urlOf={urlOf} version={slot.version} />
  if (feed.loading) return <Skeleton kind="text" count={1} />
  return feed.end ? (
    <p className="q-quiet">{t(missionTexts.nothingHanded)}</p>
  ) : (
    <Button size="small" onClick={feed.more}>
      {t(missionTexts.findMore)}
    </Button>
  )
}

function What({ seen, urlOf, version }: Pick<MemberProps, 'urlOf'> & { seen: MoveSeen; version: number }) {
  const t = useT()
  const { text, link } = seen.input as { text?: string; link?: string }
  const pictures = seen.files.filter(one => one.kind === 'picture')
  const others = seen.files.filter(one => one.kind !== 'picture')
  return (
    <div className="p-mission-handed">
      <p className="q-quiet">
        {t(missionTexts.version, { n: version })} · {date(seen.at, 'moment')}
      </p>
      {text && <p className="q-prose">{text}</p>}
      <Gallery images={pictures.map(one => ({ src: urlOf(one.fileId), alt: one.name }))} />
      <p className="q-row">
        {link && (
          <a href={link} target="_blank" rel="noreferrer nofollow" className="p-mission-link">
            {t(missionTexts.openLink)}
          </a>
        )}
        {others.map((one, at) => (
          <a key={one.fileId} href={urlOf(one.fileId)} className="p-mission-link" target="_blank" rel="noreferrer">
            {one.name || t(missionTexts.file, { n: at + 1 })}
          </a>
        ))}
      </p>
    </div>
  )
}
