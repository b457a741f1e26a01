// The head of the home screen: whose place this is, and what day. first-paint.ts writes the same before any script.
import { Link } from 'wouter'
import { currentLocale, useT } from '#ui/i18n.ts'
import { Emblem } from '#ui/kit/emblem.tsx'
import { IconInbox, IconSearch } from '#ui/kit/icons.tsx'
import { Seal } from '#ui/kit/tag.tsx'
import { boot } from '../api.ts'
import { shellTexts } from '../texts.ts'
import { dayLine, weeksSince } from './day-line.ts'
import { useUnread } from './unread.ts'

export function Masthead() {
  const t = useT()
  const { community, me } = boot
  if (!community) return null
  return (
    <>
      <header className="m-masthead">
        <Emblem id={community.id} ageWeeks={weeksSince(community.openedAt, boot.now)} size={44} />
        <div className="q-grow">
          <h1 className="q-song">{community.name}</h1>
          <p className="m-day">{dayLine(new Date(), currentLocale(), community.timeZone)}</p>
        </div>
        <div className="m-bar-actions">
          {me && (
            <Link href="/search" className="q-icon-button" title={t(shellTexts.search)}>
              <IconSearch label={t(shellTexts.search)} />
            </Link>
          )}
          {me && (
            <Link href="/inbox" className="q-icon-button" title={t(shellTexts.inbox)}>
              <IconInbox label={t(shellTexts.inbox)} />
              <Unread />
            </Link>
          )}
        </div>
      </header>
      {community.intro && <p className="m-intro q-prose">{community.intro}</p>}
    </>
  )
}

export function Unread() {
  const t = useT()
  const count = useUnread()
  return <Seal count={count} label={t(shellTexts.unread, { count })} />
}
