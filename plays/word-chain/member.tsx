// The idiom chain on the phone: the last words as beads on a thread, the character that is wanted, and who leads.
import './chain.css'
import { useState } from 'react'
import { number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input } from '#ui/kit/field.tsx'
import { Section } from '#ui/kit/list.tsx'
import { Skeleton } from '#ui/kit/states.tsx'
import type { MemberProps } from '../screen.ts'
import { chainTexts } from './texts.ts'

export interface Shown {
  words: string[]
  links: number
  first: string
  lastBy: string | null
  dueAt: string | null
  best: string[]
  over: number
  ended: '' | 'nobody-came' | 'nobody-can' | 'long-enough'
  turns: 'free' | 'round'
  seats: number
  round: { name: string; isMine: boolean; isNext: boolean; missed: number }[]
  myLinks: number
  ways: string[]
}

export function Screen(props: MemberProps<Shown>) {
  const t = useT()
  const { shown, activity, last } = props
  const isOpen = activity.state === 'open'
  return (
    <div className="q-stack p-word-chain">
      {isOpen && shown.ended !== '' && <p className="q-quiet">{t(chainTexts[shown.ended])}</p>}
      {isOpen && <Thread words={shown.words} />}
      {isOpen && <State shown={shown} now={props.now} />}
      {last?.move === 'follow' && (
        <p className="p-word-chain-points" role="status">
          {last.outcome.word} {t(chainTexts.points, { points: last.outcome.points })}
        </p>
      )}
      {shown.turns === 'round' && isOpen && <Round {...props} />}
      {activity.mayNot === '' && <Answer {...props} />}
      {shown.ways.length > 0 && <p className="q-quiet">{t(chainTexts.ways, { words: shown.ways.join(' · ') })}</p>}
      {shown.best.length > 1 && (
        <details>
          <summary className="p-word-chain-best">{t(chainTexts.best, { count: number(shown.best.length) })}</summary>
          <p className="q-song p-word-chain-whole">{shown.best.join(' → ')}</p>
        </details>
      )}
      <Ranks useEntrants={props.useEntrants} />
    </div>
  )
}

/** Each bead ends where the next begins. */
const Thread = ({ words }: { words: string[] }) => (
  <ol className="p-word-chain-thread" aria-live="polite">
    {words.map((word, at) => (
      <li key={word} className="q-song" aria-current={at === words.length - 1 ? 'step' : undefined}>
        {word.slice(0, -1)}
        <b>{word.slice(-1)}</b>
      </li>
    ))}
  </ol>
)

function State({ shown, now }: { shown: Shown; now: () => number }) {
  const t = useT()
  const left = shown.dueAt === null ? null : Math.max(0, Math.ceil((Date.parse(shown.dueAt) - now()) / 1000))
  return (
    <p className="q-quiet">
      {t(chainTexts.links, { count: number(shown.links) })} ·{' '}
      {left === null ? t(chainTexts.waits) : t(chainTexts.left, { seconds: left })}
      {shown.lastBy !== null && ` · ${t(chainTexts.by, { name: shown.lastBy })}`}
    </p>
  )
}

function Answer({ shown, move, busy }: MemberProps<Shown>) {
  const t = useT()
  const [word, setWord] = useState('')
  const sits = shown.round.some(one => one.isMine)
  const isMyTurn = shown.turns === 'free' || shown.round.some(one => one.isMine && one.isNext)
  if (shown.turns === 'round' && !sits) return null
  const send = async (event: React.FormEvent): Promise<void> => {
    event.preventDefault()
    if ((await move('follow', { word })) !== undefined) setWord('')
  }
  return (
    <form className="p-word-chain-answer" onSubmit={event => void send(event)}>
      <Input
        label={t(chainTexts.next, { first: shown.first })}
        value={word}
        onChange={setWord}
        maxLength={12}
        lang="zh"
        autoComplete="off"
        enterKeyHint="send"
        placeholder={`${shown.first}…`}
      />
      <Button kind="primary" submit busy={busy} disabled={word.trim() === '' || !isMyTurn}>
        {t(chainTexts.follow)}
      </Button>
    </form>
  )
}

function Round({ shown, move, busy, activity }: MemberProps<Shown>) {
  const t = useT()
  const sits = shown.round.some(one => one.isMine)
  const next = shown.round.find(one => one.isNext)
  return (
    <div className="q-stack">
      {next && <p role="status">{next.isMine ? <b>{t(chainTexts.turn)}</b> : t(chainTexts.turnOf, { name: next.name })}</p>}
      <ul className="p-word-chain-round" aria-label={t(chainTexts.seats, { count: shown.round.length, seats: shown.seats })}>
        {shown.round.map(one => (
          <li key={one.name} aria-current={one.isNext || undefined} data-missed={one.missed || undefined}>
            {one.name}
          </li>
        ))}
      </ul>
      {activity.mayNot === '' && (
        <Button wide busy={busy} onClick={() => void move(sits ? 'rise' : 'sit')}>
          {t(sits ? chainTexts.rise : chainTexts.sit)}
        </Button>
      )}
    </div>
  )
}

function Ranks({ useEntrants }: Pick<MemberProps, 'useEntrants'>) {
  const t = useT()
  const all = useEntrants('rank')
  if (all.loading) return <Skeleton count={3} />
  const played = all.items.filter(one => one.score > 0)
  return (
    <Section title={t(chainTexts.ranks)}>
      {played.length === 0 && <p className="q-quiet">{t(chainTexts.nobody)}</p>}
      <ol className="p-word-chain-ranks">
        {played.map(one => (
          <li key={one.memberId} data-mine={one.isMine || undefined}>
            <span>{one.rank}</span>
            <span className="q-grow q-clip">{one.name}</span>
            <b>{number(one.score)}</b>
          </li>
        ))}
      </ol>
      {!all.end && (
        <Button wide onClick={all.more}>
          {t(chainTexts.more)}
        </Button>
      )}
    </Section>
  )
}
