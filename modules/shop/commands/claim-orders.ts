// Orders that come at the same moment are settled as one: one transaction, one commit, a verdict for each, in the order of arrival.
import { asSystem, type Ctx } from '#kernel/ctx.ts'
import { commitAfter, commitAtOnce, type Statement } from '#kernel/db/at-once.ts'
import { sqlState } from '#kernel/db/connect.ts'
import { together } from '#kernel/db/together.ts'
import type { House } from '#kernel/house.ts'
import { later } from '#kernel/jobs/define.ts'
import {
  type Code,
  houseAccount,
  houseStatement,
  openAccounts,
  type Posting,
  postTransfers,
  type Unit,
} from '#modules/wallet/index.ts'
import { settleClaims, type Verdict } from '../rules/claims.ts'
import {
  leftIn,
  lockStocks,
  readStanding,
  reserve,
  type Stood,
  standingIn,
  standingRead,
  stocksLocked,
  surelyReserved,
} from '../store/claims.ts'
import { type NewOrder, ordersWritten, writeOrders } from '../store/write-orders.ts'
import { closeUnpaid } from './close-orders.ts'
import { isPlenty, noteLeft } from './shelves-seen.ts'

export interface Claim extends NewOrder {
  /** The catalogue by which it was priced. */
  version: number
}
/** stale: it was priced by an older catalogue; price it again. */
export type Settled = Verdict | { kind: 'stale' }

// Whoever buys of a hot offer waits in a line of its own; the rest of the shop does not wait for them.
const laneOf = (claim: Claim): string => claim.lines.find(line => line.offerId !== null)?.offerId ?? ''

/** The verdict on one claim, written together with others of the same moment. */
export const claimTogether = together<Claim, Settled>({ write: settleAll, most: 256, atOnce: 2, beside: 32, lane: laneOf })

// So many more than are asked for must have been there a moment ago.
const plentyMore = 600

/** Where there is plenty, a shelf is locked last and only for the moment of the commit, so that two batches can be written at once. */
async function settleAll(ctx: Ctx, claims: readonly Claim[]): Promise<Settled[]> {
  if (ctx.db.isTransaction) return claimOrders(ctx, claims)
  // Beforehand, on connections of their own: who holds one must not wait for another.
  await Promise.all([planClosing(ctx, claims), openAccounts(ctx, accountsOf(claims))])
  if (isPlenty(ctx, needsOf(claims), plentyMore))
    try {
      return (await claimBlindly(ctx, claims)) ?? (await claimFromPlenty(ctx, claims))
    } catch (error) {
      if (!isShort(error)) throw error
    }
  return claimLocked(ctx, claims)
}
const isShort = (error: unknown): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === 'shop_stocks_never_oversold'

// After a claim that nobody should have believed, all are looked at for so long.
const waryMs = 1_000
const waryUntil = new WeakMap<House, number>()

/**
 * Most come for the first time, under a key and a catalogue that nobody need look up: the constraints refuse the others, and
 * null says that somebody must look.
 */
async function claimBlindly(ctx: Ctx, claims: readonly Claim[]): Promise<Settled[] | null> {
  const version = claims[0]?.version ?? 0
  if ((waryUntil.get(ctx.house) ?? 0) > performance.now()) return null
  const standing = { version, taken: new Map(), known: new Map() }
  const { settled, placed } = verdictsOn(claims, standing, needsOf(claims))
  if (placed.length < claims.length) return null
  try {
    noteLeft(ctx, leftIn((await commitAtOnce(ctx, writing(ctx, placed, { version }))).at(-1)))
  } catch (error) {
    if (sqlState(error) === undefined || isShort(error)) throw error
    waryUntil.set(ctx.house, performance.now() + waryMs)
    return null
  }
  ctx.house.relay.wake(ctx.community.id)
  return settled
}

/**
 * What keys and limits say is read before the transaction, which then goes to the database in one message: should it be out of
 * date by then, the constraints refuse the batch, and each is asked alone. When some shelf has less than all of them need, its
 * constraint refuses them likewise: nothing is written then.
 */
async function claimFromPlenty(ctx: Ctx, claims: readonly Claim[]): Promise<Settled[]> {
  const { settled, placed } = verdictsOn(claims, await readStanding(ctx, claims), needsOf(claims))
  if (placed.length === 0) return settled
  noteLeft(ctx, leftIn((await commitAtOnce(ctx, writing(ctx, placed))).at(-1)))
  ctx.house.relay.wake(ctx.community.id)
  return settled
}

