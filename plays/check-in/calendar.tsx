// The heat of the days: a month of leaves, the deeper the longer the run; missed days can be made up with a tap.
import { useState } from 'react'
import { date, useT } from '#ui/i18n.ts'
import { IconButton } from '#ui/kit/button.tsx'
import { IconBack, IconNext } from '#ui/kit/icons.tsx'
import { Confirm } from '#ui/kit/sheet.tsx'
import type { Shown } from './play.ts'
import { checkInTexts as words } from './texts.ts'

const dayMs = 86_400_000
const msOf = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)
export const dayText = (day: string): string => date(msOf(day), 'date', 'UTC')
const isSigned = (months: Shown['months'], day: string): boolean =>
  Math.floor((months[day.slice(0, 7)] ?? 0) / 2 ** (Number(day.slice(8)) - 1)) % 2 === 1

/** How many days in a row end with this one; more than a week looks like a week. */
function heatOf(months: Shown['months'], day: string): number {
  let heat = 0
  for (let ms = msOf(day); heat < 7 && isSigned(months, dayOf(ms)); ms -= dayMs) heat++
  return heat
}
/** The days of a month, with what is empty before the first Monday. */
function monthOf(month: string): (string | null)[] {
  const first = msOf(`${month}-01`)
  const blanks = (new Date(first).getUTCDay() + 6) % 7
  const length = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate()
  return [...Array(blanks).fill(null), ...Array.from({ length }, (_, n) => dayOf(first + n * dayMs))]
}
const monthBeside = (month: string, step: number): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + step, 1)).toISOString().slice(0, 7)
// 2024-01-01 was a Monday.
const weekdays = Array.from({ length: 7 }, (_, n) => Date.UTC(2024, 0, 1 + n))

export interface CalendarProps {
  shown: Shown
  mayMakeUp: boolean
  busy: boolean
  makeUp: (day: string) => Promise<unknown>
}
export function Calendar({ shown, mayMakeUp, busy, makeUp }: CalendarProps) {
  const t = useT()
  const { today, firstDay, months, makeUp: cards } = shown
  const [month, setMonth] = useState((today < shown.lastDay ? today : shown.lastDay).slice(0, 7))
  const [asked, setAsked] = useState<string>()
  const open = new Set(mayMakeUp ? cards.missed : [])
  return (
    <div className="p-check-in-calendar">
      <div className="q-row q-row-apart">
        <IconButton
          icon={IconBack}
          label={t(words.before)}
          disabled={month <= firstDay.slice(0, 7)}
          onClick={() => setMonth(monthBeside(month, -1))}
        />
        <b aria-live="polite">{date(msOf(`${month}-01`), 'month', 'UTC')}</b>
        <IconButton
          icon={IconNext}
          label={t(words.after)}
          disabled={month >= shown.lastDay.slice(0, 7) || month >= today.slice(0, 7)}
          onClick={() => setMonth(monthBeside(month, 1))}
        />
      </div>
      <ol className="p-check-in-month">
        {weekdays.map(ms => (
          <li key={ms} className="p-check-in-weekday" aria-hidden="true">
            {date(ms, 'weekday', 'UTC')
              .replace(/^(?:星期|周)/, '')
              .slice(0, 3)}
          </li>
        ))}
        {monthOf(month).map((day, at) =>
          day === null ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: what is empty has no name.
            <li key={at} aria-hidden="true" />
          ) : (
            <Leaf key={day} day={day} shown={shown} heat={heatOf(months, day)} onPress={open.has(day) ? setAsked : undefined} />
          ),
        )}
      </ol>
      {open.size > 0 && <p className="q-quiet">{t(words.makeUpHint)}</p>}
      <Confirm
        open={asked !== undefined}
        onClose={() => setAsked(undefined)}
        title={t(words.makeUpTitle, { day: asked ? dayText(asked) : '' })}
        verb={t(words.makeUp)}
        kind="primary"
        busy={busy}
        onConfirm={() => void makeUp(asked ?? '').then(() => setAsked(undefined))}
      >
        <p>{t(words.makeUpText, { cards: cards.cards })}</p>
        {cards.points > 0 && <p>{t(words.makeUpPoints, { points: cards.points })}</p>}
      </Confirm>
    </div>
  )
}

interface LeafProps {
  day: string
  shown: Shown
  heat: number
  onPress: ((day: string) => void) | undefined
}
function Leaf({ day, shown, heat, onPress }: LeafProps) {
  const t = useT()
  const isWithin = day >= shown.firstDay && day <= shown.lastDay && day <= shown.today
  const said = heat > 0 ? words.daySigned : onPress ? words.dayOpen : isWithin ? words.dayMissed : words.dayNone
  const label = t(said, { day: dayText(day) })
  const face = (
    <span aria-hidden="true" className="p-check-in-leaf" data-heat={heat || undefined} data-open={onPress ? true : undefined}>
      {Number(day.slice(8))}
    </span>
  )
  return (
    <li data-today={day === shown.today || undefined} data-beside={!isWithin || undefined}>
      {onPress ? (
        <button type="button" aria-label={label} onClick={() => onPress(day)}>
          {face}
        </button>
      ) : (
        <>
          {face}
          <span className="q-aside">{label}</span>
        </>
      )}
    </li>
  )
}
