// An operator closes a group: it is read, nobody enters, nobody writes.
import { actorName, type Ctx, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { GroupClosed } from '../contract.ts'
import { groupClosed } from '../facts.ts'
import { closeGroupRow, lockGroupSeen } from '../store/groups.ts'
import { sightOf } from '../store/own.ts'

export const closeGroup = (ctx: Ctx, groupId: string, reason: string): Promise<void> =>
  within(ctx, async ctx => {
    needRight(ctx, 'groups.edit')
    if (!(await lockGroupSeen(ctx.db, sightOf(ctx), groupId))) refuse(NotFound)
    const closing = { at: ctx.now, by: actorName(ctx.actor), why: reason }
    if (!(await closeGroupRow(ctx.db, ctx.community.id, groupId, closing))) refuse(GroupClosed)
    await record(ctx, groupClosed, groupId, { groupId })
  })
