// What the world sees of deals: cards, one deal, teams, bids, draws, and one's own part.
import { z } from 'zod'
import { Instant, line } from '#kernel/shapes.ts'
import { Address, Price, RefundId, VariantId } from '#modules/shop/contract.ts'
import { AuctionTerms, CrowdfundingTerms, DrawTerms, MealTerms, PreSaleTerms, SteppedTerms, TeamBuyTerms } from './terms.ts'
import {
  DealId,
  DealKind,
  DealState,
  EntryId,
  PartId,
  PartState,
  PartWhy,
  TeamId,
  TeamState,
  TurnState,
  UpdateId,
} from './words.ts'

export const MemberId = z.string()
export const OrderId = z.string()

export const DealCard = z
  .object({
    id: DealId,
    kind: DealKind,
    title: z.string(),
    intro: z.string(),
    picture: z.string().nullable(),
    state: DealState,
    /** Now, between its opening and its end. */
    isOpen: z.boolean(),
    opensAt: Instant,
    closesAt: Instant,
    /** What one pays first: in a team, before the steps, the deposit, the least pledge, the next bid, when drawn. */
    price: Price,
    /** What it costs without the deal; null: not shown. */
    usual: Price.nullable(),
    currency: z.string(),
    /** Really paid, or applied; never made up. */
    progress: z.object({ members: z.int(), units: z.int(), raised: Price, goal: z.int().nullable() }),
  })
  .meta({ id: 'DealCard' })
export type DealCard = z.output<typeof DealCard>

export const RuleLine = z.object({ name: z.string(), text: z.string() }).meta({ id: 'DealRuleLine' })
export const DealRules = z
  .object({ version: z.int(), hash: z.string(), publishedAt: Instant, lines: z.array(RuleLine) })
  .meta({ id: 'DealRules' })

export const Lot = z
  .object({
    endsAt: Instant,
    topAmount: Price.nullable(),
    topName: z.string().nullable(),
    bids: z.int(),
    nextLeast: Price,
    reserveMet: z.boolean(),
  })
  .meta({ id: 'AuctionLot' })
export const DrawShown = z
  .object({
    commitment: z.string(),
    frozenAt: Instant.nullable(),
    entries: z.int().nullable(),
    entriesHash: z.string().nullable(),
    /** Told when it is drawn. */
    seed: z.string().nullable(),
  })
  .meta({ id: 'DealDraw' })
export type DrawShown = z.output<typeof DrawShown>
const termsShown = {
  teamBuy: TeamBuyTerms.nullable(),
  stepped: SteppedTerms.nullable(),
  preSale: PreSaleTerms.nullable(),
  crowdfunding: CrowdfundingTerms.nullable(),
  /** Without the reserve price. */
  auction: AuctionTerms.omit({ reserve: true }).nullable(),
  draw: DrawTerms.nullable(),
  meal: MealTerms.nullable(),
}
export const Outcome = z
  .object({
    units: z.int(),
    members: z.int(),
    raised: Price,
    /** Stepped: what each unit costs in the end. */
    finalPrice: Price.nullable(),
  })
  .meta({ id: 'DealOutcome' })
export type Outcome = z.output<typeof Outcome>
export const Deal = DealCard.extend({
  variantId: VariantId,
  needsRight: z.string().nullable(),
  rules: DealRules.nullable(),
  ...termsShown,
  outcome: Outcome.nullable(),
  endNote: z.string(),
  endedAt: Instant.nullable(),
  lot: Lot.nullable(),
  drawShown: DrawShown.nullable(),
  /** Of crowdfunding: how many of each reward are paid. */
  rewards: z.array(z.object({ variantId: VariantId, taken: z.int() })),
}).meta({ id: 'Deal' })
export type Deal = z.output<typeof Deal>

export const Team = z
  .object({
    id: TeamId,
    leader: z.string(),
    size: z.int(),
    paid: z.int(),
    /** Seats that nobody has taken or holds. */
    left: z.int(),
    state: TeamState,
    openedAt: Instant,
    closesAt: Instant,
  })
  .meta({ id: 'DealTeam' })
export const TeamPage = Team.extend({ dealId: DealId, members: z.array(z.object({ name: z.string(), paidAt: Instant })) }).meta({
  id: 'DealTeamPage',
})

export const Bid = z.object({ seq: z.int(), name: z.string(), amount: Price, at: Instant }).meta({ id: 'AuctionBid' })
export const Update = z.object({ id: UpdateId, text: z.string(), by: z.string(), at: Instant }).meta({ id: 'DealUpdate' })
export const Winner = z.object({ rank: z.int(), name: z.string(), state: TurnState }).meta({ id: 'DealWinner' })
export const Proof = DrawShown.extend({
  dealId: DealId,
  rulesHash: z.string(),
  /** In the order of their ids, which is what is hashed. */
  entryIds: z.array(EntryId),
  /** The same in the order that was drawn. */
  drawn: z.array(EntryId),
  winners: z.int(),
  /** How to do it again, in words and as a program. */
  how: z.string(),
}).meta({ id: 'DealProof' })

export const Part = z
  .object({
    id: PartId,
    dealId: DealId,
    teamId: TeamId.nullable(),
    orderId: OrderId,
    variantId: VariantId,
    units: z.int(),
    price: Price,
    restOf: PartId.nullable(),
    until: Instant,
    state: PartState,
    why: PartWhy,
    at: Instant,
    paidAt: Instant.nullable(),
    endedAt: Instant.nullable(),
    returned: Price,
    /** Where what goes back is now. */
    refund: z.enum(['none', 'asked', 'paid-out', 'failed']),
    refundId: RefundId.nullable(),
  })
  .meta({ id: 'DealPart' })
export type Part = z.output<typeof Part>
/** For operators: with the whole name, and who it is. */
export const DeskBid = Bid.extend({ memberId: MemberId }).meta({ id: 'AuctionDeskBid' })
export const DeskPart = Part.extend({ memberId: MemberId, memberName: z.string() }).meta({ id: 'DealDeskPart' })
export const Mine = z
  .object({
    parts: z.array(Part.extend({ late: z.boolean() })),
    entry: z.object({ id: EntryId, sentence: z.string(), at: Instant, rank: z.int().nullable() }).nullable(),
    turn: z.object({ rank: z.int(), price: Price, until: Instant, state: TurnState }).nullable(),
    deposit: z.object({ amount: Price, returned: z.boolean() }).nullable(),
    topBid: Price.nullable(),
    report: z.string().nullable(),
  })
  .meta({ id: 'DealMine' })

/** How an order of a deal is sent and paid. */
export const orderFields = {
  address: Address.nullable().default(null),
  note: line(200, 0).default(''),
  credit: Price.default(0),
}
export const Taken = z
  .object({
    partId: PartId,
    teamId: TeamId.nullable(),
    orderId: OrderId,
    payable: Price,
    currency: z.string(),
    payUntil: Instant,
    state: z.string(),
  })
  .meta({ id: 'DealTaken' })
export type Taken = z.output<typeof Taken>
