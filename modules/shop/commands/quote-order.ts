// What an order would cost now, line by line and with the reason of each price; nothing is reserved.
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { Refused, refuse } from '#kernel/refusal.ts'
import { holdingsOf } from '#modules/wallet/index.ts'
import type { OrderQuote, OrderWish, Upgrade } from '../contract/orders.ts'
import { RightNeeded } from '../contract/refusals.ts'
import { type Catalogue, isOpen } from '../rules/catalogue.ts'
import { applyCoupons, type HeldCoupon, type Used } from '../rules/coupons.ts'
import { faceText } from '../rules/face.ts'
import { sharesSoFar } from '../rules/gifts.ts'
import { type Draft, priceOrder } from '../rules/price.ts'
import { readHeldCoupons } from '../store/coupons.ts'
import { heldOf, knowBuyer } from './know-buyer.ts'
import { catalogueOf } from './remember-catalogue.ts'

export async function quoteOrder(ctx: Ctx, wish: OrderWish): Promise<OrderQuote> {
  const memberId = memberIdOf(ctx)
  const catalogue = await catalogueOf(ctx)
  const buyer = await knowBuyer(ctx, memberId, catalogue, wish)
  const { lines, gift } = wish
  const to = gift ? { lines, address: 'later', parcels: sharesSoFar(lines, gift) } : { lines, address: wish.address ?? 'later' }
  const draft = priceOrder(catalogue, to, ctx.now, buyer)
  const held = await heldOf(ctx, memberId, draft.rights)
  const lacking = draft.rights.find(right => !held.has(right))
  if (lacking !== undefined) refuse(RightNeeded, { title: draft.lines[0]?.sold.title, right: lacking })
  const holdings = await holdingsOf(ctx, memberId)
  const asked = draft.goods - draft.discount + draft.postage
  const creditAvailable = holdings.find(h => h.unit === 'credit')?.available ?? 0
  const credit = Math.min(wish.credit, creditAvailable, asked)
  const { goods, discount, postage, currency, delivery, payMinutes } = draft
  return {
    lines: draft.lines.map(({ sold, offer, units, usual, price, discount, amount }, n) => ({
      ...{ line: n + 1, variantId: sold.variantId, offerId: offer?.id ?? null, title: sold.title },
      ...{ units, price, discount, amount, picture: sold.picture, why: offer?.title ?? '', usual },
    })),
    ...{ goods, discount, postage, credit, creditAvailable, points: 0, pointsWorth: 0, payable: asked - credit },
    ...{ currency, delivery, payMinutes },
    coupons: draft.coupons.map(used => told(ctx, used, currency)),
    couponsThatFit: couponsThatFit(await readHeldCoupons(ctx, memberId, null), draft, ctx.now).map(u => told(ctx, u, currency)),
    upgrades: upgradesFor(catalogue, draft, ctx.now),
  }
}

const told = (ctx: Ctx, { coupon, off }: Used, currency: string) => ({
  couponId: coupon.id,
  title: coupon.title,
  face: faceText(coupon, currency, ctx.locale),
  off,
})

/** Each by itself: what it would take off what is in the cart. */
function couponsThatFit(held: readonly HeldCoupon[], draft: Draft, now: Date): Used[] {
  const lines = draft.lines.map(line => ({ ...line, discount: 0, exchanged: 0 }))
  const fitting = held.flatMap(coupon => {
    try {
      return applyCoupons(lines, [coupon], now).used
    } catch (error) {
      if (error instanceof Refused) return []
      throw error
    }
  })
  return fitting.toSorted((a, b) => b.off - a.off || (a.coupon.id < b.coupon.id ? -1 : 1)).slice(0, 50)
}

/** The larger ones that an offer names beside what is in the cart. */
export function upgradesFor(catalogue: Catalogue, draft: Draft, now: Date): Upgrade[] {
  return draft.lines.flatMap(line =>
    (catalogue.upgrades.get(line.sold.variantId) ?? [])
      .filter(offer => isOpen(offer, now))
      .flatMap(offer =>
        [...offer.items.values()].flatMap(item => {
          const larger = catalogue.variants.get(item.variantId)
          if (item.fromVariantId !== line.sold.variantId || !larger) return []
          const { id: offerId, title } = offer
          const { price, variantId } = item
          return [
            {
              offerId,
              title,
              fromVariantId: line.sold.variantId,
              variantId,
              name: larger.title,
              price,
              more: price - line.price,
            },
          ]
        }),
      ),
  )
}
