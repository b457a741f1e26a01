// The odds, which are seen before anyone plays, and the word on what a play came to.
import './prizes.css'
import { number, useT } from '#ui/i18n.ts'
import { Section } from '#ui/kit/list.tsx'
import { prizeTexts } from './prize-texts.ts'
import type { Drawn, PrizesShown } from './prizes.ts'
import type { Activity } from './screen.ts'

export interface PrizeTableProps {
  activity: Activity
  shown: PrizesShown
  /** What stands for each prize in this game. */
  mark?: (rank: number) => React.ReactNode
  /** A game's own words on how its odds come about. */
  children?: React.ReactNode
}
export const titleOf = ({ rewards }: Activity, key: string | undefined): string =>
  rewards.find(one => one.key === key)?.title ?? key ?? ''

export function PrizeTable({ activity, shown, mark, children }: PrizeTableProps) {
  const t = useT()
  return (
    <Section title={t(prizeTexts.odds)}>
      {children}
      <table className="p-prizes">
        <thead>
          <tr>
            <th scope="col">{t(prizeTexts.prize)}</th>
            <th scope="col" className="p-prizes-odds">
              {t(prizeTexts.inTenThousand)}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.prizes.map(({ reward, odds, gone }, rank) => (
            <tr key={reward} className={gone ? 'p-prizes-gone' : ''}>
              <th scope="row">
                {mark?.(rank)} {titleOf(activity, reward)} <Left activity={activity} reward={reward} gone={gone} />
              </th>
              <td className="p-prizes-odds">{number(odds)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t(prizeTexts.nothing)}</th>
            <td className="p-prizes-odds">{number(shown.nothing)}</td>
          </tr>
        </tbody>
      </table>
      <p className="q-quiet">{t(shown.soldOut === 'next' ? prizeTexts.next : prizeTexts.none)}</p>
    </Section>
  )
}
function Left({ activity, reward, gone }: { activity: Activity; reward: string; gone: boolean }) {
  const t = useT()
  const left = activity.rewards.find(one => one.key === reward)?.left ?? null
  if (gone) return <small>{t(prizeTexts.gone)}</small>
  return left === null ? null : <small className="q-quiet">{t(prizeTexts.left, { count: number(left) })}</small>
}

interface PrizeWordProps {
  activity: Activity
  shown: PrizesShown
  drawn: Drawn | null
  /** Said before anything was drawn. */
  before?: string
}
/** Said once the picture has come to rest. */
export function PrizeWord({ activity, shown, drawn, before = '' }: PrizeWordProps) {
  const t = useT()
  const wished = drawn?.rank === null || drawn === null ? undefined : shown.prizes[drawn.rank]?.reward
  const told = { title: titleOf(activity, drawn?.reward ?? undefined), drawn: titleOf(activity, wished) }
  return (
    <p className={`p-prizes-word ${drawn?.reward ? 'p-prizes-won' : ''}`} role="status" aria-live="polite">
      {drawn === null
        ? before
        : drawn.reward !== null
          ? t(drawn.reward === wished ? prizeTexts.won : prizeTexts.wonInstead, told)
          : t(wished === undefined ? prizeTexts.again : prizeTexts.tooLate, told)}
    </p>
  )
}
