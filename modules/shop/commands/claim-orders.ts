// Orders that come at the same moment are settled as one: one transaction, one commit, a verdict for each, in the order of arrival.
import { asSystem, type Ctx } from '#kernel/ctx.ts'
import { together } from '#kernel/db/together.ts'
import { within } from '#kernel/db/within.ts'
import { later } from '#kernel/jobs/define.ts'
import { houseAccount, type Posting, postTransfers, type Unit } from '#modules/wallet/index.ts'
import { settleClaims, type Verdict } from '../rules/claims.ts'
import { lockStocks, type NewOrder, readStanding, writeOrders } from '../store/claims.ts'
import { closeUnpaid } from './close-orders.ts'

export interface Claim extends NewOrder {
  /** The catalogue by which it was priced. */
  version: number
}
/** stale: it was priced by an older catalogue; price it again. */
export type Settled = Verdict | { kind: 'stale' }

// Whoever buys of a hot offer waits in a line of its own; the rest of the shop does not wait for them.
const laneOf = (claim: Claim): string => claim.lines.find(line => line.offerId !== null)?.offerId ?? ''

/** The verdict on one claim, written together with others of the same moment. */
export const claimTogether = together<Claim, Settled>({
  write: (ctx, claims) => within(ctx, ctx => claimOrders(ctx, claims)),
  most: 256,
  atOnce: 2,
  lane: laneOf,
})

/** Within the open transaction. */
export async function claimOrders(ctx: Ctx, claims: readonly Claim[]): Promise<Settled[]> {
  const stocks = [...new Set(claims.flatMap(claim => [...claim.needs.keys()]))].sort()
  const left = await lockStocks(ctx, stocks)
  const standing = await readStanding(ctx, claims)
  const current = claims.map(claim => claim.version === standing.version)
  const verdicts = settleClaims(
    claims.filter((_, n) => current[n]).map(claim => ({ ...claim, orderId: claim.id })),
    { ...standing, left },
  )
  const settled = current.map((isCurrent): Settled => (isCurrent ? (verdicts.shift() as Verdict) : { kind: 'stale' }))
  const placed = claims.filter((_, n) => settled[n]?.kind === 'placed')
  await writeOrders(ctx, placed, standing.taken)
  await bookOrders(ctx, placed)
  await planClosing(ctx, placed)
  return settled
}

/** What they are to bring stands in the ledger from the moment they are placed. */
async function bookOrders(ctx: Ctx, placed: readonly Claim[]): Promise<void> {
  const postings = placed.flatMap((order): Posting[] => {
    if (order.payable === 0) return []
    const unit = order.currency as Unit
    const lines = [{ debit: houseAccount(unit, 'awaited'), credit: houseAccount(unit, 'ordered'), amount: order.payable }]
    return [{ key: `order:${order.id}:placed`, kind: 'order-placed', cause: order.id, lines }]
  })
  if (postings.length > 0) await postTransfers(asSystem(ctx, 'shop'), postings)
}

const minuteMs = 60_000
/** One job a minute closes all whose time is up by then. */
async function planClosing(ctx: Ctx, placed: readonly Claim[]): Promise<void> {
  const minutes = new Set(placed.map(order => Math.floor(order.payUntil.getTime() / minuteMs + 1) * minuteMs))
  for (const at of minutes) await later(ctx, closeUnpaid, {}, { at: new Date(at), key: String(at) })
}
