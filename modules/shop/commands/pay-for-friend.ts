// A friend is asked to pay: the link, what it shows, and who may pay an order.
import { timingSafeEqual } from 'node:crypto'
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { refuse } from '#kernel/refusal.ts'
import { namesOfActors } from '#modules/members/index.ts'
import type { PayRequest } from '../contract/gifts.ts'
import { NoSuchLink } from '../contract/handing.ts'
import { NoSuchOrder, OrderMovedOn } from '../contract/refusals.ts'
import { findOrder, linesOf, type OrderRow } from '../store/orders.ts'
import { findPayLink, findPayLinkByToken, keepPayLink, type PayLink, writePayer } from '../store/pay-links.ts'
import { hashOfToken, newToken, openToken } from './seal-token.ts'

export async function openPayLink(ctx: Ctx, orderId: string): Promise<PayLink> {
  const there = await findPayLink(ctx, orderId)
  if (there) return there
  const { hash, sealed } = newToken(ctx, 'pay', orderId)
  return keepPayLink(ctx, { orderId, tokenHash: hash, sealed })
}

/** For the buyer himself, as often as he asks. */
export const askFriend = (ctx: Ctx, orderId: string): Promise<{ token: string; url: string; payUntil: Date }> =>
  within(ctx, async ctx => {
    const order = await findOrder(ctx, orderId)
    if (order?.memberId !== memberIdOf(ctx)) return refuse(NoSuchOrder)
    if (!isWaiting(ctx, order)) refuse(OrderMovedOn, { state: order.state })
    const link = await openPayLink(ctx, orderId)
    const token = openToken(ctx, 'pay', orderId, link.sealed)
    return { token, url: linkUrl(ctx, 'pay', token), payUntil: order.payUntil }
  })

export const linkUrl = (ctx: Ctx, what: 'pay' | 'gift', token: string): string =>
  `${ctx.house.settings.publicUrl}/c/${ctx.community.slug}/${what}/${token}`

const isWaiting = (ctx: Ctx, order: OrderRow): boolean => order.state === 'awaiting' && ctx.now < order.payUntil

export async function showPayRequest(ctx: Ctx, token: string): Promise<PayRequest> {
  const link = await findPayLinkByToken(ctx, hashOfToken(token))
  const order = link && (await findOrder(ctx, link.orderId))
  if (!order) return refuse(NoSuchLink)
  const [lines, names] = await Promise.all([linesOf(ctx, [order.id]), namesOfActors(ctx, [order.memberId])])
  return {
    orderId: order.id,
    buyerName: names.get(order.memberId) ?? '',
    lines: lines.map(({ title, units, amount }) => ({ title, units, amount })),
    payable: order.payable,
    currency: order.currency,
    payUntil: order.payUntil,
    state: order.state,
    open: isWaiting(ctx, order),
  }
}

/** The buyer himself, or whoever holds the link that he handed on. For the room payments. */
export async function mayPay(ctx: Ctx, orderId: string, token?: string): Promise<boolean> {
  const order = await findOrder(ctx, orderId)
  if (!order) return false
  if (ctx.actor.kind === 'member' && ctx.actor.memberId === order.memberId) return true
  const link = token === undefined ? undefined : await findPayLink(ctx, orderId)
  return link !== undefined && token !== undefined && timingSafeEqual(link.tokenHash, hashOfToken(token))
}

/** Keeps who paid, when it was a friend who is a member. For the room payments. */
export async function notePayer(ctx: Ctx, orderId: string, payerId: string): Promise<void> {
  await writePayer(ctx, orderId, payerId)
}
