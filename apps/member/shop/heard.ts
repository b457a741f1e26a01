// What is told on the live line while a screen of the shop is open, and what is asked again for it.
import { answers } from '#ui/answers.ts'
import { useLive } from '../shell/live.ts'

const ofCatalogue = ['shop.catalogue-changed', 'shop.offer-opened', 'shop.offer-ended']
const ofOrders = [
  'shop.order-placed',
  'shop.order-paid',
  'shop.order-closed',
  'shop.order-moved',
  'shop.refund-ended',
  'shop.refund-requested',
  'shop.refund-request-ended',
  'shop.pieces-redeemed',
  'shop.redemption-undone',
  'shop.pickup-expired',
  'shop.gift-claimed',
  'shop.claim-moved',
  'shop.gift-ended',
  'payments.received',
  'payments.set-aside',
  'payments.closed',
  'payments.paid-back',
]
const ofCoupons = ['shop.coupon-taken', 'shop.coupon-used', 'shop.coupon-returned']

export const useShelvesHeard = (): void =>
  useLive(ofCatalogue, () => {
    for (const one of ['shop.shopPage', 'shop.shopProduct', 'shop.myPrices', 'shop.quote']) answers.refresh(one)
  })
export const useOrdersHeard = (): void =>
  useLive(ofOrders, kind => {
    for (const one of ['mine', 'myOrder', 'orderPickup', 'orderParcels', 'givenGifts', 'receivedGifts', 'receivedGift'])
      answers.refresh(`shop.${one}`)
    if (kind !== 'shop.order-placed') answers.refresh('payments')
  })
export const useCouponsHeard = (): void => useLive(ofCoupons, () => answers.refresh('shop.myCoupons'))
