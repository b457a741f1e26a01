// What operators do with payments: accounts of providers, looking up, tickets, bills, payouts.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Day, Done, flag, line, PageQuery, page } from '#kernel/shapes.ts'
import {
  Bill,
  DeskPayment,
  Figures,
  GiveBack,
  InboxLine,
  PaymentStory,
  Payout,
  PayoutWish,
  ProviderAccount,
  ProviderAccountChange,
  Ticket,
  TicketNote,
} from './desk-shapes.ts'
import * as no from './refusals.ts'
import { GiveBackId, GiveBackState, MemberId, OrderId, PaymentId, PaymentState, Provider, TicketId } from './words.ts'

const desk = (path = '') => inCommunity(`/console/payments${path}`)
const reads = { who: 'operator', right: 'payments.read' } as const
const edits = { who: 'operator', right: 'payments.edit' } as const
const providerParams = z.object({ provider: Provider })
const dayParams = z.object({ provider: Provider, day: Day })
const paymentParams = z.object({ paymentId: PaymentId })
const ticketParams = z.object({ ticketId: TicketId })

export const deskEndpoints = {
  figures: endpoint({ ...reads, method: 'GET', path: desk('/figures'), summary: 'Where the money stands', returns: Figures }),
  accounts: endpoint({
    ...reads,
    method: 'GET',
    path: desk('/accounts'),
    summary: 'The providers, what is set and what is missing',
    returns: z.array(ProviderAccount),
  }),
  account: endpoint({
    ...reads,
    method: 'GET',
    path: desk('/accounts/:provider'),
    summary: 'One provider',
    params: providerParams,
    returns: ProviderAccount,
  }),
  changeAccount: endpoint({
    ...edits,
    method: 'PATCH',
    path: desk('/accounts/:provider'),
    summary: 'Enter keys, turn a provider on or off; what is left out stays',
    params: providerParams,
    body: ProviderAccountChange,
    returns: ProviderAccount,
    refuses: [no.SecretsShut, no.NoSuchKey, no.KeyWrong, no.KeysMissing, no.AccountInUse],
    secret: true,
  }),
  payments: endpoint({
    ...reads,
    method: 'GET',
    path: desk(),
    summary: 'Payments, the newest first',
    query: PageQuery.extend({
      /** A number of ours or of the provider, an order, a name. */
      word: line(80, 0).optional(),
      state: PaymentState.optional(),
      provider: Provider.optional(),
      orderId: OrderId.optional(),
      memberId: MemberId.optional(),
    }),
    returns: page(DeskPayment),
  }),
  story: endpoint({
    ...reads,
    method: 'GET',
    path: desk('/payments/:paymentId'),
    summary: 'One payment with its whole story',
    params: paymentParams,
    returns: PaymentStory,
    refuses: [no.NoSuchPayment],
  }),
  lookAgain: endpoint({
    ...edits,
    method: 'POST',
    path: desk('/payments/:paymentId/look'),
    summary: 'Have the provider asked what became of it, now',
    params: paymentParams,
    returns: Done,
    refuses: [no.NoSuchPayment],
  }),
  refunds: endpoint({
    ...reads,
    method: 'GET',
    path: desk('/refunds'),
    summary: 'What goes back, the newest first',
    query: PageQuery.extend({ state: GiveBackState.optional(), paymentId: PaymentId.optional() }),
    returns: page(GiveBack),
  }),
  retryRefund: endpoint({
    ...edits,
    method: 'POST',
    path: desk('/refunds/:refundId/try'),
    summary: 'Try a refund again now, also one that had failed',
    params: z.object({ refundId: GiveBackId }),
    returns: Done,
    refuses: [no.NoSuchRefund, no.RefundOver],
  }),
  refundByHand: endpoint({
    ...edits,
    method: 'POST',
    path: desk('/refunds/:refundId/by-hand'),
    summary: 'Note that a refund which the provider refused was paid to the member by other means, from the bank',
    params: z.object({ refundId: GiveBackId }),
    returns: Done,
    refuses: [no.NoSuchRefund, no.RefundOver],
  }),
  inbox: endpoint({
    ...reads,
    method: 'GET',
    path: desk('/inbox'),
    summary: 'What the providers told us, the newest first',
    query: PageQuery.extend({ waiting: flag.default(false), provider: Provider.optional() }),
    returns: page(InboxLine),
  }),
  tickets: endpoint({
    ...reads,
    method: 'GET',
    path: desk('/tickets'),
    summary: 'What needs a person; the open ones unless said otherwise',
    query: PageQuery.extend({ settled: flag.default(false) }),
    returns: page(Ticket),
  }),
  takeTicket: endpoint({
    ...edits,
    method: 'POST',
    path: desk('/tickets/:ticketId/take'),
    summary: 'See to a ticket oneself',
    params: ticketParams,
    returns: Ticket,
    refuses: [no.NoSuchTicket, no.TicketSettled],
  }),
  settleTicket: endpoint({
    ...edits,
    method: 'POST',
    path: desk('/tickets/:ticketId/settle'),
    summary: 'Say what was done about it',
    params: ticketParams,
    body: TicketNote,
    returns: Ticket,
    refuses: [no.NoSuchTicket, no.TicketSettled],
  }),
  bills: endpoint({
    ...reads,
    method: 'GET',
    path: desk('/bills'),
    summary: 'The providers’ bills by day, the newest first',
    query: PageQuery.extend({ provider: Provider.optional() }),
    returns: page(Bill),
  }),
  compareDay: endpoint({
    ...edits,
    method: 'POST',
    path: desk('/bills/:provider/:day/compare'),
    summary: 'Fetch the bill of a day again and compare it',
    params: dayParams,
    returns: Done,
    refuses: [no.DayNotOver],
  }),
  payouts: endpoint({
    ...reads,
    method: 'GET',
    path: desk('/payouts'),
    summary: 'What the providers have paid to the bank, the newest first',
    query: PageQuery,
    returns: page(Payout),
  }),
  recordPayout: endpoint({
    ...edits,
    method: 'POST',
    path: desk('/payouts'),
    summary: 'Note what has arrived at the bank',
    keyed: true,
    body: PayoutWish,
    returns: Payout,
  }),
}
