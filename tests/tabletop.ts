// A table for one play without a database: the same referee as in the house, with members who are only names.
import type { Charge, Earlier, Json, Play, Scene, Settlement, Viewer } from '#modules/activities/contract.ts'
import { Limits, No, Reward } from '#modules/activities/contract.ts'
import { chanceOf } from '#modules/activities/rules/chance.ts'
import {
  type Board,
  checkBound,
  checkCharges,
  decide,
  lookOf,
  payOut,
  rewardStock,
  type Seat,
  takeStock,
  type Verdict,
} from '#modules/activities/rules/referee.ts'
import { type Priced, priceAwards } from '#modules/activities/rules/rewards.ts'

export interface TableOptions {
  settings: object
  rewards?: readonly (Partial<Reward> & Pick<Reward, 'key' | 'kind'>)[]
  limits?: Partial<Limits>
  budget?: number | null
  opensAt?: string
  closesAt?: string
  timeZone?: string
  seed?: string
  /** What came before it, as the house would tell when it opens. */
  earlier?: readonly Earlier<any>[]
}
export interface Tabletop {
  board: Board
  now: Date
  /** Awards so far, in order. */
  given: Priced[]
  /** Points that were taken and not given back, by member; below zero, what others had put in. */
  held: Map<string, number>
  at(moment: string | Date): Tabletop
  seat(name: string, more?: Partial<Seat>): Seat
  /** A move by a member of that name; as crew when the move is theirs, as the desk when name is null. Throws No when it is refused. */
  play(name: string | null, move: string, input?: unknown): Json
  /** The same, but gives back why not. */
  tries(name: string | null, move: string, input?: unknown): Verdict
  /** Does all that is due by now. */
  tick(): void
  close(): Tabletop
  settle(): Settlement & { priced: Priced[] }
  sees(name: string | null, by?: Viewer<unknown>['by']): any
}

// Made once for each zone: making one takes longer than many moves.
const calendars = new Map<string, Intl.DateTimeFormat>()
function dayOf(moment: Date, timeZone: string): string {
  const calendar = calendars.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone })
  calendars.set(timeZone, calendar)
  return calendar.format(moment)
}

const opened = (play: Play, table: Json, earlier: readonly Earlier<any>[]): Json =>
  play.opens ? play.opens(table, earlier) : table

export function layTable(play: Play, options: TableOptions): Tabletop {
  const seed = options.seed ?? 'a seed for the table'
  const settings = play.settings.parse(options.settings)
  const rewards = (options.rewards ?? []).map(one => Reward.parse({ title: one.key, ...one }))
  const board: Board = {
    play,
    settings,
    rewards,
    limits: Limits.parse(options.limits ?? {}),
    opensAt: new Date(options.opensAt ?? '2026-03-02T00:00:00Z'),
    closesAt: new Date(options.closesAt ?? '2026-04-02T00:00:00Z'),
    timeZone: options.timeZone ?? 'Asia/Shanghai',
    phase: 'open',
    seed,
    deck: play.deck?.(settings, chanceOf(seed, 'deck')) ?? null,
    table: opened(play, play.lay?.(settings) ?? null, options.earlier ?? []),
    stock: {
      ...play.stock?.(settings),
      ...Object.fromEntries(rewards.flatMap(one => (one.units === null ? [] : [[rewardStock(one.key), one.units]]))),
    },
    budgetLeft: options.budget ?? null,
    moves: 0,
    players: 0,
  }
  const seats = new Map<string, Seat>()
  let ticks = 0
  let result: Json = null
  const scene = (about: string): Scene<any, any> =>
    lookOf(board, table.now, dayOf(table.now, board.timeZone), chanceOf(seed, about))
  const hold = (charges: readonly Charge[]): void => {
    for (const { memberId, points } of charges) {
      const held = (table.held.get(memberId) ?? 0) + points
      if (held < 0 && !play.binds) throw new RangeError(`${memberId} was given back more than was taken`)
      table.held.set(memberId, held)
    }
  }
  const numbered = (seq: number): Seat | null => [...seats.values()].find(one => one.seq === seq) ?? null
  const table: Tabletop = {
    board,
    now: new Date(board.opensAt),
    given: [],
    held: new Map(),
    at(moment) {
      table.now = new Date(moment)
      return table
    },
    seat(name, more = {}) {
      const fresh: Seat = {
        ...{ memberId: name, name, weight: 1, seq: null, mine: null, score: 0, moves: 0 },
        ...{ day: null, dayMoves: 0, crew: '', isInvited: true },
      }
      const seat = Object.assign(seats.get(name) ?? fresh, more)
      seats.set(name, seat)
      return seat
    },
    tries(name, move, input = {}) {
      const known = play.moves[move]
      const parsed = known ? known.input.parse(input) : input
      const aboutWhom = known?.about?.(parsed) ?? null
      const verdict = decide(board, {
        by: known?.by ?? 'player',
        seat: name === null ? null : table.seat(name),
        about: aboutWhom === null ? null : typeof aboutWhom === 'string' ? table.seat(aboutWhom) : numbered(aboutWhom),
        ...{ move, input: parsed, now: table.now, today: dayOf(table.now, board.timeZone) },
      })
      if (verdict.kind === 'made') hold(verdict.charges)
      if (verdict.kind === 'made') table.given.push(...verdict.awards)
      return verdict
    },
    play(name, move, input) {
      const verdict = table.tries(name, move, input)
      if (verdict.kind === 'no') throw verdict.no ?? new No(verdict.why, { zh: verdict.why, en: verdict.why })
      return verdict.outcome
    },
    tick() {
      for (let n = 0; n < 10_000; n++) {
        const { chance: _, left: __, ...look } = scene('due')
        const due = play.due?.(look) ?? null
        if (due === null || due > table.now) return
        const done = play.tick?.(scene(`tick:${++ticks}`)) ?? {}
        const awards = priceAwards(board, done.awards ?? [])
        checkBound(board, done.table, done.charges ?? [])
        hold(checkCharges(done.charges ?? [], null))
        takeStock(board, done.takes ?? {})
        payOut(board, awards)
        table.given.push(...awards)
        if (done.table !== undefined) board.table = done.table
      }
      throw new Error('what is due never ends')
    },
    close() {
      board.phase = 'closed'
      if (table.now < board.closesAt) table.now = board.closesAt
      return table
    },
    settle() {
      const how = play.settle
      if (!how) throw new Error('nothing to settle')
      const look = scene('settle')
      const all = [...seats.values()].filter(one => one.seq !== null).sort((a, b) => Number(a.seq) - Number(b.seq))
      const sum = all.reduce(
        (sum, { memberId, seq, weight, mine, score }) => how.add(sum, { memberId, seq: Number(seq), weight, mine, score }),
        how.begin(look),
      )
      const settled = how.end(sum, look)
      const priced = priceAwards(board, settled.awards)
      checkBound(board, settled.table, settled.charges ?? [])
      hold(checkCharges(settled.charges ?? [], null))
      payOut(board, priced)
      table.given.push(...priced)
      if (settled.table !== undefined) board.table = settled.table
      result = settled.result
      board.phase = 'settled'
      return { ...settled, priced }
    },
    sees(name, by) {
      const { chance: _, ...look } = scene('show')
      const seat = name === null ? null : (seats.get(name) ?? null)
      const viewer = {
        by: by ?? (seat ? 'player' : 'guest'),
        memberId: seat?.memberId ?? null,
        mine: seat?.mine ?? null,
        crew: seat?.crew ?? '',
      }
      return play.show({ ...look, phase: board.phase, result }, viewer)
    },
  }
  return table
}
