// Rock, paper, scissors on the phone: three hands to choose from, and two that meet.
import './hands.css'
import { useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { useCeremony } from '../ceremony.ts'
import { PrizeTable, PrizeWord } from '../prize-table.tsx'
import type { PrizesShown } from '../prizes.ts'
import type { MemberProps } from '../screen.ts'
import { HandMark } from './hand.tsx'
import { type Hand, handNames, hands, type Shown } from './play.ts'
import { handTexts } from './texts.ts'

export function Screen(props: MemberProps<PrizesShown>) {
  const t = useT()
  const { activity, shown } = props
  const bout = useCeremony<Shown>(props, 900)
  const [chosen, setChosen] = useState<Hand>('rock')
  const may = activity.mayNot === ''
  const met = bout.running ? null : bout.shown
  const choose = (hand: Hand) => {
    setChosen(hand)
    bout.play('hand', { hand })
  }
  return (
    <div className="p-prizes-game">
      <div className={`p-rock-paper-scissors-ring ${bout.running ? 'p-rock-paper-scissors-beat' : ''}`}>
        <figure data-won={met?.bout === 'lost' || undefined}>
          <HandMark hand={met?.house ?? 'rock'} away />
          <figcaption>
            {t(handTexts.house)}
            {met && ` · ${t(handNames[met.house])}`}
          </figcaption>
        </figure>
        <figure data-won={met?.bout === 'won' || undefined}>
          <HandMark hand={met?.own ?? (bout.running ? 'rock' : chosen)} />
          <figcaption>
            {t(handTexts.you)}
            {met && ` · ${t(handNames[met.own])}`}
          </figcaption>
        </figure>
      </div>
      <p className="q-song p-rock-paper-scissors-word" role="status">
        {bout.running ? t(handTexts.ready) : met ? t(handTexts[met.bout]) : may ? t(handTexts.choose) : ''}
      </p>
      <PrizeWord
        activity={activity}
        shown={shown}
        drawn={met?.bout === 'won' ? met : null}
        before={met || bout.running || !may ? '' : t(handTexts.before)}
      />
      {may && (
        <div className="p-rock-paper-scissors-choice">
          {hands.map(hand => (
            <button key={hand} type="button" aria-disabled={bout.running || props.busy} onClick={() => choose(hand)}>
              <HandMark hand={hand} />
              <span>{t(handNames[hand])}</span>
            </button>
          ))}
        </div>
      )}
      <PrizeTable activity={activity} shown={shown}>
        <p className="q-quiet">{t(handTexts.fair)}</p>
      </PrizeTable>
    </div>
  )
}
