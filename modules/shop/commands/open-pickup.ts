// The code by which something is fetched in person: made when it is first looked at, and then the same.
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { newId } from '#kernel/ids.ts'
import { refuse } from '#kernel/refusal.ts'
import { namesOfActors } from '#modules/members/index.ts'
import type { MyPickup } from '../contract/fulfilment.ts'
import { NoSuchCode, NotInPerson, SentInShares } from '../contract/handing.ts'
import { NoSuchOrder, OrderMovedOn } from '../contract/refusals.ts'
import { isPaid } from '../rules/states.ts'
import { type ClaimRow, giftsAmong } from '../store/gifts.ts'
import { lockOrders, type OrderRow } from '../store/orders.ts'
import {
  fillPickup,
  findPickup,
  findPickupOf,
  insertPickup,
  openPickupsOf,
  type PickupRow,
  piecesOf,
  validityOf,
} from '../store/pickups.ts'
import { ordersToFetch } from '../store/to-fetch.ts'
import { newCode, openToken, scanOf } from './seal-token.ts'

const triesMax = 8

/** Of an order that this transaction holds, or of a claim of it. */
export async function openPickup(
  ctx: Ctx,
  order: OrderRow,
  claim: Pick<ClaimRow, 'id' | 'memberId'> | null = null,
): Promise<PickupRow> {
  const claimId = claim?.id ?? null
  for (let tries = 0; tries < triesMax; tries++) {
    const there = await findPickupOf(ctx, order.id, claimId)
    if (there) return there
    const id = newId(ctx, 'pku')
    const { hash, sealed } = await newCode(ctx, id)
    const pickup = {
      id,
      orderId: order.id,
      claimId,
      memberId: claim?.memberId ?? order.memberId,
      codeHash: hash,
      codeSealed: sealed,
    }
    if (await insertPickup(ctx, pickup)) await fillPickup(ctx, pickup)
  }
  throw new Error(`no free code for ${order.id}`)
}

/** Made if it is not there yet; refused for what is not fetched in person, or not paid. */
export const pickupOfOrder = (ctx: Ctx, orderId: string, memberId?: string): Promise<PickupRow> =>
  within(ctx, async ctx => {
    const [order] = await lockOrders(ctx, [orderId])
    if (!order || (memberId !== undefined && order.memberId !== memberId)) return refuse(NoSuchOrder)
    if (order.delivery !== 'pickup') refuse(NotInPerson)
    if ((await giftsAmong(ctx, [orderId])).size > 0) refuse(SentInShares)
    const there = await findPickupOf(ctx, orderId, null)
    if (there) return there
    if (!isPaid(order.state)) refuse(OrderMovedOn, { state: order.state })
    return openPickup(ctx, order)
  })

export async function showMyPickup(ctx: Ctx, pickup: PickupRow): Promise<MyPickup> {
  const [lines, { validFrom, validUntil }, names] = await Promise.all([
    piecesOf(ctx, pickup),
    validityOf(ctx, pickup.orderId),
    namesOfActors(ctx, [pickup.memberId]),
  ])
  const { id, orderId, claimId, memberId, state } = pickup
  return {
    ...{ id, orderId, claimId, memberId, memberName: names.get(memberId) ?? '', state, validFrom, validUntil, lines },
    code: openToken(ctx, 'code', id, pickup.codeSealed),
    scan: await scanOf(ctx, id),
  }
}

export const orderPickup = async (ctx: Ctx, orderId: string): Promise<MyPickup> =>
  showMyPickup(ctx, await pickupOfOrder(ctx, orderId, memberIdOf(ctx)))

export async function myPickup(ctx: Ctx, pickupId: string): Promise<MyPickup> {
  const pickup = await findPickup(ctx, pickupId)
  return pickup?.memberId === memberIdOf(ctx) ? showMyPickup(ctx, pickup) : refuse(NoSuchCode)
}

/** All that can be fetched now. */
export async function myPickups(ctx: Ctx): Promise<MyPickup[]> {
  const memberId = memberIdOf(ctx)
  for (const orderId of await ordersToFetch(ctx, memberId)) await pickupOfOrder(ctx, orderId, memberId)
  return Promise.all((await openPickupsOf(ctx, memberId)).map(pickup => showMyPickup(ctx, pickup)))
}

/** Its QR code; what it says is signed, and holds no code that could be read off. */
export async function drawPickup(ctx: Ctx, pickupId: string) {
  const { scan } = await myPickup(ctx, pickupId)
  const { toString: draw } = await import('qrcode')
  const body = await draw(scan, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 })
  return { body, mime: 'image/svg+xml', fileName: `${pickupId}.svg`, inline: true }
}
