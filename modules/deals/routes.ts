// Each endpoint to its command or read.
import type { Ctx } from '#kernel/ctx.ts'
import type { Handlers } from '#kernel/http/handlers.ts'
import { refuse } from '#kernel/refusal.ts'
import { done } from '#kernel/shapes.ts'
import { apply, declineTurn, reportMeal, takeTurn, withdrawEntry } from './commands/apply.ts'
import { bid, setDepositAside } from './commands/bid.ts'
import { buy, joinTeam, openTeam, payRest } from './commands/buy.ts'
import { refundLate } from './commands/late-refund.ts'
import { changeDealTo, makeDeal } from './commands/make-deal.ts'
import { previewDeal, publishDeal } from './commands/publish-deal.ts'
import { cancelDeal, chooseEntries, resumeDeal, tellBackers } from './commands/run-deal.ts'
import { pageOfCards, showDeal, showDeals, showDesk, showMine } from './commands/show-deal.ts'
import { showBids, showProof, showTeam, showTeams, showUpdates, showWinners } from './commands/show-names.ts'
import { type dealsContract, NoSuchDeal } from './contract.ts'
import { listBids } from './store/auctions.ts'
import { findDeal } from './store/deals.ts'
import { listEntries, listParts, listTeams } from './store/pages.ts'

const after = async (work: Promise<unknown>) => {
  await work
  return done
}
const ofDeal = async <T>(ctx: Ctx, dealId: string, read: () => Promise<T>): Promise<T> =>
  (await findDeal(ctx, dealId)) ? read() : refuse(NoSuchDeal)

export const dealsHandlers: Handlers<typeof dealsContract> = {
  list: (ctx, { query }) => showDeals(ctx, query),
  show: (ctx, { params }) => showDeal(ctx, params.dealId),
  mine: (ctx, { params }) => showMine(ctx, params.dealId),
  teams: (ctx, { params }) => showTeams(ctx, params.dealId),
  team: (ctx, { params }) => showTeam(ctx, params.dealId, params.teamId),
  openTeam: (ctx, { params, body, key }) => openTeam(ctx, { ...params, ...body, key }),
  joinTeam: (ctx, { params, body, key }) => joinTeam(ctx, { ...params, ...body, key }),
  buy: (ctx, { params, body, key }) => buy(ctx, { ...params, ...body, key }),
  payRest: (ctx, { params, body, key }) => payRest(ctx, { ...params, ...body, key }),
  refundLate: (ctx, { params }) => after(refundLate(ctx, params.dealId, params.partId)),
  bids: (ctx, { params, query }) => showBids(ctx, params.dealId, query),
  deposit: (ctx, { params }) => after(setDepositAside(ctx, params.dealId)),
  bid: (ctx, { params, body }) => bid(ctx, params.dealId, body.amount),
  apply: (ctx, { params, body }) => apply(ctx, params.dealId, body.sentence),
  withdraw: (ctx, { params }) => after(withdrawEntry(ctx, params.dealId)),
  takeTurn: (ctx, { params, body, key }) => takeTurn(ctx, { ...params, ...body, key }),
  declineTurn: (ctx, { params }) => after(declineTurn(ctx, params.dealId)),
  winners: (ctx, { params }) => showWinners(ctx, params.dealId),
  proof: (ctx, { params }) => showProof(ctx, params.dealId),
  updates: (ctx, { params, query }) => showUpdates(ctx, params.dealId, query),
  report: (ctx, { params, body }) => after(reportMeal(ctx, params.dealId, body.text)),

  deskList: (ctx, { query }) => pageOfCards(ctx, query),
  deskShow: (ctx, { params }) => showDesk(ctx, params.dealId),
  makeTeamBuy: (ctx, { body }) => makeDeal(ctx, 'team-buy', body),
  changeTeamBuy: (ctx, { params, body }) => after(changeDealTo(ctx, params.dealId, 'team-buy', body)),
  makeStepped: (ctx, { body }) => makeDeal(ctx, 'stepped', body),
  changeStepped: (ctx, { params, body }) => after(changeDealTo(ctx, params.dealId, 'stepped', body)),
  makePreSale: (ctx, { body }) => makeDeal(ctx, 'pre-sale', body),
  changePreSale: (ctx, { params, body }) => after(changeDealTo(ctx, params.dealId, 'pre-sale', body)),
  makeCrowdfunding: (ctx, { body }) => makeDeal(ctx, 'crowdfunding', body),
  changeCrowdfunding: (ctx, { params, body }) => after(changeDealTo(ctx, params.dealId, 'crowdfunding', body)),
  makeAuction: (ctx, { body }) => makeDeal(ctx, 'auction', body),
  changeAuction: (ctx, { params, body }) => after(changeDealTo(ctx, params.dealId, 'auction', body)),
  makeDraw: (ctx, { body }) => makeDeal(ctx, 'draw', body),
  changeDraw: (ctx, { params, body }) => after(changeDealTo(ctx, params.dealId, 'draw', body)),
  makeMeal: (ctx, { body }) => makeDeal(ctx, 'meal', body),
  changeMeal: (ctx, { params, body }) => after(changeDealTo(ctx, params.dealId, 'meal', body)),
  preview: (ctx, { params }) => previewDeal(ctx, params.dealId),
  publish: (ctx, { params, body }) => after(publishDeal(ctx, params.dealId, body.secondPerson)),
  cancel: (ctx, { params, body }) => after(cancelDeal(ctx, params.dealId, body.reason)),
  resume: (ctx, { params }) => after(resumeDeal(ctx, params.dealId)),
  deskParts: (ctx, { params, query }) => ofDeal(ctx, params.dealId, () => listParts(ctx, params.dealId, query)),
  deskBids: (ctx, { params, query }) => ofDeal(ctx, params.dealId, () => listBids(ctx, params.dealId, query)),
  deskTeams: (ctx, { params, query }) => ofDeal(ctx, params.dealId, () => listTeams(ctx, params.dealId, query)),
  deskEntries: (ctx, { params, query }) => ofDeal(ctx, params.dealId, () => listEntries(ctx, params.dealId, query)),
  choose: (ctx, { params, body }) => after(chooseEntries(ctx, params.dealId, body.entryIds)),
  tell: (ctx, { params, body }) => after(tellBackers(ctx, params.dealId, body.text)),
}
