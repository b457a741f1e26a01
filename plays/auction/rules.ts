// Who leads and for how much: proxy bids, steps, and an end that only accepted bids move.
import type { Charge, Scene } from '#modules/activities/contract.ts'
import type { Settings } from './settings.ts'

export type Bid = {
  memberId: string
  name: string
  price: number
  at: string
}
export type Table = {
  /** The one who leads, with the most he would give: bound, and shown to nobody else. */
  lead: { memberId: string; name: string; max: number } | null
  /** What the leader would pay now; 0 before the first bid. */
  price: number
  bids: number
  /** null until a late bid has moved it. */
  endsAt: string | null
  isReserveMet: boolean
  /** What everyone saw last, the newest first. */
  recent: Bid[]
  /** Once it is over. */
  over: 'sold' | 'unsold' | 'withdrawn' | null
}
export const bare: Table = { lead: null, price: 0, bids: 0, endsAt: null, isReserveMet: false, recent: [], over: null }

const minuteMs = 60_000
const recentMax = 12

export const stepFrom = ({ steps }: Pick<Settings, 'steps'>, price: number): number =>
  [...steps].sort((a, b) => a.from - b.from).reduce((step, one) => (price >= one.from ? one.step : step), steps[0]?.step ?? 1)

/** The least that a maximum must be, for whoever does not lead. */
export const leastOf = (settings: Settings, { lead, price }: Table): number =>
  lead ? price + stepFrom(settings, price) : settings.startPoints

type Clock = Pick<Scene<Settings, Table>, 'settings' | 'table' | 'opensAt' | 'closesAt'>
/** The one end that everyone goes by. */
export function endOf({ settings, table, opensAt, closesAt }: Clock): Date {
  if (table.endsAt) return new Date(table.endsAt)
  return new Date(Math.max(opensAt.getTime(), closesAt.getTime() - settings.overtimeMinutes * minuteMs))
}

/** A bid that changed who leads, or the price, shortly before the end, moves it; never beyond the closing time. */
export function endAfter(scene: Clock & { now: Date }): string | null {
  const moved = scene.now.getTime() + scene.settings.softMinutes * minuteMs
  if (moved <= endOf(scene).getTime()) return scene.table.endsAt
  return new Date(Math.min(moved, scene.closesAt.getTime())).toISOString()
}

export type Standing = Pick<Table, 'lead' | 'price' | 'isReserveMet'>
/** Where a maximum leads. Whoever bid first stays ahead when both would give the same. */
export function standingAfter(settings: Settings, table: Table, by: { memberId: string; name: string }, max: number): Standing {
  const { lead } = table
  const reserve = settings.reservePoints ?? 0
  const challenger = { memberId: by.memberId, name: by.name, max }
  const lifted = (lead: NonNullable<Table['lead']>, price: number): Standing => {
    const isReserveMet = lead.max >= reserve
    return { lead, isReserveMet, price: isReserveMet ? Math.max(price, reserve) : price }
  }
  if (!lead) return lifted(challenger, settings.startPoints)
  if (lead.memberId === by.memberId) return lifted(challenger, table.price)
  if (max > lead.max) return lifted(challenger, Math.min(max, lead.max + stepFrom(settings, lead.max)))
  return lifted(lead, Math.min(lead.max, max + stepFrom(settings, max)))
}

/** Points bound for the leader follow who leads: the new one's are taken, the old one's given back. */
export function chargesBetween(before: Table['lead'], after: Table['lead']): Charge[] {
  if (before?.memberId === after?.memberId) {
    const more = (after?.max ?? 0) - (before?.max ?? 0)
    return more === 0 || !after ? [] : [{ memberId: after.memberId, points: more }]
  }
  return [
    ...(before ? [{ memberId: before.memberId, points: -before.max }] : []),
    ...(after ? [{ memberId: after.memberId, points: after.max }] : []),
  ]
}

export const noted = (table: Table, bid: Bid): Bid[] => [bid, ...table.recent].slice(0, recentMax)

/** What the screens are given. */
export interface Shown {
  reward: string
  startPoints: number
  hasReserve: boolean
  isReserveMet: boolean
  price: number | null
  leadName: string | null
  leads: boolean
  least: number
  step: number
  bids: number
  endsAt: string
  hardStopAt: string
  softMinutes: number
  over: Table['over']
  mine: { max: number; bound: number } | null
  recent: (Omit<Bid, 'memberId'> & { isMine: boolean })[]
}
