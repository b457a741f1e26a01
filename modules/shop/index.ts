// shop 运营: what they buy. What is for sale and at what price, stock that is never oversold, and orders from placing to the end.
import { type LiveMessage, room } from '#kernel/room.ts'
import { closeUnpaid } from './commands/close-orders.ts'
import { endGifts, remindGivers } from './commands/end-gift.ts'
import { expireVouchers } from './commands/expire-vouchers.ts'
import { lookThroughTracking } from './commands/look-through-tracking.ts'
import { workDispatch } from './commands/pack-dispatch.ts'
import { receiveSent } from './commands/receive-orders.ts'
import { carryOnTracking } from './commands/run-tracking.ts'
import { tendOffers } from './commands/tend-offers.ts'
import { mayReadPicture, picturePurpose } from './commands/upload-picture.ts'
import { trackingPurpose } from './commands/upload-tracking.ts'
import { voidCoupons } from './commands/withdraw-batch.ts'
import { shopContract } from './contract.ts'
import {
  catalogueChanged,
  claimMoved,
  couponReturned,
  couponTaken,
  couponUsed,
  dispatchMoved,
  giftClaimed,
  giftEnded,
  giftWaits,
  offerEnded,
  offerOpened,
  orderClosed,
  orderMoved,
  orderPaid,
  orderPlaced,
  pickupExpired,
  piecesRedeemed,
  redemptionUndone,
  refundEnded,
  refundRequestEnded,
  refundRequested,
  shopFacts,
  stockChanged,
  trackingMoved,
} from './facts.ts'
import { shopListeners } from './listeners.ts'
import { shopHandlers } from './routes.ts'
import { couponLaws } from './store/coupon-laws.ts'
import { handingLaws } from './store/handing-laws.ts'
import { shopLaws } from './store/laws.ts'
import { requestLaws } from './store/request-laws.ts'

export { closeLocked } from './commands/close-orders.ts'
export { type DealOffer, endOffer, openOffer } from './commands/deal-offers.ts'
export { giveCoupons } from './commands/give-coupons.ts'
export { moveLocked } from './commands/hand-over.ts'
export { changeBatch, enlargeBatch, openBatch, putBatch } from './commands/keep-batch.ts'
export { announceOffer, changeOffer, copyOffer, draftOffer, stopOffer } from './commands/keep-offer.ts'
export { changeProduct, putProduct, sellProduct, withdrawProduct } from './commands/keep-product.ts'
export { moveStock, putStock } from './commands/keep-stock.ts'
export { changePrice, changeVariant, putVariant } from './commands/keep-variant.ts'
export { mayPay, notePayer } from './commands/pay-for-friend.ts'
export { placeOrder, type Wish } from './commands/place-order.ts'
export { askRefund, settleRefund } from './commands/refund-order.ts'
export { forfeitOrder, releaseOrders, type WholeRefund, withdrawOrder } from './commands/release-orders.ts'
export { catalogueOf, noteChange } from './commands/remember-catalogue.ts'
export { setPostage, showPostage } from './commands/set-postage.ts'
export { type Payment, type Settlement, settleOrders } from './commands/settle-payments.ts'
export { showDeskProduct } from './commands/show-products.ts'
export * from './facts.ts'
export type { Sold } from './rules/catalogue.ts'
export { phaseOf } from './rules/offers.ts'
export { isHandedOver, isPaid } from './rules/states.ts'
export { type BatchRow, findBatch, releasesOf } from './store/batches.ts'
export { readVariants } from './store/catalogue.ts'
export { findOffer, type WholeOffer } from './store/offers.ts'
export { titleOfOrder } from './store/order-pages.ts'
export { findOrder, lockOrders, type OrderRow } from './store/orders.ts'

const toBuyer = (fact: LiveMessage['fact']): LiveMessage => ({
  fact,
  topics: ({ communityId, payload }) => [`member:${payload.memberId}`, `console:${communityId}`],
  body: async (_ctx, { payload }) => ({ orderId: payload.orderId }),
})

/** Of a share of a gift: who gave it and who has it. */
const toBothSides = (fact: LiveMessage['fact']): LiveMessage => ({
  ...toBuyer(fact),
  topics: ({ communityId, payload: { memberId, giverId } }) => [
    ...new Set([memberId, giverId ?? memberId].map(id => `member:${id}`)),
    `console:${communityId}`,
  ],
})
const toConsole = (fact: LiveMessage['fact']): LiveMessage => ({
  fact,
  topics: ({ communityId }) => [`console:${communityId}`],
  body: async (_ctx, { payload }) => payload,
})

/** Whoever looks at the shop looks again. */
const toAll = (fact: LiveMessage['fact']): LiveMessage => ({
  fact,
  topics: ({ communityId }) => [`community:${communityId}`, `console:${communityId}`],
  body: async (_ctx, { payload }) => payload,
})
const toHolder = (fact: LiveMessage['fact']): LiveMessage => ({
  fact,
  topics: ({ payload }) => [`member:${payload.memberId}`],
  body: async (_ctx, { payload }) => payload,
})

export const shop = room({
  name: 'shop',
  contract: shopContract,
  handlers: shopHandlers,
  facts: shopFacts,
  listeners: shopListeners,
  laws: [...shopLaws, ...couponLaws, ...handingLaws, ...requestLaws],
  files: {
    [picturePurpose]: mayReadPicture,
    [trackingPurpose]: async ctx => ctx.actor.kind === 'operator' && ctx.actor.rights.has('shop.sell'),
  },
  jobs: [
    closeUnpaid,
    tendOffers,
    voidCoupons,
    receiveSent,
    remindGivers,
    endGifts,
    workDispatch,
    lookThroughTracking,
    carryOnTracking,
  ],
  rounds: [expireVouchers],
  live: {
    messages: [
      ...[orderPlaced, orderPaid, orderClosed, orderMoved, refundEnded, refundRequested, refundRequestEnded].map(toBuyer),
      toBothSides(claimMoved),
      ...[giftClaimed, giftWaits, giftEnded, piecesRedeemed, redemptionUndone, pickupExpired].map(toBuyer),
      ...[dispatchMoved, trackingMoved, stockChanged].map(toConsole),
      ...[catalogueChanged, offerOpened, offerEnded].map(toAll),
      ...[couponTaken, couponUsed, couponReturned].map(toHolder),
    ],
  },
})
