// The week as a table: a row a slot, a column a day; below them what stands outside every slot.
import { Link } from 'wouter'
import { useT } from '#ui/i18n.ts'
import { IconPlus } from '#ui/kit/icons.tsx'
import { calendarTexts } from './calendar-texts.ts'
import { type CardActs, EntryCard } from './entry-card.tsx'
import { kindIcons } from './post-words.ts'
import { kindTexts, weekdayText } from './texts.ts'
import type { Places } from './use-groups.ts'
import { type Calendar, type ConsolePost, dayWords, type Entry, fits, loose, rowsOf, weekdayOf } from './week.ts'

export interface WeekProps {
  calendar: Calendar
  places: Places
  acts: CardActs
  carried: ConsolePost | null
  onDrop: (post: ConsolePost, day: string, entry: Entry | null) => void
}

export const composeHref = (day: string, entry: Entry): string =>
  `/posts/new?${new URLSearchParams({
    date: day,
    slot: entry.slot!.id,
    kind: entry.slot!.kind,
    ...(entry.slot!.groupId && { group: entry.slot!.groupId }),
  })}`

export function WeekGrid(props: WeekProps) {
  const { calendar, places } = props
  const t = useT()
  const others = loose(calendar)
  return (
    <div className="c-week-scroll">
      <table className="c-week">
        <caption className="q-aside">
          {t(calendarTexts.week, { from: calendar.days[0]!.date, until: calendar.days.at(-1)!.date })}
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="q-aside">{t(calendarTexts.slot)}</span>
            </th>
            {calendar.days.map(({ date: day }) => (
              <th key={day} scope="col" aria-current={day === calendar.today ? 'date' : undefined}>
                <span>{t(weekdayText(weekdayOf(day)))}</span>
                <b className="q-song">{Number(day.slice(8))}</b>
                {day === calendar.today && <i>{t(calendarTexts.today)}</i>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowsOf(calendar).map(({ slot, cells }) => {
            const Mark = kindIcons[slot.kind]
            return (
              <tr key={slot.id}>
                <th scope="row">
                  <b>{slot.time}</b>
                  <span>{slot.title}</span>
                  <span className="q-quiet c-week-place">
                    <Mark size={14} label={t(kindTexts[slot.kind])} />
                    {places.nameOf(slot.groupId)}
                  </span>
                </th>
                {cells.map((entry, at) => (
                  <SlotCell key={calendar.days[at]!.date} day={calendar.days[at]!.date} entry={entry} {...props} />
                ))}
              </tr>
            )
          })}
          <tr className="c-week-others">
            <th scope="row">
              <span>{t(calendarTexts.others)}</span>
            </th>
            {others.map((entries, at) => (
              <LooseCell key={calendar.days[at]!.date} day={calendar.days[at]!.date} entries={entries} {...props} />
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  )
}

interface CellProps extends WeekProps {
  day: string
}

/** What a cell needs to take a carried post; nothing when it may not. */
const takes = (may: boolean, drop: () => void) =>
  may
    ? {
        'data-takes': true,
        onDragOver: (event: React.DragEvent) => event.preventDefault(),
        onDragEnter: (event: React.DragEvent) => event.currentTarget.setAttribute('data-over', ''),
        onDragLeave: (event: React.DragEvent) =>
          event.currentTarget.contains(event.relatedTarget as Node) || event.currentTarget.removeAttribute('data-over'),
        onDrop: (event: React.DragEvent) => {
          event.preventDefault()
          event.currentTarget.removeAttribute('data-over')
          drop()
        },
      }
    : {}

function SlotCell({ day, entry, calendar, acts, carried, onDrop }: CellProps & { entry: Entry | null }) {
  const past = day < calendar.today
  if (!entry) return <td className={past ? 'c-week-past' : undefined} />
  const may = carried !== null && fits(entry, carried)
  return (
    <td className={past ? 'c-week-past' : undefined} {...takes(may, () => onDrop(carried!, day, entry))}>
      {entry.post ? (
        <EntryCard post={entry.post} standing={entry.standing} acts={acts} />
      ) : (
        <Gap day={day} entry={entry} may={acts.may} soon={Date.parse(entry.at) - Date.now() < 36 * 3_600_000} />
      )}
    </td>
  )
}

export function Gap({ day, entry, may, soon }: { day: string; entry: Entry; may: boolean; soon: boolean }) {
  const t = useT()
  if (entry.standing === 'missed') return <p className="c-missed">{t(calendarTexts.missed)}</p>
  if (!may) return <p className="c-missed">{t(calendarTexts.gap)}</p>
  const label = t(calendarTexts.gapLabel, { day: dayWords(day), time: entry.time, slot: entry.slot!.title })
  return (
    <Link href={composeHref(day, entry)} className={`c-gap ${soon ? 'c-gap-soon' : ''}`} aria-label={label}>
      <IconPlus size={16} />
      {t(calendarTexts.gap)}
    </Link>
  )
}

function LooseCell({ day, entries, calendar, acts, carried, onDrop }: CellProps & { entries: Entry[] }) {
  const may = carried?.state === 'scheduled' && day >= calendar.today && carried.dueDate !== day
  return (
    <td className={day < calendar.today ? 'c-week-past' : undefined} {...takes(may, () => onDrop(carried!, day, null))}>
      {entries.map(entry => (
        <EntryCard key={entry.post!.id} post={entry.post!} standing={entry.standing} time={entry.time} acts={acts} />
      ))}
    </td>
  )
}
