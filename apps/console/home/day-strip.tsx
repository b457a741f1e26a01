// Today from midnight to midnight, and the six days after: what appears when, and what is still empty.
import './day.css'

import { Link } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { useRead } from '#ui/data.ts'
import { date, number, useT } from '#ui/i18n.ts'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { Panel } from './panel.tsx'
import { homeTexts } from './texts.ts'

type Calendar = Answer<Rooms['content']['calendar']>
type Day = Calendar['days'][number]
type Entry = Day['entries'][number]

const hoursOf = (time: string): number => Number(time.slice(0, 2)) + Number(time.slice(3)) / 60
const isEmpty = (entry: Entry) => entry.standing === 'gap' || entry.standing === 'missed' || entry.standing === 'draft'
const titleOf = (entry: Entry): string => entry.slot?.title ?? entry.post?.text.split('\n')[0] ?? ''

export function DayStrip() {
  const t = useT()
  const calendar = useRead(api.content.calendar, { query: { days: 7 } }, { everyMs: 120_000 })
  const [today, ...ahead] = calendar.data?.days ?? []
  return (
    <Panel title={t(homeTexts.today)} className="c-day-panel" aside={<Link href="/calendar">{t(homeTexts.calendar)}</Link>}>
      <ErrorNote error={calendar.error} onRetry={calendar.reload} small />
      {calendar.loading && <Skeleton kind="text" count={2} />}
      {calendar.data && today && (
        <>
          <p>{sentence(today, ahead, t)}</p>
          <div className="c-day">
            <Ruler day={today} timeZone={calendar.data.timeZone} />
            {today.entries.length > 0 && (
              <ol className="c-day-entries">
                {today.entries.map(entry => (
                  <EntryLine key={`${entry.time}${entry.slot?.id}${entry.post?.id}`} entry={entry} />
                ))}
              </ol>
            )}
            <ol className="c-ahead" aria-label={t(homeTexts.week)}>
              {ahead.map(day => (
                <WeekDay key={day.date} day={day} />
              ))}
            </ol>
          </div>
        </>
      )}
    </Panel>
  )
}

function sentence(today: Day, ahead: readonly Day[], t: ReturnType<typeof useT>): string {
  const gaps = today.entries.filter(entry => entry.standing === 'gap')
  const later = ahead.flatMap(day => day.entries).filter(entry => entry.standing === 'gap').length
  const first = gaps[0]
  const now = first
    ? t(homeTexts.dayGap, { count: number(gaps.length), time: first.time, title: titleOf(first) })
    : t(today.entries.length ? homeTexts.dayFull : homeTexts.dayNothing)
  return later ? `${now}${t({ zh: '', en: ' ' })}${t(homeTexts.weekGap, { count: number(later) })}` : now
}

function EntryLine({ entry }: { entry: Entry }) {
  const t = useT()
  const { post } = entry
  const says = post
    ? post.text.split('\n')[0] ||
      (post.voice ? t(homeTexts.wroteVoice, { seconds: number(Math.round(post.voice.durationMs / 1000)) }) : '')
    : t(homeTexts.slotEmpty)
  return (
    <li>
      <Link href={post ? `/posts/${post.id}` : '/calendar'} className={`c-day-entry c-day-${isEmpty(entry) ? 'gap' : 'filled'}`}>
        <time className="q-song">{entry.time}</time>
        <span className="q-grow">
          <b className="q-clip">{entry.slot?.title ?? t(homeTexts.outside)}</b>
          <span className="q-clip">{says}</span>
        </span>
        <small>{t(standingTexts[entry.standing])}</small>
      </Link>
    </li>
  )
}

/** The hours as a ruler; each entry a leaf on it, hollow where it is still to be filled. */
function Ruler({ day, timeZone }: { day: Day; timeZone: string }) {
  const now = hoursOf(date(Date.now(), 'time', timeZone))
  const x = (hours: number) => 20 + (hours / 24) * 960
  return (
    <svg className="c-ruler" viewBox="0 0 1000 64" aria-hidden="true">
      <line className="c-ruler-line" x1={x(0)} x2={x(24)} y1="40" y2="40" />
      <line className="c-ruler-past" x1={x(0)} x2={x(now)} y1="40" y2="40" />
      {Array.from({ length: 25 }, (_none, hour) => hour).map(hour => (
        <g key={hour}>
          <line className="c-ruler-tick" x1={x(hour)} x2={x(hour)} y1="40" y2={hour % 6 === 0 ? 50 : 44} />
          {hour % 6 === 0 && (
            <text x={x(hour)} y="62" textAnchor="middle">
              {hour}
            </text>
          )}
        </g>
      ))}
      {day.entries.map(entry => (
        <path
          key={`${entry.time}${entry.slot?.id}${entry.post?.id}`}
          className={isEmpty(entry) ? 'c-leaf-empty' : 'c-leaf'}
          d={`M${x(hoursOf(entry.time))} 38c-11-6-12-18-2-28 11 8 13 20 2 28`}
        />
      ))}
      <path className="c-ruler-now" d={`M${x(now)} 34v12`} />
    </svg>
  )
}

function WeekDay({ day }: { day: Day }) {
  const t = useT()
  const at = `${day.date}T12:00:00Z`
  const gaps = day.entries.filter(isEmpty).length
  const spoken = t(homeTexts.dayCount, {
    day: date(at, 'date', 'UTC'),
    filled: number(day.entries.length - gaps),
    all: number(day.entries.length),
  })
  return (
    <li>
      <Link href={`/calendar?from=${day.date}`} className="c-ahead-day">
        <span>{date(at, 'weekday', 'UTC')}</span>
        <span className="q-aside">{spoken}</span>
        <span className="c-ahead-dots">
          {day.entries.map(entry => (
            <i
              key={`${entry.time}${entry.slot?.id}${entry.post?.id}`}
              className={isEmpty(entry) ? 'c-dot-gap' : 'c-dot'}
              title={`${entry.time} ${titleOf(entry)} · ${t(standingTexts[entry.standing])}`}
            />
          ))}
        </span>
      </Link>
    </li>
  )
}

const standingTexts = {
  gap: { zh: '待填', en: 'to fill' },
  missed: { zh: '错过了', en: 'missed' },
  draft: { zh: '草稿', en: 'draft' },
  scheduled: { zh: '已排好', en: 'scheduled' },
  published: { zh: '已发布', en: 'published' },
  late: { zh: '晚到', en: 'late' },
  down: { zh: '已撤下', en: 'taken down' },
}
