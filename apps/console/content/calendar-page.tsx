// Seven days of content: what is filled, what is open, and moving it about.
import './calendar.css'
import { useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { answers } from '#ui/answers.ts'
import { usePages, useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button, IconButton } from '#ui/kit/button.tsx'
import { IconBack, IconNext } from '#ui/kit/icons.tsx'
import { Confirm } from '#ui/kit/sheet.tsx'
import { Empty, ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { useLive } from '../shell/live.ts'
import { Page } from '../shell/page.tsx'
import { useMay } from '../shell/session.ts'
import { calendarTexts } from './calendar-texts.ts'
import { DraftTray } from './draft-tray.tsx'
import type { CardActs } from './entry-card.tsx'
import { MoveSheet } from './move-sheet.tsx'
import { contentTexts } from './texts.ts'
import { usePlaces } from './use-groups.ts'
import { useMoves } from './use-moves.ts'
import { useWide } from './use-wide.ts'
import { addDays, type Calendar, type ConsolePost, dayWords, type Entry, sumOf } from './week.ts'
import { WeekGrid } from './week-grid.tsx'
import { WeekList } from './week-list.tsx'

export function CalendarPage() {
  const t = useT()
  const may = useMay()('content.publish')
  const [search, setSearch] = useSearchParams()
  const from = /^\d{4}-\d\d-\d\d$/.exec(search.get('from') ?? '')?.[0]
  const calendar = useRead(api.content.calendar, { query: from ? { from } : {} })
  const drafts = usePages(api.content.consolePosts, { query: { state: 'draft', limit: 20 } })
  const [moving, setMoving] = useState<ConsolePost | null>(null)
  const [publishing, setPublishing] = useState<ConsolePost | null>(null)
  const [carried, setCarried] = useState<ConsolePost | null>(null)
  const moves = useMoves()
  const places = usePlaces()
  const wide = useWide('64rem')
  useLive(['content.posted', 'content.post-scheduled', 'content.post-unscheduled', 'content.slot-changed'], () =>
    answers.refresh('content'),
  )
  const go = (day: string | null) => setSearch(day ? { from: day } : {})
  const acts: CardActs = {
    may,
    onMove: setMoving,
    onPublish: setPublishing,
    onUnschedule: post => void moves.unschedule.run(post),
    onCarry: setCarried,
  }
  const onDrop = (post: ConsolePost, day: string, entry: Entry | null) => {
    setCarried(null)
    void moves.move.run(post, entry?.slot ? { date: day, slotId: entry.slot.id } : { date: day, time: post.dueTime! })
  }
  const { data } = calendar
  const Week = wide ? WeekGrid : WeekList
  return (
    <Page
      title={t(contentTexts.calendar)}
      lead={data && t(calendarTexts.lead, { zone: data.timeZone })}
      actions={
        <>
          <Link href="/calendar/slots">{t(contentTexts.slots)}</Link>
          {may && (
            <Link href="/posts/new" className="q-button q-button-primary q-button-small">
              {t(contentTexts.compose)}
            </Link>
          )}
        </>
      }
    >
      {data && <WeekHead calendar={data} onGo={go} />}
      <ErrorNote error={calendar.error} onRetry={calendar.reload} />
      <ErrorNote error={moving ? undefined : moves.move.error} small />
      <ErrorNote error={moves.unschedule.error} small />
      {calendar.loading && <Skeleton kind="card" count={3} />}
      {data?.days.every(day => day.entries.length === 0) && (
        <Empty
          title={t(calendarTexts.empty)}
          action={
            <Link href="/calendar/slots" className="q-button q-button-quiet q-button-normal">
              {t(calendarTexts.openSlot)}
            </Link>
          }
        >
          {t(calendarTexts.emptyHint)}
        </Empty>
      )}
      {data?.days.some(day => day.entries.length > 0) && <Week {...{ calendar: data, places, acts, carried, onDrop }} />}
      <DraftTray drafts={drafts} acts={acts} />
      {moving && (
        <MoveSheet
          post={moving}
          busy={moves.move.busy}
          error={moves.move.error}
          onClose={() => {
            setMoving(null)
            moves.move.reset()
          }}
          onPut={async when => (await moves.move.run(moving, when)) && setMoving(null)}
        />
      )}
      <Confirm
        open={publishing !== null}
        onClose={() => setPublishing(null)}
        title={t(calendarTexts.publishTitle)}
        verb={t(calendarTexts.publishNow)}
        kind="primary"
        busy={moves.publish.busy}
        onConfirm={async () => {
          if (!(await moves.publish.run(publishing!))) return
          setPublishing(null)
          toast(calendarTexts.published)
        }}
      >
        <p>{t(calendarTexts.publishHint)}</p>
        <ErrorNote error={moves.publish.error} small />
      </Confirm>
    </Page>
  )
}

function WeekHead({ calendar, onGo }: { calendar: Calendar; onGo: (day: string | null) => void }) {
  const t = useT()
  const first = calendar.days[0]!.date
  const { all, filled, gaps, next } = sumOf(calendar)
  const sentence =
    all === 0
      ? t(calendarTexts.sumNone)
      : gaps === 0
        ? t(calendarTexts.sumFull, { all })
        : t(calendarTexts.sumGaps, { all, filled, gaps })
  return (
    <div className="c-week-head">
      <div className="q-row">
        <IconButton icon={IconBack} label={t(calendarTexts.earlier)} onClick={() => onGo(addDays(first, -7))} />
        <b className="q-song" aria-live="polite">
          {t(calendarTexts.week, { from: dayWords(first), until: dayWords(calendar.days.at(-1)!.date) })}
        </b>
        <IconButton icon={IconNext} label={t(calendarTexts.later)} onClick={() => onGo(addDays(first, 7))} />
        {first !== calendar.today && (
          <Button size="small" kind="plain" onClick={() => onGo(null)}>
            {t(calendarTexts.thisWeek)}
          </Button>
        )}
      </div>
      <p>
        {sentence}
        {t({ zh: '', en: ' ' })}
        {next && t(calendarTexts.sumNext, { when: `${dayWords(next.day)} ${next.entry.time}`, slot: next.entry.slot!.title })}
      </p>
    </div>
  )
}
