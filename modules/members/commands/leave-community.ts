// A member leaves a community; he stays signed in to the house and may come back.
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { memberLeft } from '../facts.ts'
import { markLeft } from '../store/members.ts'

export const leaveCommunity = (ctx: Ctx): Promise<void> =>
  within(ctx, async ctx => {
    const memberId = memberIdOf(ctx)
    if (!(await markLeft(ctx.db, ctx.community.id, memberId, ctx.now))) return
    await record(ctx, memberLeft, memberId, { memberId })
    ctx.afterCommit(() => ctx.house.sessions.forget())
  })
