// Gifts: a friend is asked to pay; and orders whose pieces others claim by a link.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Done, Instant, idOf, PageQuery, page } from '#kernel/shapes.ts'
import { MyPickup, Parcel } from './fulfilment.ts'
import * as no from './handing.ts'
import { ClaimId, LinkToken } from './handing.ts'
import { Address } from './orders.ts'
import { AddressNeeded, NoSuchOrder, OrderMovedOn } from './refusals.ts'
import { Delivery, MemberId, OrderId, OrderState, Price } from './words.ts'

export const GiftClaim = z
  .object({
    id: ClaimId,
    memberId: MemberId,
    memberName: z.string(),
    state: z.enum(['claimed', 'packed', 'sent', 'received', 'redeemed', 'expired']),
    claimedAt: Instant,
    sentAt: Instant.nullable(),
    /** It has arrived, was fetched, or ran out. */
    doneAt: Instant.nullable(),
  })
  .meta({ id: 'GiftClaim' })
const gift = z.object({
  orderId: OrderId,
  title: z.string(),
  picture: idOf('fil').nullable(),
  words: z.string(),
  pieces: z.int(),
  shares: z.int(),
  claimed: z.int(),
  perPersonMax: z.int(),
  delivery: Delivery,
  endsAt: Instant,
  endedAt: Instant.nullable(),
})
export const GivenGift = gift
  .extend({
    state: OrderState,
    /** To be handed on. */
    url: z.string(),
    token: z.string(),
    /** Where each share is; not where to: an address is the receiver's own. */
    claims: z.array(GiftClaim),
    sent: z.int(),
    received: z.int(),
  })
  .meta({ id: 'GivenGift' })
export type GivenGift = z.output<typeof GivenGift>
export const OfferedGift = gift
  .extend({ giverName: z.string(), /** Whether it can be claimed now. */ open: z.boolean(), mine: z.int() })
  .meta({ id: 'OfferedGift' })
export type OfferedGift = z.output<typeof OfferedGift>
export const ReceivedGift = z
  .object({
    id: ClaimId,
    title: z.string(),
    picture: idOf('fil').nullable(),
    pieces: z.int(),
    words: z.string(),
    giverName: z.string(),
    state: GiftClaim.shape.state,
    claimedAt: Instant,
    delivery: Delivery,
    address: Address.nullable(),
    parcels: z.array(Parcel),
    pickup: MyPickup.nullable(),
  })
  .meta({ id: 'ReceivedGift' })
export type ReceivedGift = z.output<typeof ReceivedGift>

export const PayRequest = z
  .object({
    orderId: OrderId,
    buyerName: z.string(),
    lines: z.array(z.object({ title: z.string(), units: z.int(), amount: Price })),
    payable: Price,
    currency: z.string(),
    payUntil: Instant,
    state: OrderState,
    /** Whether it can still be paid. */
    open: z.boolean(),
  })
  .meta({ id: 'PayRequest' })
export type PayRequest = z.output<typeof PayRequest>

const orderParams = z.object({ orderId: OrderId })
const linkParams = z.object({ token: LinkToken })

export const giftEndpoints = {
  askFriend: endpoint({
    method: 'POST',
    path: inCommunity('/orders/:orderId/pay-link'),
    summary: 'The link by which a friend pays my order; the same each time',
    who: 'member',
    secret: true,
    params: orderParams,
    returns: z.object({ token: z.string(), url: z.string(), payUntil: Instant }).meta({ id: 'PayLink' }),
    refuses: [NoSuchOrder, OrderMovedOn],
  }),
  payRequest: endpoint({
    method: 'GET',
    path: inCommunity('/pay-requests/:token'),
    summary: 'What a friend asks me to pay, for whom, and how long there is time',
    who: 'anyone',
    secret: true,
    params: linkParams,
    returns: PayRequest,
    refuses: [no.NoSuchLink],
    rate: { per: 'ip', max: 120, windowSeconds: 60 },
  }),
  givenGifts: endpoint({
    method: 'GET',
    path: inCommunity('/gifts/given'),
    summary: 'The gifts I gave, the newest first, and who claimed them',
    who: 'member',
    secret: true,
    query: PageQuery,
    returns: page(GivenGift),
  }),
  givenGift: endpoint({
    method: 'GET',
    path: inCommunity('/orders/:orderId/gift'),
    summary: 'One of them',
    who: 'member',
    secret: true,
    params: orderParams,
    returns: GivenGift,
    refuses: [NoSuchOrder],
  }),
  offeredGift: endpoint({
    method: 'GET',
    path: inCommunity('/gift-links/:token'),
    summary: 'What a gift link offers',
    who: 'anyone',
    secret: true,
    params: linkParams,
    returns: OfferedGift,
    refuses: [no.NoSuchLink],
    rate: { per: 'ip', max: 120, windowSeconds: 60 },
  }),
  claimGift: endpoint({
    method: 'POST',
    path: inCommunity('/gift-links/:token/claims'),
    summary: 'Claim a share of a gift',
    who: 'member',
    params: linkParams,
    body: z.object({ address: Address.nullable().default(null) }),
    returns: z.object({ claimId: ClaimId }),
    refuses: [no.NoSuchLink, no.GiftGone, no.GiftOver, no.GiftTaken, AddressNeeded],
  }),
  receivedGifts: endpoint({
    method: 'GET',
    path: inCommunity('/gifts/received'),
    summary: 'The gifts I claimed, the newest first',
    who: 'member',
    secret: true,
    query: PageQuery,
    returns: page(ReceivedGift),
  }),
  receivedGift: endpoint({
    method: 'GET',
    path: inCommunity('/gift-claims/:claimId'),
    summary: 'One of them, with its parcels or its code',
    who: 'member',
    secret: true,
    params: z.object({ claimId: ClaimId }),
    returns: ReceivedGift,
    refuses: [no.NoSuchClaim],
  }),
  confirmGift: endpoint({
    method: 'POST',
    path: inCommunity('/gift-claims/:claimId/arrival'),
    summary: 'Say that it has arrived',
    who: 'member',
    params: z.object({ claimId: ClaimId }),
    returns: Done,
    refuses: [no.NoSuchClaim, OrderMovedOn],
  }),
}
