// Endpoints of handing over, each to its command or read.
import { memberIdOf } from '#kernel/ctx.ts'
import type { Handlers } from '#kernel/http/handlers.ts'
import { done } from '#kernel/shapes.ts'
import type { dispatchEndpoints } from '../contract/dispatch.ts'
import type { fulfilmentEndpoints } from '../contract/fulfilment.ts'
import type { giftEndpoints } from '../contract/gifts.ts'
import type { postageEndpoints } from '../contract/postage.ts'
import type { receiptEndpoints } from '../contract/receipts.ts'
import type { tillEndpoints } from '../contract/till.ts'
import type { trackingEndpoints } from '../contract/tracking.ts'
import { carriers } from '../rules/carriers.ts'
import { countWaiting } from '../store/dispatches.ts'
import { listRedemptions } from '../store/pickups.ts'
import { claimGift } from './claim-gift.ts'
import { setValidity } from './expire-vouchers.ts'
import { exportDispatch, gatherDispatch, showDispatch, showDispatches } from './gather-dispatch.ts'
import { drawReceipt, exportReceipts, showReceipt } from './issue-receipts.ts'
import { drawPickup, myPickup, myPickups, orderPickup } from './open-pickup.ts'
import { beginPacking, beginUndoing } from './pack-dispatch.ts'
import { askFriend, showPayRequest } from './pay-for-friend.ts'
import { confirmArrival, confirmGift } from './receive-orders.ts'
import { lookUpPickup, redeemPickup, undoRedemption } from './redeem-pickup.ts'
import { cancelTracking, pauseTracking, runTracking } from './run-tracking.ts'
import { changeParcel, sendParcel } from './send-parcels.ts'
import { setPostage, showPostage } from './set-postage.ts'
import { orderParcels, redemptionsShown, showFulfilment } from './show-fulfilment.ts'
import { givenGift, givenGifts, offeredGift, receivedGift, receivedGifts } from './show-gift.ts'
import { showTracking, showTrackings, trackingRows } from './show-tracking.ts'
import { stepOrders } from './step-orders.ts'
import { planTracking, uploadTracking } from './upload-tracking.ts'

export const fulfilmentHandlers: Handlers<typeof fulfilmentEndpoints> = {
  orderParcels: (ctx, { params }) => orderParcels(ctx, params.orderId),
  confirmArrival: async (ctx, { params }) => {
    await confirmArrival(ctx, params.orderId)
    return done
  },
  myPickups: ctx => myPickups(ctx),
  myPickup: (ctx, { params }) => myPickup(ctx, params.pickupId),
  drawPickup: (ctx, { params }) => drawPickup(ctx, params.pickupId),
  orderPickup: (ctx, { params }) => orderPickup(ctx, params.orderId),
  deskFulfilment: (ctx, { params }) => showFulfilment(ctx, params.orderId),
  stepOrders: (ctx, { body }) => stepOrders(ctx, body),
  sendParcel: (ctx, { body }) => sendParcel(ctx, body),
  changeParcel: (ctx, { params, body }) => changeParcel(ctx, params.parcelId, body),
  carriers: async () => carriers.map(({ code, zh, en }) => ({ code, zh, en })),
}

export const postageHandlers: Handlers<typeof postageEndpoints> = {
  postage: ctx => showPostage(ctx),
  setPostage: (ctx, { body }) => setPostage(ctx, body),
}

export const tillHandlers: Handlers<typeof tillEndpoints> = {
  lookUpPickup: (ctx, { body }) => lookUpPickup(ctx, body),
  redeem: (ctx, { body }) => redeemPickup(ctx, body),
  undoRedemption: (ctx, { params, body }) => undoRedemption(ctx, params.redemptionId, body.note),
  redemptions: async (ctx, { query }) => {
    const { items, next } = await listRedemptions(ctx, query)
    return { items: await redemptionsShown(ctx, items), next }
  },
  setValidity: async (ctx, { params, body }) => {
    await setValidity(ctx, params.productId, body)
    return done
  },
}

export const giftHandlers: Handlers<typeof giftEndpoints> = {
  askFriend: (ctx, { params }) => askFriend(ctx, params.orderId),
  payRequest: (ctx, { params }) => showPayRequest(ctx, params.token),
  givenGifts: (ctx, { query }) => givenGifts(ctx, query),
  givenGift: (ctx, { params }) => givenGift(ctx, params.orderId),
  offeredGift: (ctx, { params }) => offeredGift(ctx, params.token),
  claimGift: (ctx, { params, body }) => claimGift(ctx, params.token, body),
  receivedGifts: (ctx, { query }) => receivedGifts(ctx, query),
  receivedGift: (ctx, { params }) => receivedGift(ctx, params.claimId),
  confirmGift: async (ctx, { params }) => {
    memberIdOf(ctx)
    await confirmGift(ctx, params.claimId)
    return done
  },
}

export const dispatchHandlers: Handlers<typeof dispatchEndpoints> = {
  countDispatch: async (ctx, { body }) => ({ parcels: await countWaiting(ctx, body) }),
  gatherDispatch: (ctx, { body }) => gatherDispatch(ctx, body),
  dispatches: (ctx, { query }) => showDispatches(ctx, query),
  dispatch: (ctx, { params }) => showDispatch(ctx, params.dispatchId),
  exportDispatch: (ctx, { params, body }) => exportDispatch(ctx, params.dispatchId, body.format),
  packDispatch: async (ctx, { params }) => {
    await beginPacking(ctx, params.dispatchId)
    return showDispatch(ctx, params.dispatchId)
  },
  undoDispatch: async (ctx, { params }) => {
    await beginUndoing(ctx, params.dispatchId)
    return showDispatch(ctx, params.dispatchId)
  },
}

export const trackingHandlers: Handlers<typeof trackingEndpoints> = {
  uploadTracking: (ctx, { upload }) => uploadTracking(ctx, upload),
  trackings: (ctx, { query }) => showTrackings(ctx, query),
  tracking: (ctx, { params }) => showTracking(ctx, params.trackingId),
  planTracking: (ctx, { params, body }) => planTracking(ctx, params.trackingId, body),
  runTracking: (ctx, { params }) => runTracking(ctx, params.trackingId),
  pauseTracking: (ctx, { params }) => pauseTracking(ctx, params.trackingId),
  cancelTracking: (ctx, { params }) => cancelTracking(ctx, params.trackingId),
  trackingRows: (ctx, { params, query }) => trackingRows(ctx, params.trackingId, query),
}

export const receiptHandlers: Handlers<typeof receiptEndpoints> = {
  receipt: (ctx, { params }) => showReceipt(ctx, params.orderId, memberIdOf(ctx)),
  receiptPage: (ctx, { params }) => drawReceipt(ctx, params.orderId),
  deskReceipt: (ctx, { params }) => showReceipt(ctx, params.orderId),
  exportReceipts: (ctx, { body }) => exportReceipts(ctx, body),
}
