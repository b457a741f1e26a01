// A member withdraws his application.
import { type Ctx, memberIdOf } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { ApplicationSettled } from '../contract.ts'
import { applicationWithdrawn } from '../facts.ts'
import { findApplicationOf, settleApplication } from '../store/applications.ts'

export const withdrawApplication = (ctx: Ctx, groupId: string): Promise<void> =>
  within(ctx, async ctx => {
    const memberId = memberIdOf(ctx)
    const application = (await findApplicationOf(ctx.db, ctx.community.id, groupId, memberId)) ?? refuse(NotFound)
    const end = { state: 'withdrawn', at: ctx.now, by: memberId, reason: '' } as const
    if (!(await settleApplication(ctx.db, ctx.community.id, application.id, end))) refuse(ApplicationSettled)
    await record(ctx, applicationWithdrawn, groupId, { groupId, memberId, applicationId: application.id })
  })
