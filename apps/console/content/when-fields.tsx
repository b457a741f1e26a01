// A day of the community's clock, and on it a slot that is open or a time of its own.
import { useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Input, Select } from '#ui/kit/field.tsx'
import { api } from '../api.ts'
import { calendarTexts } from './calendar-texts.ts'
import type { When } from './use-moves.ts'

export interface WhenFieldsProps {
  when: When
  groupId: string | null
  /** The first day that may be chosen. */
  today: string
  /** The post itself does not fill its own slot. */
  postId?: string
  onChange: (when: When) => void
}

const own = 'own'

export function WhenFields({ when, groupId, today, postId, onChange }: WhenFieldsProps) {
  const t = useT()
  const real = /^\d{4}-\d\d-\d\d$/.test(when.date)
  const day = useRead(api.content.calendar, real ? { query: { from: when.date, days: 1 } } : null)
  const open =
    day.data?.days[0]?.entries.filter(
      ({ slot, standing, post }) => slot?.groupId === groupId && (standing === 'gap' || post?.id === postId),
    ) ?? []
  const chosen = open.some(entry => entry.slot!.id === when.slotId) ? when.slotId! : own
  const options = [
    ...open.map(({ slot, time }) => ({ value: slot!.id, label: `${time} ${slot!.title}` })),
    { value: own, label: t(calendarTexts.ownTime) },
  ]
  return (
    <>
      <Input
        type="date"
        label={t(calendarTexts.day)}
        value={when.date}
        min={today}
        onChange={date => onChange({ ...when, date })}
      />
      <Select
        label={t(calendarTexts.where)}
        value={day.data ? chosen : when.slotId ? '' : own}
        options={options}
        hint={day.data && open.length === 0 ? t(calendarTexts.noGap) : undefined}
        onChange={value => onChange({ date: when.date, ...(value === own ? { time: when.time ?? '20:00' } : { slotId: value }) })}
      />
      {chosen === own && (!when.slotId || day.data) && (
        <Input
          type="time"
          label={t(calendarTexts.time)}
          value={when.time ?? ''}
          onChange={time => onChange({ date: when.date, time })}
        />
      )}
    </>
  )
}
