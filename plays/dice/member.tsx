// Dice on the phone: six of them in a bowl, rolling until they lie.
import './dice.css'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { useCeremony } from '../ceremony.ts'
import { PrizeTable, PrizeWord } from '../prize-table.tsx'
import type { PrizesShown } from '../prizes.ts'
import type { MemberProps } from '../screen.ts'
import type { Thrown } from './play.ts'
import { diceTexts } from './texts.ts'
import { throwNames } from './throws.ts'

export function Screen(props: MemberProps<PrizesShown>) {
  const t = useT()
  const { activity, shown } = props
  const throwing = useCeremony<Thrown>(props, 1_100)
  const thrown = throwing.shown
  const faces = [...(thrown?.faces ?? '114423')].map(Number)
  const name = thrown && !throwing.running && thrown.rank !== null ? throwNames[thrown.rank] : undefined
  return (
    <div className="p-prizes-game">
      <div
        className={`p-dice-bowl ${throwing.running ? 'p-dice-rolling' : ''}`}
        role="img"
        aria-label={thrown ? t(diceTexts.faces, { faces: faces.join(' ') }) : t(diceTexts.bowl)}
      >
        {faces.map((face, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: each die keeps its place in the bowl.
          <Die key={at} face={face} at={at} />
        ))}
      </div>
      <p className="q-song p-dice-name">
        {name ? t(name) : throwing.running || thrown || activity.mayNot !== '' ? ' ' : <small>{t(diceTexts.before)}</small>}
      </p>
      <PrizeWord activity={activity} shown={shown} drawn={throwing.running ? null : thrown} />
      {activity.mayNot === '' && (
        <Button kind="primary" wide busy={throwing.running || props.busy} onClick={() => throwing.play('throw')}>
          {t(throwing.running ? diceTexts.rolling : diceTexts.throw)}
        </Button>
      )}
      <PrizeTable
        activity={activity}
        shown={shown}
        mark={rank => <b className="q-song">{throwNames[rank] && t(throwNames[rank])}</b>}
      >
        <p className="q-quiet">{t(diceTexts.decided)}</p>
      </PrizeTable>
    </div>
  )
}

const pips: Record<number, readonly [number, number][]> = {
  1: [[50, 50]],
  2: [
    [28, 28],
    [72, 72],
  ],
  3: [
    [26, 26],
    [50, 50],
    [74, 74],
  ],
  4: [
    [28, 28],
    [72, 28],
    [28, 72],
    [72, 72],
  ],
  5: [
    [26, 26],
    [74, 26],
    [50, 50],
    [26, 74],
    [74, 74],
  ],
  6: [
    [28, 24],
    [72, 24],
    [28, 50],
    [72, 50],
    [28, 76],
    [72, 76],
  ],
}
/** In China one and four are red, and the one is large. */
const Face = ({ face, side }: { face: number; side: string }) => (
  <svg
    viewBox="0 0 100 100"
    className={`p-dice-face p-dice-${side}`}
    data-red={face === 1 || face === 4 || undefined}
    aria-hidden="true"
  >
    <rect x="1" y="1" width="98" height="98" rx="16" />
    {pips[face]?.map(([x, y]) => (
      <circle key={`${x} ${y}`} cx={x} cy={y} r={face === 1 ? 17 : 10} />
    ))}
  </svg>
)
const opposite = (face: number): number => 7 - face
const beside = (face: number): [number, number] =>
  face === 1 || face === 6 ? [2, 3] : face === 2 || face === 5 ? [1, 3] : [1, 2]

/** The face lies in front; the others show while it turns. */
function Die({ face, at }: { face: number; at: number }) {
  const [right, top] = beside(face)
  return (
    <span className="p-dice-die" style={{ '--p-dice-at': at } as React.CSSProperties}>
      <span className="p-dice-cube">
        <Face face={face} side="front" />
        <Face face={opposite(face)} side="back" />
        <Face face={right} side="right" />
        <Face face={opposite(right)} side="left" />
        <Face face={top} side="top" />
        <Face face={opposite(top)} side="under" />
      </span>
    </span>
  )
}
