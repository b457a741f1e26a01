// The shop from outside: what is for sale, offers, coupons and orders.
import { boardEndpoints } from './contract/board.ts'
import { couponEndpoints } from './contract/coupon-desk.ts'
import { dispatchEndpoints } from './contract/dispatch.ts'
import { fulfilmentEndpoints } from './contract/fulfilment.ts'
import { giftEndpoints } from './contract/gifts.ts'
import { offerEndpoints } from './contract/offers.ts'
import { orderEndpoints } from './contract/order-desk.ts'
import { pageEndpoints } from './contract/pages.ts'
import { postageEndpoints } from './contract/postage.ts'
import { productEndpoints } from './contract/product-desk.ts'
import { receiptEndpoints } from './contract/receipts.ts'
import { requestEndpoints } from './contract/refund-requests.ts'
import { stockEndpoints } from './contract/stocks.ts'
import { tillEndpoints } from './contract/till.ts'
import { trackingEndpoints } from './contract/tracking.ts'

export * from './contract/board.ts'
export * from './contract/coupons.ts'
export * from './contract/dispatch.ts'
export * from './contract/fulfilment.ts'
export * from './contract/gifts.ts'
export * from './contract/handing.ts'
export * from './contract/offers.ts'
export * from './contract/orders.ts'
export * from './contract/pages.ts'
export * from './contract/products.ts'
export * from './contract/receipts.ts'
export * from './contract/refund-requests.ts'
export * from './contract/refusals.ts'
export * from './contract/stocks.ts'
export * from './contract/till.ts'
export * from './contract/tracking.ts'
export * from './contract/words.ts'

export const shopContract = {
  ...pageEndpoints,
  ...orderEndpoints,
  ...requestEndpoints,
  ...productEndpoints,
  ...stockEndpoints,
  ...offerEndpoints,
  ...boardEndpoints,
  ...couponEndpoints,
  ...fulfilmentEndpoints,
  ...tillEndpoints,
  ...dispatchEndpoints,
  ...trackingEndpoints,
  ...postageEndpoints,
  ...receiptEndpoints,
  ...giftEndpoints,
}
