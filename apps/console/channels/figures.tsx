// How many wait, failed or came today; each number opens what it counts.
import { Link } from 'wouter'
import { useRead } from '#ui/data.ts'
import { number, useT } from '#ui/i18n.ts'
import { ErrorNote } from '#ui/kit/states.tsx'
import { api } from '../api.ts'
import { messageTexts } from './message-texts.ts'

const figures = [
  { name: 'waitingForUs', href: '/messages?state=waiting', asks: true },
  { name: 'inToday', href: '/messages', asks: false },
  { name: 'sentToday', href: '/messages/out?state=sent', asks: false },
  { name: 'waiting', href: '/messages/out?state=waiting', asks: false },
  { name: 'failed', href: '/messages/out?state=failed', asks: true },
  { name: 'inDoubt', href: '/messages/out?state=in-doubt', asks: true },
] as const

export function Figures() {
  const t = useT()
  const read = useRead(api.channels.messageFigures, {}, { everyMs: 30_000 })
  if (!read.data) return <ErrorNote error={read.error} onRetry={read.reload} small />
  return (
    <ul className="c-mail-figures">
      {figures.map(({ name, href, asks }) => (
        <li key={name} className={asks && read.data![name] > 0 ? 'c-figure-asks' : undefined}>
          <Link href={href}>
            <b className="q-song">{number(read.data![name])}</b>
            <span>{t(messageTexts[name])}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
