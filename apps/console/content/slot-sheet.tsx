// Opening a slot, or changing one.
import { useState } from 'react'
import { useAction } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input, Select } from '#ui/kit/field.tsx'
import { Sheet } from '#ui/kit/sheet.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { fieldError } from '#ui/problem.ts'
import { api } from '../api.ts'
import { calendarTexts } from './calendar-texts.ts'
import { contentTexts, kindTexts, weekdayText } from './texts.ts'
import type { Places } from './use-groups.ts'
import type { Slot } from './week.ts'

const all = [1, 2, 3, 4, 5, 6, 7]
const kinds = Object.keys(kindTexts) as Slot['kind'][]

export function SlotSheet({ slot, places, onClose }: { slot: Slot | null; places: Places; onClose: () => void }) {
  const t = useT()
  const [title, setTitle] = useState(slot?.title ?? '')
  const [kind, setKind] = useState<Slot['kind']>(slot?.kind ?? 'text')
  const [groupId, setGroupId] = useState(slot?.groupId ?? '')
  const [weekdays, setWeekdays] = useState<readonly number[]>(slot?.weekdays ?? all)
  const [time, setTime] = useState(slot?.time ?? '20:00')
  const save = useAction(
    () => {
      const matter = { title, weekdays: [...weekdays], time }
      return slot
        ? api.content.changeSlot({ params: { slotId: slot.id }, body: matter })
        : api.content.openSlot({ body: { ...matter, kind, groupId: groupId || null } })
    },
    {
      refreshes: ['content'],
      onDone: () => {
        toast(calendarTexts.slotSaved)
        onClose()
      },
    },
  )
  const toggle = (day: number) =>
    setWeekdays(weekdays.includes(day) ? weekdays.filter(one => one !== day) : [...weekdays, day].sort())
  return (
    <Sheet
      open
      onClose={onClose}
      title={t(slot ? calendarTexts.editSlot : calendarTexts.newSlot)}
      held={save.busy}
      actions={
        <Button
          kind="primary"
          busy={save.busy}
          disabled={!title.trim() || weekdays.length === 0 || !time}
          onClick={() => void save.run()}
        >
          {t(slot ? contentTexts.save : calendarTexts.openSlot)}
        </Button>
      }
    >
      <div className="q-stack">
        <Input
          label={t(calendarTexts.slotTitle)}
          value={title}
          maxLength={40}
          onChange={setTitle}
          error={fieldError(save.error, 'title')}
        />
        <fieldset className="c-days-pick">
          <legend className="q-field-label">{t(calendarTexts.slotDays)}</legend>
          <div>
            {all.map(day => (
              <button key={day} type="button" aria-pressed={weekdays.includes(day)} onClick={() => toggle(day)}>
                {t(weekdayText(day))}
              </button>
            ))}
          </div>
          {weekdays.length === 0 && <p className="q-field-error">{t(calendarTexts.daysNeeded)}</p>}
        </fieldset>
        <Input
          type="time"
          label={t(calendarTexts.slotTime)}
          value={time}
          onChange={setTime}
          error={fieldError(save.error, 'time')}
        />
        {slot ? (
          <p className="q-quiet">
            {t(calendarTexts.moves)} {t(calendarTexts.fixed)}
          </p>
        ) : (
          <>
            <Select
              label={t(calendarTexts.slotKind)}
              value={kind}
              options={kinds.map(value => ({ value, label: t(kindTexts[value]) }))}
              onChange={setKind}
            />
            <Select
              label={t(calendarTexts.slotWhere)}
              value={groupId || 'community'}
              options={[
                { value: 'community', label: t(contentTexts.community) },
                ...places.groups.map(group => ({ value: group.id, label: group.name })),
              ]}
              onChange={value => setGroupId(value === 'community' ? '' : value)}
            />
          </>
        )}
        <ErrorNote error={save.error} small placed />
      </div>
    </Sheet>
  )
}
