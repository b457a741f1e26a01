// Home: the day's voice, then what the community says, newest first.
import './today.css'
import { lazy, Suspense } from 'react'
import { Link, useSearchParams } from 'wouter'
import { date, useT } from '#ui/i18n.ts'
import { IconEdit } from '#ui/kit/icons.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { boot } from '../api.ts'
import { PostCard } from '../content/post-card.tsx'
import type { Post } from '../content/shapes.ts'
import { type StreamFilter, type StreamOf, useStream } from '../content/stream.ts'
import { StreamView } from '../content/stream-view.tsx'
import { Masthead } from '../shell/masthead.tsx'
import { Page } from '../shell/page.tsx'
import { todayTexts } from './texts.ts'

/** Not needed for the first drawing, and most days it is one line: it comes after the first script. */
const RunningRow = lazy(async () => ({ default: (await import('../activities/running-row.tsx')).RunningRow }))

const filters = ['all', 'featured', 'voice'] as const

export function TodayScreen() {
  return (
    <Page bare className="m-page-home">
      <Masthead />
      {boot.me ? <Stream /> : <Guest />}
    </Page>
  )
}

function Guest() {
  const t = useT()
  return (
    <Empty
      title={t(todayTexts.guestTitle)}
      action={
        <Link href="/sign-in" className="q-button q-button-primary q-button-normal">
          {t(todayTexts.signIn)}
        </Link>
      }
    >
      {t(todayTexts.guestHint)}
    </Empty>
  )
}

const dayOf = (at: string | number): string => date(at, 'day')

/** The last voice of this day, wherever it stands among the first posts. */
const voiceOfToday = ({ pages, pinned }: StreamOf): Post | undefined => {
  const today = dayOf(Date.now())
  return [...pages.items, ...pinned].find(post => post.kind === 'voice' && dayOf(post.publishedAt) === today)
}

function useFilter(): [StreamFilter, (filter: StreamFilter) => void] {
  const [search, setSearch] = useSearchParams()
  const wish = search.get('show') as StreamFilter | null
  return [
    wish && filters.includes(wish) ? wish : 'all',
    filter => setSearch(filter === 'all' ? {} : { show: filter }, { replace: true }),
  ]
}

function Stream() {
  const t = useT()
  const [filter, setFilter] = useFilter()
  const all = useStream(null)
  // A busy day pushes the morning's voice off the first page: then it is asked for by itself.
  const { items, end } = all.pages
  const pushedOff = items.length > 0 && !end && dayOf(items.at(-1)!.publishedAt) === dayOf(Date.now()) && !voiceOfToday(all)
  const voices = useStream(null, 'voice', pushedOff)
  const voice = voiceOfToday(all) ?? voiceOfToday(voices)
  return (
    <>
      {voice && <TodaysVoice post={voice} stream={all} />}
      <Suspense fallback={null}>
        <RunningRow />
      </Suspense>
      <div className="m-filters">
        <fieldset className="m-filter">
          <legend className="q-aside">{t(todayTexts.filter)}</legend>
          {filters.map(one => (
            <button key={one} type="button" aria-pressed={one === filter} onClick={() => setFilter(one)}>
              {t(todayTexts[one])}
            </button>
          ))}
        </fieldset>
        {all.mine.data?.write && (
          <Link href="/write" className="q-button q-button-primary q-button-small">
            <IconEdit size={18} /> {t(todayTexts.write)}
          </Link>
        )}
      </div>
      {filter === 'all' ? (
        <StreamView stream={all} label={t(todayTexts.stream)} without={voice?.id} empty={<NothingYet />} />
      ) : (
        <Filtered key={filter} filter={filter} />
      )}
    </>
  )
}

function NothingYet() {
  const t = useT()
  return (
    <Empty
      title={t(todayTexts.emptyTitle)}
      action={
        <Link href="/groups" className="q-button q-button-quiet q-button-normal">
          {t(todayTexts.toGroups)}
        </Link>
      }
    >
      {t(todayTexts.emptyHint)}
    </Empty>
  )
}

function Filtered({ filter }: { filter: 'featured' | 'voice' }) {
  const t = useT()
  const stream = useStream(null, filter)
  const [title, hint] =
    filter === 'featured' ? [todayTexts.noFeatured, todayTexts.noFeaturedHint] : [todayTexts.noVoices, todayTexts.noVoicesHint]
  return <StreamView stream={stream} label={t(todayTexts[filter])} empty={<Empty title={t(title)}>{t(hint)}</Empty>} />
}

function TodaysVoice({ post, stream }: { post: Post; stream: StreamOf }) {
  const t = useT()
  return (
    <section className="m-voice-today" aria-labelledby="voice-today">
      <h2 className="q-song" id="voice-today">
        {t(todayTexts.voiceToday)} <span className="q-quiet">{date(post.publishedAt, 'time')}</span>
      </h2>
      <PostCard post={post} mine={stream.mine.of(post.id)} moderate={stream.mine.data?.moderate ?? false} />
    </section>
  )
}
