// Each endpoint of the policies.
import type { Ctx } from '#kernel/ctx.ts'
import { handlers } from '#kernel/http/handlers.ts'
import { checkPolicy } from './commands/check-policy.ts'
import { showDecisions, showHistory, showRules } from './commands/show-rules.ts'
import { chooseRegion, tighten } from './commands/tighten.ts'
import { policiesContract } from './contract.ts'
import { toldIn } from './rules/answer.ts'

const then = async (ctx: Ctx, done: Promise<void>) => {
  await done
  return showRules(ctx)
}

export const policiesHandlers = handlers(policiesContract, {
  here: ctx => showRules(ctx),
  rules: ctx => showRules(ctx),
  chooseRegion: (ctx, { body }) => then(ctx, chooseRegion(ctx, body.region, body.note)),
  setNumber: (ctx, { params, body }) =>
    then(ctx, tighten(ctx, { rule: params.ruleId, parameter: params.name, value: body.value, note: body.note })),
  setWords: (ctx, { params, body }) =>
    then(ctx, tighten(ctx, { rule: params.ruleId, parameter: params.name, value: body.value, note: body.note })),
  setEffect: (ctx, { params, body }) =>
    then(ctx, tighten(ctx, { rule: params.ruleId, parameter: 'effect', value: body.effect, note: body.note })),
  history: (ctx, { query }) => showHistory(ctx, query),
  decisions: (ctx, { query }) => showDecisions(ctx, query),
  tryText: async (ctx, { body }) => {
    const { hits } = await checkPolicy(ctx, { kind: 'terms-text', subject: '', ...body })
    return { hits: hits.map(hit => toldIn(hit, ctx.locale)) }
  },
})
