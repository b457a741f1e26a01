// Telling the hosts that something should not stand here.
import { useState } from 'react'
import { useAction } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { TextArea } from '#ui/kit/field.tsx'
import { Sheet } from '#ui/kit/sheet.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../../api.ts'
import { postTexts } from './texts.ts'

const reasons = ['spam', 'abuse', 'false', 'private', 'other'] as const
type Reason = (typeof reasons)[number]

export function ReportSheet({ target, onClose }: { target: { postId: string } | { commentId: string }; onClose: () => void }) {
  const t = useT()
  const [reason, setReason] = useState<Reason>('spam')
  const [text, setText] = useState('')
  const report = useAction(async () => {
    const body = { reason, text }
    if ('postId' in target) await api.content.reportPost({ params: target, body })
    else await api.content.reportComment({ params: target, body })
    toast(postTexts.reported)
    onClose()
  })
  return (
    <Sheet
      open
      title={t(postTexts.reportTitle)}
      onClose={onClose}
      held={report.busy}
      actions={
        <Button kind="seal" busy={report.busy} onClick={() => void report.run()}>
          {t(postTexts.report)}
        </Button>
      }
    >
      <div className="q-stack">
        <p className="q-quiet">{t(postTexts.reportLead)}</p>
        <fieldset className="m-radios">
          <legend className="q-aside">{t(postTexts.reason)}</legend>
          {reasons.map(one => (
            <label key={one} className="q-tick q-tick-check">
              <input type="radio" name="reason" checked={reason === one} onChange={() => setReason(one)} />
              <span className="q-grow">{t(postTexts[one])}</span>
            </label>
          ))}
        </fieldset>
        <TextArea
          label={t(postTexts.details)}
          optional={reason !== 'other'}
          hint={t(postTexts.detailsHint)}
          maxLength={500}
          value={text}
          onChange={setText}
        />
        <ErrorNote error={report.error} small onRetry={report.run} />
      </div>
    </Sheet>
  )
}
