// deals 运营: what they buy together. Group-buys, stepped prices, pre-sales, crowdfunding, auctions, draws and sponsored meals.
import { room } from '#kernel/room.ts'
import { endTeamInTime } from './commands/end-team.ts'
import { followRests } from './commands/follow-rests.ts'
import { moveDealInTime } from './commands/move-deal.ts'
import { dealsContract } from './contract.ts'
import { dealsFacts } from './facts.ts'
import { dealsListeners, dealsLive } from './listeners.ts'
import { dealsHandlers } from './routes.ts'
import { dealsLaws } from './store/laws.ts'

export { changeDealTo, makeDeal } from './commands/make-deal.ts'
export { publishDeal } from './commands/publish-deal.ts'
export { cancelDeal, resumeDeal } from './commands/run-deal.ts'
export * from './facts.ts'
export type { Deal, DealOf } from './rules/deal.ts'
export { commitmentOf, drawOrder, entriesHashOf, how as drawVerifier } from './rules/draw.ts'
export { findDeal } from './store/deals.ts'
export { listDeals } from './store/pages.ts'

export const deals = room({
  name: 'deals',
  contract: dealsContract,
  handlers: dealsHandlers,
  facts: dealsFacts,
  laws: dealsLaws,
  listeners: dealsListeners,
  jobs: [endTeamInTime, moveDealInTime],
  rounds: [followRests],
  live: dealsLive,
})
