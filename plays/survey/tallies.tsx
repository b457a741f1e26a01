// The answers in pictures: bars of options, steps of scores, and what a number comes to on average.
import './survey.css'
import { number, percent, useT } from '#ui/i18n.ts'
import type { Shown, ShownQuestion } from './play.ts'
import type { Tally } from './settings.ts'
import { surveyTexts as words } from './texts.ts'

const one = (value: number): string => number(value, { maximumFractionDigits: 1, minimumFractionDigits: 1 })

export function Tallies({ questions, tallies }: { questions: Shown['questions']; tallies: readonly Tally[] }) {
  const t = useT()
  return (
    <ol className="p-survey-tallies">
      {questions.map((question, at) => {
        const tally = tallies[at]
        return (
          tally && (
            // biome-ignore lint/suspicious/noArrayIndexKey: the third question is the third.
            <li key={at}>
              <p className="q-row q-row-apart">
                <b>
                  {at + 1}. {question.title}
                </b>
                <span className="q-quiet">{t(words.answered, { n: number(tally.answers) })}</span>
              </p>
              {tally.answers > 0 && <Picture question={question} tally={tally} />}
            </li>
          )
        )
      })}
    </ol>
  )
}

function Picture({ question, tally }: { question: ShownQuestion; tally: Tally }) {
  const { kind, options } = question
  const { counts, answers } = tally
  if (kind === 'text') return null
  if (kind === 'number' || kind === 'scale' || kind === 'stars')
    return (
      <>
        <Figures kind={kind} tally={tally} />
        {kind !== 'number' && <Steps counts={counts} from={kind === 'stars' ? 1 : 0} />}
      </>
    )
  // Of a ranking the most that an option can have is the first place with everyone.
  const whole = kind === 'ranking' ? answers * (options.length - 1) : answers
  return (
    <Bars
      rows={options.map(({ title }, at) => ({ title, count: counts[at] ?? 0 }))}
      whole={whole}
      isPoints={kind === 'ranking'}
    />
  )
}

function Bars({ rows, whole, isPoints }: { rows: { title: string; count: number }[]; whole: number; isPoints: boolean }) {
  const t = useT()
  const drawn = isPoints ? rows.toSorted((a, b) => b.count - a.count) : rows
  return (
    <ul className="p-survey-bars">
      {drawn.map(({ title, count }) => (
        <li key={title}>
          <span className="q-row q-row-apart">
            <span>{title}</span>
            <span className="q-quiet">
              {isPoints ? t(words.points, { n: number(count) }) : `${number(count)} · ${percent(count / whole)}`}
            </span>
          </span>
          <span className="p-survey-bar" aria-hidden="true">
            <i style={{ inlineSize: `${(count / Math.max(1, whole)) * 100}%` }} />
          </span>
        </li>
      ))}
    </ul>
  )
}

function Steps({ counts, from }: { counts: readonly number[]; from: number }) {
  const most = Math.max(1, ...counts)
  return (
    <ol className="p-survey-steps">
      {counts.map((count, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a score is its place.
        <li key={at}>
          <span className="q-quiet">{number(count)}</span>
          <i aria-hidden="true" style={{ blockSize: `${Math.max(2, (count / most) * 64)}px` }} />
          <b>{at + from}</b>
        </li>
      ))}
    </ol>
  )
}

function Figures({ kind, tally: { answers, sum, squares, counts } }: { kind: ShownQuestion['kind']; tally: Tally }) {
  const t = useT()
  const mean = sum / answers
  const spread = Math.sqrt(Math.max(0, squares / answers - mean * mean))
  // F. Reichheld, "The One Number You Need to Grow", 2003: nine and ten less nought to six, in hundredths.
  const share = (from: number, to: number) => counts.slice(from, to + 1).reduce((all, count) => all + count, 0) / answers
  return (
    <p className="p-survey-figures">
      <b>{t(words.average, { mean: one(mean) })}</b> · {t(words.spread, { spread: one(spread) })}
      {kind === 'scale' && ` · ${t(words.nps, { nps: Math.round((share(9, 10) - share(0, 6)) * 100) })}`}
    </p>
  )
}
