// What operators do with products and their variants.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Done, line, PageQuery, page } from '#kernel/shapes.ts'
import { DeskProduct, DeskProductRow, NewProduct, NewVariant, Picture, ProductChange, VariantChange } from './products.ts'
import * as no from './refusals.ts'
import { Price, ProductId, ProductKind, ProductState, VariantId } from './words.ts'

const params = z.object({ productId: ProductId })
const variantParams = z.object({ variantId: VariantId })
const desk = (path = '') => inCommunity(`/console/products${path}`)
const edits = { who: 'operator', right: 'shop.edit', returns: DeskProduct } as const
const unfit = [no.NoSuchProduct, no.NoSuchStock, no.UnfitProduct] as const

export const productEndpoints = {
  deskProducts: endpoint({
    method: 'GET',
    path: desk(),
    summary: 'All products, in the order in which they are shown',
    who: 'operator',
    right: 'shop.read',
    query: PageQuery.extend({
      state: ProductState.optional(),
      kind: ProductKind.optional(),
      /** In a title, a variant, or the code of a stock. */
      word: line(60, 0).optional(),
    }),
    returns: page(DeskProductRow),
  }),
  deskProduct: endpoint({
    method: 'GET',
    path: desk('/:productId'),
    summary: 'One product with its variants, shelves and price history, and what it lacks to be on sale',
    who: 'operator',
    right: 'shop.read',
    params,
    returns: DeskProduct,
    refuses: [no.NoSuchProduct],
  }),
  newProduct: endpoint({
    ...edits,
    method: 'POST',
    path: desk(),
    summary: 'A new product, not yet on sale',
    body: NewProduct,
    refuses: [...unfit, no.PictureGone],
  }),
  changeProduct: endpoint({
    ...edits,
    method: 'PATCH',
    path: desk('/:productId'),
    summary: 'Change what a product says',
    params,
    body: ProductChange,
    refuses: [...unfit, no.PictureGone],
  }),
  orderProducts: endpoint({
    method: 'PUT',
    path: desk('/positions'),
    summary: 'The order in which products are shown; those not named follow',
    who: 'operator',
    right: 'shop.edit',
    body: z.object({ productIds: z.array(ProductId).min(1).max(1000) }),
    returns: Done,
  }),
  sellProduct: endpoint({
    ...edits,
    method: 'POST',
    path: desk('/:productId/sale'),
    summary: 'Put it on sale; it needs a variant with a price, and stock or no end of it',
    params,
    refuses: [no.NoSuchProduct, no.NotReadyForSale],
  }),
  withdrawProduct: endpoint({
    ...edits,
    method: 'POST',
    path: desk('/:productId/withdrawal'),
    summary: 'Take it off sale; orders that stand are not touched',
    params,
    refuses: [no.NoSuchProduct],
  }),
  newVariant: endpoint({
    ...edits,
    method: 'POST',
    path: desk('/:productId/variants'),
    summary: 'One more variant',
    params,
    body: NewVariant,
    refuses: unfit,
  }),
  changeVariant: endpoint({
    ...edits,
    method: 'PATCH',
    path: inCommunity('/console/variants/:variantId'),
    summary: 'Change a variant; its tier, round and credit stay',
    params: variantParams,
    body: VariantChange,
    refuses: [...unfit, no.NoSuchVariant],
  }),
  changePrice: endpoint({
    ...edits,
    method: 'PUT',
    path: inCommunity('/console/variants/:variantId/price'),
    summary: 'Ask another price from now on; the old one stays in the history',
    params: variantParams,
    body: z.object({ price: Price.meta({ title: '售价（分） | Price, minor units' }) }),
    refuses: [no.NoSuchVariant],
  }),
  uploadShopPicture: endpoint({
    method: 'POST',
    path: inCommunity('/console/uploads/shop-pictures'),
    summary: 'A picture for a product; re-encoded in two sizes',
    who: 'operator',
    right: 'shop.edit',
    carries: 'upload',
    uploadMaxBytes: 15_000_000,
    returns: Picture,
    refuses: [no.PictureUnreadable],
  }),
}
