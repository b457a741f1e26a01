// The slots of the week: what should appear when; opened, changed and closed here.
import './slots.css'
import { useState } from 'react'
import { answers } from '#ui/answers.ts'
import { useAction, useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { IconPlus } from '#ui/kit/icons.tsx'
import { Confirm } from '#ui/kit/sheet.tsx'
import { Empty, ErrorNote } from '#ui/kit/states.tsx'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import { Page } from '../shell/page.tsx'
import { useMay } from '../shell/session.ts'
import { offerUndo } from '../shell/undo.tsx'
import { calendarTexts } from './calendar-texts.ts'
import { SlotSheet } from './slot-sheet.tsx'
import { contentTexts, kindTexts, weekdayText } from './texts.ts'
import { usePlaces } from './use-groups.ts'
import type { Slot } from './week.ts'

export function SlotsPage() {
  const t = useT()
  const may = useMay()('content.publish')
  const slots = useRead(api.content.slots, {})
  const places = usePlaces()
  const [editing, setEditing] = useState<Slot | 'new' | null>(null)
  const [closing, setClosing] = useState<Slot | null>(null)
  const close = useAction((slot: Slot) => api.content.closeSlot({ params: { slotId: slot.id } }).then(() => slot), {
    refreshes: ['content'],
    onDone: ({ title, kind, groupId, weekdays, time }) => {
      setClosing(null)
      offerUndo(calendarTexts.reopen, async () => {
        await api.content.openSlot({ body: { title, kind, groupId, weekdays, time } })
        answers.refresh('content')
      })
    },
  })
  const open = (slots.data ?? []).filter(slot => slot.closedAt === null)
  const pages = { ...slots, items: open, end: true, more: async () => {}, moreAsking: false, moreError: undefined }
  const add = may && (
    <Button kind="primary" size="small" icon={IconPlus} onClick={() => setEditing('new')}>
      {t(calendarTexts.openSlot)}
    </Button>
  )
  return (
    <Page title={t(contentTexts.slots)} lead={t(calendarTexts.slotsLead)} actions={open.length > 0 && add}>
      <DataTable<Slot>
        label={t(contentTexts.slots)}
        pages={pages}
        total={open.length}
        minWidth={760}
        keyOf={slot => slot.id}
        empty={
          <Empty title={t(calendarTexts.slotsEmpty)} action={add}>
            {t(calendarTexts.slotsEmptyHint)}
          </Empty>
        }
        columns={[
          { title: t(calendarTexts.slotTime), width: 80, render: (_, slot) => <b>{slot.time}</b> },
          { title: t(calendarTexts.slotTitle), render: (_, slot) => slot.title },
          { title: t(calendarTexts.slotDays), render: (_, slot) => <DaysOf weekdays={slot.weekdays} /> },
          { title: t(calendarTexts.slotKind), render: (_, slot) => t(kindTexts[slot.kind]) },
          { title: t(calendarTexts.slotWhere), render: (_, slot) => places.nameOf(slot.groupId) },
          ...(may
            ? [
                {
                  title: '',
                  width: 180,
                  render: (_: unknown, slot: Slot) => (
                    <div className="c-row-acts">
                      <Button
                        size="small"
                        kind="plain"
                        onClick={() => setEditing(slot)}
                        aria-label={`${t(calendarTexts.edit)} ${slot.title}`}
                      >
                        {t(calendarTexts.edit)}
                      </Button>
                      <Button
                        size="small"
                        kind="plain"
                        onClick={() => setClosing(slot)}
                        aria-label={`${t(calendarTexts.close)} ${slot.title}`}
                      >
                        {t(calendarTexts.close)}
                      </Button>
                    </div>
                  ),
                },
              ]
            : []),
        ]}
      />
      {editing && <SlotSheet slot={editing === 'new' ? null : editing} places={places} onClose={() => setEditing(null)} />}
      <Confirm
        open={closing !== null}
        onClose={() => setClosing(null)}
        title={t(calendarTexts.closeTitle, { title: closing?.title ?? '' })}
        verb={t(calendarTexts.close)}
        busy={close.busy}
        onConfirm={() => void close.run(closing!)}
      >
        <p>{t(calendarTexts.closeHint)}</p>
        <ErrorNote error={close.error} small />
      </Confirm>
    </Page>
  )
}

function DaysOf({ weekdays }: { weekdays: readonly number[] }) {
  const t = useT()
  if (weekdays.length === 7) return t(calendarTexts.everyDay)
  return weekdays.map(day => t(weekdayText(day))).join(t({ zh: '、', en: ', ' }))
}
