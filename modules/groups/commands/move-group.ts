// An operator moves a group, with all below it, to another place in the tree.
import { type Ctx, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { NotFound, refuse } from '#kernel/refusal.ts'
import { TreeCircle, TreeTooDeep } from '../contract.ts'
import { groupMoved } from '../facts.ts'
import { levelsMax, placeBreach } from '../rules/tree.ts'
import { findGroupSeen } from '../store/groups.ts'
import { sightOf } from '../store/own.ts'
import { lockTree, readPlace, updateParent } from '../store/tree.ts'

export const moveGroup = (ctx: Ctx, groupId: string, parentId: string | null): Promise<void> =>
  within(ctx, async ctx => {
    needRight(ctx, 'groups.edit')
    await lockTree(ctx.db, ctx.community.id)
    const group = (await findGroupSeen(ctx.db, sightOf(ctx), groupId)) ?? refuse(NotFound)
    if (parentId !== null && !(await findGroupSeen(ctx.db, sightOf(ctx), parentId))) refuse(NotFound)
    if (group.parentId === parentId) return
    await checkPlace(ctx, groupId, parentId)
    await updateParent(ctx.db, ctx.community.id, groupId, parentId)
    await record(ctx, groupMoved, groupId, { groupId, parentId })
  })

/** The caller holds the tree's lock. */
export async function checkPlace(ctx: Ctx, groupId: string | null, parentId: string | null): Promise<void> {
  const breach = placeBreach(await readPlace(ctx.db, ctx.community.id, groupId, parentId))
  if (breach === 'circle') refuse(TreeCircle)
  if (breach === 'too-deep') refuse(TreeTooDeep, { levels: levelsMax })
}
