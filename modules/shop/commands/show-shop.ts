// The shop as members see it. What is the same for everyone is read once and held for a moment; what is so for one member alone is
// a small answer of its own.
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { hold } from '#kernel/held.ts'
import { Refused, refuse } from '#kernel/refusal.ts'
import type { MyPrices, ShopCard, ShopProduct } from '../contract/pages.ts'
import { NoSuchProduct } from '../contract/refusals.ts'
import { type Catalogue, isOpen, type Sold } from '../rules/catalogue.ts'
import { bestPieces } from '../rules/pieces.ts'
import { bestOffers, inSteps, leftOf, offersBeside, shelvesOf } from '../rules/shown.ts'
import { type CardRow, readCards, readLeft, readProductPage } from '../store/shop-pages.ts'
import { takenOf } from '../store/takers.ts'
import { heldOf, knowBuyer } from './know-buyer.ts'
import { catalogueOf } from './remember-catalogue.ts'

const key = 'shop.catalogue:'
const heldMs = 500

export interface ShopQuery {
  cursor?: string | undefined
  limit: number
  kind?: CardRow['kind'] | undefined
}
export const showShop = (ctx: Ctx, query: ShopQuery) =>
  hold(`${key}page:${query.limit}:${query.kind ?? ''}:${query.cursor ?? ''}`, heldMs, async () => {
    const [catalogue, page] = await Promise.all([catalogueOf(ctx), readCards(ctx, query)])
    const products = Map.groupBy(catalogue.variants.values(), one => one.productId)
    const shown = page.items.flatMap(card => products.get(card.id) ?? [])
    const left = await readLeft(ctx, shelvesOf(catalogue, shown))
    const items = page.items.flatMap((card): ShopCard[] => {
      const variants = products.get(card.id)
      return variants ? [cardOf(ctx, card, { catalogue, variants, left })] : []
    })
    return { items, next: page.next, currency: catalogue.currency, at: ctx.now }
  })

interface Around {
  catalogue: Catalogue
  variants: readonly Sold[]
  left: ReadonlyMap<string, number>
}
function cardOf(ctx: Ctx, { position: _, ...card }: CardRow, { catalogue, variants, left }: Around): ShopCard {
  const there = Math.max(...variants.map(one => leftOf(one, left)))
  return {
    ...card,
    variants: variants.length,
    price: Math.min(...variants.map(one => one.price)),
    isAvailable: there > 0,
    left: inSteps(there),
    ...bestOffers(variants.flatMap(one => offersBeside(catalogue, one, left, ctx.now))),
  }
}

export const showShopProduct = (ctx: Ctx, productId: string) =>
  hold(`${key}product:${productId}`, heldMs, async (): Promise<ShopProduct> => {
    const [catalogue, page] = await Promise.all([catalogueOf(ctx), readProductPage(ctx, productId)])
    if (!page) return refuse(NoSuchProduct)
    const sold = page.variants.flatMap(one => catalogue.variants.get(one.id) ?? [])
    const left = await readLeft(ctx, shelvesOf(catalogue, sold))
    const variants = page.variants.flatMap(({ id, name, prices }) => {
      const one = catalogue.variants.get(id)
      if (!one) return []
      const there = leftOf(one, left)
      const { price, planId, credit } = one
      const past = prices.map(({ since, price }) => ({ since: new Date(since), price }))
      const offers = offersBeside(catalogue, one, left, ctx.now)
      return [{ id, name, price, planId, credit, offers, prices: past, isAvailable: there > 0, left: inSteps(there) }]
    })
    const { currency } = catalogue
    return { ...page, variants, currency, at: ctx.now, bundles: bundlesWith(catalogue, sold, ctx.now) }
  })

function bundlesWith(catalogue: Catalogue, variants: readonly Sold[], now: Date): ShopProduct['bundles'] {
  const ids = variants.map(one => one.variantId)
  return catalogue.bundles
    .filter(bundle => isOpen(bundle, now) && ids.some(id => bundle.items.has(id)))
    .map(({ id: offerId, title, closesAt, needsRight, items }) => ({
      ...{ offerId, title, closesAt, needsRight },
      items: [...items.values()].flatMap(({ variantId, price }) => {
        const sold = catalogue.variants.get(variantId)
        return sold ? [{ variantId, title: sold.title, picture: sold.picture, usual: sold.price, price }] : []
      }),
    }))
}

const mostPriced = 500
/** `productId`: of that one alone. */
export async function showMyPrices(ctx: Ctx, productId?: string): Promise<MyPrices> {
  const memberId = memberIdOf(ctx)
  const catalogue = await catalogueOf(ctx)
  const here = [...catalogue.variants.values()].filter(one => productId === undefined || one.productId === productId)
  const ids = new Set(here.map(one => one.variantId))
  const offers = [...catalogue.offers.values()].filter(offer => [...offer.items.keys()].some(id => ids.has(id)))
  const needed = [...here.map(one => one.needsRight), ...offers.map(offer => offer.needsRight)].filter(right => right !== null)
  const limited = offers.filter(offer => offer.perMemberMax !== null && offer.madeFor === null)
  const [rights, taken] = await Promise.all([
    heldOf(ctx, memberId, [...new Set(needed)]),
    takenOf(
      ctx,
      memberId,
      limited.map(offer => offer.id),
    ),
  ])
  // Others cost everyone the same; tiers are reckoned on their own pages, for each costs a look at what is held.
  const own = here.filter(one => catalogue.prices.has(one.variantId) || (one.kind === 'tier' && productId !== undefined))
  const prices = await Promise.all(own.slice(0, mostPriced).map(one => myPrice(ctx, catalogue, memberId, one)))
  return {
    prices: prices.flatMap(one => one ?? []),
    taken: limited.map(({ id, perMemberMax }) => ({ offerId: id, units: taken.get(id) ?? 0, max: perMemberMax as number })),
    rights: [...rights].sort(),
  }
}

async function myPrice(ctx: Ctx, catalogue: Catalogue, memberId: string, sold: Sold) {
  const lines = [{ variantId: sold.variantId, units: 1, offerId: null }]
  try {
    const [piece] = bestPieces(catalogue, lines, await knowBuyer(ctx, memberId, catalogue, { lines }), ctx.now)
    if (!piece || piece.price === sold.price) return null
    const { productId, variantId } = sold
    return { productId, variantId, price: piece.price, why: piece.offer?.title ?? '' }
  } catch (error) {
    // A tier that this member cannot buy has no price for him.
    if (error instanceof Refused) return null
    throw error
  }
}
