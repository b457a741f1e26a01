// The curve of a sale: money so far, with the sale before as a thin line, and the orders of each minute below it.
import { date, number, useT } from '#ui/i18n.ts'
import { minorsOf } from '#ui/ledger.ts'
import { type Board, byMinute, curveBefore, minutesIn, type Point, roundTop, soFar } from './board.ts'
import { boardTexts } from './board-texts.ts'

const [wide, high, barsHigh] = [1000, 300, 60]
const barsMax = 120
const quarters = [0.25, 0.5, 0.75, 1]

/** Minutes put together so that there are never more bars than can be told apart. */
function barsOf(minutes: readonly { orders: number }[]): number[] {
  const each = Math.max(1, Math.ceil(minutes.length / barsMax))
  return Array.from({ length: Math.ceil(minutes.length / each) }, (_none, at) =>
    minutes.slice(at * each, (at + 1) * each).reduce((sum, one) => sum + one.orders, 0),
  )
}

export function BoardCurve({ board }: { board: Board }) {
  const t = useT()
  const minutes = byMinute(board)
  const now = Math.max(1, minutesIn(board))
  // Room to the right, so that the line has somewhere to go.
  const span = Math.max(5, now * 1.12)
  const ours = soFar(minutes.slice(0, Math.floor(now) + 1))
  const theirs = curveBefore(board).filter(one => one.minute <= span)
  const minors = minorsOf('credit', board.currency)
  const top = roundTop(Math.max(ours.at(-1)?.value ?? 0, theirs.at(-1)?.value ?? 0), minors)
  const round = (minor: number) =>
    number(minor / minors, {
      style: 'currency',
      currency: board.currency,
      currencyDisplay: 'narrowSymbol',
      maximumFractionDigits: 0,
    })
  const x = (minute: number) => (Math.min(minute, span) / span) * wide
  const y = (value: number) => high - (value / top) * high
  // A minute's sum stands at its end; the running one where it is now.
  const line = (points: readonly Point[], until: number) =>
    [`M0 ${high}`, ...points.map(one => `L${x(Math.min(one.minute + 1, until)).toFixed(1)} ${y(one.value).toFixed(1)}`)].join('')
  const drawn = line(ours, now)
  const bars = barsOf(minutes)
  const most = Math.max(1, ...bars)
  const barWide = x(minutes.length) / Math.max(1, bars.length)
  return (
    <figure className="c-board-curve">
      <figcaption>
        <span className="c-board-key">{t(boardTexts.curve)}</span>
        {board.before && (
          <span className="c-board-key c-board-key-before">{t(boardTexts.before, { title: board.before.title })}</span>
        )}
      </figcaption>
      <div className="c-board-plot">
        <svg viewBox={`0 0 ${wide} ${high}`} preserveAspectRatio="none" aria-hidden="true" className="c-board-lines">
          {quarters.map(share => (
            <path key={share} className="c-board-grid" d={`M0 ${high * (1 - share)}H${wide}`} />
          ))}
          <path className="c-board-area" d={`${drawn}V${high}H0Z`} />
          {theirs.length > 0 && <path className="c-board-before" d={line(theirs, span)} />}
          <path className="c-board-line" d={drawn} />
        </svg>
        {quarters.map(share => (
          <span key={share} className="c-board-mark" style={{ insetBlockStart: `${(1 - share) * 100}%` }}>
            {round(top * share)}
          </span>
        ))}
      </div>
      <svg viewBox={`0 0 ${wide} ${barsHigh}`} preserveAspectRatio="none" aria-hidden="true" className="c-board-bars">
        {bars.map((orders, at) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its minute.
            key={at}
            x={at * barWide + barWide * 0.12}
            width={barWide * 0.76}
            y={barsHigh - (orders / most) * barsHigh}
            height={(orders / most) * barsHigh}
          />
        ))}
      </svg>
      <p className="c-board-axis">
        <span>{date(board.opensAt, 'moment')}</span>
        <span>{t(boardTexts.perMinuteRow)}</span>
        <span>{date(new Date(board.opensAt).getTime() + span * 60_000, 'moment')}</span>
      </p>
    </figure>
  )
}
