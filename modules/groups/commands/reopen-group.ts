// An operator opens a closed group again.
import { type Ctx, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { GroupOpen } from '../contract.ts'
import { groupReopened } from '../facts.ts'
import { lockGroupSeen, reopenGroupRow } from '../store/groups.ts'
import { sightOf } from '../store/own.ts'

export const reopenGroup = (ctx: Ctx, groupId: string): Promise<void> =>
  within(ctx, async ctx => {
    needRight(ctx, 'groups.edit')
    if (!(await lockGroupSeen(ctx.db, sightOf(ctx), groupId))) refuse(NotFound)
    if (!(await reopenGroupRow(ctx.db, ctx.community.id, groupId))) refuse(GroupOpen)
    await record(ctx, groupReopened, groupId, { groupId })
  })
