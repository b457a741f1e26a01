// Each endpoint of the wallet.
import { memberIdOf } from '#kernel/ctx.ts'
import { handlers } from '#kernel/http/handlers.ts'
import { done } from '#kernel/shapes.ts'
import { closeMonth, nextToClose } from './commands/close-month.ts'
import { correct, undoCorrection } from './commands/correct.ts'
import { walletContract } from './contract.ts'
import { accountsOf, journalOf, listClosedMonths } from './store/journal.ts'
import { holdingsOf, statementOf } from './store/statement.ts'

export const walletHandlers = handlers(walletContract, {
  mine: ctx => holdingsOf(ctx, memberIdOf(ctx)),
  myStatement: (ctx, { query }) => statementOf(ctx, memberIdOf(ctx), query),
  ofMember: (ctx, { params }) => holdingsOf(ctx, params.memberId),
  statementOf: (ctx, { params, query }) => statementOf(ctx, params.memberId, query),
  correct: async (ctx, { params, body }) => ({ transferId: await correct(ctx, params.memberId, body) }),
  reverse: async (ctx, { params, body }) => ({ transferId: await undoCorrection(ctx, params.transferId, body.note) }),
  journal: (ctx, { query }) => journalOf(ctx, query),
  accounts: ctx => accountsOf(ctx),
  months: async ctx => ({ closed: await listClosedMonths(ctx), next: await nextToClose(ctx) }),
  closeMonth: async (ctx, { params }) => {
    await closeMonth(ctx, params.month)
    return done
  },
})
