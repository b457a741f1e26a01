// The tiers as operators run them: plans, rounds, holdings.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Instant, line, PageQuery, page } from '#kernel/shapes.ts'
import { PolicyForbidden, SecondPersonNeeded } from '#modules/policies/contract.ts'
import * as no from './refusals.ts'
import {
  Holding,
  HoldingId,
  HoldingPage,
  HoldingState,
  MemberId,
  NewPlan,
  NewRound,
  Plan,
  PlanChange,
  PlanId,
  RefundQuote,
  Round,
  RoundChange,
  RoundId,
} from './shapes.ts'

export const desk = (path: string) => inCommunity(`/console/tiers${path}`)
export const reads = { who: 'operator', right: 'tiers.read' } as const
export const edits = { who: 'operator', right: 'tiers.edit' } as const
const OfPlan = z.object({ planId: PlanId })
const OfHolding = z.object({ holdingId: HoldingId })
const Reason = line(200).meta({ title: '原因 | Reason' })

/** A plan with how many hold it, and how many versions of it were sold. */
export const DeskPlan = z
  .object({ plan: Plan, rounds: z.array(Round), holders: z.int(), versions: z.int() })
  .meta({ id: 'TierDeskPlan' })

export const deskContract = {
  plans: endpoint({ ...reads, method: 'GET', path: desk('/plans'), summary: 'All plans', returns: z.array(DeskPlan) }),
  plan: endpoint({
    ...reads,
    method: 'GET',
    path: desk('/plans/:planId'),
    summary: 'A plan with its rounds and all its versions, newest first',
    params: OfPlan,
    returns: DeskPlan.extend({ history: z.array(Plan.extend({ madeAt: Instant, madeBy: z.string() })) }).meta({
      id: 'TierDeskPlanPage',
    }),
  }),
  makePlan: endpoint({
    ...edits,
    method: 'POST',
    path: desk('/plans'),
    summary: 'Make a plan',
    body: NewPlan,
    returns: Plan,
    refuses: [no.KeyTaken, no.TiedOnly, PolicyForbidden, SecondPersonNeeded],
  }),
  changePlan: endpoint({
    ...edits,
    method: 'PATCH',
    path: desk('/plans/:planId'),
    summary: 'Change what is sold from now on, or open or close it; what was bought stays as it was',
    params: OfPlan,
    body: PlanChange,
    returns: Plan,
    refuses: [no.TiedOnly, PolicyForbidden, SecondPersonNeeded],
  }),
  makeRound: endpoint({
    ...edits,
    method: 'POST',
    path: desk('/plans/:planId/rounds'),
    summary: 'Put seats of a plan on sale for a time',
    params: OfPlan,
    body: NewRound,
    returns: Round,
  }),
  changeRound: endpoint({
    ...edits,
    method: 'PATCH',
    path: desk('/rounds/:roundId'),
    summary: 'Change a round; never to fewer seats than are taken',
    params: z.object({ roundId: RoundId }),
    body: RoundChange,
    returns: Round,
    refuses: [no.SeatsTaken],
  }),
  holdings: endpoint({
    ...reads,
    method: 'GET',
    path: desk('/holdings'),
    summary: 'Who holds what, newest first',
    query: PageQuery.extend({
      planId: PlanId.optional(),
      memberId: MemberId.optional(),
      roundId: RoundId.optional(),
      state: HoldingState.optional(),
      /** Of the member's name. */
      q: line(40).optional(),
    }),
    returns: page(Holding),
  }),
  holding: endpoint({
    ...reads,
    method: 'GET',
    path: desk('/holdings/:holdingId'),
    summary: 'A holding with its dues month by month, and what a refund would be now',
    params: OfHolding,
    returns: HoldingPage,
  }),
  give: endpoint({
    ...edits,
    method: 'POST',
    path: desk('/members/:memberId/holdings'),
    summary: 'Give a tier: complimentary, or as a gift',
    keyed: true,
    params: z.object({ memberId: MemberId }),
    body: z.object({
      planId: PlanId.meta({ title: '等级 | Plan' }),
      why: z.enum(['complimentary', 'gift']).default('complimentary').meta({ title: '方式 | As' }),
    }),
    returns: Holding,
    refuses: [no.ForLife, no.TiedOnly],
  }),
  freeze: endpoint({
    ...edits,
    method: 'POST',
    path: desk('/holdings/:holdingId/freeze'),
    summary: 'Freeze a holding, for so many days or until it is unfrozen',
    params: OfHolding,
    body: z.object({
      days: z
        .int()
        .min(1)
        .max(3650)
        .nullable()
        .default(null)
        .meta({ title: '天数（留空直到解冻） | Days; empty: until unfrozen' }),
      reason: Reason,
    }),
    returns: Holding,
    refuses: [no.NotFreezable, no.NotStanding],
  }),
  unfreeze: endpoint({
    ...edits,
    method: 'DELETE',
    path: desk('/holdings/:holdingId/freeze'),
    summary: 'Unfreeze a holding',
    params: OfHolding,
    returns: Holding,
    refuses: [no.NotFrozen],
  }),
  refundQuote: endpoint({
    ...reads,
    method: 'GET',
    path: desk('/holdings/:holdingId/refund'),
    summary: 'What would be paid back if it ended now',
    params: OfHolding,
    returns: RefundQuote,
    refuses: [no.NotStanding],
  }),
  end: endpoint({
    ...edits,
    method: 'POST',
    path: desk('/holdings/:holdingId/end'),
    summary: 'End a holding now and pay back what is left of it',
    keyed: true,
    params: OfHolding,
    body: z.object({ reason: Reason }),
    returns: z.object({ refund: z.int() }),
    refuses: [no.NotStanding],
  }),
}
