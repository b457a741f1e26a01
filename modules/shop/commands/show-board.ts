// The sales board: the figures of offers together, and the sale before to hold them against.
import type { Ctx } from '#kernel/ctx.ts'
import { hold } from '#kernel/held.ts'
import type { House } from '#kernel/house.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Board } from '../contract/board.ts'
import { NoSuchOffer } from '../contract/refusals.ts'
import { phaseOf } from '../rules/offers.ts'
import { boardOffers, type Sold, saleBefore, soldBy } from '../store/board.ts'
import { currencyOf } from './show-coupons.ts'

// Many screens may show the same board: its rows are counted once a second for all of them.
const heldMs = 1_000
// In a sale of millions counting takes long itself; it may take a tenth of the time, the rest belongs to those who buy.
const sparing = 10
interface Counting {
  at: number
  tookMs: number
  board: Board
}
const countings = new WeakMap<House, Map<string, Counting>>()
const countingsMax = 200

export const showBoard = (ctx: Ctx, ids: readonly string[]): Promise<Board> =>
  hold(`shop.board:${ids.join(',')}`, heldMs, () => countSparingly(ctx, ids))

async function countSparingly(ctx: Ctx, ids: readonly string[]): Promise<Board> {
  const known = countings.get(ctx.house) ?? new Map<string, Counting>()
  countings.set(ctx.house, known)
  const key = `${ctx.community.id} ${ids.join(',')}`
  const there = known.get(key)
  const at = performance.now()
  if (there && at - there.at < there.tookMs * sparing) return there.board
  const board = await readBoard(ctx, ids)
  if (known.size >= countingsMax) known.clear()
  const now = performance.now()
  known.set(key, { at: now, tookMs: now - at, board })
  return board
}

export async function readBoard(ctx: Ctx, ids: readonly string[]): Promise<Board> {
  const [offers, sold, before] = await Promise.all([boardOffers(ctx, ids), soldBy(ctx, ids), readBefore(ctx, ids)])
  if (offers.length < ids.length) refuse(NoSuchOffer)
  const of = new Map(sold.flatMap(one => (one.of === 'offer' && one.offerId ? [[one.offerId, one] as const] : [])))
  return {
    at: ctx.now,
    currency: await currencyOf(ctx),
    opensAt: new Date(Math.min(...offers.map(one => one.opensAt.getTime()))),
    closesAt: new Date(Math.max(...offers.map(one => one.closesAt.getTime()))),
    total: counted(sold.find(one => one.of === 'all') ?? nothing),
    offers: offers.map(({ state, ...offer }) => ({
      ...offer,
      ...counted(of.get(offer.id) ?? nothing),
      waiting: of.get(offer.id)?.waiting ?? 0,
      phase: phaseOf({ ...offer, state }, ctx.now),
    })),
    minutes: sold.flatMap(one => (one.minute ? [{ at: one.minute, ...counted(one) }] : [])),
    before,
  }
}

const nothing = { orders: 0, units: 0, amount: 0 }
const counted = ({ orders, units, amount }: Pick<Sold, 'orders' | 'units' | 'amount'>) => ({ orders, units, amount })

async function readBefore(ctx: Ctx, ids: readonly string[]): Promise<Board['before']> {
  const offer = await saleBefore(ctx, ids)
  if (!offer) return null
  const opensAt = offer.opensAt.getTime()
  const minutes = (await soldBy(ctx, [offer.id])).flatMap(one =>
    one.minute ? [{ minute: Math.max(0, Math.floor((one.minute.getTime() - opensAt) / 60_000)), ...counted(one) }] : [],
  )
  return { id: offer.id, title: offer.title, opensAt: offer.opensAt, minutes }
}
