// One question, large enough for a thumb.
import { useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { Input, TextArea } from '#ui/kit/field.tsx'
import type { ShownQuestion } from './play.ts'
import type { Answer } from './settings.ts'
import { surveyTexts as words } from './texts.ts'

export interface QuestionProps {
  question: ShownQuestion
  answer: Answer | undefined
  put: (answer: Answer | undefined) => void
}
const listOf = (answer: Answer | undefined): readonly number[] => (Array.isArray(answer) ? answer : [])

export function QuestionField(props: QuestionProps) {
  const t = useT()
  const { question, answer, put } = props
  const { kind } = question
  if (kind === 'stars') return <Scores {...props} from={1} to={5} />
  if (kind === 'scale') return <Scores {...props} from={0} to={10} />
  if (kind === 'text')
    return (
      <TextArea
        bare
        label={t(words.text)}
        rows={5}
        maxLength={1000}
        value={typeof answer === 'string' ? answer : ''}
        onChange={text => put(text)}
      />
    )
  if (kind === 'number') return <NumberField {...props} />
  return <Options {...props} />
}

/** What is typed stands as it is typed; an answer it is when it is a whole number. */
function NumberField({ question: { least, largest }, answer, put }: QuestionProps) {
  const t = useT()
  const [typed, setTyped] = useState(typeof answer === 'number' ? String(answer) : '')
  return (
    <Input
      label={t(words.number)}
      inputMode="numeric"
      hint={least !== null && largest !== null ? t(words.range, { least, largest }) : undefined}
      value={typed}
      maxLength={10}
      onChange={text => {
        setTyped(text)
        put(/^-?\d+$/.test(text.trim()) ? Number(text) : undefined)
      }}
    />
  )
}

function Options({ question, answer, put }: QuestionProps) {
  const t = useT()
  const { kind, options, most } = question
  const chosen = kind === 'single' ? (typeof answer === 'number' ? [answer] : []) : listOf(answer)
  const press = (at: number) => {
    if (kind === 'single') return put(at)
    put(chosen.includes(at) ? chosen.filter(one => one !== at) : [...chosen, at])
  }
  return (
    <div className="p-survey-options">
      {kind === 'several' && most !== null && <p className="q-quiet">{t(words.most, { most })}</p>}
      {kind === 'ranking' && <p className="q-quiet">{t(words.rank)}</p>}
      {options.map(({ title, left }, at) => {
        const place = chosen.indexOf(at)
        const isShut = place < 0 && (left === 0 || (kind === 'several' && most !== null && chosen.length >= most))
        return (
          <label key={title} data-chosen={place >= 0 || undefined} data-round={kind === 'single' || undefined}>
            <input
              className="q-aside"
              type={kind === 'single' ? 'radio' : 'checkbox'}
              name="option"
              checked={place >= 0}
              disabled={isShut}
              onChange={() => press(at)}
            />
            <span className="p-survey-mark" aria-hidden="true">
              {kind === 'ranking' && place >= 0 ? place + 1 : ''}
            </span>
            <span className="q-grow">
              {title}
              {kind === 'ranking' && place >= 0 && <span className="q-aside">{place + 1}</span>}
            </span>
            {left !== null && <span className="q-quiet">{left === 0 ? t(words.full) : t(words.left, { left })}</span>}
          </label>
        )
      })}
    </div>
  )
}

function Scores({ question, answer, put, from, to }: QuestionProps & { from: number; to: number }) {
  const t = useT()
  const isStars = question.kind === 'stars'
  return (
    <div className="p-survey-scores" data-stars={isStars || undefined}>
      {Array.from({ length: to - from + 1 }, (_, n) => from + n).map(score => (
        <label
          key={score}
          data-chosen={answer === score || undefined}
          data-lit={(isStars && typeof answer === 'number' && score <= answer) || undefined}
        >
          <input className="q-aside" type="radio" name="score" checked={answer === score} onChange={() => put(score)} />
          {isStars ? (
            <>
              <svg viewBox="0 0 24 24" aria-hidden="true">
                <path d="M12 3.7l2.5 5.3 5.8.8-4.2 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.2-4 5.8-.8z" />
              </svg>
              <span className="q-aside">{t(words.stars, { n: score })}</span>
            </>
          ) : (
            score
          )}
        </label>
      ))}
      {!isStars && (
        <p className="q-row q-row-apart q-quiet" aria-hidden="true">
          <span>0 {t(words.low)}</span>
          <span>10 {t(words.high)}</span>
        </p>
      )}
    </div>
  )
}
