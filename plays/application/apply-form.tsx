// The form: how many come, and the organisers' own questions.
import { useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Select, TextArea } from '#ui/kit/field.tsx'
import type { MemberProps } from '../screen.ts'
import type { Shown } from './rules.ts'
import type { Question } from './settings.ts'
import { applicationTexts as words } from './texts.ts'

export function ApplyForm({ shown, move, busy }: MemberProps<Shown>) {
  const t = useT()
  const [party, setParty] = useState(String(shown.party ?? 1))
  const [answers, setAnswers] = useState<string[]>(shown.questions.map((_, nth) => shown.answers[nth] ?? ''))
  const isWhole = shown.questions.every((one, nth) => !one.isRequired || (answers[nth] ?? '').trim() !== '')
  return (
    <form
      className="q-stack"
      onSubmit={event => {
        event.preventDefault()
        void move('apply', { party: Number(party), answers: answers.map(one => one.trim().replace(/\s+/g, ' ')) })
      }}
    >
      {shown.partyMax > 1 && (
        <Select
          label={t(words.party)}
          value={party}
          options={Array.from({ length: shown.partyMax }, (_none, nth) => ({
            value: String(nth + 1),
            label: t(words.people, { count: nth + 1 }),
          }))}
          onChange={setParty}
        />
      )}
      {shown.questions.map((question, nth) => (
        <Asked
          key={question.label}
          question={question}
          value={answers[nth] ?? ''}
          onChange={value => setAnswers(answers.map((one, at) => (at === nth ? value : one)))}
        />
      ))}
      {shown.noShowSkips > 0 && <p className="q-quiet">{t(words.noShow, { count: shown.noShowSkips })}</p>}
      <Button kind="primary" wide submit busy={busy} disabled={!isWhole}>
        {t(shown.standing === 'withdrawn' ? words.again : words.apply)}
      </Button>
    </form>
  )
}

function Asked({ question, value, onChange }: { question: Question; value: string; onChange: (value: string) => void }) {
  const t = useT()
  const { label, options, isRequired } = question
  if (options.length === 0)
    return <TextArea label={label} optional={!isRequired} rows={2} maxLength={300} value={value} onChange={onChange} />
  return (
    <Select
      label={label}
      optional={!isRequired}
      placeholder={t(words.choosePlease)}
      value={value}
      options={options.map(one => ({ value: one, label: one }))}
      onChange={onChange}
    />
  )
}
