// Parcels, steps of many orders at once, the till, the till's codes, as seen from outside.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Done, Instant, line } from '#kernel/shapes.ts'
import * as no from './handing.ts'
import { CarrierCode, ClaimId, ParcelId, PickupId, TrackingNumber } from './handing.ts'
import { Address } from './orders.ts'
import { NoSuchOrder, OrderMovedOn, OrderWaits } from './refusals.ts'
import { MemberId, OrderId, OrderState } from './words.ts'

export const Parcel = z
  .object({
    id: ParcelId,
    orderId: OrderId,
    claimId: ClaimId.nullable(),
    carrier: z.string(),
    carrierName: z.string(),
    number: z.string(),
    /** Where its way can be followed; null when the carrier is unknown. */
    link: z.string().nullable(),
    sentAt: Instant,
    lines: z.array(z.object({ line: z.int(), title: z.string(), units: z.int() })),
  })
  .meta({ id: 'Parcel' })
export type Parcel = z.output<typeof Parcel>

export const PickupLine = z
  .object({ line: z.int(), title: z.string(), units: z.int(), redeemed: z.int(), expired: z.int(), left: z.int() })
  .meta({ id: 'PickupLine' })
const pickup = z.object({
  id: PickupId,
  orderId: OrderId,
  claimId: ClaimId.nullable(),
  memberId: MemberId,
  memberName: z.string(),
  state: z.enum(['open', 'redeemed', 'expired']),
  validFrom: Instant.nullable(),
  validUntil: Instant.nullable(),
  lines: z.array(PickupLine),
})
/** As its holder sees it: with the code. */
export const MyPickup = pickup
  .extend({ code: z.string(), /** What the QR code says. */ scan: z.string() })
  .meta({ id: 'MyPickup' })
export type MyPickup = z.output<typeof MyPickup>
export const Redemption = z
  .object({
    id: z.string(),
    pickupId: PickupId,
    orderId: OrderId,
    memberName: z.string(),
    pieces: z.array(z.object({ line: z.int(), title: z.string(), units: z.int() })),
    place: z.string(),
    note: z.string(),
    by: z.string(),
    byName: z.string(),
    at: Instant,
    undoUntil: Instant,
    undoneAt: Instant.nullable(),
    undoneNote: z.string().nullable(),
  })
  .meta({ id: 'Redemption' })
export type Redemption = z.output<typeof Redemption>
/** As the till sees it: without the code. */
export const Pickup = pickup
  .extend({ orderState: OrderState, waits: z.boolean(), redemptions: z.array(Redemption) })
  .meta({ id: 'Pickup' })
export type Pickup = z.output<typeof Pickup>

export const Shipment = z
  .object({
    claimId: ClaimId,
    memberId: MemberId,
    memberName: z.string(),
    state: z.enum(['claimed', 'packed', 'sent', 'received', 'redeemed', 'expired']),
    address: Address.nullable(),
    claimedAt: Instant,
  })
  .meta({ id: 'Shipment' })
export const Fulfilment = z
  .object({ parcels: z.array(Parcel), shipments: z.array(Shipment), pickups: z.array(Pickup) })
  .meta({ id: 'Fulfilment' })
export type Fulfilment = z.output<typeof Fulfilment>

export const Step = z.enum(['pack', 'unpack', 'send', 'receive']).meta({ id: 'FulfilmentStep' })
export type Step = z.output<typeof Step>
/** An order, or a claim of a gift. */
export const Ref = z.string().regex(/^(ord|clm)_[0-9a-hjkmnp-tv-z]{26}$/)
export const StepResult = z
  .object({
    ref: z.string(),
    ok: z.boolean(),
    /** The refusal, when it is not. */
    code: z.string().nullable(),
    says: z.string(),
  })
  .meta({ id: 'StepResult' })
export type StepResult = z.output<typeof StepResult>

const orderParams = z.object({ orderId: OrderId })
const selling = { who: 'operator', right: 'shop.sell' } as const
const carriage = {
  carrier: CarrierCode.nullable().default(null).meta({ title: '快递公司 | Carrier' }),
  number: TrackingNumber.nullable().default(null).meta({ title: '运单号 | Tracking number' }),
}

