// The norms, read and signed again.
import { useState } from 'react'
import { useAction } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Check } from '#ui/kit/field.tsx'
import { Sheet } from '#ui/kit/sheet.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import type { Group } from './shapes.ts'
import { groupsTexts } from './texts.ts'

export function NormsSheet({ group, onClose }: { group: Group; onClose: () => void }) {
  const t = useT()
  const [agreed, setAgreed] = useState(false)
  const sign = useAction(api.groups.signNorms, {
    refreshes: ['groups.get', 'content.mine'],
    onDone: () => {
      toast(groupsTexts.signed)
      onClose()
    },
  })
  const { norms } = group
  if (!norms) return null
  const run = () => sign.run({ params: { groupId: group.id }, body: { version: norms.version } })
  return (
    <Sheet
      open
      title={t(groupsTexts.norms)}
      onClose={onClose}
      held={sign.busy}
      actions={
        <Button kind="primary" disabled={!agreed} busy={sign.busy} onClick={() => void run()}>
          {t(groupsTexts.sign)}
        </Button>
      }
    >
      <p className="q-quiet">{t(groupsTexts.normsVersion, { version: norms.version, date: date(norms.changedAt, 'day') })}</p>
      <div className="m-norms q-prose">{norms.text}</div>
      <Check checked={agreed} onChange={setAgreed}>
        {t(groupsTexts.agree)}
      </Check>
      <ErrorNote error={sign.error} small onRetry={run} />
    </Sheet>
  )
}
