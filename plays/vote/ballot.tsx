// The ballot: options that are marked with a brush, put in an order, or paid from a purse.
import { useState } from 'react'
import { number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import type { Shown } from './play.ts'
import { voteTexts as words } from './texts.ts'

/** A stroke of the brush, or the place in one's order. */
const Mark = ({ place }: { place: number | null }) => (
  <span className="p-vote-mark" aria-hidden="true">
    {place === null ? (
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M4 13.2 C6.5 14.5 8 17 9.2 19.4 C11.4 12.8 15 7.6 20.4 4" />
      </svg>
    ) : (
      place
    )}
  </span>
)

export interface BallotProps {
  shown: Shown
  busy: boolean
  verb: string
  cast: (choices: number[]) => void
  cancel?: (() => void) | undefined
}
export function Ballot({ shown, busy, verb, cast, cancel }: BallotProps) {
  const t = useT()
  const { kind, options, most, budget } = shown
  const [chosen, setChosen] = useState<readonly number[]>(shown.mine?.choices ?? [])
  const spent = chosen.reduce((sum, at) => sum + (options[at]?.cost ?? 0), 0)
  const isShut = (at: number) =>
    !chosen.includes(at) &&
    ((kind === 'several' && chosen.length >= most) || (kind === 'budget' && spent + (options[at]?.cost ?? 0) > budget))
  const press = (at: number) =>
    setChosen(chosen.includes(at) ? chosen.filter(one => one !== at) : kind === 'single' ? [at] : [...chosen, at])
  return (
    <div className="q-stack">
      <fieldset className="p-vote-ballot">
        <legend>{t(words[kind], { most, budget: number(budget) })}</legend>
        {kind === 'budget' && (
          <p className="p-vote-purse" aria-live="polite">
            <progress max={budget} value={spent} aria-hidden="true" />
            {t(words.spent, { spent: number(spent), left: number(budget - spent) })}
          </p>
        )}
        {options.map(({ title, about, cost }, at) => {
          const place = chosen.indexOf(at)
          return (
            <label
              key={title}
              className="p-vote-option"
              data-chosen={place >= 0 || undefined}
              data-round={kind === 'single' || undefined}
            >
              <input
                className="q-aside"
                type={kind === 'single' ? 'radio' : 'checkbox'}
                name="choice"
                checked={place >= 0}
                disabled={isShut(at)}
                onChange={() => press(at)}
              />
              <Mark place={kind === 'ranked' && place >= 0 ? place + 1 : null} />
              <span className="q-grow">
                <b>{title}</b>
                {kind === 'ranked' && place >= 0 && <span className="q-aside">{t(words.place, { n: place + 1 })}</span>}
                {about && <span className="p-vote-about">{about}</span>}
              </span>
              {kind === 'budget' && <span className="q-quiet">{t(words.cost, { cost: number(cost) })}</span>}
            </label>
          )
        })}
      </fieldset>
      <Button kind="primary" wide busy={busy} disabled={chosen.length === 0} onClick={() => cast([...chosen])}>
        {verb}
      </Button>
      {cancel && (
        <Button kind="plain" wide onClick={cancel}>
          {t(words.keep)}
        </Button>
      )}
    </div>
  )
}
