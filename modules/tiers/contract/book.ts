// The benefits book and the figures: what is promised to whom, what it will cost, and how many stay.
import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'
import { Day, Done, flag, line, PageQuery, page } from '#kernel/shapes.ts'
import { Benefit, ForecastMonth, NewBenefit, Obligation } from './book-shapes.ts'
import { desk, edits, reads } from './desk.ts'
import * as no from './refusals.ts'
import { Amount, BenefitId, MemberId, ObligationId, OperatorId, PlanId } from './shapes.ts'

const Period = z.object({ from: Day, to: Day, planId: PlanId.optional() })

export const bookContract = {
  benefits: endpoint({
    ...reads,
    method: 'GET',
    path: desk('/plans/:planId/benefits'),
    summary: 'What a plan promises',
    params: z.object({ planId: PlanId }),
    returns: z.array(Benefit),
  }),
  promise: endpoint({
    ...edits,
    method: 'POST',
    path: desk('/plans/:planId/benefits'),
    summary: 'Promise something to the holders of a plan',
    params: z.object({ planId: PlanId }),
    body: NewBenefit,
    returns: Benefit,
    refuses: [no.NoOwner],
  }),
  changeBenefit: endpoint({
    ...edits,
    method: 'PATCH',
    path: desk('/benefits/:benefitId'),
    summary: 'Change who owns a promise and what it costs, or promise it to nobody from now on',
    params: z.object({ benefitId: BenefitId }),
    body: z.object({
      title: line(60).optional(),
      cost: Amount.optional(),
      ownerId: OperatorId.nullable().optional(),
      state: z.enum(['open', 'closed']).optional(),
    }),
    returns: Benefit,
    refuses: [no.NoOwner],
  }),
  obligations: endpoint({
    ...reads,
    method: 'GET',
    path: desk('/obligations'),
    summary: 'What is owed, soonest first',
    query: PageQuery.extend({
      state: z.enum(['due', 'done', 'undone', 'void']).default('due'),
      ownerId: OperatorId.optional(),
      memberId: MemberId.optional(),
      benefitId: BenefitId.optional(),
      overdue: flag.default(false),
    }),
    returns: page(Obligation),
  }),
  settle: endpoint({
    ...edits,
    method: 'POST',
    path: desk('/obligations/:obligationId/settle'),
    summary: 'Say that a promise was kept, or why it was not',
    params: z.object({ obligationId: ObligationId }),
    body: z
      .object({
        as: z.enum(['done', 'undone']).meta({ title: '结果 | Outcome' }),
        note: line(200, 0).default('').meta({ title: '说明 | Note' }),
      })
      .refine(s => s.as === 'done' || s.note !== '', { message: 'a reason', path: ['note'] }),
    returns: Done,
    refuses: [no.Settled],
  }),
  forecast: endpoint({
    ...reads,
    method: 'GET',
    path: desk('/forecast'),
    summary: 'What is still owed, month by month, in money',
    query: z.object({ planId: PlanId.optional() }),
    returns: z.object({
      overdue: z.object({ count: z.int(), cost: z.int() }),
      months: z.array(ForecastMonth),
      total: z.object({ count: z.int(), cost: z.int() }),
    }),
  }),
  renewalRate: endpoint({
    ...reads,
    method: 'GET',
    path: desk('/renewals'),
    summary: 'Of the holdings whose term ended in a time, how many were renewed',
    query: Period,
    returns: z.object({
      ended: z.int(),
      renewed: z.int(),
      /** Ended, not renewed yet, and may still be. */
      undecided: z.int(),
      /** Renewed among those that are decided, in per cent with one decimal; null when none is. */
      percent: z.number().nullable(),
      byMonth: z.array(z.object({ month: z.string(), ended: z.int(), renewed: z.int() })),
    }),
  }),
}
