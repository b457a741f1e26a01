// A leader lifts a ban: the member may come to the door again.
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { Forbidden, NotFound, refuse } from '#kernel/refusal.ts'
import { memberUnbannedFromGroup } from '../facts.ts'
import { mayBan } from '../policy.ts'
import { deleteBan } from '../store/door.ts'
import { leadGroup } from './lead-group.ts'

export const liftBan = (ctx: Ctx, groupId: string, memberId: string): Promise<void> =>
  within(ctx, async ctx => {
    const { viewer } = await leadGroup(ctx, groupId)
    if (!mayBan(viewer)) refuse(Forbidden)
    if (!(await deleteBan(ctx.db, ctx.community.id, groupId, memberId))) refuse(NotFound)
    await record(ctx, memberUnbannedFromGroup, groupId, { groupId, memberId })
  })
