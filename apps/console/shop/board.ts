// What a sales board says, reckoned from its rows alone: curves, pace, and one plain sentence.
import type { Answer } from '#kernel/contract.ts'
import { date, money, number, percent, say } from '#ui/i18n.ts'
import type { Rooms } from '../routes.gen.ts'
import { boardTexts } from './board-texts.ts'

export type Board = Answer<Rooms['shop']['board']>
export interface Point {
  minute: number
  value: number
}
const minuteMs = 60_000
const msOf = (at: string | Date): number => new Date(at).getTime()
export const minutesIn = (board: Pick<Board, 'at' | 'opensAt' | 'closesAt'>): number =>
  Math.max(0, (Math.min(msOf(board.at), msOf(board.closesAt)) - msOf(board.opensAt)) / minuteMs)

/** Orders and money of each minute of the sale so far, those without any among them. */
export function byMinute(board: Pick<Board, 'at' | 'opensAt' | 'closesAt' | 'minutes'>): { orders: number; amount: number }[] {
  const from = Math.floor(msOf(board.opensAt) / minuteMs)
  const found = new Map(board.minutes.map(one => [Math.max(0, Math.floor(msOf(one.at) / minuteMs) - from), one]))
  const until = Math.max(Math.ceil(minutesIn(board)), ...found.keys(), 0)
  return Array.from({ length: until + 1 }, (_none, at) => found.get(at) ?? { orders: 0, amount: 0 })
}
/** The sum up to and with each minute. */
export function soFar(minutes: readonly { amount: number }[]): Point[] {
  let value = 0
  return minutes.map(({ amount }, minute) => ({ minute, value: (value += amount) }))
}
/** The sale before, summed in the same way. */
export function curveBefore(board: Pick<Board, 'before'>): Point[] {
  let value = 0
  const found = [...(board.before?.minutes ?? [])].sort((a, b) => a.minute - b.minute)
  return found.map(one => ({ minute: one.minute, value: (value += one.amount) }))
}
const upTo = (points: readonly Point[], minute: number): number => points.filter(one => one.minute <= minute).at(-1)?.value ?? 0

/** How much more or less than the sale before at the same minute; null where there is nothing to hold it against. */
export function aheadOf(board: Board): number | null {
  const minute = Math.floor(minutesIn(board))
  const then = upTo(curveBefore(board), minute)
  return then === 0 ? null : board.total.amount / then - 1
}

const recentMinutes = 5
/** Minutes until the quota is gone at the pace of the last minutes that are over; null where that cannot be told. */
export function goneIn(board: Board): number | null {
  const limited = board.offers.filter(one => one.quotaLeft !== null && one.phase === 'running')
  if (limited.length === 0 || limited.length < board.offers.length) return null
  const left = limited.reduce((sum, one) => sum + (one.quotaLeft ?? 0), 0)
  const nowMinute = Math.floor(msOf(board.at) / minuteMs)
  const span = Math.min(recentMinutes, minutesIn(board))
  const recent = board.minutes.filter(one => nowMinute - Math.floor(msOf(one.at) / minuteMs) < recentMinutes)
  const pace = recent.reduce((sum, one) => sum + one.units, 0) / Math.max(1, span)
  return pace <= 0 ? null : left / pace
}

const sameAs = 0.03
export function sentenceOf(board: Board): string {
  const told = { orders: number(board.total.orders), money: money(board.total.amount, board.currency) }
  if (msOf(board.at) < msOf(board.opensAt)) return say(boardTexts.notYet, { opens: date(board.opensAt, 'moment') })
  if (board.total.orders === 0) return say(boardTexts.silent)
  const isOver = board.offers.every(one => one.phase === 'ended')
  const said = [isOver ? say(boardTexts.final, told) : say(boardTexts.soFar, { ...told, lasting: spanWords(minutesIn(board)) })]
  const ahead = aheadOf(board)
  if (ahead !== null)
    said.push(
      Math.abs(ahead) < sameAs
        ? say(boardTexts.same)
        : say(ahead > 0 ? boardTexts.faster : boardTexts.slower, { percent: percent(Math.abs(ahead)) }),
    )
  const limited = board.offers.filter(one => one.quotaLeft !== null)
  const gone = goneIn(board)
  if (limited.length > 0 && limited.every(one => one.quotaLeft === 0)) said.push(say(boardTexts.allGone))
  else if (!isOver && gone !== null && gone > 0)
    said.push(say(boardTexts.soldOutIn, { lasting: spanWords(Math.max(1, Math.round(gone))) }))
  return said.join(say({ zh: '', en: ' ' }))
}

/** A height that ends in a round sum, in four even steps: what the lines of a chart stand for can be read off. */
export function roundTop(most: number, minors: number): number {
  const least = Math.max(most / 4, minors)
  const power = 10 ** Math.floor(Math.log10(least))
  return 4 * power * ([1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find(one => one * power >= least) ?? 10)
}

/** In the unit in which one would say it: 12 minutes, 5 hours, 3 days. */
export function spanWords(minutes: number): string {
  if (minutes < 180) return say(boardTexts.minutes, { count: number(Math.floor(minutes)) })
  if (minutes < 2_880) return say(boardTexts.hours, { count: number(Math.floor(minutes / 60)) })
  return say(boardTexts.days, { count: number(Math.floor(minutes / 1_440)) })
}

/** 1:02:03; days alone where seconds would say nothing. */
export function lasting(ms: number): string {
  if (ms >= 172_800_000) return spanWords(ms / 60_000)
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const two = (n: number) => String(n).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  return `${hours > 0 ? `${hours}:` : ''}${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}
