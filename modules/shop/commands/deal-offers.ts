// Offers that a deal makes for itself: by them its orders are placed, at its price and within its part of the stock.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { newId } from '#kernel/ids.ts'
import { endOfferOf, insertOffer } from '../store/deal-offers.ts'
import { noteChange } from './remember-catalogue.ts'

export interface DealOffer {
  /** The deal; nobody else can order by this offer. */
  madeFor: string
  title: string
  opensAt: Date
  closesAt: Date
  needsRight: string | null
  perMemberMax: number | null
  payMinutes: number
  /** `unitsMax` null: as long as the goods last. */
  items: readonly { variantId: string; price: number; unitsMax: number | null }[]
}

export const openOffer = (ctx: Ctx, offer: DealOffer): Promise<string> =>
  within(ctx, async ctx => {
    const offerId = newId(ctx, 'off')
    const items = offer.items.map(item => ({ ...item, quotaStockId: item.unitsMax === null ? null : newId(ctx, 'stk') }))
    await insertOffer(ctx, { ...offer, id: offerId, items })
    await noteChange(ctx)
    return offerId
  })

/** From now on nothing is ordered by it; what was ordered stays. */
export const endOffer = (ctx: Ctx, offerId: string): Promise<void> =>
  within(ctx, async ctx => {
    if (await endOfferOf(ctx, offerId)) await noteChange(ctx)
  })
