// The shop from outside: what is for sale, offers, coupons and orders.
import { fulfilmentEndpoints } from './contract/fulfilment.ts'
import { giftEndpoints } from './contract/gifts.ts'
import { orderEndpoints } from './contract/order-desk.ts'
import { tillEndpoints } from './contract/till.ts'

export * from './contract/coupons.ts'
export * from './contract/fulfilment.ts'
export * from './contract/gifts.ts'
export * from './contract/handing.ts'
export * from './contract/offers.ts'
export * from './contract/orders.ts'
export * from './contract/pages.ts'
export * from './contract/products.ts'
export * from './contract/refusals.ts'
export * from './contract/stocks.ts'
export * from './contract/till.ts'
export * from './contract/words.ts'

export const shopContract = {
  ...orderEndpoints,
  ...fulfilmentEndpoints,
  ...tillEndpoints,
  ...giftEndpoints,
}
