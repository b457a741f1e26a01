// The ring of entries: every bead is one who entered, or as many as a bead must stand for; one's own is marked, and so are the winners.
import { number, useT } from '#ui/i18n.ts'
import { lotteryTexts } from './texts.ts'

const beadsMax = 96

export interface RingProps {
  players: number
  mySeq: number | null
  /** Places in the row of those who have won; null before the draw. */
  won: readonly number[] | null
  /** It goes round while the draw is near. */
  turning: boolean
  children: React.ReactNode
}
export function Ring({ players, mySeq, won, turning, children }: RingProps) {
  const t = useT()
  const beads = Math.min(players, beadsMax)
  const beadOf = (seq: number) => Math.min(beads - 1, Math.floor((seq * beads) / players))
  const mine = mySeq === null ? -1 : beadOf(mySeq)
  const lit = new Set(won?.map(beadOf))
  return (
    <div className="p-lottery-ring">
      <svg
        viewBox="-110 -110 220 220"
        role="img"
        aria-label={t(lotteryTexts.ring, { count: number(players) })}
        className={turning ? 'p-lottery-turning' : ''}
      >
        <circle r="96" className="p-lottery-thread" />
        {Array.from({ length: beads }, (_none, n) => {
          const angle = (2 * Math.PI * n) / beads - Math.PI / 2
          const kind = lit.has(n) ? 'p-lottery-lit' : n === mine ? 'p-lottery-own' : ''
          const size = n === mine ? 5.5 : lit.has(n) ? 5 : Math.max(1.6, Math.min(4, 90 / beads))
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a bead is its place on the ring.
            <circle key={n} cx={96 * Math.cos(angle)} cy={96 * Math.sin(angle)} r={size} className={`p-lottery-bead ${kind}`} />
          )
        })}
      </svg>
      <div className="p-lottery-middle">{children}</div>
    </div>
  )
}
