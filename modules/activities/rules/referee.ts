// The referee: decides moves one after the other on a board in memory, by the play's rules and the host's. No database, no clock.

import type { Limits, Reward } from '../contract/draft.ts'
import type { Award, By, Chance, Charge, Decision, Json, MoveScene, Person, Phase, Play, Scene } from '../contract/play.ts'
import { No } from '../contract/play.ts'
import { chanceOf } from './chance.ts'
import { type Priced, priceAwards, worthEach } from './rewards.ts'

/** More than anyone counts to. */
export const plenty = Number.MAX_SAFE_INTEGER

/** A member at the table. */
export interface Seat extends Person {
  /** null: has not played yet. */
  seq: number | null
  mine: Json
  score: number
  moves: number
  day: string | null
  dayMoves: number
  crew: string
  isInvited: boolean
}
/** An activity while moves are decided; `decide` moves it on. */
export interface Board {
  play: Play
  settings: unknown
  rewards: readonly Reward[]
  limits: Limits
  opensAt: Date
  closesAt: Date
  timeZone: string
  phase: Phase
  seed: string
  deck: Json
  table: Json
  /** What is left of the play's stock, by key, and of rewards, by `reward:key`. */
  stock: Record<string, number>
  budgetLeft: number | null
  moves: number
  players: number
}
export interface Asked {
  by: By
  /** null: the desk. */
  seat: Seat | null
  about: Seat | null
  move: string
  /** As the move's schema gave it back. */
  input: unknown
  now: Date
  today: string
}
export type Why = 'no-such-move' | 'not-yours' | 'not-invited' | 'not-open' | 'enough-moves' | 'enough-today' | 'full' | 'play'
export type Verdict =
  | { kind: 'made'; nth: number; outcome: Json; awards: readonly Priced[]; charges: readonly Charge[]; isFree: boolean }
  | { kind: 'no'; why: Why; no?: No }

export const rewardStock = (key: string): string => `reward:${key}`

/** How many of a thing can still be had: of stock, or of a reward within its count and the budget, once `besides` are given. */
export function leftOn(board: Pick<Board, 'stock' | 'rewards' | 'budgetLeft'>, key: string, besides?: readonly Award[]): number {
  const own = board.stock[key]
  if (own !== undefined) return own
  const reward = board.rewards.find(one => one.key === key)
  if (!reward) return 0
  const gone = besides ? priceAwards(board, besides) : []
  const spent = gone.reduce((sum, one) => sum + one.value, 0)
  const taken = gone.reduce((sum, one) => sum + (one.reward.key === key ? one.units : 0), 0)
  const counted = (board.stock[rewardStock(key)] ?? plenty) - taken
  const each = worthEach(reward)
  const paid = board.budgetLeft === null || each === 0 ? plenty : Math.floor((board.budgetLeft - spent) / each)
  return Math.min(counted, paid)
}

/** Why this seat may not move at all just now; '' when it may. The play has not been asked yet. */
export function barrier(
  board: Board,
  asked: Pick<Asked, 'by' | 'seat' | 'now' | 'today'>,
  move?: { free?: boolean; late?: boolean },
): Why | '' {
  const { seat } = asked
  if (asked.by === 'player' && !seat?.isInvited) return 'not-invited'
  const isOpen = board.phase === 'open' && asked.now >= board.opensAt && asked.now < board.closesAt
  const isLate = move?.late === true && (board.phase === 'open' || board.phase === 'closed')
  if (!isOpen && !isLate) return 'not-open'
  if (!seat || asked.by !== 'player' || move?.free) return ''
  const { perMember, perDay, players } = board.limits
  if (seat.seq === null && players !== null && board.players >= players) return 'full'
  if (perMember !== null && seat.moves >= perMember) return 'enough-moves'
  if (perDay !== null && seat.day === asked.today && seat.dayMoves >= perDay) return 'enough-today'
  return ''
}

/** Decides one move. When it is made, the board and the seats have moved on; otherwise nothing has changed. */
export function decide(board: Board, asked: Asked): Verdict {
  const move = board.play.moves[asked.move]
  if (!move) return { kind: 'no', why: 'no-such-move' }
  if (move.by !== asked.by || (asked.by === 'crew' && !asked.seat?.crew)) return { kind: 'no', why: 'not-yours' }
  const stopped = barrier(board, asked, move)
  if (stopped !== '') return { kind: 'no', why: stopped }
  const nth = board.moves + 1
  try {
    const decision: Decision<any, any> = move.decide(sceneOf(board, asked, nth), asked.input)
    const awards = priceAwards(board, decision.awards ?? [])
    const charges = checkCharges(decision.charges ?? [], asked.by === 'player' ? (asked.seat?.memberId ?? null) : null)
    checkBound(board, decision.table, charges)
    carryOut(board, asked, decision, move.free === true)
    payOut(board, awards)
    board.moves = nth
    return { kind: 'made', nth, outcome: decision.outcome, awards, charges, isFree: move.free === true }
  } catch (error) {
    if (error instanceof No) return { kind: 'no', why: 'play', no: error }
    throw error
  }
}

