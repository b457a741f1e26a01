// Each endpoint of payments.
import { handlers } from '#kernel/http/handlers.ts'
import { done } from '#kernel/shapes.ts'
import { withNames } from '#modules/members/index.ts'
import { beginPayment } from './commands/begin-payment.ts'
import { compareAgain } from './commands/compare-bill.ts'
import { payableFor } from './commands/offer-ways.ts'
import { changeAccount } from './commands/put-account.ts'
import { lookAgain, recordPayout, refundByHand, settleTicket, takeTicket, tryRefund } from './commands/see-to.ts'
import { shownAccount, shownAccounts } from './commands/show-account.ts'
import { deskPayment, shownFigures, shownRefund, shownStory, shownTickets } from './commands/show-desk.ts'
import { paymentFor, paymentsFor } from './commands/show-payment.ts'
import type { Payout } from './contract/desk-shapes.ts'
import { paymentsContract } from './contract.ts'
import { listBills } from './store/bills.ts'
import { listPayouts, searchInbox, searchPayments, searchRefunds } from './store/desk.ts'
import { listTickets } from './store/tickets.ts'

export const paymentsHandlers = handlers(paymentsContract, {
  payable: (ctx, { params, query }) => payableFor(ctx, params.orderId, query.token),
  ofOrder: (ctx, { params, query }) => paymentsFor(ctx, params.orderId, query.token),
  begin: (ctx, { params, body, key }) => beginPayment(ctx, params.orderId, key, body),
  payment: (ctx, { params, query }) => paymentFor(ctx, params.paymentId, query.token),

  figures: ctx => shownFigures(ctx),
  accounts: ctx => shownAccounts(ctx),
  account: (ctx, { params }) => shownAccount(ctx, params.provider),
  changeAccount: async (ctx, { params, body }) => {
    await changeAccount(ctx, params.provider, body)
    return shownAccount(ctx, params.provider)
  },
  payments: async (ctx, { query }) => {
    const { items, next } = await searchPayments(ctx, query)
    return { items: items.map(row => deskPayment(ctx, row)), next }
  },
  story: (ctx, { params }) => shownStory(ctx, params.paymentId),
  lookAgain: async (ctx, { params }) => {
    await lookAgain(ctx, params.paymentId)
    return done
  },
  refunds: async (ctx, { query }) => {
    const { items, next } = await searchRefunds(ctx, query)
    return { items: items.map(shownRefund), next }
  },
  retryRefund: async (ctx, { params }) => {
    await tryRefund(ctx, params.refundId)
    return done
  },
  refundByHand: async (ctx, { params }) => {
    await refundByHand(ctx, params.refundId)
    return done
  },
  inbox: (ctx, { query }) => searchInbox(ctx, query),
  tickets: async (ctx, { query }) => {
    const { items, next } = await listTickets(ctx, query)
    return { items: await shownTickets(ctx, items), next }
  },
  takeTicket: (ctx, { params }) => takeTicket(ctx, params.ticketId),
  settleTicket: (ctx, { params, body }) => settleTicket(ctx, params.ticketId, body.note),
  bills: (ctx, { query }) => listBills(ctx, query),
  compareDay: async (ctx, { params }) => {
    await compareAgain(ctx, params.provider, params.day)
    return done
  },
  payouts: async (ctx, { query }) => {
    const { items, next } = await listPayouts(ctx, query)
    return { items: (await withNames(ctx, items, 'by')) as Payout[], next }
  },
  recordPayout: (ctx, { body }) => recordPayout(ctx, body),
})
