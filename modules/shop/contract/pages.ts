// The shop as members see it: what is for sale, at which price and until when; and, apart, what is so for this member alone.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Instant, PageQuery, page } from '#kernel/shapes.ts'
import { Picture } from './products.ts'
import * as no from './refusals.ts'
import { Delivery, FileId, OfferId, OfferKind, Price, ProductId, ProductKind, VariantId } from './words.ts'

/** An offer beside a variant. `strike`: the price that may be struck out beside it; null: none may. */
export const ShownOffer = z
  .object({
    offerId: OfferId,
    kind: OfferKind,
    title: z.string(),
    price: Price,
    strike: Price.nullable(),
    phase: z.enum(['coming', 'running']),
    opensAt: Instant,
    closesAt: Instant,
    needsRight: z.string().nullable(),
    perMemberMax: z.int().nullable(),
    /** Exact when few are left; null: plenty, or no end of it. */
    left: z.int().nullable(),
    isAvailable: z.boolean(),
    fromVariantId: VariantId.nullable(),
  })
  .meta({ id: 'ShownOffer' })
export type ShownOffer = z.output<typeof ShownOffer>

export const ShopCard = z
  .object({
    id: ProductId,
    kind: ProductKind,
    title: z.string(),
    intro: z.string(),
    picture: FileId.nullable(),
    thumb: FileId.nullable(),
    needsRight: z.string().nullable(),
    variants: z.int(),
    /** The cheapest usual price. */
    price: Price,
    isAvailable: z.boolean(),
    left: z.int().nullable(),
    /** The best that is running for everyone, else what comes next. */
    offer: ShownOffer.nullable(),
    /** The best that is running for those who hold a right. */
    memberOffer: ShownOffer.nullable(),
  })
  .meta({ id: 'ShopCard' })
export type ShopCard = z.output<typeof ShopCard>

export const ShopProduct = z
  .object({
    id: ProductId,
    kind: ProductKind,
    title: z.string(),
    intro: z.string(),
    body: z.string(),
    pictures: z.array(Picture),
    delivery: Delivery,
    needsRight: z.string().nullable(),
    currency: z.string(),
    /** When this was so. */
    at: Instant,
    variants: z.array(
      z.object({
        id: VariantId,
        name: z.string(),
        price: Price,
        isAvailable: z.boolean(),
        left: z.int().nullable(),
        planId: z.string().nullable(),
        credit: Price.nullable(),
        offers: z.array(ShownOffer),
        /** What it used to cost, the newest first. */
        prices: z.array(z.object({ since: Instant, price: Price })),
      }),
    ),
    bundles: z.array(
      z.object({
        offerId: OfferId,
        title: z.string(),
        closesAt: Instant,
        needsRight: z.string().nullable(),
        items: z.array(
          z.object({ variantId: VariantId, title: z.string(), picture: FileId.nullable(), usual: Price, price: Price }),
        ),
      }),
    ),
  })
  .meta({ id: 'ShopProduct' })
export type ShopProduct = z.output<typeof ShopProduct>

export const MyPrices = z
  .object({
    /** Where one piece costs me something else than everyone. */
    prices: z.array(z.object({ productId: ProductId, variantId: VariantId, price: Price, why: z.string() })),
    taken: z.array(z.object({ offerId: OfferId, units: z.int(), max: z.int() })),
    /** Of the rights that products and offers here ask for, those I hold. */
    rights: z.array(z.string()),
  })
  .meta({ id: 'MyPrices' })
export type MyPrices = z.output<typeof MyPrices>

export const pageEndpoints = {
  shopPage: endpoint({
    method: 'GET',
    path: inCommunity('/shop'),
    summary: 'What is on sale, with prices, pictures, and what offers give until when',
    who: 'member',
    shared: true,
    query: PageQuery.extend({ kind: ProductKind.optional() }),
    returns: page(ShopCard).extend({ currency: z.string(), at: Instant }),
  }),
  shopProduct: endpoint({
    method: 'GET',
    path: inCommunity('/shop/products/:productId'),
    summary: 'One product: its variants with prices, offers and what is left',
    who: 'member',
    shared: true,
    params: z.object({ productId: ProductId }),
    returns: ShopProduct,
    refuses: [no.NoSuchProduct],
  }),
  myPrices: endpoint({
    method: 'GET',
    path: inCommunity('/shop/mine'),
    summary: 'What is so for me alone: my prices, what I have of limited offers, my rights',
    who: 'member',
    query: z.object({ productId: ProductId.optional() }),
    returns: MyPrices,
  }),
}
