// Deals as members see them and take part.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Done, Instant, line, PageQuery, page, prose } from '#kernel/shapes.ts'
import { Price, placingRefusals, Units, VariantId } from '#modules/shop/contract.ts'
import * as no from './refusals.ts'
import { Bid, Deal, DealCard, Mine, orderFields, Proof, Taken, Team, TeamPage, Update, Winner } from './shapes.ts'
import { DealId, DealKind, EntryId, PartId, TeamId } from './words.ts'

const one = (path = '') => inCommunity(`/deals/:dealId${path}`)
const OfDeal = z.object({ dealId: DealId })
const OfTeam = OfDeal.extend({ teamId: TeamId })
const member = { who: 'member' } as const
const reads = { ...member, method: 'GET', shared: true } as const
const buys = { ...member, method: 'POST', keyed: true, keepsKey: true, returns: Taken } as const
const buying = [...no.takingPart, ...placingRefusals] as const

export const memberContract = {
  list: endpoint({
    ...reads,
    path: inCommunity('/deals'),
    summary: 'Deals that run, that come, or that are over',
    query: PageQuery.extend({ when: z.enum(['now', 'soon', 'over']).default('now'), kind: DealKind.optional() }),
    returns: page(DealCard),
  }),
  show: endpoint({
    ...reads,
    path: one(),
    summary: 'One deal with its rules and how far it is',
    params: OfDeal,
    returns: Deal,
    refuses: [no.NoSuchDeal],
  }),
  mine: endpoint({
    ...member,
    method: 'GET',
    path: one('/mine'),
    summary: 'My part in it',
    params: OfDeal,
    returns: Mine,
    refuses: [no.NoSuchDeal],
  }),
  teams: endpoint({
    ...reads,
    path: one('/teams'),
    summary: 'Open teams with a seat left: those nearest to full first, then the newest',
    params: OfDeal,
    returns: z.object({ items: z.array(Team) }),
    refuses: [no.NoSuchDeal],
  }),
  team: endpoint({
    ...reads,
    path: one('/teams/:teamId'),
    summary: 'One team, as its link shows it',
    params: OfTeam,
    returns: TeamPage,
    refuses: [no.NoSuchTeam],
  }),
  openTeam: endpoint({
    ...buys,
    path: one('/teams'),
    summary: 'Open a team and order the first seat',
    params: OfDeal,
    body: z.object(orderFields),
    refuses: buying,
  }),
  joinTeam: endpoint({
    ...buys,
    path: one('/teams/:teamId/seats'),
    summary: 'Order a seat in a team; it is held while the order waits for its payment',
    params: OfTeam,
    body: z.object(orderFields),
    refuses: [...buying, no.NoSuchTeam, no.TeamFull, no.TeamOver, no.InTeamAlready],
  }),
  buy: endpoint({
    ...buys,
    path: one('/orders'),
    summary: 'Order at the first price, before the sale, or back a project',
    params: OfDeal,
    body: z.object({ ...orderFields, variantId: VariantId.optional(), units: Units.default(1) }),
    refuses: [...buying, no.NotInDeal],
  }),
  payRest: endpoint({
    ...buys,
    path: one('/parts/:partId/rest'),
    summary: 'Order the rest of what a deposit was paid for',
    params: OfDeal.extend({ partId: PartId }),
    body: z.object({ credit: Price.default(0) }),
    refuses: [...buying, no.NoSuchPart, no.RestNotDue],
  }),
  refundLate: endpoint({
    ...member,
    method: 'POST',
    keyed: true,
    path: one('/parts/:partId/late-refund'),
    summary: 'Take back what was not sent by the promised day',
    params: OfDeal.extend({ partId: PartId }),
    returns: Done,
    refuses: [no.NoSuchPart, no.NotLate, no.MovedOn],
  }),
  bids: endpoint({
    ...reads,
    path: one('/bids'),
    summary: 'All bids, the newest first, with masked names',
    params: OfDeal,
    query: PageQuery,
    returns: page(Bid),
    refuses: [no.NoSuchDeal],
  }),
  deposit: endpoint({
    ...member,
    method: 'POST',
    path: one('/deposit'),
    summary: 'Set aside of my credit what an auction asks for',
    params: OfDeal,
    returns: Done,
    refuses: [...no.takingPart, no.CreditShort, no.RightNeeded],
  }),
  bid: endpoint({
    ...member,
    method: 'POST',
    path: one('/bids'),
    summary: 'Bid; it cannot be taken back',
    params: OfDeal,
    body: z.object({ amount: Price.min(1).meta({ title: '出价 | Bid' }) }),
    returns: z.object({ seq: z.int(), endsAt: Instant }),
    refuses: [...no.takingPart, no.BidTooLow, no.LeadsAlready, no.DepositNeeded, no.RightNeeded],
  }),
  apply: endpoint({
    ...member,
    method: 'POST',
    path: one('/entries'),
    summary: 'Apply for a draw or a meal; it is free',
    params: OfDeal,
    body: z.object({ sentence: line(200, 0).default('').meta({ title: '想说的话 | A sentence' }) }),
    returns: z.object({ entryId: EntryId }),
    refuses: [...no.takingPart, no.AppliedAlready, no.RightNeeded],
  }),
  withdraw: endpoint({
    ...member,
    method: 'DELETE',
    path: one('/entries'),
    summary: 'Take my application back before the end',
    params: OfDeal,
    returns: Done,
    refuses: [...no.takingPart],
  }),
  takeTurn: endpoint({
    ...buys,
    path: one('/turn/orders'),
    summary: 'Order what I won',
    params: OfDeal,
    body: z.object(orderFields),
    refuses: [...buying, no.NotYourTurn],
  }),
  declineTurn: endpoint({
    ...member,
    method: 'POST',
    path: one('/turn/refusal'),
    summary: 'Give up what I won; the next one is asked',
    params: OfDeal,
    returns: Done,
    refuses: [no.NoSuchDeal, no.NotYourTurn, no.MovedOn],
  }),
  winners: endpoint({
    ...reads,
    path: one('/winners'),
    summary: 'Who won, with masked names',
    params: OfDeal,
    returns: z.object({ items: z.array(Winner) }),
    refuses: [no.NoSuchDeal],
  }),
  proof: endpoint({
    ...reads,
    path: one('/proof'),
    summary: 'All that is needed to draw again and compare',
    params: OfDeal,
    returns: Proof,
    refuses: [no.NoSuchDeal, no.NotDrawn],
  }),
  updates: endpoint({
    ...reads,
    path: one('/updates'),
    summary: 'What the maker told on the way',
    params: OfDeal,
    query: PageQuery,
    returns: page(Update),
    refuses: [no.NoSuchDeal],
  }),
  report: endpoint({
    ...member,
    method: 'POST',
    path: one('/reports'),
    summary: 'Tell how the meal was',
    params: OfDeal,
    body: z.object({ text: prose(1000, 1).meta({ title: '用餐体验 | How it was' }) }),
    returns: Done,
    refuses: [no.NoSuchDeal, no.NotThere],
  }),
}