/** The shelves are locked first, and each gets what is left when his turn comes. */
async function claimLocked(ctx: Ctx, claims: readonly Claim[]): Promise<Settled[]> {
  let settled: Settled[] = []
  let left = new Map<string, number>()
  const first = [stocksLocked(ctx, stocksOf(claims)), standingRead(ctx, claims)]
  const written = await commitAfter(ctx, first, async ([locked, standing]) => {
    left = leftIn(locked)
    const verdicts = verdictsOn(claims, standingIn(standing ?? []), left)
    settled = verdicts.settled
    return verdicts.placed.length > 0 ? writing(ctx, verdicts.placed) : []
  })
  noteLeft(ctx, new Map([...left, ...leftIn(written.at(-1))]))
  ctx.house.relay.wake(ctx.community.id)
  return settled
}

/** Everything that belongs to them. The shelves come last: from then on until the commit others wait for them. */
function writing(ctx: Ctx, placed: readonly Claim[], blind?: { version: number }): Statement[] {
  const postings = postingsOf(placed)
  const booked = postings.length > 0 ? [houseStatement(asSystem(ctx, 'shop'), postings)] : []
  return [ordersWritten(ctx, placed, blind), ...booked, surelyReserved(ctx, placed)]
}

/** The same within a transaction that is open, to which more belongs. */
export async function claimOrders(ctx: Ctx, claims: readonly Claim[]): Promise<Settled[]> {
  const left = await lockStocks(ctx, stocksOf(claims))
  const standing = await readStanding(ctx, claims)
  const { settled, placed } = verdictsOn(claims, standing, left)
  await writeOrders(ctx, placed)
  const postings = postingsOf(placed)
  if (postings.length > 0) await postTransfers(asSystem(ctx, 'shop'), postings)
  await planClosing(ctx, placed)
  const after = await reserve(ctx, placed)
  if (!after) throw new Error('a shelf had less than its lock said')
  noteLeft(ctx, new Map([...left, ...after]))
  return settled
}

function verdictsOn(claims: readonly Claim[], standing: Stood, left: ReadonlyMap<string, number>) {
  const isCurrent = (claim: Claim) => claim.version === standing.version
  const current = claims.filter(isCurrent)
  const verdicts = settleClaims(
    current.map(claim => ({ ...claim, orderId: claim.id })),
    { ...standing, left },
  )
  const of = new Map(current.map((claim, n) => [claim, verdicts[n] as Verdict]))
  const settled = claims.map((claim): Settled => of.get(claim) ?? { kind: 'stale' })
  return { settled, placed: claims.filter((_, n) => settled[n]?.kind === 'placed') }
}

function needsOf(claims: readonly Claim[]): Map<string, number> {
  const needs = new Map<string, number>()
  for (const claim of claims) for (const [id, units] of claim.needs) needs.set(id, (needs.get(id) ?? 0) + units)
  return needs
}

const stocksOf = (claims: readonly Claim[]): string[] => [...needsOf(claims).keys()].sort()

/** What they are to bring stands in the ledger from the moment they are placed. */
const postingsOf = (placed: readonly Claim[]): Posting[] =>
  placed.flatMap((order): Posting[] => {
    if (order.payable === 0) return []
    const unit = order.currency as Unit
    const lines = [{ debit: houseAccount(unit, 'awaited'), credit: houseAccount(unit, 'ordered'), amount: order.payable }]
    return [{ key: `order:${order.id}:placed`, kind: 'order-placed', cause: order.id, lines }]
  })

const accountsOf = (claims: readonly Claim[]): Set<Code> =>
  new Set(postingsOf(claims).flatMap(({ lines }) => lines.flatMap(line => [line.debit, line.credit])))

const minuteMs = 60_000
const planned = new WeakMap<House, Set<string>>()
/** One job a minute closes all whose time is up by then. */
async function planClosing(ctx: Ctx, claims: readonly Claim[]): Promise<void> {
  const known = planned.get(ctx.house) ?? new Set<string>()
  planned.set(ctx.house, known)
  if (known.size > 10_000) known.clear()
  const minutes = new Set(claims.map(order => Math.floor(order.payUntil.getTime() / minuteMs + 1) * minuteMs))
  for (const at of minutes) {
    const name = `${ctx.community.id} ${at}`
    if (known.has(name)) continue
    await later(ctx, closeUnpaid, {}, { at: new Date(at), key: String(at) })
    ctx.afterCommit(() => known.add(name))
  }
}
