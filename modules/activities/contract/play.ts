// What a play is: the settings it is set up with, the moves that can be made in it, and pure decisions. The host keeps the books.
import type { z } from 'zod'
import type { Text } from '#kernel/i18n.ts'
import type { Award, Bound, Charge } from './award.ts'
import type { Reward } from './draft.ts'

export type { Award, Bound, Charge } from './award.ts'

/** Plain data, as it is written to the record. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** Chance that anyone can follow afterwards: it comes from the seed to which the activity was bound when it was published. */
export interface Chance {
  /** A whole number in [0, below), none likelier than another. */
  below(below: number): number
  /** The same things in an order of chance. */
  shuffled<T>(all: readonly T[]): T[]
  /** Which of them, each as likely as its whole weight says; -1 when all weigh nothing. */
  weighted(weights: readonly number[]): number
}

/** player: whoever is invited · crew: members named to help (juries, coaches, referees) · desk: operators who run activities. */
export type By = 'player' | 'crew' | 'desk'

export interface Person {
  memberId: string
  name: string
  /** Whole; 1 unless the activity weighs members by what they hold. */
  weight: number
}

/** What every decision may look at. Nothing else decides: the same scene gives the same answer. */
export interface Scene<Settings, Table> {
  settings: Settings
  now: Date
  /** The community's day, e.g. 2026-03-02. */
  today: string
  timeZone: string
  opensAt: Date
  closesAt: Date
  /** Shared by all who play; null until a move or `lay` has put something there. */
  table: Table
  /** How many of a limited thing are left: of `stock`, or of a reward within its count and the budget. Unlimited: a very large number.
   * `besides`: awards that are to be given before, in the same decision. */
  left(key: string, besides?: readonly Award[]): number
  /** Follows from the seed and the number of this move. */
  chance: Chance
  /** What lay hidden from the start (see `deck`). */
  deck: Json
}
export interface MoveScene<Settings, Mine, Table> extends Scene<Settings, Table> {
  /** Who makes the move; an operator has no `mine`. */
  player: Person
  by: By
  /** The title under which a member of the crew was named, e.g. `jury`; '' for others. */
  crew: string
  /** What the play keeps of this member; null before his first move. */
  mine: Mine | null
  /** The number of this move among all of the activity; its chance follows from it. */
  nth: number
  /** How many moves he has made that counted, now and on this day. */
  moves: { all: number; today: number }
  /** Another member's, where the move is about him (see `about`). */
  theirs: { player: Person; seq: number; mine: Mine } | null
}

/** What a move comes to. Absent: stays as it is. */
export interface Decision<Mine, Table> {
  /** Told to whoever moved, kept with the move, and shown to others where the move is public. */
  outcome: Json
  mine?: Mine
  theirs?: Mine
  table?: Table
  /** Taken from (or, below zero, given back to) `stock`. What is not there cannot be taken: ask `left` first. */
  takes?: Readonly<Record<string, number>>
  awards?: readonly Award[]
  charges?: readonly Charge[]
  /** Where the player stands among others; whole, more is better. */
  score?: number
  /** The same for whom the move is about. */
  theirScore?: number
}

/** An expected no of a play, in both languages; `{name}` is filled from `values`. Thrown by `no`. */
export class No extends Error {
  why: string
  text: Text
  values: Record<string, unknown>
  constructor(why: string, text: Text, values: Record<string, unknown> = {}) {
    super(why)
    this.why = why
    this.text = text
    this.values = values
  }
}
export function no(why: string, zh: string, en: string, values?: Record<string, unknown>): never {
  throw new No(why, { zh, en }, values)
}

export interface Move<Input extends z.ZodType, Settings, Mine, Table> {
  title: Text
  by: By
  input: Input
  /** The member whom it is about, when it is about another than whoever moves. He must have played. A number: whoever has this `seq`,
   * where names are withheld from those who move. */
  about?(input: z.output<Input>): string | number | null
  /** Files it brings (ids of pictures, voices, documents uploaded for this activity by whoever moves). */
  files?(input: z.output<Input>): readonly string[]
  /** Free of cost and not counted against the limits of each person: withdrawing, correcting, confirming. */
  free?: boolean
  /** Also outside of the opening hours, until it is settled: juries, proofreaders. */
  late?: boolean
  /** Everyone who sees the activity sees this move with its outcome. What is secret does not belong into either. */
  isPublic?: boolean
  /** Its input is not kept with the move, which then says only that it was made: ballots, answers without a name. */
  isSecret?(settings: Settings): boolean
  /** Points it costs instead of the activity's own price; asked of free moves too. */
  costPoints?(settings: Settings): number
  decide(scene: MoveScene<Settings, Mine, Table>, input: z.output<Input>): Decision<Mine, Table>
}

/** One who took part, as settling sees him; in the order in which they came. */
export interface Entrant<Mine> {
  memberId: string
  /** 0, 1, 2 … in the order of coming. */
  seq: number
  weight: number
  mine: Mine
  score: number
}

export interface Settlement {
  /** Shown to everyone, for ever. */
  result: Json
  awards: readonly Award[]
  /** Only what is given back. */
  charges?: readonly Charge[]
  /** Moved on a last time, e.g. when the pool decides. */
  table?: Json
}

/** What is looked at over all entrants, one after the other, however many there are. */
export interface Settle<Settings, Mine, Table, Sum> {
  begin(scene: Scene<Settings, Table>): Sum
  add(sum: Sum, entrant: Entrant<Mine>): Sum
  end(sum: Sum, scene: Scene<Settings, Table>): Settlement
}

