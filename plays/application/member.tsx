// An application on the phone: what is free, the form, and a card that says honestly where one stands.
import './application.css'
import { useState } from 'react'
import { date, number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Confirm } from '#ui/kit/sheet.tsx'
import { Empty } from '#ui/kit/states.tsx'
import type { MemberProps } from '../screen.ts'
import { ApplyForm } from './apply-form.tsx'
import { Marking } from './marking.tsx'
import type { Shown } from './rules.ts'
import { applicationTexts as words } from './texts.ts'

export function Screen(props: MemberProps<Shown>) {
  const t = useT()
  const { shown, activity, now } = props
  const isApplying = new Date(shown.applyUntil).getTime() > now()
  const mayApply = shown.standing === 'none' || shown.standing === 'withdrawn'
  const result = activity.result as Record<string, number> | null
  return (
    <div className="q-stack">
      <Seats shown={shown} isApplying={isApplying} />
      {shown.standing !== 'none' && <StandingCard {...props} />}
      {mayApply && isApplying && shown.sitsOut > 0 && (
        <Empty title={t(words.sitsOutTitle)} scene="rest">
          {t(words.sitsOutHint, { times: shown.sitsOut })}
        </Empty>
      )}
      {mayApply && isApplying && shown.sitsOut === 0 && activity.mayNot === '' && <ApplyForm {...props} />}
      {shown.standing === 'none' && !isApplying && activity.state === 'open' && (
        <Empty title={t(words.closedTitle)} scene="rest" />
      )}
      {shown.isCrew && <Marking {...props} />}
      {result && <p>{t(words.result, result)}</p>}
    </div>
  )
}

const chairsMax = 24
const chairAt = (nth: number): string => `M${nth * 14 + 3} 2v8h8M${nth * 14 + 3} 10v8M${nth * 14 + 11} 10v8`

/** As many chairs as there are places, as long as they can be counted. */
function Seats({ shown, isApplying }: { shown: Shown; isApplying: boolean }) {
  const t = useT()
  const { seats, seatsLeft, way } = shown
  return (
    <div className="p-application-seats">
      {seats <= chairsMax && (
        <svg viewBox={`0 0 ${seats * 14} 20`} aria-hidden="true" style={{ maxWidth: seats * 18 }}>
          {Array.from({ length: seats }, (_none, nth) => chairAt(nth)).map((d, nth) => (
            <path key={d} className={nth < seats - seatsLeft ? 'p-application-taken' : undefined} d={d} />
          ))}
        </svg>
      )}
      <b>{t(words.seatsOf, { left: number(seatsLeft), seats: number(seats) })}</b>
      <span className="q-quiet">
        {t(words[`way_${way}`])} · {t(words.applied, { applications: number(shown.applications), people: number(shown.people) })}
        {shown.waiting > 0 && ` · ${t(words.waitingCount, { count: number(shown.waiting) })}`}
      </span>
      {isApplying && <span className="q-quiet">{t(words.until, { at: date(shown.applyUntil, 'moment') })}</span>}
    </div>
  )
}

function useSays(shown: Shown): string {
  const t = useT()
  const { standing, way, place, party } = shown
  if (standing === 'applied' && way !== 'first-come')
    return t(way === 'draw' ? words.saysDraw : words.saysChoose, {
      people: number(shown.people),
      seats: number(shown.seats),
      at: date(shown.applyUntil, 'moment'),
    })
  const said = standing === 'waiting' && party === 1 ? words.saysWaitingAlone : words[`says_${standing}`]
  return t(said, {
    ahead: number((place ?? 1) - 1),
    party: party ?? 1,
    at: shown.offerUntil ? date(shown.offerUntil, 'moment') : '',
  })
}

function StandingCard({ shown, move, busy, activity }: MemberProps<Shown>) {
  const t = useT()
  const [leaving, setLeaving] = useState(false)
  const says = useSays(shown)
  const { standing, place, party, questions, answers } = shown
  const isOffered = standing === 'offered'
  const mayLeave =
    activity.state === 'open' && (isOffered || standing === 'applied' || standing === 'waiting' || standing === 'confirmed')
  const withdraw = async () => {
    await move('withdraw', {})
    setLeaving(false)
  }
  return (
    <section className="p-application-card" data-standing={standing} aria-label={t(words.card)}>
      <div className="q-row q-row-apart">
        <h2 className="q-song" aria-live="polite">
          {t(words[`standing_${standing}`])}
        </h2>
        <span className="q-quiet">{t(words.people, { count: party ?? 1 })}</span>
      </div>
      {place !== null && (
        <p className="p-application-place">
          <span className="q-quiet">{t(words.placeInLine)}</span> <strong className="q-song">{number(place)}</strong>
        </p>
      )}
      <p>{says}</p>
      {answers.some(Boolean) && (
        <details>
          <summary>{t(words.myAnswers)}</summary>
          <dl>
            {questions.map(({ label }, nth) => (
              <div key={label}>
                <dt className="q-quiet">{label}</dt>
                <dd>{answers[nth] || '—'}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {isOffered && (
        <Button kind="seal" wide busy={busy} onClick={() => void move('confirm', {})}>
          {t(words.confirm)}
        </Button>
      )}
      {mayLeave && (
        <Button kind="plain" onClick={() => setLeaving(true)}>
          {t(isOffered ? words.decline : words.withdraw)}
        </Button>
      )}
      <Confirm
        open={leaving}
        title={t(words.withdrawTitle)}
        verb={t(words.withdraw)}
        busy={busy}
        onClose={() => setLeaving(false)}
        onConfirm={() => void withdraw()}
      >
        <p>{t(words.withdrawSure)}</p>
      </Confirm>
    </section>
  )
}
