// Who has won what: prize by prize, winners and reserves in the order in which they were drawn.
import { number, useT } from '#ui/i18n.ts'
import { IconLink } from '#ui/kit/icons.tsx'
import { Section } from '#ui/kit/list.tsx'
import type { MemberProps } from '../screen.ts'
import type { PrizeResult } from './play.ts'
import type { Shown } from './shown.ts'
import { lotteryTexts } from './texts.ts'

const shownMax = 60

export function Drawn(props: MemberProps<Shown> & { drawn: PrizeResult[] }) {
  const t = useT()
  const { drawn, activity, shown } = props
  const titleOf = (key: string) => activity.rewards.find(one => one.key === key)?.title ?? key
  const entrants = props.useEntrants('seq')
  const names = new Map(entrants.items.map(one => [one.seq, one.name]))
  const mySeq = activity.me?.seq ?? null
  return (
    <div className="q-stack">
      {shown.part?.reserve.map(one => (
        <p key={one.prize} className="p-lottery-reserve">
          <strong>{t(lotteryTexts.reserve, { prize: titleOf(one.prize), place: one.place })}</strong>
          <span className="q-quiet">{t(lotteryTexts.reserveHint)}</span>
        </p>
      ))}
      {drawn.map((row, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same reward may stand in two rounds.
        <Section key={n} title={titleOf(row.prize)}>
          {row.winners.length === 0 && <p className="q-quiet">{t(lotteryTexts.nobody)}</p>}
          <People people={row.winners} names={names} mySeq={mySeq} label={t(lotteryTexts.winners)} />
          {row.reserves.length > 0 && (
            <>
              <p className="q-quiet">{t(lotteryTexts.reserves)}</p>
              <People people={row.reserves} names={names} mySeq={mySeq} label={t(lotteryTexts.reserves)} isQuiet />
            </>
          )}
        </Section>
      ))}
      <a className="p-lottery-check" href={`${location.pathname.replace(/\/$/, '')}/receipt`}>
        <IconLink size={20} />
        {t(lotteryTexts.check)}
      </a>
    </div>
  )
}

interface PeopleProps {
  people: PrizeResult['winners']
  names: ReadonlyMap<number, string>
  mySeq: number | null
  label: string
  isQuiet?: boolean
}
function People({ people, names, mySeq, label, isQuiet }: PeopleProps) {
  const t = useT()
  const hidden = people.length - shownMax
  if (people.length === 0) return null
  return (
    <ol className={`p-lottery-people ${isQuiet ? 'p-lottery-quiet' : ''}`} aria-label={label}>
      {people.slice(0, shownMax).map(({ seq }) => {
        const n = number(seq + 1)
        const name = names.get(seq)
        return (
          <li key={seq} className={seq === mySeq ? 'p-lottery-me' : ''}>
            {seq === mySeq ? t(lotteryTexts.you, { n }) : (name ?? t(lotteryTexts.nth, { n }))}
          </li>
        )
      })}
      {hidden > 0 && <li>{t(lotteryTexts.others, { count: number(hidden) })}</li>}
    </ol>
  )
}
