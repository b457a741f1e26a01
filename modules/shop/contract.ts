// The shop from outside: what is for sale, offers, coupons and orders.
import { orderEndpoints } from './contract/order-desk.ts'

export * from './contract/coupons.ts'
export * from './contract/offers.ts'
export * from './contract/orders.ts'
export * from './contract/pages.ts'
export * from './contract/products.ts'
export * from './contract/refusals.ts'
export * from './contract/stocks.ts'
export * from './contract/words.ts'

export const shopContract = {
  ...orderEndpoints,
}
