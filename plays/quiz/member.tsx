// The quiz on the phone: a cover, cards one by one, and afterwards the ranking with all answers.
import './quiz.css'
import { clock, number, percent, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Section } from '#ui/kit/list.tsx'
import { Skeleton } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import type { MemberProps } from '../screen.ts'
import { Question, Stamp } from './question.tsx'
import type { Outcome, Shown, Told } from './shown.ts'
import { quizTexts } from './texts.ts'

export function Screen(props: MemberProps<Shown>) {
  const { shown } = props
  const { run } = shown
  const isUnderWay = run !== null && !run.isDone && !shown.isOver
  return (
    <div className="q-stack">
      {run && (isUnderWay || run.marks !== '') && <Dots marks={run.marks} of={run.of} done={run.done} />}
      {isUnderWay && run.asked ? (
        <Question key={`${shown.runs}-${run.done}`} {...props} asked={run.asked} />
      ) : isUnderWay ? (
        <Between {...props} />
      ) : (
        <Cover {...props} />
      )}
      {!isUnderWay && <Ranking {...props} />}
      {shown.told && <Answers told={shown.told} shown={shown} />}
    </div>
  )
}

const lastAnswer = ({ last }: Pick<MemberProps<Shown>, 'last'>): Outcome | null =>
  last?.move === 'answer' ? (last.outcome as Outcome) : null

/** A bead for each question: right, wrong, or still to come. */
function Dots({ marks, of, done }: { marks: string; of: number; done: number }) {
  const t = useT()
  const right = [...marks].filter(mark => mark === 'y').length
  return (
    <div
      className="p-quiz-dots"
      role="img"
      aria-label={marks === '' ? t(quizTexts.of, { n: done, of }) : t(quizTexts.marks, { right, of })}
    >
      {Array.from({ length: of }, (_none, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a bead is its place.
        <i key={n} className={`p-quiz-dot ${n < done ? `p-quiz-dot-${marks[n] ?? 'done'}` : ''}`} />
      ))}
    </div>
  )
}

function Between(props: MemberProps<Shown>) {
  const t = useT()
  const outcome = lastAnswer(props)
  return (
    <section className="p-quiz-card">
      {outcome && <Stamp outcome={outcome} />}
      <Button kind="primary" wide busy={props.busy} onClick={() => void props.move('next')}>
        {t(outcome ? quizTexts.next : quizTexts.goOn)}
      </Button>
    </section>
  )
}

function Cover(props: MemberProps<Shown>) {
  const t = useT()
  const { shown, activity, move, busy } = props
  const { runs, attempts, best, run, full, questions, hasTime, reveals, isOver } = shown
  const outcome = lastAnswer(props)
  const mayBegin = activity.mayNot === '' && !isOver && runs < attempts
  return (
    <section className="p-quiz-card p-quiz-cover">
      {outcome?.isLast && <Stamp outcome={outcome} />}
      {best || run ? (
        <div className="p-quiz-score">
          <span className="q-quiet">{t(isOver ? quizTexts.over : quizTexts.done)}</span>
          <strong className="q-song">{t(quizTexts.score, { points: number(best?.points ?? run?.points ?? 0) })}</strong>
          <span className="q-quiet">
            {t(quizTexts.full, { points: number(full) })}
            {best && ` · ${t(quizTexts.took, { time: clock(best.ms / 1_000) })}`}
          </span>
        </div>
      ) : (
        <div className="p-quiz-score">
          <strong className="q-song">{t(quizTexts.questions, { count: number(questions) })}</strong>
          <span className="q-quiet">{t(quizTexts.full, { points: number(full) })}</span>
          {hasTime && <span className="q-quiet">{t(quizTexts.timed)}</span>}
        </div>
      )}
      {mayBegin && (
        <Button kind="primary" wide busy={busy} onClick={() => void move('start')}>
          {t(runs > 0 ? quizTexts.again : quizTexts.begin)}
        </Button>
      )}
      {attempts > 1 && <p className="q-quiet">{t(quizTexts.attempts, { max: attempts, runs })}</p>}
      {runs > 0 && !isOver && reveals === 'at-end' && <p className="q-quiet">{t(quizTexts.atEnd)}</p>}
    </section>
  )
}

function Ranking({ shown, useEntrants }: MemberProps<Shown>) {
  const t = useT()
  const entrants = useEntrants('rank')
  const { result } = shown
  return (
    <Section title={t(quizTexts.ranking)}>
      {result && (
        <p className="q-quiet">
          {t(quizTexts.mean, { players: number(result.players), mean: number(result.mean) })}
          {result.passed !== null && ` · ${t(quizTexts.passed, { count: number(result.passed) })}`}
        </p>
      )}
      {entrants.loading && entrants.items.length === 0 && <Skeleton kind="rows" count={3} />}
      {!entrants.loading && entrants.items.length === 0 && <p className="q-quiet">{t(quizTexts.nobody)}</p>}
      <ol className="p-quiz-ranks">
        {entrants.items.map(one => (
          <li key={one.memberId} className={one.isMine ? 'p-quiz-me' : ''}>
            <b className="q-song">{number(one.rank)}</b>
            <span className="q-grow q-clip">{one.name}</span>
            <span>{t(quizTexts.score, { points: number(one.score) })}</span>
          </li>
        ))}
      </ol>
      {!entrants.end && entrants.items.length > 0 && (
        <Button size="small" busy={entrants.loading} onClick={entrants.more}>
          {t(quizTexts.more)}
        </Button>
      )}
    </Section>
  )
}

function Answers({ told, shown }: { told: Told[]; shown: Shown }) {
  const t = useT()
  return (
    <Section title={t(quizTexts.answers)}>
      <ol className="p-quiz-told">
        {told.map((one, n) => {
          const { asked = 0, knew = 0 } = shown.result?.questions[n] ?? {}
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a question is its place.
            <li key={n}>
              <p className="q-prose">{one.text}</p>
              <p>
                <strong>{one.answer.join(' · ')}</strong>{' '}
                {one.mark !== '' && (
                  <Tag tone={one.mark === 'y' ? 'green' : 'ochre'}>{t(one.mark === 'y' ? quizTexts.yes : quizTexts.no)}</Tag>
                )}
              </p>
              {one.note && <p className="q-prose q-quiet">{one.note}</p>}
              {asked > 0 && <p className="q-quiet">{t(quizTexts.knew, { share: percent(knew / asked) })}</p>}
            </li>
          )
        })}
      </ol>
    </Section>
  )
}
