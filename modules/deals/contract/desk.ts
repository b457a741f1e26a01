// Deals as operators make, publish, watch and end them.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Done, Instant, line, PageQuery, page, prose } from '#kernel/shapes.ts'
import { PolicyForbidden, SecondPersonNeeded } from '#modules/policies/contract.ts'
import { NoSuchVariant, Price } from '#modules/shop/contract.ts'
import * as no from './refusals.ts'
import { Deal, DealCard, DeskBid, DeskPart, MemberId, RuleLine, Team } from './shapes.ts'
import { AuctionForm, CrowdfundingForm, DrawForm, MealForm, PreSaleForm, SteppedForm, TeamBuyForm } from './terms.ts'
import { DealId, DealKind, DealState, EntryId, PartState, TurnState } from './words.ts'

const desk = (path = '') => inCommunity(`/console/deals${path}`)
const one = (path = '') => desk(`/:dealId${path}`)
const OfDeal = z.object({ dealId: DealId })
const reads = { who: 'operator', right: 'shop.read', method: 'GET' } as const
const edits = { who: 'operator', right: 'shop.edit' } as const
const formRefusals = [no.WrongForm, NoSuchVariant] as const

const making = <B extends z.ZodType>(kind: string, summary: string, body: B) =>
  endpoint({
    ...edits,
    method: 'POST',
    path: desk(`/${kind}`),
    summary: `Make a draft: ${summary}`,
    body,
    returns: z.object({ dealId: DealId }),
    refuses: formRefusals,
  })
const changing = <B extends z.ZodType>(kind: string, summary: string, body: B) =>
  endpoint({
    ...edits,
    method: 'PUT',
    path: desk(`/${kind}/:dealId`),
    summary: `Change a draft, or better what is published: ${summary}`,
    params: OfDeal,
    body,
    returns: Done,
    refuses: [...formRefusals, no.NoSuchDeal, no.OtherKind, no.MovedOn, no.OnlyBetter],
  })

export const DealFigures = z
  .object({
    teams: z.object({ open: z.int(), formed: z.int(), unformed: z.int() }),
    parts: z.array(z.object({ state: PartState, members: z.int(), units: z.int(), amount: Price })),
    entries: z.int(),
    turns: z.array(z.object({ state: TurnState, members: z.int() })),
    back: z.object({ orders: z.int(), amount: Price, asked: z.int(), paidOut: z.int(), failed: z.int() }),
    byHour: z.array(z.object({ at: Instant, members: z.int(), units: z.int(), amount: Price })),
  })
  .meta({ id: 'DealFigures' })
export type DealFigures = z.output<typeof DealFigures>

