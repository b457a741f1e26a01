// The week on a narrow screen: day after day.
import { useT } from '#ui/i18n.ts'
import { calendarTexts } from './calendar-texts.ts'
import { EntryCard } from './entry-card.tsx'
import { weekdayText } from './texts.ts'
import { dayWords, weekdayOf } from './week.ts'
import { Gap, type WeekProps } from './week-grid.tsx'

export function WeekList({ calendar, places, acts }: WeekProps) {
  const t = useT()
  return (
    <ol className="c-days">
      {calendar.days.map(({ date: day, entries }) => (
        <li key={day} className={day < calendar.today ? 'c-week-past' : undefined}>
          <h2 aria-current={day === calendar.today ? 'date' : undefined}>
            {dayWords(day)} {t(weekdayText(weekdayOf(day)))}
            {day === calendar.today && <i>{t(calendarTexts.today)}</i>}
          </h2>
          {entries.length === 0 && <p className="q-quiet">{t(calendarTexts.dayEmpty)}</p>}
          <ul>
            {entries.map(entry => (
              <li key={entry.post?.id ?? entry.slot!.id}>
                <p>
                  <b>{entry.time}</b> {entry.slot?.title ?? t(calendarTexts.others)}
                  <span className="q-quiet"> {places.nameOf(entry.slot ? entry.slot.groupId : entry.post!.groupId)}</span>
                </p>
                {entry.post ? (
                  <EntryCard post={entry.post} standing={entry.standing} acts={acts} />
                ) : (
                  <Gap day={day} entry={entry} may={acts.may} soon={Date.parse(entry.at) - Date.now() < 36 * 3_600_000} />
                )}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}