/** One of the same kind that was settled before: of the same series, or, of what is in no series, any of this play in the community. */
export interface Earlier<Table> {
  table: Table
  result: Json
  /** How many of the kind have opened since it was settled, the one that opens now left aside. */
  since: number
}
/** Looks back no further than over so many that have opened since. */
export const earlierMost = 20

/** Who looks at an activity. */
export interface Viewer<Mine> {
  by: By | 'guest'
  memberId: string | null
  mine: Mine | null
  crew: string
}
export type Phase = 'scheduled' | 'open' | 'closed' | 'settled' | 'cancelled'

export interface Play<Settings = any, Mine = any, Table = any, Sum = any> {
  /** Its folder. */
  key: string
  title: Text
  /** What it is good for, in a sentence. */
  about: Text
  /** Also the form by which it is set up: fields carry `title: '中文 | English'`. Rewards are named by their keys (see `RewardKey`). */
  settings: z.ZodType<Settings>
  /** What must hold among settings and rewards, told before publishing. */
  check?(
    settings: Settings,
    setup: {
      rewards: readonly string[]
      opensAt: Date
      closesAt: Date
      /** The same rewards as they were set up, and what each time costs. */
      prizes?: readonly Reward[]
      costPoints?: number
    },
  ): Text[]
  /** The rules in words, from the record. */
  rules(settings: Settings, rewardTitle: (key: string) => string): Text[]
  /** The most of each reward that can be given out, with so many players at most on so many days, each making so many moves that
   * count (absent: without end); Infinity where only the budget ends it. */
  worst(settings: Settings, players: number, days: number, each?: number): Readonly<Record<string, number>>
  /** All rewards together are no more than this, where that is less than the sum of the most of each. */
  worstInAll?(settings: Settings, players: number, days: number, each?: number): number
  /** What is gone is not given, and its rules say so: a budget below the worst breaks no promise, and ends it. */
  endsWithBudget?(settings: Settings): boolean
  /** Limited things besides the rewards, laid out when it opens: shares, pieces, seats. */
  stock?(settings: Settings): Readonly<Record<string, number>>
  /** Hidden from the start, bound by the commitment: pre-split amounts, blinded codes. Never shown but through `show`. */
  deck?(settings: Settings, chance: Chance): Json
  /** What lies on the table when it opens. */
  lay?(settings: Settings): Table
  /** What lies on the table once it opens, after what came of those before it, the latest settled first. */
  opens?(table: Table, earlier: readonly Earlier<Table>[]): Table
  moves: Readonly<Record<string, Move<any, Settings, Mine, Table>>>
  /** What lies on the table of whose points, in a play that hands them on from one member to another: charges change it by exactly as
   * much, and when it is called off this goes back. Absent: what was bound of a member comes back to him alone. */
  binds?(table: Table): readonly Bound[]
  /** When something is due by itself (a turn, an offer, a claim runs out); null: nothing. Asked after each change of the table. */
  due?(scene: Omit<Scene<Settings, Table>, 'chance' | 'left'>): Date | null
  /** Does what is due. */
  tick?(scene: Scene<Settings, Table>): Pick<Decision<Mine, Table>, 'table' | 'takes' | 'awards' | 'charges'>
  settle?: Settle<Settings, Mine, Table, Sum>
  /** Settled by a person's hand: closing does not settle by itself (finals, results that must be entered); or only if the table says so. */
  settledByHand?: boolean | ((table: Table) => boolean)
  /** The result in a few words, for the group that hears of it; absent: that it has been settled. null: not worth a word. */
  tell?(result: Json, settings: Settings): Text | null
  /** What it tells is all that is written: no word that it was settled before it, no way to it behind. */
  tellsAlone?: boolean
  /** Its moves use chance: once it is settled the receipt says what each of them came to (without names), so that all can be drawn again;
   * or only those named here. */
  provesMoves?: boolean | readonly string[]
  /** The settings hold what nobody may know before the end (answers, passwords): until then the record is bound by its hash alone. */
  hidesSettings?(settings: Settings): boolean
  /** What a viewer may see of settings, table and his own, now. Pure data for the screens. */
  show(scene: Omit<Scene<Settings, Table>, 'chance'> & { phase: Phase; result: Json }, viewer: Viewer<Mine>): Json
  /** What is said of another entrant in lists (gallery, ranking); absent: only name and score. */
  showEntrant?(entrant: Entrant<Mine>, scene: { settings: Settings; phase: Phase; viewer: Viewer<Mine> }): Json
  /** True: in lists and in the feed this viewer is told nobody's name or face but his own (blind juries); empty instead. */
  veilsNames?(scene: { settings: Settings; phase: Phase; viewer: Viewer<Mine> }): boolean
  /** True: what this member has brought by public moves, files too, is kept from all but himself and the desk. */
  hides?(author: { memberId: string }, scene: { table: Table }): boolean
  /** Chance gives in the sense of the law, so that prizes are capped and disclosed: always, or where this setting says so; then what
   * is drawn besides the rewards is its `stock`. */
  isDraw?: boolean | { setting: string; is: string }
  /** Entrants are listed by score. */
  ranks?: boolean
}

/** Keeps the types of one play together; on the shelf they are forgotten. */
export const play = <Settings, Mine, Table = null, Sum = null>(
  made: Play<Settings, Mine, Table, Sum>,
): Play<Settings, Mine, Table, Sum> => made

/** A move with the type of its input. */
export const move =
  <Settings, Mine, Table>() =>
  <Input extends z.ZodType>(made: Move<Input, Settings, Mine, Table>): Move<Input, Settings, Mine, Table> =>
    made
