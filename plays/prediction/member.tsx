// The guessing game on the phone: the pool, one's guess, what others guess as it is, and what came true.
import './prediction.css'
import { useState } from 'react'
import { number, percent, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Section } from '#ui/kit/list.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import type { MemberProps } from '../screen.ts'
import { GuessForm } from './guess-form.tsx'
import { awayOf, guessWords, homeOf, sharesOf, sidesOf } from './guess-words.ts'
import type { PredictionResult } from './play.ts'
import type { Shown } from './shown.ts'
import { predictionTexts } from './texts.ts'

export function Screen(props: MemberProps<Shown>) {
  const { shown, activity } = props
  return (
    <div className="q-stack">
      <Head {...props} />
      {shown.result ? (
        <Outcome {...props} result={shown.result} />
      ) : (
        <Mine {...props} mayGuess={activity.mayNot === '' && !shown.isOver} />
      )}
      <Odds shown={shown} />
    </div>
  )
}

function Head({ shown, activity, urlOf }: MemberProps<Shown>) {
  const t = useT()
  const { subject, kind, pool, all, stake, truth, phase } = shown
  return (
    <section className="p-prediction-head">
      {kind === 'word' && activity.pictureFileId && (
        <img className="p-prediction-poster" src={urlOf(activity.pictureFileId)} alt={t(predictionTexts.poster)} />
      )}
      <h3 className="q-song">{subject}</h3>
      {kind === 'score' && (
        <p className="p-prediction-match">
          <span>{homeOf(shown)}</span>
          <strong className="q-song">{truth ? truth.is : ':'}</strong>
          <span>{awayOf(shown)}</span>
        </p>
      )}
      {pool !== null && (
        <p className="p-prediction-pool">
          <span className="q-quiet">{t(predictionTexts.pool)}</span>
          <strong className="q-song">{t(predictionTexts.points, { points: number(pool) })}</strong>
        </p>
      )}
      <p className="q-quiet">
        {t(predictionTexts.all, { count: number(all) })}
        {stake > 0 && ` · ${t(predictionTexts.stake, { stake: number(stake) })}`}
      </p>
      {truth && kind !== 'score' && (
        <p className="p-prediction-truth">
          <span className="q-quiet">{t(predictionTexts.truth)}</span>
          <strong className="q-song">{guessWords(shown, truth.is)}</strong>
        </p>
      )}
      {phase === 'closed' && !truth && <p className="q-quiet">{t(predictionTexts.waits)}</p>}
    </section>
  )
}

