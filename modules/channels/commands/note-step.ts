// Writes a step of a message's story.
import { actorName, type Ctx } from '#kernel/ctx.ts'
import { insertStep } from '../store/messages.ts'

export const noteStep = (ctx: Ctx, messageId: string, step: string, detail = '') =>
  insertStep(ctx.db, {
    communityId: ctx.community.id,
    messageId,
    at: ctx.now,
    step,
    by: actorName(ctx.actor),
    detail: detail.slice(0, 500),
  })
