// How an order reaches its people, as operators and buyers see it.
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { refuse } from '#kernel/refusal.ts'
import { namesOfActors } from '#modules/members/index.ts'
import type { Fulfilment, Parcel, Pickup, Redemption } from '../contract/fulfilment.ts'
import { NoSuchOrder } from '../contract/refusals.ts'
import type { OrderState } from '../contract/words.ts'
import { carrierName, trackingLink } from '../rules/carriers.ts'
import { claimsOf } from '../store/gifts.ts'
import { findOrder, linesOf } from '../store/orders.ts'
import { parcelsOf, type ShownParcel } from '../store/parcels.ts'
import { type PickupRow, pickupsOfOrder, piecesOf, type RedemptionRow, redemptionsOf, validityOf } from '../store/pickups.ts'

const undoMs = 10 * 60_000

export const parcelShown = (ctx: Ctx, { id, orderId, claimId, carrier, number, sentAt, lines }: ShownParcel): Parcel => ({
  ...{ id, orderId, claimId, carrier, number, sentAt, lines },
  carrierName: carrierName(carrier, ctx.locale),
  link: trackingLink(carrier, number),
})

/** Of an order that is the reader's own; shares of a gift that others claimed are theirs to follow. */
export async function orderParcels(ctx: Ctx, orderId: string): Promise<Parcel[]> {
  const order = await findOrder(ctx, orderId)
  if (order?.memberId !== memberIdOf(ctx)) return refuse(NoSuchOrder)
  return (await parcelsOf(ctx, { orderId })).filter(one => one.claimId === null).map(one => parcelShown(ctx, one))
}

export async function showPickup(ctx: Ctx, pickup: PickupRow): Promise<Pickup> {
  const [lines, { validFrom, validUntil }, redeemed, order] = await Promise.all([
    piecesOf(ctx, pickup),
    validityOf(ctx, pickup.orderId),
    redemptionsOf(ctx, pickup.id),
    findOrder(ctx, pickup.orderId),
  ])
  const { id, orderId, claimId, memberId, state } = pickup
  const redemptions = await redemptionsShown(ctx, redeemed)
  const names = await namesOfActors(ctx, [memberId])
  return {
    ...{
      id,
      orderId,
      claimId,
      memberId,
      memberName: names.get(memberId) ?? '',
      state,
      validFrom,
      validUntil,
      lines,
      redemptions,
    },
    orderState: (order?.state ?? 'closed') as OrderState,
    waits: (order?.waitsFor ?? null) !== null,
  }
}

export async function redemptionsShown(ctx: Ctx, rows: readonly RedemptionRow[]): Promise<Redemption[]> {
  if (rows.length === 0) return []
  const orderIds = [...new Set(rows.map(row => row.orderId))]
  const lines = new Map((await linesOf(ctx, orderIds)).map(line => [`${line.orderId} ${line.line}`, line.title]))
  const orders = new Map((await Promise.all(orderIds.map(id => findOrder(ctx, id)))).map(order => [order?.id, order]))
  const buyer = (row: RedemptionRow): string => orders.get(row.orderId)?.memberId ?? ''
  const names = await namesOfActors(
    ctx,
    rows.flatMap(row => [row.by, buyer(row)]),
  )
  return rows.map(row => ({
    ...{ id: row.id, pickupId: row.pickupId, orderId: row.orderId, place: row.place, note: row.note, by: row.by, at: row.at },
    memberName: names.get(buyer(row)) ?? '',
    pieces: row.lines.map((line, n) => ({
      line,
      title: lines.get(`${row.orderId} ${line}`) ?? '',
      units: row.units[n] as number,
    })),
    byName: names.get(row.by) ?? '',
    undoUntil: new Date(row.at.getTime() + undoMs),
    undoneAt: row.undoneAt,
    undoneNote: row.undoneNote,
  }))
}

export async function showFulfilment(ctx: Ctx, orderId: string): Promise<Fulfilment> {
  if (!(await findOrder(ctx, orderId))) refuse(NoSuchOrder)
  const [parcels, claims, pickups] = await Promise.all([
    parcelsOf(ctx, { orderId }),
    claimsOf(ctx, orderId),
    pickupsOfOrder(ctx, orderId),
  ])
  return {
    parcels: parcels.map(one => parcelShown(ctx, one)),
    shipments: claims.map(({ id, ...claim }) => ({ claimId: id, ...claim })) as Fulfilment['shipments'],
    pickups: await Promise.all(pickups.map(pickup => showPickup(ctx, pickup))),
  }
}
