// Orders that come at the same moment are settled as one: one transaction, one commit, a verdict for each, in the order of arrival.
import { asSystem, type Ctx } from '#kernel/ctx.ts'
import { commitAtOnce } from '#kernel/db/at-once.ts'
import { together } from '#kernel/db/together.ts'
import { withinHot } from '#kernel/db/within.ts'
import type { House } from '#kernel/house.ts'
import { later } from '#kernel/jobs/define.ts'
import { houseAccount, houseStatement, type Posting, postTransfers, type Unit } from '#modules/wallet/index.ts'
import { type Standing, settleClaims, type Verdict } from '../rules/claims.ts'
import { leftIn, lockStocks, readStanding, reserve, surelyReserved } from '../store/claims.ts'
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
export const claimTogether = together<Claim, Settled>({ write: settleAll, most: 256, atOnce: 2, lane: laneOf })

// So many more than are asked for must have been there a moment ago.
const plentyMore = 2_000

/** Where there is plenty, a shelf is locked last and only for the moment of the commit, so that two batches can be written at once. */
async function settleAll(ctx: Ctx, claims: readonly Claim[]): Promise<Settled[]> {
  if (isPlenty(ctx, needsOf(claims), plentyMore))
    try {
      return await claimFromPlenty(ctx, claims)
    } catch (error) {
      if (!(error instanceof NotPlenty)) throw error
    }
  return withinHot(ctx, ctx => claimOrders(ctx, claims))
}
class NotPlenty extends Error {}

/** Within the open transaction: the shelves are locked first, and each gets what is left when his turn comes. */
export async function claimOrders(ctx: Ctx, claims: readonly Claim[]): Promise<Settled[]> {
  const left = await lockStocks(ctx, [...needsOf(claims).keys()].sort())
  const standing = await readStanding(ctx, claims)
  const { settled, placed } = verdictsOn(claims, standing, left)
  const after = await write(ctx, placed)
  if (!after) throw new Error('a shelf had less than its lock said')
  noteLeft(ctx, new Map([...left, ...after]))
  return settled
}

/**
 * What keys and limits say is read before the transaction, which then goes to the database in one message: should it be out of
 * date by then, the constraints refuse the batch, and each is asked alone. @throws NotPlenty when some shelf has less than all of
 * them need: nothing is written then.
 */
async function claimFromPlenty(ctx: Ctx, claims: readonly Claim[]): Promise<Settled[]> {
  const { settled, placed } = verdictsOn(claims, await readStanding(ctx, claims), needsOf(claims))
  if (placed.length === 0) return settled
  await planClosing(ctx, placed)
  const postings = postingsOf(placed)
  const booked = postings.length > 0 ? [await houseStatement(asSystem(ctx, 'shop'), postings)] : []
  try {
    // The shelves come last: from then on until the commit others wait for them.
    const answers = await commitAtOnce(ctx, [ordersWritten(ctx, placed), ...booked, surelyReserved(ctx, placed)])
    noteLeft(ctx, leftIn(answers.at(-1) ?? []))
  } catch (error) {
    throw isShort(error) ? new NotPlenty() : error
  }
  ctx.house.relay.wake(ctx.community.id)
  return settled
}
const isShort = (error: unknown): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === 'shop_stocks_never_oversold'

function verdictsOn(
  claims: readonly Claim[],
  standing: Omit<Standing, 'left'> & { version: number },
  left: ReadonlyMap<string, number>,
) {
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

/** Everything that belongs to them; what is left on the shelves, or null when that was not enough. */
async function write(ctx: Ctx, placed: readonly Claim[]): Promise<Map<string, number> | null> {
  await writeOrders(ctx, placed)
  await bookOrders(ctx, placed)
  await planClosing(ctx, placed)
  // The shelves come last: from then on until the commit others wait for them.
  return reserve(ctx, placed)
}

function needsOf(claims: readonly Claim[]): Map<string, number> {
  const needs = new Map<string, number>()
  for (const claim of claims) for (const [id, units] of claim.needs) needs.set(id, (needs.get(id) ?? 0) + units)
  return needs
}

async function bookOrders(ctx: Ctx, placed: readonly Claim[]): Promise<void> {
  const postings = postingsOf(placed)
  if (postings.length > 0) await postTransfers(asSystem(ctx, 'shop'), postings)
}

/** What they are to bring stands in the ledger from the moment they are placed. */
const postingsOf = (placed: readonly Claim[]): Posting[] =>
  placed.flatMap((order): Posting[] => {
    if (order.payable === 0) return []
    const unit = order.currency as Unit
    const lines = [{ debit: houseAccount(unit, 'awaited'), credit: houseAccount(unit, 'ordered'), amount: order.payable }]
    return [{ key: `order:${order.id}:placed`, kind: 'order-placed', cause: order.id, lines }]
  })

const minuteMs = 60_000
const planned = new WeakMap<House, Set<string>>()
/** One job a minute closes all whose time is up by then. */
async function planClosing(ctx: Ctx, placed: readonly Claim[]): Promise<void> {
  const known = planned.get(ctx.house) ?? new Set<string>()
  planned.set(ctx.house, known)
  if (known.size > 10_000) known.clear()
  const minutes = new Set(placed.map(order => Math.floor(order.payUntil.getTime() / minuteMs + 1) * minuteMs))
  for (const at of minutes) {
    const name = `${ctx.community.id} ${at}`
    if (known.has(name)) continue
    await later(ctx, closeUnpaid, {}, { at: new Date(at), key: String(at) })
    ctx.afterCommit(() => known.add(name))
  }
}
