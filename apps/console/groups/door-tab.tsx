// The door: what a member passes before he sits down, in order.
import { Button as AntButton, Input } from 'antd'
import { useState } from 'react'
import type { Send } from '#kernel/contract.ts'
import { useAction } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button, IconButton } from '#ui/kit/button.tsx'
import { Check } from '#ui/kit/field.tsx'
import { IconClose } from '#ui/kit/icons.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { useMay } from '../shell/session.ts'
import { Sortable } from '../shell/sortable.tsx'
import type { DeskGroup } from './group-page.tsx'
import { groupTexts } from './texts.ts'
import { stepTexts } from './words.ts'

type Kind = 'invite' | 'password' | 'application' | 'tier'
interface Question {
  id: string
  ask: string
  required: boolean
}
interface Step {
  kind: Kind
  phrase: string
  phraseSet: boolean
  questions: Question[]
  right: string
}
type Steps = Send<Rooms['groups']['setAdmission']>['body']['steps']
const kinds: readonly Kind[] = ['invite', 'password', 'application', 'tier']

const stepsOf = (group: DeskGroup): Step[] =>
  group.admission.flatMap(step =>
    step.kind === 'norms'
      ? []
      : [
          {
            kind: step.kind,
            phrase: '',
            phraseSet: step.phraseSet,
            right: step.right ?? '',
            questions: step.questions.map(one => ({ ...one, required: one.required ?? true })),
          },
        ],
  )

function sent(steps: readonly Step[]): Steps {
  return steps.map(step => {
    if (step.kind === 'invite') return { kind: 'invite' as const }
    if (step.kind === 'password') return { kind: 'password' as const, ...(step.phrase && { phrase: step.phrase }) }
    if (step.kind === 'tier') return { kind: 'tier' as const, right: step.right }
    return { kind: 'application' as const, questions: step.questions.filter(one => one.ask.trim() !== '') }
  })
}

export function DoorTab({ group }: { group: DeskGroup }) {
  const t = useT()
  const edit = useMay()('groups.edit')
  const [steps, setSteps] = useState(() => stepsOf(group))
  const save = useAction(api.groups.setAdmission, {
    refreshes: ['groups'],
    onDone: next => {
      toast(groupTexts.saved)
      setSteps(stepsOf(next))
    },
  })
  const missing = kinds.filter(kind => !steps.some(step => step.kind === kind))
  const put = (kind: Kind, change: Partial<Step>) =>
    setSteps(now => now.map(step => (step.kind === kind ? { ...step, ...change } : step)))
  return (
    <div className="q-stack c-form">
      <p className="q-quiet">{t(groupTexts.doorLead)}</p>
      <ol className="c-door-way" aria-label={t(groupTexts.door)}>
        {group.norms && <li>{t(stepTexts.norms)}</li>}
        {steps.map(step => (
          <li key={step.kind}>{t(stepTexts[step.kind])}</li>
        ))}
        <li>{t(groupTexts.seats)}</li>
      </ol>
      {steps.length === 0 && <p>{t(groupTexts.doorOpen)}</p>}
      <Sortable
        label={t(groupTexts.door)}
        items={steps}
        keyOf={step => step.kind}
        nameOf={step => t(stepTexts[step.kind])}
        disabled={!edit}
        onOrder={setSteps}
        draw={step => (
          <div className="c-door-step">
            <div className="q-row q-row-apart">
              <b>{t(stepTexts[step.kind])}</b>
              {edit && (
                <Button kind="plain" size="small" onClick={() => setSteps(now => now.filter(one => one.kind !== step.kind))}>
                  {t(groupTexts.removeStep)}
                </Button>
              )}
            </div>
            {step.kind === 'password' && (
              <Input.Password
                aria-label={t(groupTexts.phrase)}
                placeholder={t(step.phraseSet ? groupTexts.phraseSet : groupTexts.phraseNew)}
                autoComplete="off"
                maxLength={60}
                disabled={!edit}
                value={step.phrase}
                onChange={event => put('password', { phrase: event.target.value })}
              />
            )}
            {step.kind === 'tier' && (
              <Input
                aria-label={t(groupTexts.right)}
                placeholder={t(groupTexts.right)}
                maxLength={40}
                disabled={!edit}
                value={step.right}
                onChange={event => put('tier', { right: event.target.value })}
              />
            )}
            {step.kind === 'application' && (
              <Questions
                questions={step.questions}
                disabled={!edit}
                onQuestions={questions => put('application', { questions })}
              />
            )}
          </div>
        )}
      />
      {edit && missing.length > 0 && (
        <div className="q-row">
          <span className="q-quiet">{t(groupTexts.addStep)}</span>
          {missing.map(kind => (
            <AntButton
              key={kind}
              onClick={() => setSteps(now => [...now, { kind, phrase: '', phraseSet: false, questions: [], right: '' }])}
            >
              {t(stepTexts[kind])}
            </AntButton>
          ))}
        </div>
      )}
      <ErrorNote error={save.error} small />
      {edit && (
        <div>
          <AntButton
            type="primary"
            loading={save.busy}
            onClick={() => void save.run({ params: { groupId: group.id }, body: { steps: sent(steps) } })}
          >
            {t(groupTexts.saveDoor)}
          </AntButton>
        </div>
      )}
    </div>
  )
}

interface QuestionsProps {
  questions: readonly Question[]
  disabled: boolean
  onQuestions: (questions: Question[]) => void
}

function Questions({ questions, disabled, onQuestions }: QuestionsProps) {
  const t = useT()
  const put = (id: string, change: Partial<Question>) =>
    onQuestions(questions.map(one => (one.id === id ? { ...one, ...change } : one)))
  /** Ids are kept, so that answers given before still find their question. */
  const freshId = () => {
    let n = questions.length + 1
    while (questions.some(one => one.id === `q${n}`)) n++
    return `q${n}`
  }
  return (
    <div className="q-stack">
      {questions.map((question, at) => (
        <div key={question.id} className="q-row">
          <Input
            className="q-grow"
            aria-label={t(groupTexts.question, { n: at + 1 })}
            placeholder={t(groupTexts.question, { n: at + 1 })}
            maxLength={100}
            disabled={disabled}
            value={question.ask}
            onChange={event => put(question.id, { ask: event.target.value })}
          />
          <Check checked={question.required} disabled={disabled} onChange={required => put(question.id, { required })}>
            {t(groupTexts.mustAnswer)}
          </Check>
          {!disabled && (
            <IconButton
              icon={IconClose}
              label={`${t(groupTexts.removeStep)} ${at + 1}`}
              onClick={() => onQuestions(questions.filter(one => one.id !== question.id))}
            />
          )}
        </div>
      ))}
      {!disabled && questions.length < 8 && (
        <div>
          <AntButton onClick={() => onQuestions([...questions, { id: freshId(), ask: '', required: true }])}>
            {t(groupTexts.addQuestion)}
          </AntButton>
        </div>
      )}
    </div>
  )
}
