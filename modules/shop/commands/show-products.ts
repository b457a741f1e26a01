// One product as operators see it: variants, shelves, price history, and what it lacks to be on sale.
import type { Ctx } from '#kernel/ctx.ts'
import { refuse } from '#kernel/refusal.ts'
import { namesOfActors } from '#modules/members/index.ts'
import type { DeskProduct } from '../contract/products.ts'
import { NoSuchProduct } from '../contract/refusals.ts'
import { missingOf } from '../rules/readiness.ts'
import { readDeskVariants } from '../store/desk-products.ts'
import { findProduct, picturesOf } from '../store/products.ts'
import { currencyOf } from './show-coupons.ts'

export async function showDeskProduct(ctx: Ctx, productId: string): Promise<DeskProduct> {
  const product = (await findProduct(ctx, productId)) ?? refuse(NoSuchProduct)
  const variants = await readDeskVariants(ctx, productId)
  const names = await namesOfActors(
    ctx,
    variants.flatMap(variant => variant.prices.map(price => price.by)),
  )
  return {
    ...product,
    pictures: await picturesOf(ctx, product.pictures),
    currency: await currencyOf(ctx),
    variants: variants.map(variant => ({
      ...variant,
      prices: variant.prices.map(({ since, price, by }) => ({ since: new Date(since), price, by, byName: names.get(by) ?? '' })),
    })),
    missing: missingOf(product.kind, variants),
  }
}
