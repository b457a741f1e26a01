// Moves that came together, decided one after the other on one board: what each came to, and what all of them leave to be written.
import { isDeepStrictEqual } from 'node:util'
import type { By, Charge, Json, No } from '../contract/play.ts'
import { chanceOf } from './chance.ts'
import {
  type Board,
  checkBound,
  checkCharges,
  decide,
  lookOf,
  payOut,
  plenty,
  type Seat,
  takeStock,
  type Why,
} from './referee.ts'
import { type Priced, priceAwards } from './rewards.ts'

export interface Wish {
  by: By
  /** mem_… or opr_… */
  actor: string
  memberId: string | null
  about: string | null
  move: string
  /** As the move's schema gave it back. */
  input: unknown
  files: readonly string[]
  key: string
  /** Points that it costs. */
  cost: number
  now: Date
  today: string
}
/** What is on record, or was decided a moment ago. */
export interface Made {
  kind: 'made'
  actor: string
  key: string
  nth: number
  move: string
  input: Json
  outcome: Json
  cost: number
  at: Date
  files: readonly string[]
  isPublic: boolean
  awards: readonly Priced[]
  charges: readonly Charge[]
}
export type Outcome =
  | Made
  | { kind: 'known'; nth: number; outcome: Json }
  | { kind: 'no'; why: Why | 'reused' | 'file-gone'; no?: No; seat: Seat | null }
  | { kind: 'short'; needed: number; available: number }

export interface Ticked {
  nth: number
  awards: readonly Priced[]
  charges: readonly Charge[]
}
/** All that decisions need which is not on the board. */
export interface Around {
  seats: ReadonlyMap<string, Seat>
  known: ReadonlyMap<string, { nth: number; move: string; input: Json; outcome: Json }>
  /** Whose the files are that were brought. */
  owners: ReadonlyMap<string, string>
  /** Points by member, moved on; null: nothing here is known to cost any, and the ledger is asked alone. */
  points: Map<string, number> | null
}
/** The play did what no move may do, or charged what is not there: the batch is undone, and each is asked alone. */
export class Apart extends Error {}

const ticksAtOnce = 1_000
/** Does all that is due by `now`. */
export function tickBoard(board: Board, ticks: number, now: Date, today: string): { done: Ticked[]; due: Date | null } {
  const done: Ticked[] = []
  for (;;) {
    const { chance: _, left: __, ...look } = lookOf(board, now, today, chanceOf(board.seed, 'due'))
    const due = board.phase === 'open' || board.phase === 'closed' ? (board.play.due?.(look) ?? null) : null
    if (due === null || due > now || !board.play.tick || done.length >= ticksAtOnce) return { done, due }
    const nth = ticks + done.length + 1
    const { table, takes, awards, charges } = board.play.tick(lookOf(board, now, today, chanceOf(board.seed, `tick:${nth}`)))
    const priced = priceAwards(board, awards ?? [])
    const given = checkCharges(charges ?? [], null)
    checkBound(board, table, given)
    takeStock(board, takes ?? {})
    payOut(board, priced)
    if (table !== undefined) board.table = table
    done.push({ nth, awards: priced, charges: given })
  }
}

const plain = (value: unknown): Json => (value === undefined ? null : (JSON.parse(JSON.stringify(value)) as Json))

export function decideAll(board: Board, wishes: readonly Wish[], around: Around): Outcome[] {
  const made = new Map<string, { nth: number; move: string; input: Json; outcome: Json }>(around.known)
  return wishes.map(wish => {
    const id = `${wish.actor} ${wish.key}`
    const isSecret = board.play.moves[wish.move]?.isSecret?.(board.settings) === true
    const input = plain(wish.input)
    const there = made.get(id)
    if (there) {
      const isSame = there.move === wish.move && (isSecret || isDeepStrictEqual(there.input, input))
      return isSame ? { kind: 'known', nth: there.nth, outcome: there.outcome } : { kind: 'no', why: 'reused', seat: null }
    }
    const outcome = decideOne(board, wish, around, isSecret ? null : input)
    if (outcome.kind === 'made') made.set(id, outcome)
    return outcome
  })
}

function decideOne(board: Board, wish: Wish, { seats, owners, points }: Around, input: Json): Outcome {
  const seat = wish.memberId === null ? null : (seats.get(wish.memberId) ?? null)
  if (wish.files.some(id => owners.get(id) !== wish.memberId)) return { kind: 'no', why: 'file-gone', seat }
  const available = points === null || wish.memberId === null ? plenty : (points.get(wish.memberId) ?? 0)
  if (wish.cost > available) return { kind: 'short', needed: wish.cost, available }
  const about = wish.about === null ? null : (seats.get(wish.about) ?? null)
  const { by, move, now, today } = wish
  const verdict = decide(board, { by, seat, about, move, input: wish.input, now, today })
  if (verdict.kind === 'no') return { ...verdict, seat }
  const bound = verdict.charges.reduce((sum, one) => sum + Math.max(0, one.points), 0)
  if (wish.cost + bound > 0) {
    if (wish.cost + bound > available) throw new Apart(String(wish.cost + bound))
    points?.set(wish.memberId as string, available - wish.cost - bound)
  }
  const { nth, awards, charges } = verdict
  return {
    ...{ kind: 'made', actor: wish.actor, key: wish.key, nth, move, input, outcome: plain(verdict.outcome), cost: wish.cost },
    ...{ at: now, files: wish.files, isPublic: board.play.moves[move]?.isPublic === true, awards, charges },
  }
}
