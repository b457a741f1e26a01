// How an activity goes, in numbers and as a picture over time.
import { Chart } from '#ui/chart.tsx'
import { date, money, number, useT } from '#ui/i18n.ts'
import { Figure } from '../shell/block.tsx'
import { useCurrency } from '../shop/sum.tsx'
import type { Desk } from './shapes.ts'
import { actTexts } from './texts.ts'

export function Figures({ desk: { figures } }: { desk: Desk }) {
  const t = useT()
  const currency = useCurrency()
  const given = figures.awards.reduce((all, one) => all + one.value, 0)
  return (
    <>
      <div className="c-figures c-facts-above">
        <Figure value={number(figures.players)} label={t(actTexts.players)} />
        <Figure value={number(figures.moves)} label={t(actTexts.moves)} />
        <Figure value={number(figures.invited)} label={t(actTexts.invitedNow)} />
        {given > 0 && <Figure value={<span className="c-money">{money(given, currency)}</span>} label={t(actTexts.given)} />}
        {figures.budgetLeft !== null && (
          <Figure value={<span className="c-money">{money(figures.budgetLeft, currency)}</span>} label={t(actTexts.budgetLeft)} />
        )}
      </div>
      {(figures.awards.length > 0 || figures.byMove.length > 1) && (
        <ul className="c-act-chips c-facts-above">
          {figures.byMove.map(one => (
            <li key={one.move}>
              {one.title} <b>{number(one.moves)}</b>
            </li>
          ))}
          {figures.awards.map(one => (
            <li key={one.key} data-award="">
              {one.title} <b>{number(one.units)}</b>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** With its time step said as shortly as it can be. */
const labelOf = (at: string | Date, ofDays: boolean) => date(at, ofDays ? 'date' : 'moment')

export function OverTime({ desk: { figures } }: { desk: Desk }) {
  const t = useT()
  const { byTime } = figures
  if (byTime.length < 2) return null
  const most = byTime.reduce((top, one) => (one.moves > top.moves ? one : top))
  const step = new Date(byTime[1]!.at).getTime() - new Date(byTime[0]!.at).getTime()
  const ofDays = step >= 86_400_000
  return (
    <Chart
      kind="bar"
      sentence={t(actTexts.sentence, {
        ...{ players: number(figures.players), moves: number(figures.moves) },
        ...{ at: labelOf(most.at, ofDays), most: number(most.moves) },
      })}
      labels={byTime.map(one => labelOf(one.at, ofDays))}
      series={[
        { name: t(actTexts.byTimeMoves), values: byTime.map(one => one.moves) },
        { name: t(actTexts.byTimePlayers), values: byTime.map(one => one.players) },
      ]}
    />
  )
}
