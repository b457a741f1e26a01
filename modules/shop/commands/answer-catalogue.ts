// The endpoints of the catalogue: the shop for members; products, variants, shelves and offers for operators.
import type { Handlers } from '#kernel/http/handlers.ts'
import { done } from '#kernel/shapes.ts'
import type { offerEndpoints } from '../contract/offers.ts'
import type { pageEndpoints } from '../contract/pages.ts'
import type { productEndpoints } from '../contract/product-desk.ts'
import type { stockEndpoints } from '../contract/stocks.ts'
import { defined } from '../rules/changes.ts'
import { listProducts } from '../store/desk-products.ts'
import { listOffers } from '../store/offer-figures.ts'
import { listStocks } from '../store/shelves.ts'
import { announceOffer, changeOffer, copyOffer, draftOffer, stopOffer } from './keep-offer.ts'
import { changeProduct, orderProducts, putProduct, sellProduct, withdrawProduct } from './keep-product.ts'
import { changeStock, moveStock, putStock, showMovements } from './keep-stock.ts'
import { changePrice, changeVariant, putVariant } from './keep-variant.ts'
import { showOffer } from './show-offers.ts'
import { showDeskProduct } from './show-products.ts'
import { showMyPrices, showShop, showShopProduct } from './show-shop.ts'
import { uploadPicture } from './upload-picture.ts'

export const pageHandlers: Handlers<typeof pageEndpoints> = {
  shopPage: (ctx, { query }) => showShop(ctx, query),
  shopProduct: (ctx, { params }) => showShopProduct(ctx, params.productId),
  myPrices: (ctx, { query }) => showMyPrices(ctx, query.productId),
}

export const productHandlers: Handlers<typeof productEndpoints> = {
  deskProducts: (ctx, { query }) => listProducts(ctx, query),
  deskProduct: (ctx, { params }) => showDeskProduct(ctx, params.productId),
  newProduct: async (ctx, { body }) => showDeskProduct(ctx, await putProduct(ctx, body)),
  changeProduct: async (ctx, { params, body }) => {
    await changeProduct(ctx, params.productId, body)
    return showDeskProduct(ctx, params.productId)
  },
  orderProducts: async (ctx, { body }) => {
    await orderProducts(ctx, body.productIds)
    return done
  },
  sellProduct: async (ctx, { params }) => {
    await sellProduct(ctx, params.productId)
    return showDeskProduct(ctx, params.productId)
  },
  withdrawProduct: async (ctx, { params }) => {
    await withdrawProduct(ctx, params.productId)
    return showDeskProduct(ctx, params.productId)
  },
  newVariant: async (ctx, { params, body }) => showDeskProduct(ctx, await putVariant(ctx, params.productId, body)),
  changeVariant: async (ctx, { params, body }) => showDeskProduct(ctx, await changeVariant(ctx, params.variantId, body)),
  changePrice: async (ctx, { params, body }) => showDeskProduct(ctx, await changePrice(ctx, params.variantId, body.price)),
  uploadShopPicture: (ctx, { upload }) => uploadPicture(ctx, upload),
}

export const stockHandlers: Handlers<typeof stockEndpoints> = {
  stocks: (ctx, { query }) => listStocks(ctx, query),
  newStock: (ctx, { body }) => putStock(ctx, body),
  changeStock: (ctx, { params, body }) => changeStock(ctx, params.stockId, defined(body)),
  moveStock: (ctx, { params, body }) => moveStock(ctx, params.stockId, body),
  movements: (ctx, { params, query }) => showMovements(ctx, params.stockId, query),
}

export const offerHandlers: Handlers<typeof offerEndpoints> = {
  deskOffers: (ctx, { query }) => listOffers(ctx, query),
  deskOffer: (ctx, { params }) => showOffer(ctx, params.offerId),
  newOffer: async (ctx, { body }) => showOffer(ctx, await draftOffer(ctx, body)),
  changeOffer: async (ctx, { params, body }) => {
    await changeOffer(ctx, params.offerId, body)
    return showOffer(ctx, params.offerId)
  },
  openOffer: async (ctx, { params }) => {
    await announceOffer(ctx, params.offerId)
    return showOffer(ctx, params.offerId)
  },
  endOffer: async (ctx, { params }) => {
    await stopOffer(ctx, params.offerId)
    return showOffer(ctx, params.offerId)
  },
  copyOffer: async (ctx, { params, body }) => showOffer(ctx, await copyOffer(ctx, params.offerId, body)),
}
