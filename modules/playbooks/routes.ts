// Each endpoint of the playbooks.
import { handlers } from '#kernel/http/handlers.ts'
import { findCommunity } from '#modules/communities/index.ts'
import { applyPlaybook } from './commands/apply-playbook.ts'
import { makePlan } from './commands/make-plan.ts'
import { readShelf, textOf } from './commands/read-shelf.ts'
import { playbooksContract } from './contract.ts'
import { listRuns } from './store.ts'

export const playbooksHandlers = handlers(playbooksContract, {
  shelf: ctx => readShelf(ctx.locale),
  text: async (_ctx, { params }) => ({ text: await textOf(params.playbookId) }),
  plan: async (ctx, { body }) => (await makePlan(ctx, body)).plan,
  apply: (ctx, { body }) => applyPlaybook(ctx, body),
  runs: async ctx =>
    Promise.all(
      (await listRuns(ctx.db)).map(async run => ({
        ...run,
        changes: (run.changes as unknown[]).length,
        communityName: (await findCommunity(ctx.db, run.communityId))?.name ?? '',
      })),
    ),
})
