// Everyone's luck, once the packet is empty or over: shares in the order of coming, the best of them marked.
import { money, number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Section } from '#ui/kit/list.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import type { MemberProps } from '../screen.ts'
import type { PacketResult } from './play.ts'
import type { Shown } from './shown.ts'
import { packetTexts } from './texts.ts'

/** Points as a number, credit as money. */
export function useAmount({ activity, shown }: Pick<MemberProps<Shown>, 'activity' | 'shown'>): (amount: number) => string {
  const t = useT()
  const isCredit = activity.rewards.find(one => one.key === shown.reward)?.kind === 'credit'
  return amount => (isCredit ? money(amount) : t(packetTexts.points, { amount: number(amount) }))
}

export function Luck(props: MemberProps<Shown>) {
  const { result, row } = props.shown
  if (result?.kind === 'closest') return <Closest {...props} result={result} />
  if (row && row.length > 0) return <Row {...props} row={row} />
  return result ? <Returned {...props} result={result} /> : null
}

function Row({ row, ...props }: MemberProps<Shown> & { row: number[] }) {
  const t = useT()
  const amount = useAmount(props)
  const { shown, useEntrants } = props
  const entrants = useEntrants('seq')
  const names = new Map(entrants.items.map(one => [one.seq, one.name]))
  const most = Math.max(...row)
  const mine = shown.mine && 'share' in shown.mine ? shown.mine.share : -1
  return (
    <Section title={t(packetTexts.luck)}>
      <ol className="p-red-packet-row">
        {row.map((share, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the row is what a share is.
          <li key={n} className={n === mine ? 'p-red-packet-mine' : ''}>
            <span className="q-grow q-clip">
              {n === mine ? t(packetTexts.you) : (names.get(n) ?? t(packetTexts.nth, { n: n + 1 }))}
            </span>
            {n === shown.best && shown.kind === 'lucky' && <Tag tone="cinnabar">{t(packetTexts.best)}</Tag>}
            <span className="p-red-packet-share">{amount(share)}</span>
            <i style={{ inlineSize: `${Math.max(2, (100 * share) / most)}%` }} aria-hidden="true" />
          </li>
        ))}
      </ol>
      {!entrants.end && entrants.items.length < row.length && (
        <Button size="small" busy={entrants.loading} onClick={entrants.more}>
          {t(packetTexts.more)}
        </Button>
      )}
      {shown.result?.kind === 'shares' && <Returned {...props} result={shown.result} />}
    </Section>
  )
}

function Returned({ result, ...props }: MemberProps<Shown> & { result: PacketResult & { kind: 'shares' } }) {
  const t = useT()
  const amount = useAmount(props)
  const left = result.total - result.given
  return left > 0 ? <p className="q-quiet">{t(packetTexts.returned, { amount: amount(left) })}</p> : null
}

function Closest({ result, ...props }: MemberProps<Shown> & { result: PacketResult & { kind: 'closest' } }) {
  const t = useT()
  const amount = useAmount(props)
  const entrants = props.useEntrants('seq')
  const names = new Map(entrants.items.map(one => [one.seq, one.name]))
  const mySeq = props.activity.me?.seq
  return (
    <Section title={t(packetTexts.closest)}>
      <p className="p-red-packet-target">
        <span className="q-quiet">{t(packetTexts.target)}</span>
        <strong className="q-song">{number(result.target)}</strong>
      </p>
      {result.winners.length === 0 && <p className="q-quiet">{t(packetTexts.nobody)}</p>}
      <ol className="p-red-packet-row">
        {result.winners.slice(0, 100).map(({ seq, guess, amount: got }) => (
          <li key={seq} className={seq === mySeq ? 'p-red-packet-mine' : ''}>
            <span className="q-grow q-clip">
              {seq === mySeq ? t(packetTexts.you) : (names.get(seq) ?? t(packetTexts.nth, { n: seq + 1 }))}
            </span>
            <span className="q-quiet">{t(packetTexts.isGuess, { guess: number(guess) })}</span>
            <span className="p-red-packet-share">{amount(got)}</span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