export const fulfilmentEndpoints = {
  orderParcels: endpoint({
    method: 'GET',
    path: inCommunity('/orders/:orderId/parcels'),
    summary: 'The parcels of my order, with links to follow them',
    who: 'member',
    params: orderParams,
    returns: z.array(Parcel),
    refuses: [NoSuchOrder],
  }),
  confirmArrival: endpoint({
    method: 'POST',
    path: inCommunity('/orders/:orderId/arrival'),
    summary: 'Say that it has arrived; ten days after sending it counts as arrived by itself',
    who: 'member',
    params: orderParams,
    returns: Done,
    refuses: [NoSuchOrder, OrderMovedOn, OrderWaits],
  }),
  myPickups: endpoint({
    method: 'GET',
    path: inCommunity('/pickups'),
    summary: 'What I can fetch in person, with its codes',
    who: 'member',
    secret: true,
    returns: z.array(MyPickup),
  }),
  myPickup: endpoint({
    method: 'GET',
    path: inCommunity('/pickups/:pickupId'),
    summary: 'One of them',
    who: 'member',
    secret: true,
    params: z.object({ pickupId: PickupId }),
    returns: MyPickup,
    refuses: [no.NoSuchCode],
  }),
  drawPickup: endpoint({
    method: 'GET',
    path: inCommunity('/pickups/:pickupId/qr'),
    summary: 'Its QR code as a picture',
    who: 'member',
    carries: 'download',
    params: z.object({ pickupId: PickupId }),
    returns: z.any(),
    refuses: [no.NoSuchCode],
  }),
  orderPickup: endpoint({
    method: 'GET',
    path: inCommunity('/orders/:orderId/pickup'),
    summary: 'The pick-up code of my order',
    who: 'member',
    secret: true,
    params: orderParams,
    returns: MyPickup,
    refuses: [NoSuchOrder, no.NotInPerson, no.SentInShares, OrderMovedOn],
  }),
  deskFulfilment: endpoint({
    method: 'GET',
    path: inCommunity('/console/orders/:orderId/fulfilment'),
    summary: 'Parcels, shipments to receivers of a gift, and pick-ups of an order',
    who: 'operator',
    right: 'shop.read',
    params: orderParams,
    returns: Fulfilment,
    refuses: [NoSuchOrder],
  }),
  stepOrders: endpoint({
    method: 'POST',
    path: inCommunity('/console/fulfilment-steps'),
    summary: 'Pack, unpack, send or receive many orders; with `preview` nothing is done, and what would happen is told',
    ...selling,
    body: z.object({
      step: Step,
      items: z
        .array(z.object({ ref: Ref, ...carriage }))
        .min(1)
        .max(500),
      preview: z.boolean().default(false),
      note: line(200, 0).default('').meta({ title: '备注 | Note' }),
    }),
    returns: z.object({ done: z.int(), results: z.array(StepResult) }).meta({ id: 'StepResults' }),
  }),
  sendParcel: endpoint({
    method: 'POST',
    path: inCommunity('/console/parcels'),
    summary: 'Send all that is left of an order, or some of its pieces; it counts as sent when all its pieces are',
    ...selling,
    body: z.object({
      ref: Ref,
      /** Nothing: all that is left. */
      lines: z
        .array(z.object({ line: z.int().min(1).max(100), units: z.int().min(1).max(10_000) }))
        .max(50)
        .default([]),
      ...carriage,
    }),
    returns: Parcel,
    refuses: [
      NoSuchOrder,
      OrderMovedOn,
      OrderWaits,
      no.NotByParcel,
      no.NoSuchClaim,
      no.SentInShares,
      no.PiecesGone,
      no.NumberTaken,
      no.NoSuchCarrier,
    ],
  }),
  changeParcel: endpoint({
    method: 'PATCH',
    path: inCommunity('/console/parcels/:parcelId'),
    summary: 'Put its carrier or number right',
    ...selling,
    params: z.object({ parcelId: ParcelId }),
    body: z.object({ carrier: CarrierCode, number: TrackingNumber }),
    returns: Parcel,
    refuses: [no.NoSuchParcel, no.NumberTaken, no.NoSuchCarrier],
  }),
  carriers: endpoint({
    method: 'GET',
    path: inCommunity('/console/carriers'),
    summary: 'The carriers whose ways can be followed',
    who: 'operator',
    right: 'shop.read',
    returns: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() }).meta({ id: 'Carrier' })),
  }),
}
