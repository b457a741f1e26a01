// Each endpoint to its command or read.
import { memberIdOf } from '#kernel/ctx.ts'
import type { Handlers } from '#kernel/http/handlers.ts'
import { done } from '#kernel/shapes.ts'
import { offerHandlers, pageHandlers, productHandlers, stockHandlers } from './commands/answer-catalogue.ts'
import { couponHandlers } from './commands/answer-coupons.ts'
import {
  dispatchHandlers,
  fulfilmentHandlers,
  giftHandlers,
  postageHandlers,
  receiptHandlers,
  tillHandlers,
  trackingHandlers,
} from './commands/answer-handing.ts'
import { closeOrder } from './commands/close-orders.ts'
import { placeOrder } from './commands/place-order.ts'
import { quoteOrder } from './commands/quote-order.ts'
import { askRefund } from './commands/refund-order.ts'
import { declineRequest, grantRequest, requestRefund, withdrawRequest } from './commands/request-refund.ts'
import { showBoard } from './commands/show-board.ts'
import { showOrder } from './commands/show-order.ts'
import type { shopContract } from './contract.ts'
import { listOrders } from './store/order-pages.ts'

export const shopHandlers: Handlers<typeof shopContract> = {
  quote: (ctx, { body }) => quoteOrder(ctx, body),
  place: (ctx, { body, key }) => placeOrder(ctx, { ...body, key }),
  mine: (ctx, { query }) => listOrders(ctx, { ...query, memberId: memberIdOf(ctx) }),
  myOrder: (ctx, { params }) => showOrder(ctx, params.orderId, memberIdOf(ctx)),
  cancel: async (ctx, { params }) => {
    await closeOrder(ctx, params.orderId, { memberId: memberIdOf(ctx) })
    return done
  },
  deskOrders: (ctx, { query }) => listOrders(ctx, query),
  deskOrder: (ctx, { params }) => showOrder(ctx, params.orderId),
  deskClose: async (ctx, { params, body }) => {
    await closeOrder(ctx, params.orderId, { note: body.note })
    return done
  },
  deskRefund: (ctx, { params, body }) => askRefund(ctx, { ...params, ...body, key: `${params.orderId}:${ctx.requestId}` }),
  requestRefund: (ctx, { params, body }) => requestRefund(ctx, params.orderId, body),
  withdrawRequest: async (ctx, { params }) => {
    await withdrawRequest(ctx, params.requestId)
    return done
  },
  grantRequest: (ctx, { params, body }) => grantRequest(ctx, params.requestId, body),
  declineRequest: async (ctx, { params, body }) => {
    await declineRequest(ctx, params.requestId, body.answer)
    return done
  },
  ...pageHandlers,
  ...productHandlers,
  ...stockHandlers,
  ...offerHandlers,
  board: (ctx, { query }) => showBoard(ctx, query.offers),
  ...couponHandlers,
  ...fulfilmentHandlers,
  ...dispatchHandlers,
  ...trackingHandlers,
  ...postageHandlers,
  ...receiptHandlers,
  ...tillHandlers,
  ...giftHandlers,
}
