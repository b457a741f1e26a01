// The sales board: a wall screen of one or several offers, drawn anew each second from what was really paid.
import './board.css'
import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { useRead } from '#ui/data.ts'
import { date, money, number, useT } from '#ui/i18n.ts'
import { IconButton } from '#ui/kit/button.tsx'
import { IconClose } from '#ui/kit/icons.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { api } from '../api.ts'
import { IconWide } from '../shell/icons.tsx'
import { useSession } from '../shell/session.ts'
import { type Board, lasting, sentenceOf } from './board.ts'
import { BoardCurve } from './board-curve.tsx'
import { BoardOffers } from './board-offers.tsx'
import { boardTexts } from './board-texts.ts'
import { useRolling } from './use-rolling.ts'

const everyMs = 1_000

export function BoardPage({ offerIds }: { offerIds: string }) {
  const t = useT()
  const { community } = useSession()
  const offers = decodeURIComponent(offerIds).replaceAll(/[+ ]/g, ',')
  const read = useRead(api.shop.board, { query: { offers } } as never, { everyMs, staleMs: 0 })
  const board = read.data as Board | undefined
  const wall = useRef<HTMLElement>(null)
  useEffect(() => {
    document.title = [t(boardTexts.board), community?.name].filter(Boolean).join(' · ')
  }, [t, community])
  return (
    <main className="c-board" id="main" tabIndex={-1} ref={wall}>
      <Head board={board} onWide={() => void wall.current?.requestFullscreen?.()} />
      {board ? (
        <>
          <p className="c-board-says q-song" role="status">
            {sentenceOf(board)}
          </p>
          <Figures board={board} />
          <BoardCurve board={board} />
          <BoardOffers board={board} />
          {read.error !== undefined && <p className="c-board-stale">{t(boardTexts.stale, { at: date(board.at, 'time') })}</p>}
        </>
      ) : read.error ? (
        <ErrorNote error={read.error} onRetry={read.reload} />
      ) : (
        <Skeleton kind="card" />
      )}
    </main>
  )
}

function titleOf(board: Board | undefined, t: ReturnType<typeof useT>): string {
  const [first, ...others] = board?.offers ?? []
  if (!first) return t(boardTexts.board)
  if (others.length === 0) return first.title
  return t(boardTexts.several, { title: first.title, count: number(others.length + 1) })
}

function Head({ board, onWide }: { board: Board | undefined; onWide: () => void }) {
  const t = useT()
  const [, go] = useLocation()
  const back = board?.offers.length === 1 ? `/offers/${board.offers[0]!.id}` : '/offers'
  return (
    <header className="c-board-head">
      <h1 className="q-song">{titleOf(board, t)}</h1>
      {board && <Clock board={board} />}
      <span className="q-row">
        <IconButton icon={IconWide} label={t(boardTexts.fullScreen)} onClick={onWide} />
        <IconButton
          icon={IconClose}
          label={t(boardTexts.close)}
          onClick={() => {
            if (document.fullscreenElement) void document.exitFullscreen()
            go(back)
          }}
        />
      </span>
    </header>
  )
}

/** By the server's clock, which came with the figures. */
function Clock({ board }: { board: Board }) {
  const t = useT()
  const ms = (at: string | Date) => new Date(at).getTime()
  const [now, opens, closes] = [ms(board.at), ms(board.opensAt), ms(board.closesAt)]
  const phases = board.offers.map(one => one.phase)
  const parts: [string, string][] = phases.every(one => one === 'draft')
    ? [[t(boardTexts.draft), '']]
    : now < opens
      ? [[t(boardTexts.opensIn), lasting(opens - now)]]
      : now >= closes || phases.every(one => one === 'ended')
        ? [[t(boardTexts.over), '']]
        : [
            [t(boardTexts.running), lasting(now - opens)],
            [t(boardTexts.closesIn), lasting(closes - now)],
          ]
  return (
    <p className="c-board-clock">
      {parts.map(([label, value]) => (
        <span key={label}>
          {label} <b>{value}</b>
        </span>
      ))}
    </p>
  )
}

function Figures({ board }: { board: Board }) {
  const t = useT()
  const amount = useRolling(board.total.amount)
  const orders = useRolling(board.total.orders)
  const units = useRolling(board.total.units)
  const nowMinute = Math.floor(new Date(board.at).getTime() / 60_000)
  // The minute that is over: the running one would seem to fall each time it begins.
  const last = board.minutes.find(one => Math.floor(new Date(one.at).getTime() / 60_000) === nowMinute - 1)
  return (
    <dl className="c-board-figures">
      <div className="c-board-money">
        <dt>{t(boardTexts.money)}</dt>
        <dd className="q-song">{money(Math.round(amount), board.currency)}</dd>
      </div>
      <div>
        <dt>{t(boardTexts.orders)}</dt>
        <dd className="q-song">{number(Math.round(orders))}</dd>
      </div>
      <div>
        <dt>{t(boardTexts.units)}</dt>
        <dd className="q-song">{number(Math.round(units))}</dd>
      </div>
      <div>
        <dt>{t(boardTexts.perMinute)}</dt>
        <dd className="q-song">{number(last?.orders ?? 0)}</dd>
      </div>
    </dl>
  )
}
