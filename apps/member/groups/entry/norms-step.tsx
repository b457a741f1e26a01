// The norms, before anything else.
import { useState } from 'react'
import { useAction } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Check } from '#ui/kit/field.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { api } from '../../api.ts'
import type { StepProps } from './flow.tsx'
import { StepHead } from './step-head.tsx'
import { entryTexts } from './texts.ts'

export function NormsStep({ group, invite }: StepProps) {
  const t = useT()
  const [agreed, setAgreed] = useState(false)
  const sign = useAction(api.groups.signNorms, { refreshes: ['groups.get'] })
  const { norms } = group
  if (!norms) return null
  const run = () => sign.run({ params: { groupId: group.id }, query: invite ? { invite } : {}, body: { version: norms.version } })
  return (
    <form
      className="q-stack"
      onSubmit={event => {
        event.preventDefault()
        if (agreed) void run()
      }}
    >
      <StepHead title={t(entryTexts.normsTitle)} lead={t(entryTexts.normsLead)} />
      <div className="m-norms q-prose">{norms.text}</div>
      <Check checked={agreed} onChange={setAgreed}>
        {t(entryTexts.agree)}
      </Check>
      <ErrorNote error={sign.error} small onRetry={run} />
      <Button kind="primary" wide submit disabled={!agreed} busy={sign.busy}>
        {t(entryTexts.signed)}
      </Button>
    </form>
  )
}
