// Parcels leave: whole orders and shares by the hundred, or some pieces of one order.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { recordAll } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Parcel } from '../contract/fulfilment.ts'
import { NoSuchCarrier, NoSuchParcel, NumberTaken, PiecesGone } from '../contract/handing.ts'
import { claimMoved } from '../facts.ts'
import { carrierOf } from '../rules/carriers.ts'
import { moveClaims } from '../store/gifts.ts'
import { lockOrders } from '../store/orders.ts'
import {
  changeParcelRow,
  fillParcel,
  fillParcels,
  insertParcels,
  type NewParcel,
  numbersOf,
  orderOfParcel,
  parcelsOf,
} from '../store/parcels.ts'
import { finishOrder } from './finish-order.ts'
import { moveLocked } from './hand-over.ts'
import { type Held, holdRefs, obstacleTo } from './hold-refs.ts'
import { planReceiving } from './receive-orders.ts'
import { parcelShown } from './show-fulfilment.ts'

export interface Sending {
  held: Held
  carrier: string
  number: string
  importId?: string
}

/** All that is left of each, of which nothing stands in the way; their transaction holds them. */
export async function sendHeld(ctx: Ctx, sendings: readonly Sending[], note = ''): Promise<void> {
  if (sendings.length === 0) return
  const parcels = sendings.map(
    ({ held, carrier, number, importId }): NewParcel => ({
      ...{ id: newId(ctx, 'pcl'), orderId: held.order.id, claimId: held.claim?.id ?? null, carrier, number },
      ...(importId === undefined ? {} : { importId }),
    }),
  )
  await insertParcels(ctx, parcels)
  await fillParcels(ctx, parcels)
  const all = sendings.map(one => one.held)
  await moveLocked(
    ctx,
    all.flatMap(({ claim, order }) => (claim ? [] : [order])),
    'sent',
    note,
  )
  await moveHeldClaims(ctx, all, 'sent')
  await planReceiving(ctx)
}

/** Shares of gifts move; an order of which they were the last is done with that. */
export async function moveHeldClaims(
  ctx: Ctx,
  all: readonly Held[],
  to: 'claimed' | 'packed' | 'sent' | 'received',
): Promise<void> {
  const claims = all.flatMap(({ claim }) => claim ?? [])
  if (claims.length === 0) return
  const ids = claims.map(claim => claim.id)
  const from = [...new Set(claims.map(claim => claim.state))]
  if ((await moveClaims(ctx, ids, from, to)) !== claims.length) throw new Error('a claim moved on though it was locked')
  await recordAll(
    ctx,
    claimMoved,
    all.flatMap(({ claim, order }) =>
      claim
        ? [
            {
              subject: claim.id,
              payload: { orderId: order.id, claimId: claim.id, memberId: claim.memberId, giverId: order.memberId, to },
            },
          ]
        : [],
    ),
  )
  if (to === 'sent') for (const orderId of new Set(claims.map(claim => claim.orderId))) await finishOrder(ctx, orderId)
}

export interface ParcelWish {
  ref: string
  lines: readonly { line: number; units: number }[]
  carrier: string | null
  number: string | null
}
/** One parcel: all that is left, or some pieces; when they were the last, the order is sent. */
export const sendParcel = (ctx: Ctx, wish: ParcelWish): Promise<Parcel> =>
  within(ctx, async ctx => {
    const held = (await holdRefs(ctx, [wish.ref])).get(wish.ref)
    const obstacle = obstacleTo('send', wish.ref, held)
    if (obstacle || !held) return refuse(obstacle?.refusal ?? PiecesGone, obstacle?.details)
    const [carrier, number] = [wish.carrier ?? '', wish.number ?? '']
    if (carrier && !carrierOf(carrier)) refuse(NoSuchCarrier)
    await mustBeNew(ctx, held.order.id, number)
    if (wish.lines.length === 0 || held.claim) await sendHeld(ctx, [{ held, carrier, number }])
    else await sendPieces(ctx, held, { ...wish, carrier, number })
    const parcels = await parcelsOf(ctx, { orderId: held.order.id })
    return parcelShown(ctx, parcels.at(-1) as (typeof parcels)[number])
  })

async function sendPieces(
  ctx: Ctx,
  held: Held,
  wish: { lines: ParcelWish['lines']; carrier: string; number: string },
): Promise<void> {
  const units = new Map<number, number>()
  for (const one of wish.lines) units.set(one.line, (units.get(one.line) ?? 0) + one.units)
  const lines = [...units].map(([line, units]) => ({ line, units }))
  const parcel = { id: newId(ctx, 'pcl'), orderId: held.order.id, claimId: null, carrier: wish.carrier, number: wish.number }
  await insertParcels(ctx, [parcel])
  if (!(await fillParcel(ctx, parcel, lines))) refuse(PiecesGone)
  await finishOrder(ctx, held.order.id)
}

async function mustBeNew(ctx: Ctx, orderId: string, number: string, exceptId = ''): Promise<void> {
  if (number === '') return
  const there = await parcelsOf(ctx, { orderId })
  if (there.some(one => one.number === number && one.id !== exceptId)) refuse(NumberTaken, { number })
}

export const changeParcel = (ctx: Ctx, parcelId: string, set: { carrier: string; number: string }): Promise<Parcel> =>
  within(ctx, async ctx => {
    if (!carrierOf(set.carrier)) refuse(NoSuchCarrier)
    const orderId = (await orderOfParcel(ctx, parcelId)) ?? refuse(NoSuchParcel)
    await lockOrders(ctx, [orderId])
    await mustBeNew(ctx, orderId, set.number, parcelId)
    await changeParcelRow(ctx, parcelId, set)
    const [parcel] = await parcelsOf(ctx, { parcelId })
    return parcelShown(ctx, parcel ?? refuse(NoSuchParcel))
  })

/** Which of these orders have these numbers already. */
export async function numbersThere(ctx: Ctx, orderIds: readonly string[]): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>()
  for (const { orderId, claimId, number } of await numbersOf(ctx, [...new Set(orderIds)])) {
    const ref = claimId ?? orderId
    found.set(ref, (found.get(ref) ?? new Set()).add(number))
  }
  return found
}
