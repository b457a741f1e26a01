// What is held for all readers of a deal is forgotten when it changes, so that a writer sees his own writing.
import type { Ctx } from '#kernel/ctx.ts'

export const dealKey = (dealId: string): string => `deals:${dealId}:`
export const listKey = 'deals:list:'

export const freshen = (ctx: Ctx, dealId: string): void =>
  ctx.afterCommit(() => {
    ctx.house.held.drop(`${ctx.community.id}:${dealKey(dealId)}`)
    ctx.house.held.drop(`${ctx.community.id}:${listKey}`)
  })
