// Choosing a day and a slot, or a time of its own, by keys as well as by touch.
import { useState } from 'react'
import { useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Sheet } from '#ui/kit/sheet.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { api } from '../api.ts'
import { calendarTexts } from './calendar-texts.ts'
import type { When } from './use-moves.ts'
import type { ConsolePost } from './week.ts'
import { WhenFields } from './when-fields.tsx'

export interface MoveSheetProps {
  post: ConsolePost
  busy: boolean
  error: unknown
  onClose: () => void
  onPut: (when: When) => void
}

export function MoveSheet({ post, busy, error, onClose, onPut }: MoveSheetProps) {
  const t = useT()
  const calendar = useRead(api.content.calendar, {})
  const [when, setWhen] = useState<When | null>(null)
  const today = calendar.data?.today ?? ''
  const shown = when ?? {
    date: post.dueDate ?? today,
    ...(post.slotId ? { slotId: post.slotId } : post.dueTime ? { time: post.dueTime } : {}),
  }
  return (
    <Sheet
      open
      onClose={onClose}
      title={t(calendarTexts.moveTitle)}
      held={busy}
      actions={
        <Button kind="primary" busy={busy} disabled={!shown.date || !(shown.time || shown.slotId)} onClick={() => onPut(shown)}>
          {t(calendarTexts.put)}
        </Button>
      }
    >
      <div className="q-stack">
        <WhenFields when={shown} groupId={post.groupId} today={today} postId={post.id} onChange={setWhen} />
        <ErrorNote error={error} small />
      </div>
    </Sheet>
  )
}
