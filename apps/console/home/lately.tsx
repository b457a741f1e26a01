// What happened lately: who came, what was posted, what operators did; kept fresh by the live line.

import { Link } from 'wouter'
import { usePages, useRead } from '#ui/data.ts'
import { number, useT } from '#ui/i18n.ts'
import { Avatar } from '#ui/kit/avatar.tsx'
import { RelativeTime } from '#ui/kit/relative-time.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { api, fileAddress } from '../api.ts'
import { useMay } from '../shell/session.ts'
import { useActSentence } from '../staff/acts.ts'
import { Panel } from './panel.tsx'
import { homeTexts } from './texts.ts'

interface Happened {
  key: string
  at: string
  who: string
  whoId: string
  photo?: string | null
  what: string
  href: string
}
const shown = 12
/** A busy operator must not hide the community. */
const actsShown = 5

export function Lately() {
  const t = useT()
  const may = useMay()
  const sayAct = useActSentence()
  const members = useRead(api.members.list, may('members.read') ? { query: { sort: 'joined', limit: shown } } : null)
  const posts = useRead(api.content.consolePosts, may('content.read') ? { query: { state: 'published', limit: shown } } : null)
  const acts = usePages(api.staff.communityAudit, may('staff.audit') ? { query: { limit: shown } } : null, { everyMs: 60_000 })
  const all: Happened[] = [
    ...(members.data?.items ?? []).map(one => ({
      key: one.memberId,
      at: one.joinedAt,
      who: one.name,
      whoId: one.memberId,
      photo: one.photo && fileAddress(one.photo),
      what: t(homeTexts.cameBy),
      href: `/members/${one.memberId}`,
    })),
    ...(posts.data?.items ?? []).map(one => ({
      key: one.id,
      at: one.appearedAt ?? one.createdAt,
      who: one.author.name,
      whoId: one.author.memberId ?? one.author.name,
      what: `${t(homeTexts.posted)}「${(one.text.split('\n')[0] || t(homeTexts.wroteVoice, { seconds: number(Math.round((one.voice?.durationMs ?? 0) / 1000)) })).slice(0, 40)}」`,
      href: `/posts/${one.id}`,
    })),
    ...acts.items.slice(0, actsShown).map(one => ({
      key: one.id,
      at: one.at,
      who: one.operatorName,
      whoId: one.operatorId,
      what: sayAct(one),
      href: '/audit',
    })),
  ]
  const lately = all.toSorted((a, b) => b.at.localeCompare(a.at)).slice(0, shown)
  const loading = members.loading || posts.loading || acts.loading
  return (
    <Panel title={t(homeTexts.recent)} aside={<Tag tone="green">{t(homeTexts.live)}</Tag>}>
      <ErrorNote error={members.error ?? posts.error} onRetry={() => void members.reload()} small />
      {loading ? (
        <Skeleton count={4} />
      ) : lately.length === 0 ? (
        <p className="q-quiet">{t(homeTexts.recentNone)}</p>
      ) : (
        <ol className="c-lately">
          {lately.map(one => (
            <li key={one.key}>
              <Link href={one.href} className="c-lately-line">
                <Avatar name={one.who} id={one.whoId} photo={one.photo} size="small" />
                <span className="q-grow">
                  <b>{one.who}</b> {one.what}
                </span>
                <RelativeTime at={one.at} className="q-quiet" />
              </Link>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  )
}
