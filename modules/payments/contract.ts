// Payments from outside: paying an order, seeing what became of it; and what operators see and do.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { deskEndpoints } from './contract/desk.ts'
import * as no from './contract/refusals.ts'
import { BeginWish, Payable, Payment, PayToken } from './contract/shapes.ts'
import { OrderId, PaymentId } from './contract/words.ts'

export * from './contract/desk-shapes.ts'
export * from './contract/refusals.ts'
export * from './contract/shapes.ts'
export * from './contract/words.ts'

const orderParams = z.object({ orderId: OrderId })
const tokenQuery = z.object({ token: PayToken })

// Open to whoever the shop says may pay: the buyer, or a friend who was handed the order's pay link.
export const paymentsContract = {
  payable: endpoint({
    method: 'GET',
    path: inCommunity('/orders/:orderId/payable'),
    summary: 'What is to be paid for an order, and by which providers on this device',
    who: 'anyone',
    params: orderParams,
    query: tokenQuery,
    returns: Payable,
    refuses: [no.NoSuchOrder],
  }),
  ofOrder: endpoint({
    method: 'GET',
    path: inCommunity('/orders/:orderId/payments'),
    summary: 'The attempts to pay an order, the newest first',
    who: 'anyone',
    params: orderParams,
    query: tokenQuery,
    returns: z.array(Payment),
    refuses: [no.NoSuchOrder],
  }),
  begin: endpoint({
    method: 'POST',
    path: inCommunity('/orders/:orderId/payments'),
    summary: 'Begin to pay; the same person asking again in the same way goes on with the same payment',
    who: 'anyone',
    params: orderParams,
    body: BeginWish,
    returns: Payment,
    refuses: [no.NoSuchOrder, no.NothingToPay, no.PayTimeOver, no.NotOffered, no.ProviderRefused, no.ProviderAway],
    rate: { per: 'actor', max: 60, windowSeconds: 60 },
    keyed: true,
    // Between what is written before and after, the provider is asked: no transaction may be open meanwhile.
    keepsKey: true,
  }),
  payment: endpoint({
    method: 'GET',
    path: inCommunity('/payments/:paymentId'),
    summary: 'What became of a payment',
    who: 'anyone',
    params: z.object({ paymentId: PaymentId }),
    query: tokenQuery,
    returns: Payment,
    refuses: [no.NoSuchPayment],
  }),
  ...deskEndpoints,
}
