// What an order would cost now, line by line; nothing is reserved.
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { holdingsOf } from '#modules/wallet/index.ts'
import type { OrderWish } from '../contract/orders.ts'
import { priceOrder } from '../rules/price.ts'
import { catalogueShown } from './remember-catalogue.ts'

export async function quoteOrder(ctx: Ctx, wish: OrderWish) {
  const draft = priceOrder(await catalogueShown(ctx), { ...wish, address: wish.address ?? 'later' }, ctx.now)
  const holdings = await holdingsOf(ctx, memberIdOf(ctx))
  const asked = draft.goods - draft.discount + draft.postage
  const creditAvailable = holdings.find(h => h.unit === 'credit')?.available ?? 0
  const credit = Math.min(wish.credit, creditAvailable, asked)
  const { goods, discount, postage, currency, delivery, payMinutes } = draft
  return {
    lines: draft.lines.map(({ sold, offer, units, price, discount, amount }, n) => ({
      ...{ line: n + 1, variantId: sold.variantId, offerId: offer?.id ?? null, title: sold.title },
      ...{ units, price, discount, amount, picture: sold.picture, why: offer?.title ?? '', usual: sold.price },
    })),
    ...{ goods, discount, postage, credit, creditAvailable, points: 0, pointsWorth: 0, payable: asked - credit },
    ...{ currency, delivery, payMinutes, coupons: [], couponsThatFit: [], upgrades: [] },
  }
}
