// The till: looking up a code, redeeming it, taking that back; and how long vouchers are valid.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Done, Instant, line, PageQuery, page } from '#kernel/shapes.ts'
import { Pickup, Redemption } from './fulfilment.ts'
import * as no from './handing.ts'
import { PickupId, RedemptionId } from './handing.ts'
import { NoSuchOrder, NoSuchVariant, OrderMovedOn, OrderWaits } from './refusals.ts'
import { OrderId, ProductId } from './words.ts'

const selling = { who: 'operator', right: 'shop.sell' } as const

export const tillEndpoints = {
  lookUpPickup: endpoint({
    method: 'POST',
    path: inCommunity('/console/till/lookups'),
    summary: 'What a code or a scanned QR code stands for, or an order that is fetched in person',
    ...selling,
    body: z.object({
      /** Eight digits, or what was scanned. */
      code: line(200).nullable().default(null).meta({ title: '核销码 | Code' }),
      orderId: OrderId.nullable().default(null),
    }),
    returns: Pickup,
    secret: true,
    rate: { per: 'actor', max: 60, windowSeconds: 60 },
    refuses: [no.NoSuchCode, no.TooManyMisses, NoSuchOrder, no.NotInPerson, no.SentInShares, OrderMovedOn],
  }),
  redeem: endpoint({
    method: 'POST',
    path: inCommunity('/console/redemptions'),
    summary: 'Hand over all that is left, or some pieces',
    ...selling,
    body: z.object({
      pickupId: PickupId,
      /** Nothing: all that is left. */
      pieces: z
        .array(z.object({ line: z.int().min(1).max(100), units: z.int().min(1).max(10_000) }))
        .max(50)
        .default([]),
      place: line(60, 0).default('').meta({ title: '门店 | Place' }),
      note: line(200, 0).default('').meta({ title: '备注 | Note' }),
    }),
    returns: Pickup,
    refuses: [no.NoSuchCode, no.NothingLeft, no.NotYetValid, no.RanOut, OrderMovedOn, OrderWaits],
  }),
  undoRedemption: endpoint({
    method: 'POST',
    path: inCommunity('/console/redemptions/:redemptionId/undoing'),
    summary: 'Take a redemption back, within ten minutes',
    ...selling,
    params: z.object({ redemptionId: RedemptionId }),
    body: z.object({ note: line(200).meta({ title: '原因 | Why' }) }),
    returns: Pickup,
    refuses: [no.NoSuchRedemption, no.NoSuchCode, no.UndoTooLate, OrderMovedOn, OrderWaits],
  }),
  redemptions: endpoint({
    method: 'GET',
    path: inCommunity('/console/redemptions'),
    summary: 'What was redeemed, the latest first',
    who: 'operator',
    right: 'shop.read',
    query: PageQuery.extend({ place: line(60, 0).optional() }),
    returns: page(Redemption),
  }),
  setValidity: endpoint({
    method: 'PUT',
    path: inCommunity('/console/products/:productId/validity'),
    summary: 'When a voucher may be redeemed, and what becomes of it afterwards',
    who: 'operator',
    right: 'shop.edit',
    params: z.object({ productId: ProductId }),
    body: z
      .object({
        from: Instant.nullable().default(null).meta({ title: '开始 | From' }),
        until: Instant.nullable().default(null).meta({ title: '截止 | Until' }),
        onExpiry: z.enum(['breakage', 'refund']).default('breakage').meta({ title: '过期后 | After that' }),
      })
      .refine(one => !one.from || !one.until || one.from < one.until, { message: 'from < until', path: ['until'] }),
    returns: Done,
    refuses: [NoSuchVariant],
  }),
}
