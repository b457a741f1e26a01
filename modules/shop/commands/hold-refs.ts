// Orders and shares of gifts, held for the rest of a transaction; and why one of them cannot make a step.
import type { Ctx } from '#kernel/ctx.ts'
import type { Refusal } from '#kernel/refusal.ts'
import type { Step } from '../contract/fulfilment.ts'
import { NoSuchClaim, NotByParcel, SentInShares } from '../contract/handing.ts'
import { NoSuchOrder, OrderMovedOn, OrderWaits } from '../contract/refusals.ts'
import { type ClaimRow, giftsAmong, lockClaims, ordersOfClaims } from '../store/gifts.ts'
import { lockOrders, type OrderRow } from '../store/orders.ts'

export interface Held {
  ref: string
  order: OrderRow
  claim: ClaimRow | null
  isGift: boolean
}

/** Orders first, in the order of their ids, then claims: as everywhere. */
export async function holdRefs(ctx: Ctx, refs: readonly string[]): Promise<Map<string, Held>> {
  const ofClaim = await ordersOfClaims(
    ctx,
    refs.filter(ref => ref.startsWith('clm_')),
  )
  const orderIds = [...new Set(refs.flatMap(ref => (ref.startsWith('ord_') ? ref : (ofClaim.get(ref) ?? []))))]
  if (orderIds.length === 0) return new Map()
  const orders = new Map((await lockOrders(ctx, orderIds)).map(order => [order.id, order]))
  const claims = new Map((await lockClaims(ctx, [...ofClaim.keys()])).map(claim => [claim.id, claim]))
  const gifts = await giftsAmong(ctx, orderIds)
  return new Map(
    refs.flatMap(ref => {
      const claim = claims.get(ref) ?? null
      const order = orders.get(claim ? claim.orderId : ref)
      return order ? [[ref, { ref, order, claim, isGift: gifts.has(order.id) }] as const] : []
    }),
  )
}

export interface Obstacle {
  refusal: Refusal
  details: Record<string, unknown>
}
const claimMoves: Record<Step, readonly ClaimRow['state'][]> = {
  pack: ['claimed'],
  unpack: ['packed'],
  send: ['claimed', 'packed'],
  receive: ['sent'],
}
const orderMoves: Record<Step, readonly string[]> = {
  pack: ['paid'],
  unpack: ['packed'],
  send: ['paid', 'packed'],
  receive: ['sent'],
}
const open = ['paid', 'packed', 'sent', 'received']

/** Null: nothing stands in the way. */
export function obstacleTo(step: Step, ref: string, held: Held | undefined): Obstacle | null {
  const no = (refusal: Refusal, details = {}): Obstacle => ({ refusal, details: { ref, ...details } })
  if (!held) return no(ref.startsWith('clm_') ? NoSuchClaim : NoSuchOrder)
  const { order, claim, isGift } = held
  if (claim && !open.includes(order.state)) return no(OrderMovedOn, { state: order.state })
  if (!claim && isGift && step !== 'receive') return no(SentInShares)
  const isThere = claim ? claimMoves[step].includes(claim.state) : orderMoves[step].includes(order.state)
  if (!isThere) return no(OrderMovedOn, { state: claim?.state ?? order.state })
  if (order.waitsFor !== null) return no(OrderWaits)
  if (step === 'send' && order.delivery !== 'parcel') return no(NotByParcel)
  return null
}
