// Where a guess is made: options, two counters of goals, a number or a name.
import { useState } from 'react'
import { number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input } from '#ui/kit/field.tsx'
import { awayOf, homeOf } from './guess-words.ts'
import type { Shown } from './shown.ts'
import { predictionTexts } from './texts.ts'

interface FormProps {
  shown: Shown
  /** What is guessed so far; '' for a new one. */
  before: string
  busy: boolean
  verb: string
  onSend: (guess: string) => void
}

export function GuessForm({ shown, before, busy, verb, onSend }: FormProps) {
  const [guess, setGuess] = useState(before || (shown.kind === 'score' ? '0:0' : ''))
  const send = (event: React.FormEvent) => {
    event.preventDefault()
    if (guess.trim() !== '') onSend(guess)
  }
  return (
    <form className="p-prediction-form" onSubmit={send}>
      <GuessField shown={shown} value={guess} onChange={setGuess} />
      <Button kind="primary" wide submit busy={busy} disabled={guess.trim() === '' || guess === before}>
        {verb}
      </Button>
    </form>
  )
}

export function GuessField({ shown, value, onChange }: { shown: Shown; value: string; onChange: (value: string) => void }) {
  const t = useT()
  if (shown.kind === 'choice') return <Options shown={shown} value={value} onChange={onChange} />
  if (shown.kind === 'score') return <Goals shown={shown} value={value} onChange={onChange} />
  if (shown.kind === 'number')
    return (
      <Input
        label={`${t(predictionTexts.number)}${shown.unit && ` (${shown.unit})`}`}
        hint={t(predictionTexts.numberHint)}
        value={value}
        inputMode="numeric"
        maxLength={15}
        onChange={typed => onChange(typed.replace(/[^\d]/g, ''))}
      />
    )
  return <Input label={t(predictionTexts.word)} value={value} maxLength={40} onChange={onChange} />
}

interface FieldProps {
  shown: Shown
  value: string
  onChange: (value: string) => void
}
function Options({ shown, value, onChange }: FieldProps) {
  const t = useT()
  return (
    <fieldset className="p-prediction-options">
      <legend className="q-aside">{t(predictionTexts.choose)}</legend>
      {shown.options.map((option, n) => (
        <button
          key={option}
          type="button"
          className="p-prediction-option"
          aria-pressed={value === String(n)}
          onClick={() => onChange(String(n))}
        >
          {option}
        </button>
      ))}
    </fieldset>
  )
}

function Goals({ shown, value, onChange }: FieldProps) {
  const t = useT()
  const [home = 0, away = 0] = value.split(':').map(Number)
  const sides = [
    { name: homeOf(shown), goals: home, set: (goals: number) => onChange(`${goals}:${away}`) },
    { name: awayOf(shown), goals: away, set: (goals: number) => onChange(`${home}:${goals}`) },
  ]
  return (
    <fieldset className="p-prediction-goals">
      <legend className="q-aside">{t(predictionTexts.score)}</legend>
      {sides.map(({ name, goals, set }, n) => (
        <div key={n === 0 ? 'home' : 'away'} className="p-prediction-side">
          <span className="q-clip">{name}</span>
          <button
            type="button"
            aria-label={t(predictionTexts.more, { side: name })}
            disabled={goals >= 99}
            onClick={() => set(goals + 1)}
          >
            <span aria-hidden="true">+</span>
          </button>
          <output className="q-song" aria-live="polite">
            {number(goals)}
          </output>
          <button
            type="button"
            aria-label={t(predictionTexts.less, { side: name })}
            disabled={goals === 0}
            onClick={() => set(goals - 1)}
          >
            <span aria-hidden="true">−</span>
          </button>
        </div>
      ))}
    </fieldset>
  )
}
