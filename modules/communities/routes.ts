// Each endpoint of the communities.
import { handlers } from '#kernel/http/handlers.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { changeCommunity } from './commands/change-community.ts'
import { examineCommunity, showExamination } from './commands/examine-community.ts'
import { openCommunity } from './commands/open-community.ts'
import { communitiesContract, NoSuchCommunity } from './contract.ts'
import { findCommunity, findFirstCommunity, listCommunities } from './store.ts'

export const communitiesHandlers = handlers(communitiesContract, {
  front: async (ctx, { query }) =>
    (query.slug ? await findCommunity(ctx.db, query.slug) : await findFirstCommunity(ctx.db)) ?? refuse(NoSuchCommunity),
  list: ctx => listCommunities(ctx.db),
  open: (ctx, { body }) => openCommunity(ctx, body),
  get: async ctx => (await findCommunity(ctx.db, ctx.community.id)) ?? refuse(NotFound),
  change: (ctx, { body }) => changeCommunity(ctx, body),
  examination: ctx => showExamination(ctx),
  examine: ctx => examineCommunity(ctx),
})