export const deskContract = {
  deskList: endpoint({
    ...reads,
    path: desk(),
    summary: 'All deals, the newest first; found by words, kind and state',
    query: PageQuery.extend({
      kind: DealKind.optional(),
      state: DealState.optional(),
      /** In the title, or in the few words about it. */
      word: line(60, 0).optional(),
    }),
    returns: page(DealCard),
  }),
  deskShow: endpoint({
    ...reads,
    path: one(),
    summary: 'One deal with its figures',
    params: OfDeal,
    returns: z.object({ deal: Deal, reserve: Price.nullable(), figures: DealFigures }).meta({ id: 'DealDesk' }),
    refuses: [no.NoSuchDeal],
  }),
  makeTeamBuy: making('team-buys', 'group-buy', TeamBuyForm),
  changeTeamBuy: changing('team-buys', 'group-buy', TeamBuyForm),
  makeStepped: making('stepped-prices', 'stepped price', SteppedForm),
  changeStepped: changing('stepped-prices', 'stepped price', SteppedForm),
  makePreSale: making('pre-sales', 'pre-sale', PreSaleForm),
  changePreSale: changing('pre-sales', 'pre-sale', PreSaleForm),
  makeCrowdfunding: making('crowdfundings', 'crowdfunding', CrowdfundingForm),
  changeCrowdfunding: changing('crowdfundings', 'crowdfunding', CrowdfundingForm),
  makeAuction: making('auctions', 'auction', AuctionForm),
  changeAuction: changing('auctions', 'auction', AuctionForm),
  makeDraw: making('draws', 'draw to buy', DrawForm),
  changeDraw: changing('draws', 'draw to buy', DrawForm),
  makeMeal: making('meals', 'sponsored meal', MealForm),
  changeMeal: changing('meals', 'sponsored meal', MealForm),
  preview: endpoint({
    ...reads,
    path: one('/preview'),
    summary: 'The rules page as it would be published, and what stands against it',
    params: OfDeal,
    returns: z
      .object({
        lines: z.array(RuleLine),
        hash: z.string(),
        ready: z.boolean(),
        hits: z.array(
          z.object({ rule: z.string(), effect: z.string(), title: z.string(), what: z.string(), nearest: z.string().nullable() }),
        ),
      })
      .meta({ id: 'DealPreview' }),
    refuses: [no.NoSuchDeal],
  }),
  publish: endpoint({
    ...edits,
    method: 'POST',
    path: one('/publication'),
    summary: 'Publish: from now on its rules are fixed',
    params: OfDeal,
    body: z.object({
      secondPerson: z.string().max(40).nullable().default(null).meta({ title: '复核的运营者 | Who else agreed' }),
    }),
    returns: Done,
    refuses: [no.NoSuchDeal, no.MovedOn, no.WrongForm, NoSuchVariant, PolicyForbidden, SecondPersonNeeded],
  }),
  cancel: endpoint({
    ...edits,
    right: 'shop.refund',
    method: 'POST',
    path: one('/cancellation'),
    summary: 'Call it off: every order that is not handed over is paid back in full',
    params: OfDeal,
    body: z.object({ reason: line(200).meta({ title: '原因 | Why' }) }),
    returns: Done,
    refuses: [no.NoSuchDeal, no.MovedOn],
  }),
  resume: endpoint({
    ...edits,
    right: 'shop.refund',
    method: 'POST',
    path: one('/resumption'),
    summary: 'Go on with what was interrupted; what is done is not done again',
    params: OfDeal,
    returns: Done,
    refuses: [no.NoSuchDeal],
  }),
  deskParts: endpoint({
    ...reads,
    path: one('/parts'),
    summary: 'Each order of the deal: where it stands, and where its refund is',
    params: OfDeal,
    query: PageQuery.extend({ state: PartState.optional(), refund: z.enum(['asked', 'paid-out', 'failed']).optional() }),
    returns: page(DeskPart),
    refuses: [no.NoSuchDeal],
  }),
  deskBids: endpoint({
    ...reads,
    path: one('/bids'),
    summary: 'All bids of an auction with the names of who bid, the newest first',
    params: OfDeal,
    query: PageQuery,
    returns: page(DeskBid),
    refuses: [no.NoSuchDeal],
  }),
  deskTeams: endpoint({
    ...reads,
    path: one('/teams'),
    summary: 'All teams, the newest first',
    params: OfDeal,
    query: PageQuery,
    returns: page(Team),
    refuses: [no.NoSuchDeal],
  }),
  deskEntries: endpoint({
    ...reads,
    path: one('/entries'),
    summary: 'Who applied, with their sentences and what became of them',
    params: OfDeal,
    query: PageQuery,
    returns: page(
      z
        .object({
          id: EntryId,
          memberId: MemberId,
          memberName: z.string(),
          sentence: z.string(),
          at: Instant,
          rank: z.int().nullable(),
          turn: TurnState.nullable(),
          report: z.string().nullable(),
        })
        .meta({ id: 'DealDeskEntry' }),
    ),
    refuses: [no.NoSuchDeal],
  }),
  choose: endpoint({
    ...edits,
    method: 'POST',
    path: one('/choices'),
    summary: 'Choose who gets a meal',
    params: OfDeal,
    body: z.object({ entryIds: z.array(EntryId).min(1).max(200) }),
    returns: Done,
    refuses: [no.NoSuchDeal, no.OtherKind, no.MovedOn, no.NoPlaceLeft, no.NoSuchPart],
  }),
  tell: endpoint({
    ...edits,
    method: 'POST',
    path: one('/updates'),
    summary: 'Tell the backers how it goes',
    params: OfDeal,
    body: z.object({ text: prose(5000, 1).meta({ title: '进展 | Update' }) }),
    returns: Done,
    refuses: [no.NoSuchDeal, no.MovedOn],
  }),
}