/** What every decision may look at. */
export const lookOf = (board: Board, now: Date, today: string, chance: Chance): Scene<any, any> => ({
  settings: board.settings,
  now,
  today,
  timeZone: board.timeZone,
  opensAt: board.opensAt,
  closesAt: board.closesAt,
  table: board.table,
  left: (key, besides) => leftOn(board, key, besides),
  chance,
  deck: board.deck,
})

const nobody: Person = { memberId: '', name: '', weight: 0 }
function sceneOf(board: Board, asked: Asked, nth: number): MoveScene<any, any, any> {
  const { seat, about } = asked
  return {
    ...lookOf(board, asked.now, asked.today, chanceOf(board.seed, `move:${nth}`)),
    player: seat ? personOf(seat) : nobody,
    by: asked.by,
    nth,
    crew: seat?.crew ?? '',
    mine: seat?.mine ?? null,
    moves: { all: seat?.moves ?? 0, today: seat && seat.day === asked.today ? seat.dayMoves : 0 },
    theirs: about && about.seq !== null ? { player: personOf(about), seq: about.seq, mine: about.mine } : null,
  }
}
const personOf = ({ memberId, name, weight }: Seat): Person => ({ memberId, name, weight })

function carryOut(board: Board, { by, seat, about, today }: Asked, decision: Decision<any, any>, isFree: boolean): void {
  takeStock(board, decision.takes ?? {})
  if (decision.table !== undefined) board.table = decision.table
  if (about && decision.theirs !== undefined) about.mine = decision.theirs
  if (about && decision.theirScore !== undefined) about.score = decision.theirScore
  if (!seat || by !== 'player') return
  if (seat.seq === null) seat.seq = board.players++
  if (decision.mine !== undefined) seat.mine = decision.mine
  if (decision.score !== undefined) seat.score = decision.score
  if (isFree) return
  seat.moves++
  seat.dayMoves = seat.day === today ? seat.dayMoves + 1 : 1
  seat.day = today
}

/** A play that takes what is not there is wrong; the host will not have it. */
export function takeStock(board: Pick<Board, 'stock' | 'play'>, takes: Readonly<Record<string, number>>): void {
  for (const [key, units] of Object.entries(takes)) {
    const left = (board.stock[key] ?? 0) - units
    if (!Number.isSafeInteger(left) || left < 0)
      throw new RangeError(`${board.play.key} took ${units} of ${key}, which are not there`)
    board.stock[key] = left
  }
}

/** What is given leaves the reward's count and the budget. */
export function payOut(board: Pick<Board, 'stock' | 'budgetLeft'>, awards: readonly Priced[]): void {
  for (const { reward, units, value } of awards) {
    const key = rewardStock(reward.key)
    if (board.stock[key] !== undefined) board.stock[key] -= units
    if (board.budgetLeft !== null) board.budgetLeft -= value
  }
}

/** In a play that hands points on, what lies on its table changes by exactly what is charged. */
export function checkBound(board: Pick<Board, 'play' | 'table'>, after: unknown, charges: readonly Charge[]): void {
  const { play, table } = board
  if (!play.binds) return
  const sum = (of: unknown): number => (play.binds?.(of) ?? []).reduce((all, { points }) => all + points, 0)
  const charged = charges.reduce((all, { points }) => all + points, 0)
  const [had, has] = [sum(table), sum(after === undefined ? table : after)]
  if (has - had !== charged) throw new RangeError(`${play.key} charged ${charged}, and what it binds went from ${had} to ${has}`)
}

/** Only whoever moves pays, and only for himself; others are given back. Whether it was taken before is in the host's books. */
export function checkCharges(charges: readonly Charge[], payerId: string | null): readonly Charge[] {
  for (const { memberId, points } of charges)
    if (!Number.isSafeInteger(points) || (points > 0 && memberId !== payerId))
      throw new RangeError(`${points} points cannot be charged`)
  return charges
}
