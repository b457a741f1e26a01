// The last step: the card, and the seat.
import { useState } from 'react'
import { newKey } from '#ui/api.ts'
import { useAction } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { api } from '../../api.ts'
import { CardFields, cardOf, firstCard } from './card-fields.tsx'
import type { StepProps } from './flow.tsx'
import { StepHead } from './step-head.tsx'
import { entryTexts } from './texts.ts'

export function CardStep({ group, invite }: StepProps) {
  const t = useT()
  const [wish, setWish] = useState(() => firstCard(group))
  const [key] = useState(newKey)
  // A refusal may mean that the door has changed: what stands between is asked again either way.
  const take = useAction(api.groups.takeSeat, { refreshes: ['groups', 'content'] })
  const run = () =>
    take.run({
      params: { groupId: group.id },
      body: { card: cardOf(wish), ...(invite && { inviteCode: invite }) },
      idempotencyKey: key,
    })
  return (
    <form
      className="q-stack"
      onSubmit={event => {
        event.preventDefault()
        void run()
      }}
    >
      <StepHead title={t(entryTexts.cardTitle)} lead={t(entryTexts.cardLead)} />
      <CardFields group={group} wish={wish} onWish={setWish} invite={invite} />
      <ErrorNote error={take.error} small onRetry={run} />
      <Button kind="primary" wide submit busy={take.busy}>
        {t(entryTexts.takeSeat)}
      </Button>
    </form>
  )
}
