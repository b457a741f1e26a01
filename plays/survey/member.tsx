// Survey on the phone: one question a page, a thread that shows how far it is, and the counts where they may be seen.
import './survey.css'
import { useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Section } from '#ui/kit/list.tsx'
import type { MemberProps } from '../screen.ts'
import { isAsked } from './asked.ts'
import type { Shown } from './play.ts'
import { QuestionField } from './question.tsx'
import type { Answer, Answers } from './settings.ts'
import { Tallies } from './tallies.tsx'
import { surveyTexts as words } from './texts.ts'

export function Screen(props: MemberProps<Shown>) {
  const t = useT()
  const [isChanging, setChanging] = useState(false)
  const { shown, activity } = props
  const mayMove = activity.mayNot === ''
  const isOpenForMe = mayMove && (!shown.mine || isChanging)
  return (
    <div className="q-stack">
      {isOpenForMe && <Pages {...props} onSent={() => setChanging(false)} />}
      {shown.mine && !isChanging && (
        <div className="p-survey-done" role="status">
          <Leaf />
          <b className="q-song">{shown.thanks || t(words.done)}</b>
          {mayMove && shown.mayChange && <Button onClick={() => setChanging(true)}>{t(words.change)}</Button>}
        </div>
      )}
      {!isOpenForMe && <Results shown={shown} />}
    </div>
  )
}

const Leaf = () => (
  <svg viewBox="0 0 64 64" aria-hidden="true">
    <path d="M12 52 C8 28 22 12 54 10 C54 38 40 54 18 48" />
    <path d="M22 34 L30 42 L46 22" />
  </svg>
)

function Results({ shown }: { shown: Shown }) {
  const t = useT()
  const { tallies, questions, people, results, isAnonymous, mine } = shown
  const isRunning = isAnonymous && results === 'after-answering' && shown.phase === 'open'
  const why = isRunning ? words.steps : isAnonymous && people < 5 && shown.phase !== 'open' ? words.few : words.later
  if (results === 'desk') return <p className="q-quiet">{t(words.people, { n: people })}</p>
  return (
    <Section title={t(words.results)} aside={<span className="q-quiet">{t(words.people, { n: people })}</span>}>
      {tallies ? <Tallies questions={questions} tallies={tallies} /> : mine && <p className="q-quiet">{t(why)}</p>}
      {tallies && isRunning && (
        <p className="q-quiet">
          {t(words.counted, { n: shown.counted })} · {t(words.steps)}
        </p>
      )}
    </Section>
  )
}

const isEmpty = (answer: Answer | undefined): boolean =>
  answer === undefined || (typeof answer === 'string' ? answer.trim() === '' : Array.isArray(answer) && answer.length === 0)

/** What is sent: only what is asked; a text without its edges. */
function filled(questions: Shown['questions'], answers: Answers): Answers {
  return Object.fromEntries(
    Object.entries(answers).filter(([at, answer]) => !isEmpty(answer) && isAsked(questions, Number(at), answers)),
  )
}

function Pages({ shown, move, busy, onSent }: MemberProps<Shown> & { onSent: () => void }) {
  const t = useT()
  const { questions, isAnonymous } = shown
  const [answers, setAnswers] = useState<Answers>(shown.mine?.answers ?? {})
  const [at, setAt] = useState(0)
  const asked = questions.flatMap((_, n) => (isAsked(questions, n, answers) ? [n] : []))
  const place = Math.max(0, asked.indexOf(at))
  const here = asked[place] ?? 0
  const question = questions[here]
  if (!question) return null
  const answer = answers[here]
  const isLast = place === asked.length - 1
  const isShort =
    question.kind === 'ranking' && Array.isArray(answer) && answer.length > 0 && answer.length < question.options.length
  const isStuck = isShort || (question.isRequired && isEmpty(answer))
  const put = (next: Answer | undefined) => {
    const { [here]: _, ...rest } = answers as Record<number, Answer>
    setAnswers(next === undefined ? rest : { ...rest, [here]: next })
  }
  const send = () => void move('answer', { answers: filled(questions, answers) }).then(done => done !== undefined && onSent())
  return (
    <form
      className="p-survey-page"
      onSubmit={event => {
        event.preventDefault()
        if (isStuck) return
        if (isLast) send()
        else setAt(asked[place + 1] ?? here)
      }}
    >
      <p className="p-survey-step">
        <progress max={asked.length} value={place + 1} aria-hidden="true" />
        <span aria-live="polite">{t(words.step, { n: place + 1, of: asked.length })}</span>
      </p>
      {place === 0 && <p className="q-quiet">{t(isAnonymous ? words.anonymous : words.named)}</p>}
      <fieldset key={here} className="p-survey-question">
        <legend className="q-song">
          {question.title} {!question.isRequired && <span className="q-quiet">{t(words.optional)}</span>}
        </legend>
        <QuestionField question={question} answer={answer} put={put} />
      </fieldset>
      <div className="p-survey-foot">
        {place > 0 && <Button onClick={() => setAt(asked[place - 1] ?? 0)}>{t(words.back)}</Button>}
        <Button kind="primary" wide submit busy={busy} disabled={isStuck}>
          {t(isLast ? words.send : isEmpty(answer) && !question.isRequired ? words.skip : words.next)}
        </Button>
      </div>
    </form>
  )
}
