// What the packet table shows to whom: no share before its packet is over, no password ever, and guests see nobody's name.
import type { Json, Viewer } from '#modules/activities/contract.ts'
import { bestOf } from '../shares.ts'
import type { PacketsSettings } from './settings.ts'
import type { Kind, Over, Packet, Table, Taken } from './table.ts'

export interface Noted {
  no: number
  what: 'gave' | 'got'
  points: number
  /** Of a packet that one got something of: who gave it. */
  name: string
  at: string
}
export interface Mine {
  day: string
  gives: number
  grabs: number
  /** In all, and the last of them, the newest first. */
  gave: number
  got: number
  noted: Noted[]
}
interface Card {
  no: number
  by: string
  isMine: boolean
  kind: Kind
  /** For whom alone; null: for everyone. */
  to: string | null
  wish: string
  count: number
  /** Of this viewer; null: none. */
  got: number | null
}
export interface OpenShown extends Card {
  /** '': may open it. */
  mayNot: '' | 'opened' | 'not-you'
  needsWord: boolean
  left: number
  until: string
  /** Told to who gave it and who has opened it. */
  points: number | null
  names: string[] | null
}
export interface OverShown extends Card {
  points: number
  back: number
  row: { name: string; isMine: boolean; amount: number; isBest: boolean }[]
}
export interface Result {
  given: number
  points: number
  opened: number
  back: number
  best: Taken | null
}
export interface Shown extends Omit<Result, 'best'> {
  limits: PacketsSettings
  /** How many more one may give today and have open. */
  mayGive: number
  open: OpenShown[]
  over: OverShown[]
  mine: Pick<Mine, 'gave' | 'got' | 'noted'> | null
  result: Result | null
}

const cardOf = ({ no, by, kind, to, wish, taken }: Omit<Packet, 'word' | 'shares'>, me: string | null): Omit<Card, 'count'> => ({
  ...{ no, by: by.name, isMine: by.memberId === me, kind, to: to?.name ?? null, wish },
  got: taken.find(one => one.memberId === me)?.amount ?? null,
})

function openShown(packet: Packet, me: string | null): OpenShown {
  const { word, shares, taken, to, until } = packet
  const card = cardOf(packet, me)
  const isIn = card.isMine || card.got !== null
  return {
    ...{ ...card, count: shares.length, left: shares.length - taken.length, needsWord: word !== '', until },
    mayNot: card.got !== null ? 'opened' : to && to.memberId !== me ? 'not-you' : '',
    points: isIn ? packet.points : null,
    names: isIn ? taken.map(one => one.name) : null,
  }
}

function overShown(packet: Over, me: string | null): OverShown {
  const { taken, points, back, count, kind } = packet
  const best = kind === 'lucky' && taken.length > 1 ? bestOf(taken.map(one => one.amount)) : -1
  const row = taken.map(({ memberId, name, amount }, n) => ({ name, isMine: memberId === me, amount, isBest: n === best }))
  return { ...cardOf(packet, me), count, points, back, row }
}

interface Look {
  settings: PacketsSettings
  table: Table
  today: string
  result: unknown
  phase: string
}
export function shownTo({ settings, table, today, result, phase }: Look, { by, memberId, mine }: Viewer<Mine>): Json {
  const { given, points, opened, back } = table
  const isGuest = by === 'guest'
  const ours = table.open.filter(one => one.by.memberId === memberId).length
  const gives = mine?.day === today ? mine.gives : 0
  const shown: Shown = {
    ...{ given, points, opened, back, limits: settings },
    mayGive: Math.max(0, Math.min(settings.givesPerDay - gives, settings.openEach - ours, settings.openMax - table.open.length)),
    open: isGuest || phase === 'cancelled' ? [] : table.open.map(one => openShown(one, memberId)).reverse(),
    over: isGuest ? [] : table.over.map(one => overShown(one, memberId)),
    mine: mine && { gave: mine.gave, got: mine.got, noted: mine.noted },
    result: phase === 'settled' ? (result as Result | null) : null,
  }
  return shown as unknown as Json
}
