// Applying: the group's questions and the card together; then waiting for its answer.
import { useState } from 'react'
import { useAction } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { TextArea } from '#ui/kit/field.tsx'
import { Empty, ErrorNote } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../../api.ts'
import type { Group, Step } from '../shapes.ts'
import { CardFields, cardOf, firstCard } from './card-fields.tsx'
import type { StepProps } from './flow.tsx'
import { StepHead } from './step-head.tsx'
import { entryTexts } from './texts.ts'

export function ApplicationStep({ group, invite, step, refused }: StepProps & { step: Step; refused: boolean }) {
  const t = useT()
  const [given, setGiven] = useState<Record<string, string>>({})
  const [wish, setWish] = useState(() => firstCard(group))
  const apply = useAction(api.groups.apply, { refreshes: ['groups.get'] })
  const run = () =>
    apply.run({
      params: { groupId: group.id },
      body: { answers: given, card: cardOf(wish), ...(invite && { inviteCode: invite }) },
    })
  const missing = step.questions.some(question => question.required && !given[question.id]?.trim())
  return (
    <form
      className="q-stack"
      onSubmit={event => {
        event.preventDefault()
        void run()
      }}
    >
      <StepHead title={t(entryTexts.applicationTitle)} lead={t(entryTexts.applicationLead)} />
      {refused && (
        <p className="m-banner" role="status">
          {t(entryTexts.refused)}
        </p>
      )}
      {step.questions.map(question => (
        <TextArea
          key={question.id}
          label={question.ask}
          optional={question.required === false}
          maxLength={500}
          value={given[question.id] ?? ''}
          onChange={value => setGiven(old => ({ ...old, [question.id]: value }))}
        />
      ))}
      <CardFields group={group} wish={wish} onWish={setWish} invite={invite} />
      <ErrorNote error={apply.error} small onRetry={run} />
      <Button kind="primary" wide submit busy={apply.busy} disabled={missing}>
        {t(entryTexts.apply)}
      </Button>
    </form>
  )
}

export function WaitingStep({ group }: { group: Group }) {
  const t = useT()
  const withdraw = useAction(api.groups.withdraw, { refreshes: ['groups.get'], onDone: () => toast(entryTexts.withdrawn) })
  return (
    <>
      <Empty
        scene="rest"
        title={t(entryTexts.applied)}
        action={
          <Button busy={withdraw.busy} onClick={() => void withdraw.run({ params: { groupId: group.id } })}>
            {t(entryTexts.withdraw)}
          </Button>
        }
      >
        {t(entryTexts.appliedHint)}
      </Empty>
      <ErrorNote error={withdraw.error} small />
    </>
  )
}
