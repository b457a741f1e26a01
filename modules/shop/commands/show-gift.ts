// Gifts as their givers, their receivers and whoever holds a link see them.
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import type { Page } from '#kernel/pages.ts'
import { refuse } from '#kernel/refusal.ts'
import { namesOfActors } from '#modules/members/index.ts'
import type { GivenGift, OfferedGift, ReceivedGift } from '../contract/gifts.ts'
import { NoSuchClaim, NoSuchLink } from '../contract/handing.ts'
import { NoSuchOrder } from '../contract/refusals.ts'
import {
  type ClaimRow,
  claimsOf,
  countMine,
  findClaim,
  findGift,
  findGiftByToken,
  type GiftRow,
  listGiven,
  listReceived,
} from '../store/gifts.ts'
import { readParts } from '../store/order-pages.ts'
import { findOrder, type OrderRow } from '../store/orders.ts'
import { parcelsOf } from '../store/parcels.ts'
import { findPickupOf } from '../store/pickups.ts'
import { showMyPickup } from './open-pickup.ts'
import { linkUrl } from './pay-for-friend.ts'
import { hashOfToken, openToken } from './seal-token.ts'
import { parcelShown } from './show-fulfilment.ts'

async function shown(ctx: Ctx, gift: GiftRow) {
  const [order, { lines }] = await Promise.all([findOrder(ctx, gift.orderId), readParts(ctx, gift.orderId)])
  if (!order) throw new Error(`${gift.orderId} was there a moment ago`)
  const { orderId, words, pieces, shares, claimed, perPersonMax, endsAt, endedAt } = gift
  const [line] = lines
  const what = { title: line?.title ?? '', picture: line?.picture ?? null, delivery: order.delivery as OfferedGift['delivery'] }
  return { order, shape: { ...what, orderId, words, pieces, shares, claimed, perPersonMax, endsAt, endedAt } }
}

async function asGiven(ctx: Ctx, gift: GiftRow): Promise<GivenGift> {
  const { order, shape } = await shown(ctx, gift)
  const token = openToken(ctx, 'gift', gift.orderId, gift.sealed)
  const claims = (await claimsOf(ctx, gift.orderId)).map(({ address: _, ...claim }) => claim) as GivenGift['claims']
  const counted = (states: readonly string[]) => claims.filter(claim => states.includes(claim.state)).length
  const [received, onTheWay] = [counted(['received', 'redeemed']), counted(['sent'])]
  return {
    ...{ ...shape, state: order.state, token, url: linkUrl(ctx, 'gift', token), claims },
    ...{ sent: order.delivery === 'parcel' ? onTheWay + received : 0, received },
  }
}

export async function givenGift(ctx: Ctx, orderId: string): Promise<GivenGift> {
  const gift = await findGift(ctx, orderId)
  return gift?.giverId === memberIdOf(ctx) ? asGiven(ctx, gift) : refuse(NoSuchOrder)
}
export async function givenGifts(ctx: Ctx, wish: { cursor?: string | undefined; limit: number }): Promise<Page<GivenGift>> {
  const { items, next } = await listGiven(ctx, memberIdOf(ctx), wish)
  return { items: await Promise.all(items.map(({ orderId }) => givenGift(ctx, orderId))), next }
}

const canBeClaimed = (ctx: Ctx, gift: GiftRow, order: OrderRow): boolean =>
  ['paid', 'packed'].includes(order.state) && gift.endedAt === null && ctx.now < gift.endsAt && gift.claimed < gift.shares

export async function offeredGift(ctx: Ctx, token: string): Promise<OfferedGift> {
  const gift = (await findGiftByToken(ctx, hashOfToken(token))) ?? refuse(NoSuchLink)
  const { order, shape } = await shown(ctx, gift)
  const names = await namesOfActors(ctx, [gift.giverId])
  const mine = ctx.actor.kind === 'member' ? await countMine(ctx, gift.orderId, ctx.actor.memberId) : 0
  return { ...shape, giverName: names.get(gift.giverId) ?? '', open: canBeClaimed(ctx, gift, order), mine }
}

export async function receivedGift(ctx: Ctx, claimId: string): Promise<ReceivedGift> {
  const claim = await findClaim(ctx, claimId)
  return claim?.memberId === memberIdOf(ctx) ? asReceived(ctx, claim) : refuse(NoSuchClaim)
}
async function asReceived(ctx: Ctx, claim: ClaimRow): Promise<ReceivedGift> {
  const gift = (await findGift(ctx, claim.orderId)) ?? refuse(NoSuchClaim)
  const { order, shape } = await shown(ctx, gift)
  const [names, parcels, pickup] = await Promise.all([
    namesOfActors(ctx, [gift.giverId]),
    parcelsOf(ctx, { claimId: claim.id }),
    order.delivery === 'pickup' ? findPickupOf(ctx, order.id, claim.id) : undefined,
  ])
  const { title, picture, pieces, words, delivery } = shape
  return {
    ...{ id: claim.id, title, picture, pieces, words, delivery, state: claim.state, claimedAt: claim.claimedAt },
    giverName: names.get(gift.giverId) ?? '',
    address: claim.address as ReceivedGift['address'],
    parcels: parcels.map(one => parcelShown(ctx, one)),
    pickup: pickup ? await showMyPickup(ctx, pickup) : null,
  }
}
export async function receivedGifts(ctx: Ctx, wish: { cursor?: string | undefined; limit: number }): Promise<Page<ReceivedGift>> {
  const { items, next } = await listReceived(ctx, memberIdOf(ctx), wish)
  return { items: await Promise.all(items.map(({ id }) => receivedGift(ctx, id))), next }
}
