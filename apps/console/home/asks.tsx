// What waits for the operator, each line leading to where it is settled. Nothing is shown that his role does not see.

import { Link } from 'wouter'
import type { Text } from '#kernel/i18n.ts'
import { useRead } from '#ui/data.ts'
import { number, useT } from '#ui/i18n.ts'
import { Skeleton } from '#ui/kit/states.tsx'
import { api } from '../api.ts'
import { useMay } from '../shell/session.ts'
import { Panel } from './panel.tsx'
import { homeTexts } from './texts.ts'

interface AskLine {
  count: number
  more: boolean
  words: Text
  href: string
}
const most = 100

function useAsks(): { lines: AskLine[]; loading: boolean } {
  const may = useMay()
  const applications = useRead(api.groups.deskApplications, may('groups.edit') ? { query: { limit: most } } : null)
  const reports = useRead(api.content.reports, may('content.moderate') ? { query: { state: 'open', limit: most } } : null)
  const backs = useRead(api.shop.deskOrders, may('shop.refund') ? { query: { filter: 'asked', limit: most } } : null)
  const messages = useRead(api.channels.messageFigures, may('channels.read') ? {} : null, { everyMs: 60_000 })
  const calendar = useRead(api.content.calendar, may('content.publish') ? { query: { days: 7 } } : null)
  const entries = calendar.data?.days.flatMap(day => day.entries) ?? []
  const soon = Date.now() + 86_400_000
  const gaps = entries.filter(entry => entry.standing === 'gap' && new Date(entry.at).getTime() < soon).length
  const missed = entries.filter(entry => entry.standing === 'missed').length
  const paged = (read: { data: { items: unknown[]; next: string | null } | undefined }) => ({
    count: read.data?.items.length ?? 0,
    more: read.data?.next != null,
  })
  const lines: AskLine[] = [
    { ...paged(applications), words: homeTexts.askApplications, href: '/applications' },
    { ...paged(reports), words: homeTexts.askReports, href: '/moderation' },
    { ...paged(backs), words: homeTexts.askBacks, href: '/orders?filter=asked' },
    { count: messages.data?.waitingForUs ?? 0, more: false, words: homeTexts.askMessages, href: '/messages' },
    {
      count: (messages.data?.failed ?? 0) + (messages.data?.inDoubt ?? 0),
      more: false,
      words: homeTexts.askFailed,
      href: '/messages',
    },
    { count: missed, more: false, words: homeTexts.askMissed, href: '/calendar' },
    { count: gaps, more: false, words: homeTexts.askGaps, href: '/calendar' },
  ]
  return {
    lines: lines.filter(line => line.count > 0),
    loading: [applications, reports, backs, messages, calendar].some(one => one.loading),
  }
}

export function Asks() {
  const t = useT()
  const { lines, loading } = useAsks()
  return (
    <Panel title={t(homeTexts.asks)} className="c-asks">
      {loading ? (
        <Skeleton kind="text" count={1} />
      ) : lines.length === 0 ? (
        <p className="q-quiet">
          {t(homeTexts.asksNone)}
          {t(homeTexts.asksNoneHint)}
        </p>
      ) : (
        <ul>
          {lines.map(line => (
            <li key={line.words.en}>
              <Link href={line.href} className="c-ask">
                <b className="q-song">{line.more ? t(homeTexts.many, { count: number(most) }) : number(line.count)}</b>
                <span>{t(line.words, { count: line.count })}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
