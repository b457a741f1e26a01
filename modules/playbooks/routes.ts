// Each endpoint of the playbooks.
import { handlers } from '#kernel/http/handlers.ts'
import { listCommunities } from '#modules/communities/index.ts'
import { withNames } from '#modules/members/index.ts'
import { applyPlaybook } from './commands/apply-playbook.ts'
import { makePlan } from './commands/make-plan.ts'
import { readShelf, textOf } from './commands/read-shelf.ts'
import { showDrift } from './commands/show-drift.ts'
import { playbooksContract } from './contract.ts'
import { listRuns } from './store.ts'

export const playbooksHandlers = handlers(playbooksContract, {
  shelf: ctx => readShelf(ctx.locale),
  text: async (_ctx, { params }) => ({ text: await textOf(params.playbookId) }),
  plan: async (ctx, { body }) => (await makePlan(ctx, body)).plan,
  apply: (ctx, { body }) => applyPlaybook(ctx, body),
  drift: (ctx, { params }) => showDrift(ctx, params.runId),
  runs: async ctx => {
    const [runs, communities] = await Promise.all([listRuns(ctx.db), listCommunities(ctx.db)])
    const names = new Map(communities.map(one => [one.id, one.name]))
    const told = runs.map(run => ({
      ...run,
      changes: (run.changes as unknown[]).length,
      communityName: names.get(run.communityId) ?? '',
    }))
    return withNames(ctx, told, 'by')
  },
})
