// What lies on the packet table: packets that are open, the last that are over, and the sums, exact to the last point.
import type { Bound, Charge } from '#modules/activities/contract.ts'

export type Kind = 'even' | 'lucky'
// Kept as plain data, so types and no interfaces.
export type Whose = { memberId: string; name: string }
export type Taken = { memberId: string; name: string; amount: number }
export type Packet = {
  /** By which it is opened; the first is 1. */
  no: number
  by: Whose
  kind: Kind
  /** For this member alone. */
  to: Whose | null
  /** Shown to nobody. */
  word: string
  wish: string
  points: number
  /** In the order of coming. Shown to nobody before it is over. */
  shares: number[]
  taken: Taken[]
  until: string
}
export type Over = Omit<Packet, 'word' | 'shares'> & { count: number; back: number }
export type Table = {
  /** How many were given, with how many points; how many of these were opened, and went back. */
  given: number
  points: number
  opened: number
  back: number
  best: Taken | null
  open: Packet[]
  /** The last that are over, the latest first; of those before, the moves tell. */
  over: Over[]
}
export const bare: Table = { given: 0, points: 0, opened: 0, back: 0, best: null, open: [], over: [] }

const overMost = 6
const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0)
export const leftIn = ({ shares, taken }: Pick<Packet, 'shares' | 'taken'>): number => sum(shares.slice(taken.length))

export const boundOn = ({ open }: Table): Bound[] =>
  open.map(packet => ({ memberId: packet.by.memberId, points: leftIn(packet) }))

export const withPacket = (table: Table, packet: Packet): Table => ({
  ...table,
  given: table.given + 1,
  points: table.points + packet.points,
  open: [...table.open, packet],
})

/** The next share goes to whoever comes; with the last of them the packet is over. */
export function opened(table: Table, packet: Packet, by: Whose): { table: Table; amount: number; charge: Charge } {
  const amount = packet.shares[packet.taken.length] as number
  const taken = { ...by, amount }
  const after = { ...packet, taken: [...packet.taken, taken] }
  const best = packet.kind === 'lucky' && amount > (table.best?.amount ?? 0) ? taken : table.best
  const counted = { ...table, opened: table.opened + amount, best }
  const isEmpty = after.taken.length === after.shares.length
  return {
    amount,
    charge: { memberId: by.memberId, points: -amount, of: packet.by.memberId },
    table: isEmpty ? laidAside(counted, [after]) : { ...counted, open: table.open.map(one => (one === packet ? after : one)) },
  }
}

/** What nobody took of these goes back to whoever gave it. */
export function closed(table: Table, packets: readonly Packet[]): { table: Table; charges: Charge[] } {
  const charges = packets.map(packet => ({ memberId: packet.by.memberId, points: -leftIn(packet) }))
  const back = table.back - sum(charges.map(one => one.points))
  return { table: laidAside({ ...table, back }, packets), charges }
}

function laidAside(table: Table, packets: readonly Packet[]): Table {
  const gone = new Set(packets.map(one => one.no))
  const over = packets.map(({ word: _, shares, ...packet }): Over => {
    return { ...packet, count: shares.length, back: leftIn({ shares, taken: packet.taken }) }
  })
  return {
    ...table,
    open: table.open.filter(one => !gone.has(one.no)),
    over: [...over.reverse(), ...table.over].slice(0, overMost),
  }
}