function Mine({ shown, move, busy, mayGuess }: MemberProps<Shown> & { mayGuess: boolean }) {
  const t = useT()
  const { mine, guessesMax, stake, isOver } = shown
  // Which of one's guesses is being changed; mine.length: a new one.
  const [open, setOpen] = useState<number | null>(null)
  const first = mine.length === 0
  const at = first ? 0 : open
  const isNew = at === mine.length
  const verb = !isNew
    ? t(predictionTexts.changing)
    : stake > 0
      ? t(predictionTexts.sendStake, { stake: number(stake) })
      : t(predictionTexts.send)
  const send = async (guess: string) => {
    const made = isNew ? await move('guess', { guess }) : await move('change', { which: at, guess })
    if (made !== undefined) setOpen(null)
  }
  return (
    <>
      {!first && (
        <Section title={t(predictionTexts.mine)}>
          <ul className="p-prediction-mine">
            {mine.map((guess, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a guess is its place.
              <li key={n}>
                <strong className="q-song q-grow">{guessWords(shown, guess)}</strong>
                {!isOver && open === null && (
                  <Button kind="plain" onClick={() => setOpen(n)}>
                    {t(predictionTexts.change)}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {!isOver && <p className="q-quiet">{t(predictionTexts.mineHint)}</p>}
        </Section>
      )}
      {at !== null && (isNew ? mayGuess : !isOver) && (
        <GuessForm key={at} shown={shown} before={mine[at] ?? ''} busy={busy} verb={verb} onSend={guess => void send(guess)} />
      )}
      {open !== null && (
        <Button kind="plain" onClick={() => setOpen(null)}>
          {t(predictionTexts.keep)}
        </Button>
      )}
      {!first && open === null && mayGuess && mine.length < guessesMax && (
        <Button wide onClick={() => setOpen(mine.length)}>
          {t(predictionTexts.again)}
        </Button>
      )}
    </>
  )
}

/** Shares of all guesses, as they are. */
function Odds({ shown }: { shown: Shown }) {
  const t = useT()
  const { kind, counts, all, truth, mine } = shown
  if (kind !== 'choice' && kind !== 'score') return null
  if (!counts) return <p className="q-quiet">{t(predictionTexts.hidden)}</p>
  if (all === 0) return null
  const sides = sidesOf(shown)
  const bySide = [
    { key: 'home', words: t(predictionTexts.winsOf, { side: homeOf(shown) }), count: sides.home },
    { key: 'draw', words: t(predictionTexts.draw), count: sides.draw },
    { key: 'away', words: t(predictionTexts.winsOf, { side: awayOf(shown) }), count: sides.away },
  ]
  // Who wins, and below it by how much: two questions, each with shares of all.
  return (
    <Section title={t(predictionTexts.odds)}>
      {(kind === 'score' ? [bySide, sharesOf(shown)] : [sharesOf(shown)]).map((bars, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the sides stand before the scores.
        <ul key={nth} className="p-prediction-odds">
          {bars.map(({ key, words, count }) => (
            <li key={key} className={key === truth?.is ? 'p-prediction-true' : mine.includes(key) ? 'p-prediction-own' : ''}>
              <span className="q-grow q-clip">{words}</span>
              <span>{percent(count / all)}</span>
              <i style={{ inlineSize: `${(100 * count) / all}%` }} aria-hidden="true" />
            </li>
          ))}
        </ul>
      ))}
      <p className="q-quiet">{t(predictionTexts.oddsHint)}</p>
    </Section>
  )
}

const shownMax = 50
function Outcome({ shown, activity, useEntrants, result }: MemberProps<Shown> & { result: PredictionResult }) {
  const t = useT()
  const entrants = useEntrants('seq')
  const names = new Map(entrants.items.map(one => [one.seq, one.name]))
  const mySeq = activity.me?.seq ?? null
  const mine = result.winners.find(one => one.seq === mySeq)
  const rest = result.winners.length - shownMax
  return (
    <>
      {mySeq !== null && (
        <p className={`p-prediction-verdict ${mine ? 'p-prediction-right' : ''}`} role="status">
          <strong className="q-song">{t(mine ? predictionTexts.right : predictionTexts.wrong)}</strong>
          {mine && mine.amount > 0 && <span>{t(predictionTexts.gets, { points: number(mine.amount) })}</span>}
        </p>
      )}
      <Section title={t(predictionTexts.winners)}>
        {result.winners.length === 0 && (
          <p className="q-quiet">{t(result.refunded ? predictionTexts.refunded : predictionTexts.nobody)}</p>
        )}
        {shown.kind === 'number' && result.off !== null && (
          <p className="q-quiet">{t(predictionTexts.off, { off: number(result.off) })}</p>
        )}
        <ul className="p-prediction-mine">
          {result.winners.slice(0, shownMax).map(({ seq, guess, amount }) => (
            <li key={seq}>
              <span className="q-grow q-clip">
                {seq === mySeq ? t(predictionTexts.you) : (names.get(seq) ?? t(predictionTexts.nth, { n: number(seq + 1) }))}
              </span>
              <Tag>{guessWords(shown, guess)}</Tag>
              {amount > 0 && <span>{t(predictionTexts.points, { points: number(amount) })}</span>}
            </li>
          ))}
          {rest > 0 && <li className="q-quiet">{t(predictionTexts.rest, { count: number(rest) })}</li>}
        </ul>
      </Section>
    </>
  )
}
