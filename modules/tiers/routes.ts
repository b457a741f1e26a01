// Each endpoint of the tiers.
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { handlers } from '#kernel/http/handlers.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { done } from '#kernel/shapes.ts'
import { freezeHolding, unfreezeHolding } from './commands/freeze-holding.ts'
import { grantHolding } from './commands/grant-holding.ts'
import { changePlan, makePlan } from './commands/make-plan.ts'
import { changeRound, makeRound } from './commands/make-round.ts'
import { nameAssociate, removeAssociate } from './commands/name-associate.ts'
import { changeBenefit, promiseBenefit } from './commands/promise-benefit.ts'
import { quoteTier } from './commands/quote-tier.ts'
import { quoteMine, returnHolding } from './commands/return-holding.ts'
import { settleObligation } from './commands/settle-obligation.ts'
import { showDeskPlan, showDeskPlans, showHoldingPage, showMine, showOnSale } from './commands/show-tiers.ts'
import { endHolding, quoteRefund } from './commands/withdraw-holding.ts'
import { tiersContract } from './contract.ts'
import { listBenefits, pageOfObligations } from './store/benefits.ts'
import { forecastOf, renewalsOf } from './store/figures.ts'
import { listAssociates, listPlaces, pageOfHoldings, pageOfReminders, showHolding } from './store/shown.ts'

const shown = async (ctx: Ctx, holdingId: string) => (await showHolding(ctx, holdingId)) ?? refuse(NotFound)

export const tiersHandlers = handlers(tiersContract, {
  mine: ctx => showMine(ctx, memberIdOf(ctx)),
  plansOnSale: ctx => showOnSale(ctx),
  quote: (ctx, { params, query }) => quoteTier(ctx, { ...params, ...query, memberId: memberIdOf(ctx) }),
  reminders: (ctx, { query }) => pageOfReminders(ctx, memberIdOf(ctx), query),
  associates: async ctx => ({
    places: await listPlaces(ctx, memberIdOf(ctx)),
    associates: await listAssociates(ctx, memberIdOf(ctx)),
  }),
  nameAssociate: (ctx, { body }) => nameAssociate(ctx, body.planId, body.memberId),
  removeAssociate: async (ctx, { params }) => {
    await removeAssociate(ctx, params.holdingId)
    return done
  },
  freezeMine: async (ctx, { params }) => {
    await freezeHolding(ctx, params.holdingId, { days: null, reason: '' })
    return shown(ctx, params.holdingId)
  },
  unfreezeMine: async (ctx, { params }) => {
    await unfreezeHolding(ctx, params.holdingId)
    return shown(ctx, params.holdingId)
  },
  returnQuote: (ctx, { params }) => quoteMine(ctx, params.holdingId),
  returnMine: (ctx, { params }) => returnHolding(ctx, params.holdingId),
  plans: ctx => showDeskPlans(ctx),
  plan: (ctx, { params }) => showDeskPlan(ctx, params.planId),
  makePlan: (ctx, { body }) => makePlan(ctx, body),
  changePlan: (ctx, { params, body }) => changePlan(ctx, params.planId, body),
  makeRound: (ctx, { params, body }) => makeRound(ctx, params.planId, body),
  changeRound: (ctx, { params, body }) => changeRound(ctx, params.roundId, body),
  holdings: (ctx, { query }) => pageOfHoldings(ctx, query),
  holding: (ctx, { params }) => showHoldingPage(ctx, params.holdingId),
  give: async (ctx, { params, body }) => {
    const cause = `given:${ctx.requestId}`
    const { holdingId } = await grantHolding(ctx, { ...params, ...body, cause, paid: 0 })
    return shown(ctx, holdingId)
  },
  freeze: async (ctx, { params, body }) => {
    await freezeHolding(ctx, params.holdingId, body)
    return shown(ctx, params.holdingId)
  },
  unfreeze: async (ctx, { params }) => {
    await unfreezeHolding(ctx, params.holdingId)
    return shown(ctx, params.holdingId)
  },
  refundQuote: (ctx, { params }) => quoteRefund(ctx, params.holdingId),
  end: (ctx, { params, body }) => endHolding(ctx, params.holdingId, body.reason),
  benefits: (ctx, { params }) => listBenefits(ctx, params.planId),
  promise: (ctx, { params, body }) => promiseBenefit(ctx, params.planId, body),
  changeBenefit: (ctx, { params, body }) => changeBenefit(ctx, params.benefitId, body),
  obligations: (ctx, { query }) => pageOfObligations(ctx, query),
  settle: async (ctx, { params, body }) => {
    await settleObligation(ctx, params.obligationId, body.as, body.note)
    return done
  },
  forecast: (ctx, { query }) => forecastOf(ctx, query.planId),
  renewalRate: (ctx, { query }) => renewalsOf(ctx, query),
})
