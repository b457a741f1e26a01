// The till: a code is looked up, what it stands for is handed over wholly or in part, and a mistake is taken back.
import { actorName, asSystem, type Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { refuse } from '#kernel/refusal.ts'
import { houseAccount, postTransfers, type Unit } from '#modules/wallet/index.ts'
import type { Pickup } from '../contract/fulfilment.ts'
import {
  NoSuchCode,
  NoSuchRedemption,
  NothingLeft,
  NotYetValid,
  RanOut,
  TooManyMisses,
  UndoTooLate,
} from '../contract/handing.ts'
import { OrderMovedOn, OrderWaits } from '../contract/refusals.ts'
import { piecesRedeemed, redemptionUndone } from '../facts.ts'
import { unsoldKey } from '../rules/keys.ts'
import { amountsOf } from '../store/amounts.ts'
import { moveClaims } from '../store/gifts.ts'
import { lockOrders, type OrderRow } from '../store/orders.ts'
import {
  findPickup,
  findPickupByCode,
  findRedemption,
  insertRedemption,
  movePickup,
  type PickupRow,
  piecesOf,
  putPiecesBack,
  recodePickup,
  reopenPickup,
  takePieces,
  undoRow,
  validityOf,
} from '../store/pickups.ts'
import { countMisses, writeMiss } from '../store/till.ts'
import { finishOrder } from './finish-order.ts'
import { moveLocked } from './hand-over.ts'
import { pickupOfOrder } from './open-pickup.ts'
import { hashOfCode, newCode, pickupOfScan } from './seal-token.ts'
import { showPickup } from './show-fulfilment.ts'

export const undoMinutes = 10
const missesMax = 12
const missMinutes = 10

export async function lookUpPickup(ctx: Ctx, wish: { code: string | null; orderId: string | null }): Promise<Pickup> {
  if (wish.orderId) return showPickup(ctx, await pickupOfOrder(ctx, wish.orderId))
  // What is missed is counted even though this call refuses and with it all that it wrote.
  const apart = { ...ctx, db: ctx.house.db }
  const since = new Date(ctx.now.getTime() - missMinutes * 60_000)
  if ((await countMisses(apart, since)) >= missesMax) refuse(TooManyMisses, { minutes: missMinutes })
  const pickup = await pickupSaid(ctx, (wish.code ?? '').replace(/\s/g, ''))
  if (pickup) return showPickup(ctx, pickup)
  await writeMiss(apart, since)
  return refuse(NoSuchCode)
}

async function pickupSaid(ctx: Ctx, said: string): Promise<PickupRow | undefined> {
  if (/^\d{8}$/.test(said)) return findPickupByCode(ctx, await hashOfCode(ctx, said))
  const scanned = await pickupOfScan(ctx, said)
  return scanned ? findPickup(ctx, scanned) : undefined
}

export interface RedeemWish {
  pickupId: string
  pieces: readonly { line: number; units: number }[]
  place: string
  note: string
}
export const redeemPickup = (ctx: Ctx, wish: RedeemWish): Promise<Pickup> =>
  within(ctx, async ctx => {
    const { order, pickup } = await holdPickup(ctx, wish.pickupId)
    if (order.waitsFor !== null) refuse(OrderWaits)
    if (pickup.state !== 'open') refuse(NothingLeft)
    if (order.state !== 'paid' && order.state !== 'packed') refuse(OrderMovedOn, { state: order.state })
    await mustBeValid(ctx, order.id)
    const left = (await piecesOf(ctx, pickup)).filter(piece => piece.left > 0)
    const pieces = wish.pieces.length > 0 ? summed(wish.pieces) : left.map(piece => ({ line: piece.line, units: piece.left }))
    if (pieces.length === 0 || !(await takePieces(ctx, pickup.id, pieces))) refuse(NothingLeft)
    const { place, note } = wish
    const [lines, units] = [pieces.map(p => p.line), pieces.map(p => p.units)]
    const redemptionId = await insertRedemption(ctx, { pickupId: pickup.id, orderId: order.id, lines, units, place, note })
    await closeIfEmpty(ctx, pickup)
    await finishOrder(ctx, order.id, redemptionId)
    const sum = units.reduce((so, n) => so + n, 0)
    const about = { orderId: order.id, memberId: pickup.memberId, pickupId: pickup.id }
    await record(ctx, piecesRedeemed, order.id, { ...about, redemptionId, units: sum, place })
    return showPickup(ctx, { ...pickup, state: (await findPickup(ctx, pickup.id))?.state ?? pickup.state })
  })

/** The order first, then the pick-up read anew: from here on nobody else touches it. */
async function holdPickup(ctx: Ctx, pickupId: string): Promise<{ order: OrderRow; pickup: PickupRow }> {
  const seen = (await findPickup(ctx, pickupId)) ?? refuse(NoSuchCode)
  const [order] = await lockOrders(ctx, [seen.orderId])
  const pickup = await findPickup(ctx, pickupId)
  return order && pickup ? { order, pickup } : refuse(NoSuchCode)
}

async function mustBeValid(ctx: Ctx, orderId: string): Promise<void> {
  const { validFrom, validUntil } = await validityOf(ctx, orderId)
  if (validFrom && ctx.now < validFrom) refuse(NotYetValid, { from: validFrom })
  if (validUntil && ctx.now >= validUntil) refuse(RanOut, { until: validUntil })
}

function summed(pieces: RedeemWish['pieces']): { line: number; units: number }[] {
  const sums = new Map<number, number>()
  for (const { line, units } of pieces) sums.set(line, (sums.get(line) ?? 0) + units)
  return [...sums].map(([line, units]) => ({ line, units }))
}

async function closeIfEmpty(ctx: Ctx, pickup: PickupRow): Promise<void> {
  if ((await piecesOf(ctx, pickup)).some(piece => piece.left > 0)) return
  await movePickup(ctx, pickup.id, 'redeemed')
  if (pickup.claimId) await moveClaims(ctx, [pickup.claimId], ['claimed', 'packed'], 'redeemed')
}

/** By whoever works at the till, as long as the customer is likely still there. */
export const undoRedemption = (ctx: Ctx, redemptionId: string, note: string): Promise<Pickup> =>
  within(ctx, async ctx => {
    const redemption = (await findRedemption(ctx, redemptionId)) ?? refuse(NoSuchRedemption)
    const { order, pickup } = await holdPickup(ctx, redemption.pickupId)
    if (ctx.now.getTime() >= redemption.at.getTime() + undoMinutes * 60_000) refuse(UndoTooLate, { minutes: undoMinutes })
    const undone = (await undoRow(ctx, redemptionId, note)) ?? refuse(NoSuchRedemption)
    if (!['paid', 'packed', 'redeemed'].includes(order.state)) refuse(OrderMovedOn, { state: order.state })
    await putPiecesBack(ctx, undone)
    if (pickup.state !== 'open' && !(await reopenPickup(ctx, pickup)))
      await recodePickup(ctx, pickup.id, await newCode(ctx, pickup.id))
    if (pickup.claimId) await moveClaims(ctx, [pickup.claimId], ['redeemed'], 'claimed')
    if (order.state === 'redeemed') await unsell(ctx, order, redemptionId)
    const about = { orderId: order.id, memberId: pickup.memberId, pickupId: pickup.id }
    await record(ctx, redemptionUndone, order.id, { ...about, redemptionId })
    return showPickup(ctx, (await findPickup(ctx, pickup.id)) ?? pickup)
  })

/** It counts as sold no more; the note says by whom. */
async function unsell(ctx: Ctx, order: OrderRow, redemptionId: string): Promise<void> {
  const amount = ((await amountsOf(ctx, [order.id])).get(order.id) ?? 0) - order.refunded
  await moveLocked(ctx, [order], 'paid', actorName(ctx.actor))
  if (amount <= 0) return
  const unit = order.currency as Unit
  const lines = [{ debit: houseAccount(unit, 'sales'), credit: houseAccount(unit, 'unearned'), amount }]
  await postTransfers(asSystem(ctx, 'shop'), [
    { key: unsoldKey(order.id, redemptionId), kind: 'order-unsold', cause: order.id, lines },
  ])
}
