// Writes the offers of deals, with the part of the stock that each may sell.
import { actorName, type Ctx } from '#kernel/ctx.ts'
import { newId } from '#kernel/ids.ts'
import { own } from './own.ts'

export interface NewOffer {
  id: string
  madeFor: string
  title: string
  opensAt: Date
  closesAt: Date
  needsRight: string | null
  perMemberMax: number | null
  payMinutes: number
  items: readonly { variantId: string; price: number; unitsMax: number | null; quotaStockId: string | null }[]
}

export async function insertOffer(ctx: Ctx, { items, ...offer }: NewOffer): Promise<void> {
  const communityId = ctx.community.id
  const db = own(ctx.db)
  await db
    .insertInto('shopOffers')
    .values({ ...offer, communityId, kind: 'deal', state: 'open', createdAt: ctx.now })
    .execute()
  for (const { quotaStockId: id, unitsMax } of items) {
    if (id === null || unitsMax === null) continue
    const stock = { communityId, id, kind: 'quota' as const, name: offer.title, onHand: unitsMax, createdAt: ctx.now }
    await db.insertInto('shopStocks').values(stock).execute()
    const movement = { communityId, id: newId(ctx, 'mov'), stockId: id, units: unitsMax, why: 'opening' as const }
    await db
      .insertInto('shopMovements')
      .values({ ...movement, by: actorName(ctx.actor), at: ctx.now })
      .execute()
  }
  const rows = items.map(({ variantId, price, quotaStockId }) => ({
    communityId,
    offerId: offer.id,
    variantId,
    price,
    quotaStockId,
  }))
  await db.insertInto('shopOfferItems').values(rows).execute()
}

/** False when it had ended before. */
export const endOfferOf = async (ctx: Ctx, offerId: string): Promise<boolean> =>
  (
    await own(ctx.db)
      .updateTable('shopOffers')
      .set({ state: 'ended' })
      .where('communityId', '=', ctx.community.id)
      .where('id', '=', offerId)
      .where('state', '<>', 'ended')
      .executeTakeFirst()
  ).numUpdatedRows === 1n
