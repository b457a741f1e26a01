// payments 运营: how an order's money comes in and goes back, through the providers of payments.
import { type LiveMessage, room } from '#kernel/room.ts'
import { noticeHooks } from './commands/hear-notice.ts'
import { payerHooks } from './commands/payer-page.ts'
import { paymentsContract } from './contract.ts'
import {
  accountChanged,
  billCompared,
  closed,
  paidBack,
  paymentsFacts,
  received,
  refundFailed,
  setAside,
  ticketOpened,
  ticketSettled,
} from './facts.ts'
import { paymentsJobs, paymentsListeners, paymentsRounds } from './listeners.ts'
import { paymentsHandlers } from './routes.ts'
import { paymentsLaws } from './store/laws.ts'

export { beginPayment } from './commands/begin-payment.ts'
export * from './facts.ts'

const toPayer = (fact: LiveMessage['fact']): LiveMessage => ({
  fact,
  topics: ({ communityId, payload }) => [`member:${payload.memberId}`, `console:${communityId}`],
  body: async (_ctx, { payload }) => payload,
})
const toConsole = (fact: LiveMessage['fact']): LiveMessage => ({
  fact,
  topics: ({ communityId }) => [`console:${communityId}`],
  body: async (_ctx, { payload }) => payload,
})

export const payments = room({
  name: 'payments',
  contract: paymentsContract,
  handlers: paymentsHandlers,
  facts: paymentsFacts,
  listeners: paymentsListeners,
  jobs: paymentsJobs,
  rounds: paymentsRounds,
  hooks: [...noticeHooks, ...payerHooks],
  laws: paymentsLaws,
  live: {
    messages: [
      ...[received, setAside, closed, paidBack].map(toPayer),
      ...[refundFailed, ticketOpened, ticketSettled, accountChanged, billCompared].map(toConsole),
    ],
  },
})
