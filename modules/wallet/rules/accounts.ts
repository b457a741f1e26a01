// The chart of accounts: what each one is called, of what class it is, and on which side its balance grows.
import { createHash } from 'node:crypto'
import { type Currency, currencies } from '#kernel/money.ts'

/** What is counted. Money in minor units of its currency, credit likewise, points and commission as they are. */
export type Unit = Currency | 'credit' | 'points' | 'commission'
export const unitsHeldByMembers = ['credit', 'points', 'commission'] as const
export type HeldUnit = (typeof unitsHeldByMembers)[number]

export type AccountClass = 'asset' | 'liability' | 'income' | 'expense' | 'equity'

/** `unit:name`; made by `houseAccount` and `memberAccount` alone. */
export type Code = `${Unit}:${string}`

// The house's own accounts by name: their class, and over how many rows a hot one is spread.
const chart = {
  /** What a payment provider owes us until it pays out; one account for each, e.g. clearing.sandbox. */
  clearing: { class: 'asset', shards: 16 },
  bank: { class: 'asset', shards: 1 },
  /** What the orders that wait for their payment are to bring; `ordered` is its other side. */
  awaited: { class: 'asset', shards: 16 },
  ordered: { class: 'liability', shards: 16 },
  /** Paid for and not yet handed over. */
  unearned: { class: 'liability', shards: 16 },
  /** Dues of tiers, earned month by month. */
  'unearned-dues': { class: 'liability', shards: 4 },
  /** Credit sold and not yet spent. */
  prepaid: { class: 'liability', shards: 4 },
  /** To be paid back, and not yet paid out by the provider. */
  refunding: { class: 'liability', shards: 4 },
  /** Money that came for no order that would take it. */
  suspense: { class: 'liability', shards: 1 },
  sales: { class: 'income', shards: 16 },
  dues: { class: 'income', shards: 4 },
  /** What ran out unspent. */
  breakage: { class: 'income', shards: 4 },
  fees: { class: 'expense', shards: 4 },
  /** What was given on top of what was paid: more credit than its price. */
  promotions: { class: 'expense', shards: 4 },
  /** The other side of what members hold in credit, points and commission: what was given out. */
  issued: { class: 'equity', shards: 16 },
  /** Taken back for what they bought with it. */
  spent: { class: 'equity', shards: 16 },
  expired: { class: 'equity', shards: 4 },
  opening: { class: 'equity', shards: 1 },
} as const satisfies Record<string, { class: AccountClass; shards: number }>
export type HouseAccount = keyof typeof chart

const part = /^[a-z0-9-]{1,40}$/

/** An account of the house; `of` tells several of one kind apart. */
export function houseAccount(unit: Unit, name: HouseAccount, of?: string): Code {
  if (of !== undefined && !part.test(of)) throw new RangeError(`${of} is no name of an account`)
  return `${unit}:${of === undefined ? name : `${name}.${of}`}`
}
export const memberAccount = (unit: HeldUnit, memberId: string): Code => `${unit}:${memberId}`

export interface AccountKind {
  unit: Unit
  class: AccountClass
  memberId: string | null
  shards: number
  /** The least it may hold; null: no limit. */
  floor: number | null
}

/** What a code stands for; a code that nobody made is a bug. */
export function accountOf(code: Code): AccountKind {
  const at = code.indexOf(':')
  const [unit, name] = [code.slice(0, at), code.slice(at + 1)]
  if (!isUnit(unit)) throw new TypeError(`${code} counts no unit of ours`)
  if (name.startsWith('mem_')) return { unit, class: 'liability', memberId: name, shards: 1, floor: 0 }
  const kind = chart[name.split('.')[0] as HouseAccount]
  if (!kind) throw new TypeError(`${code} is not in the chart`)
  return { unit, ...kind, memberId: null, floor: null }
}
const isUnit = (text: string): text is Unit => text in currencies || (unitsHeldByMembers as readonly string[]).includes(text)

/** Only what a member holds in these runs out, and is kept in lots. */
export const hasLots = (code: Code): boolean => /^(credit|points):mem_/.test(code)

/** Where what was spent went, and from where alone it comes back. */
export const isSpent = (code: Code): boolean => code.slice(code.indexOf(':') + 1) === 'spent'

/** +1 where a debit makes the balance grow, -1 where a credit does. */
export const sideOf = (accountClass: AccountClass): 1 | -1 => (accountClass === 'asset' || accountClass === 'expense' ? 1 : -1)

/** Which row of a spread account takes a line: all lines of one transfer the same, transfers evenly. */
export const shardOf = (shards: number, transferId: string): number =>
  shards === 1 ? 0 : (createHash('md5').update(transferId).digest()[0] as number) % shards
