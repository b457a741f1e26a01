// Vote on the phone: the ballot, what was cast, counts where they may be seen, and at the end what was chosen.
import './vote.css'
import { useState } from 'react'
import { number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import type { MemberProps } from '../screen.ts'
import { Ballot } from './ballot.tsx'
import { Delegation } from './delegation.tsx'
import type { Shown } from './play.ts'
import { Bars, Outcome, Receipt } from './tally.tsx'
import { voteTexts as words } from './texts.ts'

/** Known to this device alone until the ballot is cast; with it the voter proves the receipt. */
function freshNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map(one => one.toString(16).padStart(2, '0')).join('')
}

export function Screen(props: MemberProps<Shown>) {
  const t = useT()
  const { shown, activity } = props
  const { mine, isSecret, results, result } = shown
  return (
    <div className="q-stack">
      <header className="p-vote-head">
        <h2 className="q-song">{shown.question}</h2>
        <p className="q-row">
          <Tag tone={isSecret ? 'indigo' : 'plain'}>{t(isSecret ? words.secret : words.open)}</Tag>
          {results === 'sealed' && !result && <Tag>{t(words.sealed)}</Tag>}
          <span className="q-quiet">{t(words.voters, { n: shown.voters })}</span>
        </p>
        <Quorum shown={shown} />
      </header>
      {result ? (
        <Outcome shown={shown} />
      ) : (
        <>
          {activity.mayNot === '' ? <Voting {...props} /> : <Cast shown={shown} />}
          {shown.counts && <Bars shown={shown} />}
          {isSecret && results === 'live' && shown.phase === 'open' && (
            <p className="q-quiet">{t(shown.isUneven ? words.uneven : words.steps)}</p>
          )}
        </>
      )}
      {mine && mine.weight !== 1 && <p className="q-quiet">{t(words.weight, { weight: number(mine.weight) })}</p>}
      {mine && mine.entrusted > 0 && <p>{t(words.entrusted, { n: mine.entrusted })}</p>}
      <Receipt shown={shown} />
      {activity.mayNot === '' && <Delegation {...props} />}
    </div>
  )
}

function Quorum({ shown: { quorum, voters, result } }: { shown: Shown }) {
  const t = useT()
  if (quorum === 0 || result) return null
  return (
    <p className="p-vote-quorum">
      <progress max={quorum} value={Math.min(quorum, voters)} aria-hidden="true" />
      {voters >= quorum
        ? t(words.quorumMet, { n: number(quorum) })
        : t(words.quorum, { n: number(quorum), left: number(quorum - voters) })}
    </p>
  )
}

function Voting(props: MemberProps<Shown>) {
  const t = useT()
  const [isChanging, setChanging] = useState(false)
  const { shown, move, busy } = props
  const { mine, isSecret } = shown
  if (mine?.choices && !isChanging)
    return (
      <div className="q-stack">
        <Cast shown={shown} />
        {shown.mayChange && (
          <Button wide onClick={() => setChanging(true)}>
            {t(words.change)}
          </Button>
        )}
      </div>
    )
  const cast = (choices: number[]) =>
    void move('vote', { choices, nonce: isSecret ? freshNonce() : null, instead: mine?.to?.memberId ?? null }).then(
      done => done !== undefined && setChanging(false),
    )
  const verb = t(mine?.to ? words.castMine : isChanging ? words.change : words.cast)
  return <Ballot shown={shown} busy={busy} verb={verb} cast={cast} cancel={isChanging ? () => setChanging(false) : undefined} />
}

/** The folded ballot in its urn, and what stands on it: for the voter's own eyes. */
function Cast({ shown }: { shown: Shown }) {
  const t = useT()
  const choices = shown.mine?.choices
  if (!choices) return null
  return (
    <div className="p-vote-cast" role="status">
      <svg viewBox="0 0 120 96" aria-hidden="true">
        <path d="M16 44 H104 V90 H16 Z M30 44 L36 34 H84 L90 44" />
        <path d="M46 39 H74" className="p-vote-slot" />
        <path d="M48 38 V12 L72 8 V38" className="p-vote-paper" />
        <path d="M54 22 L59 27 L67 15" className="p-vote-tick" />
      </svg>
      <div>
        <b className="q-song">{t(words.voted)}</b>
        <ol data-ranked={shown.kind === 'ranked' || undefined}>
          {choices.map(at => (
            <li key={at}>{shown.options[at]?.title}</li>
          ))}
        </ol>
      </div>
    </div>
  )
}
