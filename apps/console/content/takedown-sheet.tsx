// Taking one thing down, with a reason that its author reads.
import { useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input } from '#ui/kit/field.tsx'
import { Sheet } from '#ui/kit/sheet.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { type How, HowField } from './how-field.tsx'
import { postTexts } from './post-texts.ts'

export interface TakedownSheetProps {
  title: string
  busy: boolean
  error: unknown
  onClose: () => void
  onTakeDown: (wish: { reason: string; how: How }) => void
}

export function TakedownSheet({ title, busy, error, onClose, onTakeDown }: TakedownSheetProps) {
  const t = useT()
  const [reason, setReason] = useState('')
  const [how, setHow] = useState<How>('hidden')
  return (
    <Sheet
      open
      onClose={onClose}
      title={title}
      held={busy}
      actions={
        <Button kind="seal" busy={busy} disabled={!reason.trim()} onClick={() => onTakeDown({ reason, how })}>
          {title}
        </Button>
      }
    >
      <div className="q-stack">
        <Input label={t(postTexts.reason)} hint={t(postTexts.reasonHint)} value={reason} maxLength={200} onChange={setReason} />
        <HowField how={how} onChange={setHow} />
        <ErrorNote error={error} small />
      </div>
    </Sheet>
  )
}
