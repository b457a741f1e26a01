// Taking part with an order: the order and the part are there together or not at all, and a repeat gets the first answer.
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { KeyReused, refuse } from '#kernel/refusal.ts'
import type { Address } from '#modules/shop/contract.ts'
import { catalogueOf, findOrder, placeOrder } from '#modules/shop/index.ts'
import { type DealKind, InTeamAlready, MovedOn, NoSuchDeal, NotOpen, OtherKind, type Taken } from '../contract.ts'
import { partTaken } from '../facts.ts'
import type { Deal, DealOf } from '../rules/deal.ts'
import { runs } from '../rules/states.ts'
import { findDeal, lockDeal } from '../store/deals.ts'
import { findPartByKey, insertPart, type PartRow } from '../store/parts.ts'
import { freshen } from './freshen.ts'

export interface OrderFields {
  address: Address | null
  note: string
  credit: number
}
export interface Asked extends OrderFields {
  key: string
  dealId: string
}
export interface PartWish extends OrderFields {
  key: string
  variantId: string
  units: number
  price: number
  offerId: string | null
  teamId?: string
  restOf?: string
  /** What is paid from then on is too late. */
  until: Date
}

/** Asked again with the same key, the first answer, whatever has changed since. */
export async function onceByKey(
  ctx: Ctx,
  asked: { key: string; dealId: string },
  work: (ctx: Ctx) => Promise<Taken>,
): Promise<Taken> {
  const known = () => findPartByKey(ctx, memberIdOf(ctx), asked.key)
  const there = await known()
  if (there) return takenOf(ctx, there, asked.dealId)
  // Read now, for all who come: within a transaction each would read it for himself.
  await catalogueOf(ctx)
  try {
    return await within(ctx, work)
  } catch (error) {
    const beside = await known()
    if (!beside) throw error
    return takenOf(ctx, beside, asked.dealId)
  }
}

async function takenOf(ctx: Ctx, part: PartRow, dealId: string): Promise<Taken> {
  if (part.dealId !== dealId) refuse(KeyReused)
  const order = await findOrder(ctx, part.orderId)
  if (!order) throw new Error(`${part.id} has no order`)
  const { id: partId, teamId, orderId } = part
  return {
    partId,
    teamId,
    orderId,
    payable: order.payable,
    currency: order.currency,
    payUntil: order.payUntil,
    state: order.state,
  }
}

export async function placePart(ctx: Ctx, deal: Deal, wish: PartWish): Promise<Taken> {
  const memberId = memberIdOf(ctx)
  const id = newId(ctx, 'prt')
  const { key, variantId, units, price, until, address, note, credit } = wish
  const [teamId, restOf] = [wish.teamId ?? null, wish.restOf ?? null]
  const placed = await placeOrder(ctx, {
    ...{
      key: id,
      address,
      note,
      credit,
      coupons: [],
      madeFor: deal.id,
      waitsFor: deal.id,
      payUntil: until,
      isRest: restOf !== null,
    },
    lines: [{ variantId, units, offerId: wish.offerId }],
  })
  const { orderId, payable, currency, payUntil, state } = placed
  const part = { id, dealId: deal.id, teamId, memberId, key, orderId, variantId, units, price, restOf, until }
  // The same key: its first answer is found by the caller.
  if (!(await insertPart(ctx, part))) refuse(teamId ? InTeamAlready : MovedOn, { state: deal.state })
  await record(ctx, partTaken, deal.id, { dealId: deal.id, partId: id, teamId, memberId, orderId })
  freshen(ctx, deal.id)
  return { partId: id, teamId, orderId, payable, currency, payUntil, state }
}

/** The deal, held against being closed or called off for the rest of the transaction, if it runs now. */
export async function runningDeal<K extends DealKind>(ctx: Ctx, dealId: string, ...kinds: readonly K[]): Promise<DealOf<K>> {
  const deal = dealOfKind(await lockDeal(ctx, dealId, 'shared'), kinds)
  if (!runs(deal, ctx.now)) refuse(NotOpen, { title: deal.title, opensAt: deal.opensAt, closesAt: deal.closesAt })
  return deal
}
export const shownDeal = async <K extends DealKind>(ctx: Ctx, dealId: string, ...kinds: readonly K[]): Promise<DealOf<K>> =>
  dealOfKind(await findDeal(ctx, dealId), kinds)

export function dealOfKind<K extends DealKind>(deal: Deal | undefined, kinds: readonly K[]): DealOf<K> {
  if (!deal || deal.version === 0) return refuse(NoSuchDeal)
  if (!(kinds as readonly DealKind[]).includes(deal.kind)) refuse(OtherKind)
  return deal as DealOf<K>
}
