// Places, offers and the line: what is on the table, who is next, and where a member stands.
import type { Scene } from '#modules/activities/contract.ts'
import type { Question, Settings } from './settings.ts'
import type { SittingOut } from './sitting-out.ts'

/** Who waits: member, people, and in a draw his lot and the number under which he came. */
export type Waiting = [memberId: string, party: number, lot: number, no?: number]
/** What a draw came to, by the numbers under which they came; nobody is named. */
export type Draw = {
  /** To whom places were offered at once, in the order of lots. */
  offered: number[]
  waiting: number[]
}
/** Who may confirm: member, people, until when. */
export type Offer = [memberId: string, party: number, until: string]
export type Table = {
  /** In order; before a draw only those whose lots are good enough to count. */
  queue: Waiting[]
  offers: Offer[]
  /** Those whose offer ran out, or who said no to it. */
  lapsed: string[]
  isDrawn: boolean
  /** What the draw came to; absent in those that were opened before it was kept. */
  draw?: Draw
  /** In a draw: a lot this high or higher does not count any more, for there are enough better ones. */
  cut: number | null
  applications: number
  people: number
  confirmed: number
  came: number
  noShows: number
  /** Who confirmed and did not come, by id and name. */
  absent?: [memberId: string, name: string][]
  /** Who did so before and sits this one out. */
  sitsOut?: Record<string, SittingOut>
}
export type Mine = {
  party: number
  answers: string[]
  /** What the member, or who marks him, did last; the table says the rest. */
  state: 'applied' | 'confirmed' | 'withdrawn' | 'came' | 'no-show'
  lot: number
  /** The number of the move with which he came; in a draw his lot follows from it. */
  no?: number
}
export type Standing = 'none' | 'applied' | 'waiting' | 'offered' | 'lapsed' | 'not-drawn' | Exclude<Mine['state'], 'applied'>

export const bare: Table = {
  ...{ queue: [], offers: [], lapsed: [], isDrawn: false, cut: null },
  ...{ applications: 0, people: 0, confirmed: 0, came: 0, noShows: 0 },
}
const hourMs = 3_600_000
/** Until when one can apply; a draw is made then. */
export function applyUntil({
  settings,
  opensAt,
  closesAt,
}: Pick<Scene<Settings, Table>, 'settings' | 'opensAt' | 'closesAt'>): Date {
  const { applyHours } = settings
  if (applyHours === null) return closesAt
  return new Date(Math.min(closesAt.getTime(), opensAt.getTime() + applyHours * hourMs))
}

type Timed = Pick<Scene<Settings, Table>, 'settings' | 'now' | 'closesAt'>
/** Offers places down the line. Whoever brings more people than are free is passed over and keeps his place. */
export function offerNext(scene: Timed, table: Table, free: number): { table: Table; taken: number } {
  const { settings, now, closesAt } = scene
  if (now >= closesAt || (settings.way === 'draw' && !table.isDrawn)) return { table, taken: 0 }
  const until = new Date(Math.min(now.getTime() + settings.confirmHours * hourMs, closesAt.getTime())).toISOString()
  const offers: Offer[] = []
  let left = free
  const queue = table.queue.filter(([memberId, party]) => {
    if (party > left) return true
    left -= party
    offers.push([memberId, party, until])
    return false
  })
  if (offers.length === 0) return { table, taken: 0 }
  return { table: { ...table, queue, offers: [...table.offers, ...offers] }, taken: free - left }
}

/** Offers that nobody took in time. */
export function lapse(table: Table, now: Date): { table: Table; returned: number } {
  const over = table.offers.filter(([, , until]) => new Date(until) <= now)
  if (over.length === 0) return { table, returned: 0 }
  return {
    table: {
      ...table,
      offers: table.offers.filter(one => !over.includes(one)),
      lapsed: [...table.lapsed, ...over.map(([memberId]) => memberId)],
    },
    returned: over.reduce((sum, [, party]) => sum + party, 0),
  }
}

/** Out of the line and out of the offers; how many places that frees. */
export function without(table: Table, memberId: string): { table: Table; returned: number } {
  const offer = table.offers.find(one => one[0] === memberId)
  return {
    table: {
      ...table,
      queue: table.queue.filter(one => one[0] !== memberId),
      offers: table.offers.filter(one => one !== offer),
      lapsed: table.lapsed.filter(one => one !== memberId),
    },
    returned: offer?.[1] ?? 0,
  }
}

export function standingOf(table: Table, settings: Settings, memberId: string | null, mine: Mine | null): Standing {
  if (!mine || memberId === null) return 'none'
  if (mine.state !== 'applied') return mine.state
  if (table.offers.some(one => one[0] === memberId)) return 'offered'
  if (table.lapsed.includes(memberId)) return 'lapsed'
  if (settings.way === 'draw' && !table.isDrawn) return 'applied'
  if (table.queue.some(one => one[0] === memberId)) return 'waiting'
  return settings.way === 'draw' ? 'not-drawn' : 'applied'
}

/** What the screens are given. */
export interface Shown {
  seats: number
  seatsLeft: number
  way: Settings['way']
  partyMax: number
  questions: Question[]
  applyUntil: string
  confirmHours: number
  applications: number
  people: number
  confirmed: number
  came: number
  isDrawn: boolean
  noShowSkips: number
  /** How many times I sit out, this one with it; 0: not at all. */
  sitsOut: number
  cameReward: string | null
  isCrew: boolean
  waiting: number
  standing: Standing
  party: number | null
  answers: string[]
  place: number | null
  offerUntil: string | null
  desk: {
    offered: { memberId: string; until: string }[]
    waiting: string[]
    lapsed: string[]
    sittingOut: (SittingOut & { memberId: string })[]
  } | null
}
/** What crew and desk are told of one who applied. */
export interface EntrantTold {
  state: Mine['state']
  party: number
  answers: string[]
}
