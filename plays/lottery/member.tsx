// The draw on the phone: a ring of entries, the prizes, and afterwards who has won what.
import './lottery.css'
import { useState } from 'react'
import { number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Section } from '#ui/kit/list.tsx'
import { Confirm } from '#ui/kit/sheet.tsx'
import type { MemberProps } from '../screen.ts'
import { Drawn } from './drawn.tsx'
import { Ring } from './ring.tsx'
import type { Shown } from './shown.ts'
import { lotteryTexts } from './texts.ts'

export function Screen(props: MemberProps<Shown>) {
  const { shown, activity } = props
  const isIn = shown.tickets > 0
  const won = shown.drawn?.flatMap(row => row.winners.map(one => one.seq)) ?? null
  return (
    <div className="q-stack">
      <Ring
        players={activity.players}
        mySeq={isIn ? (activity.me?.seq ?? null) : null}
        won={won}
        turning={shown.phase === 'closed'}
      >
        <Heart {...props} />
      </Ring>
      {!shown.drawn && <Ways {...props} />}
      {shown.drawn ? <Drawn {...props} drawn={shown.drawn} /> : <Prizes {...props} />}
    </div>
  )
}

const titleOf = (activity: MemberProps['activity'], key: string): string =>
  activity.rewards.find(one => one.key === key)?.title ?? key

/** What stands within the ring: how many are in, and how it stands with oneself. */
function Heart({ shown, activity }: MemberProps<Shown>) {
  const t = useT()
  const { part, tickets, phase } = shown
  const number_ = activity.me?.seq === null || activity.me === null ? null : activity.me.seq + 1
  if (part && part.won.length > 0)
    return (
      <div className="p-lottery-won" role="status">
        <span>{t(lotteryTexts.won)}</span>
        <strong className="q-song">{part.won.map(key => titleOf(activity, key)).join(' · ')}</strong>
      </div>
    )
  if (shown.drawn) return <strong className="q-song">{t(tickets > 0 ? lotteryTexts.notWon : lotteryTexts.notIn)}</strong>
  return (
    <>
      <strong className="p-lottery-count q-song">{number(activity.players)}</strong>
      <span className="q-quiet">{t(lotteryTexts.inRow)}</span>
      {phase === 'closed' && <span className="q-quiet">{t(lotteryTexts.closed)}</span>}
      {tickets > 0 && number_ !== null && <b>{t(lotteryTexts.yourNumber, { n: number(number_) })}</b>}
    </>
  )
}

function Ways({ shown, activity, move, busy }: MemberProps<Shown>) {
  const t = useT()
  const [leaving, setLeaving] = useState(false)
  const { tickets, ticketsMax, mayLeave, phase, weighs } = shown
  const mayEnter = activity.mayNot === '' && tickets < ticketsMax
  const leave = async () => {
    await move('leave')
    setLeaving(false)
  }
  return (
    <div className="p-lottery-ways">
      {mayEnter && (
        <Button kind="primary" wide busy={busy} onClick={() => void move('enter')}>
          {t(tickets > 0 ? lotteryTexts.again : lotteryTexts.enter)}
        </Button>
      )}
      {tickets > 0 && ticketsMax > 1 && (
        <p className="q-quiet">{t(lotteryTexts.ticketsOf, { count: number(tickets), max: number(ticketsMax) })}</p>
      )}
      {tickets > 0 && weighs === 'held' && activity.me && (
        <p className="q-quiet">{t(lotteryTexts.held, { weight: number(activity.me.weight) })}</p>
      )}
      {tickets > 0 && phase === 'open' && <p className="q-quiet">{t(lotteryTexts.waits)}</p>}
      {tickets > 0 && mayLeave && phase === 'open' && (
        <Button kind="plain" onClick={() => setLeaving(true)}>
          {t(lotteryTexts.leave)}
        </Button>
      )}
      <Confirm
        open={leaving}
        onClose={() => setLeaving(false)}
        title={t(lotteryTexts.leaveTitle)}
        verb={t(lotteryTexts.leave)}
        busy={busy}
        onConfirm={() => void leave()}
      >
        <p>{t(lotteryTexts.leaveHint)}</p>
      </Confirm>
    </div>
  )
}

function Prizes({ shown, activity }: MemberProps<Shown>) {
  const t = useT()
  const hasRounds = shown.prizes.some(prize => prize.round !== shown.prizes[0]?.round)
  return (
    <Section title={t(lotteryTexts.prizes)}>
      <ol className="p-lottery-prizes">
        {shown.prizes.map((prize, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same reward may stand in two rounds.
          <li key={n}>
            <span className="p-lottery-nth q-song" aria-hidden="true">
              {n + 1}
            </span>
            <span className="q-grow">{titleOf(activity, prize.reward)}</span>
            {hasRounds && <span className="q-quiet">{t(lotteryTexts.round, { n: prize.round })}</span>}
            <span className="q-quiet">{t(lotteryTexts.units, { count: number(prize.units) })}</span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
