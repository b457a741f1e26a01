// The wallet from outside: what a member holds and why, the journal of the house, corrections by hand, closed months.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Done, Instant, line, PageQuery, page } from '#kernel/shapes.ts'
import * as no from './contract/refusals.ts'
import {
  Account,
  Amount,
  HeldUnit,
  Holding,
  JournalLine,
  MemberId,
  Month,
  StatementLine,
  TransferId,
  Unit,
} from './contract/shapes.ts'

export * from './contract/refusals.ts'
export * from './contract/shapes.ts'

const desk = (path = '') => inCommunity(`/console/wallet${path}`)
const reads = { who: 'operator', right: 'wallet.read' } as const
const Note = line(200)

export const Correction = z
  .object({
    unit: HeldUnit,
    direction: z.enum(['give', 'take']),
    amount: Amount.max(1_000_000_000),
    note: Note,
    expiresAt: Instant.nullable().default(null),
  })
  .meta({ id: 'WalletCorrection' })

export const walletContract = {
  mine: endpoint({
    method: 'GET',
    path: inCommunity('/wallet'),
    summary: 'What I hold',
    who: 'member',
    returns: z.array(Holding),
  }),
  myStatement: endpoint({
    method: 'GET',
    path: inCommunity('/wallet/lines'),
    summary: 'Where it came from and where it went, newest first',
    who: 'member',
    query: PageQuery.extend({ unit: HeldUnit.default('points') }),
    returns: page(StatementLine),
  }),
  ofMember: endpoint({
    ...reads,
    method: 'GET',
    path: desk('/members/:memberId'),
    summary: 'What a member holds',
    params: z.object({ memberId: MemberId }),
    returns: z.array(Holding),
  }),
  statementOf: endpoint({
    ...reads,
    method: 'GET',
    path: desk('/members/:memberId/lines'),
    summary: 'The statement of a member',
    params: z.object({ memberId: MemberId }),
    query: PageQuery.extend({ unit: HeldUnit.default('points') }),
    returns: page(StatementLine),
  }),
  correct: endpoint({
    method: 'POST',
    path: desk('/members/:memberId/corrections'),
    summary: 'Give or take by hand, with the reason',
    who: 'operator',
    right: 'wallet.correct',
    keyed: true,
    params: z.object({ memberId: MemberId }),
    body: Correction,
    returns: z.object({ transferId: TransferId }),
    refuses: [no.NotEnough],
  }),
  reverse: endpoint({
    method: 'POST',
    path: desk('/transfers/:transferId/reversal'),
    summary: 'Undo a correction made by hand',
    who: 'operator',
    right: 'wallet.correct',
    keyed: true,
    params: z.object({ transferId: TransferId }),
    body: z.object({ note: Note }),
    returns: z.object({ transferId: TransferId }),
    refuses: [no.NotEnough, no.NoReversalOfReversal, no.NotByHand],
  }),
  journal: endpoint({
    ...reads,
    method: 'GET',
    path: desk('/journal'),
    summary: 'All transfers, newest first',
    query: PageQuery.extend({
      unit: Unit.optional(),
      kind: z.string().max(60).optional(),
      account: z.string().max(100).optional(),
      cause: z.string().max(60).optional(),
    }),
    returns: page(JournalLine),
  }),
  accounts: endpoint({
    ...reads,
    method: 'GET',
    path: desk('/accounts'),
    summary: 'The accounts with their balances',
    returns: z.array(Account),
  }),
  months: endpoint({
    ...reads,
    method: 'GET',
    path: desk('/months'),
    summary: 'Closed months, and the one that can be closed next',
    returns: z.object({
      closed: z.array(z.object({ month: Month, closedAt: Instant, closedBy: z.string() })),
      next: Month.nullable(),
    }),
  }),
  closeMonth: endpoint({
    method: 'POST',
    path: desk('/months/:month/close'),
    summary: 'Close the books of a month, for ever',
    who: 'operator',
    right: 'wallet.close',
    params: z.object({ month: Month }),
    returns: Done,
    refuses: [no.MonthNotOver, no.MonthsBefore, no.MonthClosed],
  }),
}
