// One question: its time runs in a ring, options are laid under the thumb, and what it came to is stamped on it.
import { useEffect, useRef, useState } from 'react'
import { number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input } from '#ui/kit/field.tsx'
import type { MemberProps } from '../screen.ts'
import type { Asked, Outcome, Shown } from './shown.ts'
import { quizTexts } from './texts.ts'

export function Question({ asked, ...props }: MemberProps<Shown> & { asked: Asked }) {
  const t = useT()
  const { shown, move, busy, now } = props
  const [chosen, setChosen] = useState<number[]>([])
  const [text, setText] = useState('')
  const leftMs = asked.seconds === null ? null : Date.parse(asked.askedAt) + asked.seconds * 1_000 - now()
  const sent = useRef(false)
  const send = (places: number[], words = '') => {
    if (sent.current) return
    sent.current = true
    void move('answer', { chosen: places, text: words }).then(told => {
      if (told === undefined) sent.current = false
    })
  }
  // What is chosen when the time is over is given as it stands.
  const isUp = leftMs !== null && leftMs <= 0
  const wasUp = useRef(false)
  useEffect(() => {
    if (!isUp || wasUp.current) return
    wasUp.current = true
    send(chosen, text)
  })
  const toggle = (place: number) => setChosen(chosen.includes(place) ? chosen.filter(one => one !== place) : [...chosen, place])
  const choose = (place: number) => {
    if (asked.kind === 'several') return toggle(place)
    setChosen([place])
    send([place])
  }
  const { run } = shown
  return (
    <section className="p-quiz-card">
      <header className="p-quiz-head">
        <span className="q-quiet">{t(quizTexts.of, { n: (run?.done ?? 0) + 1, of: run?.of ?? 0 })}</span>
        <span className="q-quiet">{t(quizTexts.worth, { points: asked.points })}</span>
        {leftMs !== null && <Timer leftMs={leftMs} seconds={asked.seconds ?? 1} />}
      </header>
      <h3 className="q-song q-prose p-quiz-text">{asked.text}</h3>
      {asked.kind === 'text' ? (
        <form
          className="q-stack"
          onSubmit={event => {
            event.preventDefault()
            if (text.trim() !== '') send([], text)
          }}
        >
          <Input label={t(quizTexts.words)} value={text} maxLength={200} autoComplete="off" onChange={setText} />
          <Button kind="primary" wide submit busy={busy} disabled={text.trim() === ''}>
            {t(quizTexts.submit)}
          </Button>
        </form>
      ) : (
        <fieldset className="p-quiz-options" disabled={busy}>
          <legend className="q-quiet">{t(asked.kind === 'single' ? quizTexts.single : quizTexts.several)}</legend>
          {asked.options.map((option, n) => (
            <button
              // biome-ignore lint/suspicious/noArrayIndexKey: an option is its place.
              key={n}
              type="button"
              className="p-quiz-option"
              aria-pressed={chosen.includes(n)}
              onClick={() => choose(n)}
            >
              <i aria-hidden="true">{String.fromCharCode(65 + n)}</i>
              <span>{option}</span>
            </button>
          ))}
          {asked.kind === 'several' && (
            <Button kind="primary" wide busy={busy} disabled={chosen.length === 0} onClick={() => send(chosen)}>
              {t(quizTexts.submit)}
            </Button>
          )}
        </fieldset>
      )}
    </section>
  )
}

function Timer({ leftMs, seconds }: { leftMs: number; seconds: number }) {
  const t = useT()
  const left = Math.max(0, Math.ceil(leftMs / 1_000))
  const share = Math.max(0, Math.min(1, leftMs / (seconds * 1_000)))
  return (
    <span
      className={`p-quiz-timer ${left <= 5 ? 'p-quiz-hurry' : ''}`}
      role="timer"
      aria-label={t(quizTexts.secondsLeft, { seconds: left })}
    >
      <svg viewBox="0 0 40 40" aria-hidden="true">
        <circle cx="20" cy="20" r="17" />
        <circle cx="20" cy="20" r="17" pathLength="100" strokeDasharray={`${share * 100} 100`} className="p-quiz-run" />
      </svg>
      <span aria-hidden="true">{number(left)}</span>
    </span>
  )
}

/** Between two questions: what the last answer came to. */
export function Stamp({ outcome }: { outcome: Outcome }) {
  const t = useT()
  const { isRight, isLate, points = 0, answer = [], note } = outcome
  const words = isLate ? quizTexts.late : isRight === undefined ? quizTexts.taken : isRight ? quizTexts.right : quizTexts.wrong
  return (
    <div className={`p-quiz-stamp ${isRight ? 'p-quiz-yes' : isRight === false ? 'p-quiz-no' : ''}`} role="status">
      <strong className="q-song">{t(words)}</strong>
      {points > 0 && <span>{t(quizTexts.plus, { points })}</span>}
      {isRight === false && answer.length > 0 && <p>{t(quizTexts.answerIs, { answer: answer.join(' · ') })}</p>}
      {note && <p className="q-prose q-quiet">{note}</p>}
    </div>
  )
}
