// The tiers as members meet them: what I hold, what is on offer, reminders, associates, freezing.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Done, PageQuery, page } from '#kernel/shapes.ts'
import * as no from './refusals.ts'
import {
  Archive,
  Associate,
  AssociatePlace,
  Entitlement,
  Holding,
  HoldingId,
  MemberId,
  Plan,
  PlanId,
  RefundQuote,
  Reminder,
  Round,
  RoundId,
  TierQuote,
} from './shapes.ts'

const at = (path: string) => inCommunity(`/tiers${path}`)
const OfHolding = z.object({ holdingId: HoldingId })

export const memberContract = {
  mine: endpoint({
    method: 'GET',
    path: at('/mine'),
    summary: 'What I hold, what it lets me do, and what stays readable',
    who: 'member',
    returns: z.object({ holdings: z.array(Holding), entitlements: z.array(Entitlement), archives: z.array(Archive) }),
  }),
  plansOnSale: endpoint({
    method: 'GET',
    path: at('/plans'),
    summary: 'Plans on offer, with their rounds and the seats that are left',
    who: 'member',
    returns: z.array(z.object({ plan: Plan, rounds: z.array(Round) }).meta({ id: 'TierOnSale' })),
  }),
  quote: endpoint({
    method: 'GET',
    path: at('/plans/:planId/quote'),
    summary: 'What it would cost me now',
    who: 'member',
    params: z.object({ planId: PlanId }),
    query: z.object({ roundId: RoundId.optional() }),
    returns: TierQuote,
    refuses: [no.PlanClosed, no.ForLife, no.HigherHeld, no.RoundNotOpen, no.TiedOnly],
  }),
  reminders: endpoint({
    method: 'GET',
    path: at('/reminders'),
    summary: 'What of mine ends soon',
    who: 'member',
    query: PageQuery,
    returns: page(Reminder),
  }),
  associates: endpoint({
    method: 'GET',
    path: at('/associates'),
    summary: 'My associate members, and the places I have for them',
    who: 'member',
    returns: z.object({ places: z.array(AssociatePlace), associates: z.array(Associate) }),
  }),
  nameAssociate: endpoint({
    method: 'POST',
    path: at('/associates'),
    summary: 'Name an associate member',
    who: 'member',
    body: z.object({ planId: PlanId, memberId: MemberId }),
    returns: z.object({ holdingId: HoldingId }),
    refuses: [no.NoPlaceForAssociate, no.NotAnAssociate, no.PlanClosed],
  }),
  removeAssociate: endpoint({
    method: 'DELETE',
    path: at('/associates/:holdingId'),
    summary: 'End an associate membership of mine',
    who: 'member',
    params: OfHolding,
    returns: Done,
    refuses: [no.NotStanding],
  }),
  freezeMine: endpoint({
    method: 'POST',
    path: at('/holdings/:holdingId/freeze'),
    summary: 'Freeze what I hold: its time stands still, and so do its rights',
    who: 'member',
    params: OfHolding,
    returns: Holding,
    refuses: [no.NotFreezable, no.NotStanding],
  }),
  unfreezeMine: endpoint({
    method: 'DELETE',
    path: at('/holdings/:holdingId/freeze'),
    summary: 'Let its time go on',
    who: 'member',
    params: OfHolding,
    returns: Holding,
    refuses: [no.NotFrozen],
  }),
  returnQuote: endpoint({
    method: 'GET',
    path: at('/holdings/:holdingId/return'),
    summary: 'What I would get back if I gave it back now',
    who: 'member',
    params: OfHolding,
    returns: RefundQuote,
    refuses: [no.NotStanding],
  }),
  returnMine: endpoint({
    method: 'POST',
    path: at('/holdings/:holdingId/return'),
    summary: 'Give it back without a reason, within the days that are promised for it',
    who: 'member',
    keyed: true,
    params: OfHolding,
    returns: z.object({ refund: z.int() }),
    refuses: [no.NotStanding, no.PastReturning],
  }),
}
